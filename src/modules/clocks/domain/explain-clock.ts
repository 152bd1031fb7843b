import type { WorkCalendar } from '#core/time/calendar.ts'
import { addUnits } from '#core/time/due.ts'
import { type ExplanationPiece, explainDue } from '#core/time/explain.ts'
import type { Limit, LimitUnit } from '#core/time/limit.ts'
import { dayStartMs, localDay, MINUTE_MS, parseRfc3339 } from '#core/time/local.ts'
import { orderPauses } from '#core/time/pauses.ts'
import type { Clock } from './clock.ts'

/** A stretch of a clock's time; `reason` as in core/time/explain, and `otherSteps`, `kept`. */
export interface ClockPiece {
  fromMs: number
  toMs: number | null
  counted: boolean
  reason: string
  amount: number
  unit: LimitUnit
  /** Name of the holiday, or of the make-up working day. */
  name: string | null
}

export interface ExplainedClock {
  /** The due by the calendar as it is; null while paused and where nothing says when. */
  reckonedMs: number | null
  warnings: string[]
  pieces: ClockPiece[]
}

/** Why a clock is due when it is: without gaps from its start to its due (domain §5.2, output of an explanation). */
export function explainClock(clock: Clock, calendar: WorkCalendar): ExplainedClock {
  const explained =
    clock.givenDueMs !== null ? ofGivenDate(clock, clock.givenDueMs, calendar) : ofLimit(clock, calendar)
  const pieces = explained.pieces.flatMap((piece) => byDayName(piece, calendar))
  const { reckonedMs, warnings } = explained
  if (clock.keptDue && reckonedMs !== null && clock.dueMs !== null && clock.dueMs > reckonedMs)
    pieces.push({ ...NO_AMOUNT, fromMs: reckonedMs, toMs: clock.dueMs, reason: 'kept', unit: 'NM' })
  return { reckonedMs, warnings, pieces }
}

const NO_AMOUNT = { counted: false, amount: 0, name: null }

function ofLimit(clock: Clock, calendar: WorkCalendar): ExplainedClock {
  const { startMs, limit, plus, pauses, limitChangedAtMs } = clock
  if (!limit) return { reckonedMs: null, warnings: [], pieces: [] }
  const grants = plus ? [{ atMs: startMs, limit: plus }, ...clock.grants] : clock.grants
  const { due, warnings, explanation } = explainDue(startMs, limit, calendar, pauses, grants, limitChangedAtMs)
  return { reckonedMs: due === null ? null : parseRfc3339(due), warnings, pieces: namedSteps(explanation, plus) }
}

/** What was added for the other steps of a case is the first of all extensions. */
function namedSteps(explanation: readonly ExplanationPiece[], plus: Limit | null): ClockPiece[] {
  let left = plus?.n ?? 0
  return explanation.map((piece) => {
    const isStep = piece.reason === 'extension' && left > 1e-6
    if (isStep) left -= piece.amount
    return pieceOf(piece, isStep ? 'otherSteps' : piece.reason)
  })
}

function pieceOf(piece: ExplanationPiece, reason: string): ClockPiece {
  const { from, to, counted, amount, unit } = piece
  const toMs = to === null ? null : parseRfc3339(to)
  return { fromMs: parseRfc3339(from)!, toMs, counted, reason, amount, unit, name: null }
}

/** A date that somebody gave moves by whole pauses that began before it, then by extensions. */
function ofGivenDate(clock: Clock, givenMs: number, calendar: WorkCalendar): ExplainedClock {
  const pieces: ClockPiece[] = []
  let dueMs = givenMs
  let cursor = clock.startMs
  const count = (toMs: number) => {
    if (toMs <= cursor) return
    const amount = (toMs - cursor) / MINUTE_MS
    pieces.push({ fromMs: cursor, toMs, counted: true, reason: 'counted', amount, unit: 'NM', name: null })
    cursor = toMs
  }
  for (const stop of orderPauses(clock.pauses, clock.startMs)) {
    if (stop.fromMs >= dueMs) break
    count(stop.fromMs)
    const toMs = stop.toMs === Number.POSITIVE_INFINITY ? null : stop.toMs
    pieces.push({ ...NO_AMOUNT, fromMs: stop.fromMs, toMs, reason: `pause:${stop.cause}`, unit: 'NM' })
    if (toMs === null) return { reckonedMs: null, warnings: [], pieces }
    dueMs += stop.toMs - stop.fromMs
    cursor = stop.toMs
  }
  count(dueMs)
  const warnings: string[] = []
  for (const { limit } of clock.grants) {
    const explained = explainDue(dueMs, limit, calendar)
    warnings.push(...explained.warnings.filter((warning) => !warnings.includes(warning)))
    for (const piece of explained.explanation) pieces.push(pieceOf(piece, piece.counted ? 'extension' : piece.reason))
    dueMs = addUnits(dueMs, limit, calendar)
  }
  // paused after all was used up: no due as long as that lasts
  const isOpen = clock.pauses.some((pause) => pause.toMs === null)
  return { reckonedMs: isOpen ? null : dueMs, warnings, pieces }
}

/** A row of days off is cut where the name changes; a piece on a make-up working day gets its name. */
function byDayName(piece: ClockPiece, calendar: WorkCalendar): ClockPiece[] {
  const { fromMs, toMs, counted, reason } = piece
  if (toMs === null || (reason !== 'holiday' && !counted) || piece.unit.startsWith('N')) return [piece]
  if (counted) return [{ ...piece, name: calendar.dayAt(localDay(fromMs)).name }]
  const parts: ClockPiece[] = []
  for (let day = localDay(fromMs); dayStartMs(day) < toMs; day++) {
    const { name } = calendar.dayAt(day)
    const last = parts.at(-1)
    const endMs = Math.min(dayStartMs(day + 1), toMs)
    if (last?.name === name) last.toMs = endMs
    else parts.push({ ...piece, fromMs: Math.max(fromMs, dayStartMs(day)), toMs: endMs, name })
  }
  return parts
}
