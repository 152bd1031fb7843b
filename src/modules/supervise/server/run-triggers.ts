import { isFault } from '#core/fault.ts'
import { caseRuleBook, supervise } from '#modules/cases/contract.ts'
import { calendarBook, clockCards } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { pulse } from '#platform/plug.ts'
import { judge, keyReasonsOf, type Trigger, type TriggerRules, type WatchedCase } from '../domain/triggers.ts'
import { isBeingPlayed, PLAYED_PAUSE_MS } from './is-being-played.ts'
import {
  findWatched,
  firedOf,
  markKey,
  rememberFired,
  type StoredWatched,
  takeWatched,
  watchAgain,
} from './watch-store.ts'

const EVERY_MS = 3000
const FAULT_PAUSE_MS = 600_000
const STALE_PAUSE_MS = 5000

/** Supervisions by the rules (domain §4.4), and the rules' part of the key list. */
export const runTriggers = pulse('supervise.runTriggers', EVERY_MS, judgeOnce)

/** Looks at one case; what it opens and what it remembers are one transaction. False when none is due. */
export async function judgeOnce(call: Call): Promise<boolean> {
  const { runtime, nowMs } = call
  let taken: string | null = null
  try {
    return await runtime.db.tx(async (tx) => {
      const caseId = await takeWatched(tx, nowMs)
      if (caseId === null) return false
      taken = caseId
      if (await isBeingPlayed(call, tx, caseId)) await watchAgain(tx, caseId, nowMs + PLAYED_PAUSE_MS)
      else await judgeCase(call, tx, caseId)
      return true
    })
  } catch (error) {
    if (taken === null) throw error
    const isStale = isFault(error) && error.code === 'stale-version'
    if (!isStale) runtime.log.error({ caseId: taken, error }, 'a case could not be judged for supervision')
    await watchAgain(runtime.db, taken, nowMs + (isStale ? STALE_PAUSE_MS : FAULT_PAUSE_MS))
    return true
  }
}

async function judgeCase(call: Call, tx: Executor, caseId: string): Promise<void> {
  const { runtime, nowMs } = call
  const stored = await findWatched(tx, caseId)
  if (!stored?.open) return watchAgain(tx, caseId, null)
  const watched = watchedOf(stored)
  const rules: TriggerRules = runtime.use(caseRuleBook).rulesOf(stored)
  const calendar = runtime.use(calendarBook).calendar()
  const { open, met, nextMs } = judge(watched, { nowMs, calendar, rules, fired: await firedOf(tx, caseId) })
  const isOpened = open !== null && (await superviseNow({ ...call, db: tx }, caseId, open))
  await rememberFired(tx, caseId, met, isOpened ? open.key : null, nowMs)
  const now = isOpened ? { ...watched, supervision: { level: open.level } } : watched
  await markKey(tx, caseId, keyReasonsOf(now, rules), nowMs)
  await watchAgain(tx, caseId, nextMs)
}

function watchedOf(stored: StoredWatched): WatchedCase {
  const { state, channel, safety, reworks, redosUsed, decisionPending, level, clocks } = stored
  return {
    state,
    channel,
    safety,
    reworks,
    callback: { redosUsed, failed: decisionPending },
    supervision: level === null ? null : { level },
    clocks: clocks.map(({ id, name, dueMs, overdueAtMs }) => ({
      id,
      name,
      zh: clockCards[name].zh,
      dueMs: dueMs === null ? null : Math.min(dueMs, overdueAtMs ?? dueMs),
    })),
  }
}

/** False when the rules of the case refuse it: an equal or higher one was opened at this very moment, or the case has ended. */
async function superviseNow(call: Call, caseId: string, { level, reason }: Trigger): Promise<boolean> {
  try {
    await call.runtime.callWithin(call, supervise, { id: caseId, level, reason })
    return true
  } catch (error) {
    if (!isFault(error) || error.code === 'stale-version') throw error
    return false
  }
}
