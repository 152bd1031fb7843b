import { isFault } from '#core/fault.ts'
import { urge } from '#modules/cases/contract.ts'
import { type ClockName, clockCards } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { pulse } from '#platform/plug.ts'
import { isBeingPlayed, PLAYED_PAUSE_MS } from './is-being-played.ts'
import { dropWantedUrge, isOwnClock, putOffUrge, takeWantedUrge, type WantedUrge } from './urge-store.ts'

const EVERY_MS = 2000
const LANES = 3
const MOST_TRIES = 6
const STALE_PAUSE_MS = 5000

/** Urges by the rules: as many at a time as leave room for people. */
export const runUrges = pulse('supervise.runUrges', EVERY_MS, async ({ runtime }) => {
  const lanes = Array.from({ length: LANES }, () => runtime.asSystem('supervise.runUrges', urgeOnce))
  return (await Promise.all(lanes)).some(Boolean)
})

/** Takes one and urges in the same transaction; false when none is waiting. */
export async function urgeOnce(call: Call): Promise<boolean> {
  let taken: WantedUrge | null = null
  try {
    return await call.runtime.db.tx(async (tx) => {
      const wanted = await takeWantedUrge(tx, call.nowMs)
      if (!wanted) return false
      taken = wanted
      if (await isBeingPlayed(call, tx, wanted.caseId)) {
        await putOffUrge(tx, wanted, call.nowMs + PLAYED_PAUSE_MS)
        return true
      }
      if (await isOwnClock(tx, wanted)) await urgeNow({ ...call, db: tx }, wanted)
      await dropWantedUrge(tx, wanted)
      return true
    })
  } catch (error) {
    if (!taken) throw error
    return putOff(call, taken, error)
  }
}

/** What the rules refuse (another state, urged lately) is no urge; the warning has been sent anyway (domain §5.3). */
async function urgeNow(call: Call, { caseId, clock, level }: WantedUrge): Promise<void> {
  const { zh } = clockCards[clock as ClockName]
  const text = `${zh}时限${level === 'orange' ? '即将到期' : '已超期'}，系统自动催办。`
  try {
    await call.runtime.callWithin(call, urge, { id: caseId, text })
  } catch (error) {
    if (!isFault(error) || error.code === 'stale-version') throw error
  }
}

/** Somebody changed the case at this very moment, or the database went away: again in a while, but not for ever. */
async function putOff(call: Call, wanted: WantedUrge, error: unknown): Promise<boolean> {
  if (wanted.tries + 1 >= MOST_TRIES) {
    call.runtime.log.error({ caseId: wanted.caseId, error }, 'automatic urge given up')
    await dropWantedUrge(call.db, wanted)
  } else await putOffUrge(call.db, wanted, call.nowMs + STALE_PAUSE_MS * (wanted.tries + 1))
  return true
}
