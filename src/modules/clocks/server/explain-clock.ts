import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type ClockReasons, calendarBook, caseSight, clockCards, explainClock } from '../contract.ts'
import type { Clock } from '../domain/clock.ts'
import { clockLight } from '../domain/clock-light.ts'
import { type ClockPiece, explainClock as explain } from '../domain/explain-clock.ts'
import { reasonWords } from '../domain/reason-words.ts'
import { warningWords } from '../domain/warning-words.ts'
import { findClock } from './clock-store.ts'

const MOST_PIECES = 2000

const at = (ms: number) => toRfc3339(ms)
const atOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export const explainClockHandler = handle(explainClock, async (input, call) => {
  const sight = call.runtime.use(caseSight)
  const { caseId } = await sight.mustSee(call, input.id)
  const clock = await getClock(call, caseId, input.clock)
  const reasons = await sight.reasonsOf(call, caseId)
  const book = call.runtime.use(calendarBook)
  const calendar = book.calendar()
  const { pieces, reckonedMs, warnings } = explain(clock, calendar)
  const causeAt = (ms: number) => reasons.causeAt(ms)
  return {
    caseId,
    caseNo: reasons.caseNo,
    rulesVersion: reasons.rulesVersion,
    id: clock.id,
    name: clock.name,
    zh: clockCards[clock.name].zh,
    en: clockCards[clock.name].en,
    subjectKind: clock.subjectKind,
    subjectId: clock.subjectId,
    state: clock.state,
    light: clockLight(clock, clock.stoppedMs ?? call.nowMs, calendar),
    result: clock.result,
    asOf: at(call.nowMs),
    start: at(clock.startMs),
    startCause: causeAt(clock.startMs),
    limit: clock.limit,
    plus: clock.plus,
    givenDue: atOrNull(clock.givenDueMs),
    source: reasons.sourceOf(clock),
    limitChanged:
      clock.limitChangedAtMs === null
        ? null
        : { at: at(clock.limitChangedAtMs), cause: causeAt(clock.limitChangedAtMs) },
    calendar: { key: calendar.key, version: book.version(), wdMode: calendar.wdMode },
    due: atOrNull(clock.dueMs),
    reckonedDue: atOrNull(reckonedMs),
    keptSince: clock.keptDue ? at(clock.keptDue.atMs) : null,
    overdueAt: atOrNull(clock.overdueAtMs),
    stopped: atOrNull(clock.stoppedMs),
    grants: clock.grants.map(({ atMs, limit }) => ({ at: at(atMs), limit, cause: causeAt(atMs) })),
    owners: clock.owners.map(({ post, unit, fromMs }, index) => ({
      post,
      unit,
      from: at(fromMs),
      to: atOrNull(clock.owners[index + 1]?.fromMs ?? clock.stoppedMs),
    })),
    warnings: warnings.map((code) => ({ code, ...warningWords(code) })),
    pieces: pieces.slice(0, MOST_PIECES).map((piece) => said(piece, reasons)),
    left: Math.max(0, pieces.length - MOST_PIECES),
  }
})

async function getClock(call: Call, caseId: string, reference: string): Promise<Clock> {
  const clock = await findClock(call.db, caseId, reference)
  if (clock) return clock
  throw fault('clock-not-found', {
    status: 404,
    zh: `本案没有“${reference}”这个时限。请从案件页的时限中选择。`,
    en: `This case has no clock ${reference}. Choose one on the page of the case.`,
  })
}

function said({ fromMs, toMs, name, ...piece }: ClockPiece, reasons: ClockReasons) {
  const isPause = piece.reason.startsWith('pause:')
  return {
    ...piece,
    ...reasonWords(piece.reason, piece.counted, name),
    from: at(fromMs),
    to: atOrNull(toMs),
    cause: isPause ? reasons.causeAt(fromMs) : null,
    endCause: isPause && toMs !== null ? reasons.causeAt(toMs) : null,
  }
}
