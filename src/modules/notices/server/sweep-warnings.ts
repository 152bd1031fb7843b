import { catalogueBook } from '#modules/catalogue/contract.ts'
import { attentionAfter, type Clock, calendarBook, clockCards } from '#modules/clocks/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { pulse } from '#platform/plug.ts'
import { bundle } from '../domain/bundle.ts'
import { WARNING_KINDS, type WarningLevel } from '../domain/kind.ts'
import { receiversOf } from '../domain/receivers.ts'
import { warningText, warningTitle } from '../domain/warning-text.ts'
import { noticeBook } from './notice-book.ts'
import { addNotices } from './notice-store.ts'
import { staffOf } from './staff-of.ts'
import {
  type Attended,
  addBundles,
  findCases,
  recentWarnings,
  rememberTold,
  setAttention,
  takeWaiting,
  type WaitingClock,
  type WarnedCase,
} from './warning-store.ts'

const EVERY_MS = 3000
const BATCH = 250
const MINUTE_MS = 60_000

/** Tells whoever is concerned of clocks that are near their due or over it, until none is waiting. */
export const sweepWarnings = pulse(
  'notices.sweepWarnings',
  EVERY_MS,
  async (call) => (await sweepOnce(call, BATCH)) === BATCH,
)

interface Due extends WaitingClock {
  level: WarningLevel
  found: WarnedCase
  receivers: readonly string[]
}

/**
 * One batch: lines, messages, what other modules hear and the clocks' next instants are one transaction, so that a process
 * that dies has told nothing or all of it. After an outage a clock is told once, with the level it has by then.
 */
export async function sweepOnce(call: Call, limit: number): Promise<number> {
  const { runtime, nowMs } = call
  return runtime.db.tx(async (tx) => {
    const waiting = await takeWaiting(tx, nowMs, limit)
    if (waiting.length === 0) return 0
    const calendar = runtime.use(calendarBook).calendar()
    const cases = await findCases(
      tx,
      waiting.map(({ clock }) => clock.caseId),
    )
    const staff = staffOf(runtime, nowMs)
    const due: Due[] = []
    const attended: Attended[] = []
    for (const one of waiting) {
      const { level, nextMs } = attentionAfter(one.clock, nowMs, calendar)
      attended.push({ id: one.clock.id, attentionMs: nextMs, told: level === null ? null : { level, atMs: nowMs } })
      const found = cases.get(one.clock.caseId)
      if (level !== null && found)
        due.push({ ...one, level, found, receivers: receiversOf(one.clock, level, found, staff) })
    }
    const fresh = await rememberTold(
      tx,
      due.map(({ clock, level, forMs, receivers }) => ({
        clockId: clock.id,
        caseId: clock.caseId,
        clock: clock.name,
        level,
        forMs,
        receivers: receivers.length,
      })),
      nowMs,
    )
    await setAttention(tx, attended)
    await tell(
      call,
      tx,
      due.filter(({ clock }) => fresh.has(clock.id)),
    )
    return waiting.length
  })
}

async function tell(call: Call, tx: Executor, due: readonly Due[]): Promise<void> {
  const { runtime, nowMs } = call
  const book = runtime.use(noticeBook)
  const lines = due.flatMap((one) => {
    const words = wordsOf(call, one)
    return one.receivers.map((personId) => ({ ...one, ...words, personId }))
  })
  const persons = [...new Set(lines.map((line) => line.personId))]
  const windowMs = book.bundleMinutes * MINUTE_MS
  const recent = await recentWarnings(tx, persons, nowMs - windowMs)
  const { single, bundles } = bundle(lines, book.bundleOver, recent)
  await addNotices(
    tx,
    single.map(({ clock, level, forMs, found, personId, title, text }) => ({
      id: runtime.newId(),
      personId,
      kind: WARNING_KINDS[level],
      level,
      titleZh: title.zh,
      titleEn: title.en,
      textZh: text.zh,
      textEn: text.en,
      link: `/c/cases/${found.id}`,
      caseId: found.id,
      dedupeKey: `clock:${clock.id}:${forMs}`,
    })),
    nowMs,
  )
  await addBundles(
    tx,
    bundles.map(({ personId, worst, lines: own }) => ({
      id: runtime.newId(),
      personId,
      kind: WARNING_KINDS[worst],
      level: worst,
      count: own.length,
      dedupeKey: `clocks:${Math.floor(nowMs / windowMs)}`,
      parts: own.map(({ clock, forMs, level, found, title }) => ({
        clockId: clock.id,
        forMs,
        level,
        caseId: found.id,
        titleZh: title.zh,
        titleEn: title.en,
      })),
    })),
    { nowMs, waitMs: MINUTE_MS },
  )
}

function wordsOf({ runtime }: Call, { clock, level, found }: Due) {
  const unit = clock.ownerUnit === null ? null : runtime.use(unitBook).find(clock.ownerUnit)
  const warning = {
    clock: clockCards[clock.name],
    level,
    caseNo: found.caseNo,
    category: found.category === null ? null : runtime.use(catalogueBook).category(found.category),
    dueMs: dueOf(clock),
    unit,
  }
  return { title: warningTitle(warning), text: warningText(warning) }
}

/** The due that passed first is the one that somebody is late by. */
function dueOf({ dueMs, overdueAtMs }: Clock): number {
  return Math.min(dueMs ?? Number.POSITIVE_INFINITY, overdueAtMs ?? Number.POSITIVE_INFINITY)
}
