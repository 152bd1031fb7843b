import { dayStartMs, localDay } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { job } from '#platform/plug.ts'
import { mergeRolls, rollUp } from '../domain/roll-up.ts'
import {
  findProgress,
  type HourToRoll,
  hoursOfDays,
  type PlacedRoll,
  placesRead,
  readingsOfHours,
  saveProgress,
  saveRolls,
  takeLateHours,
  takeTurn,
} from './roll-store.ts'
import { type SignRoom, signRoom } from './sign-room.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MOST_LATE = 2000
/** After a longer pause of the house the hours in between are rolled only where readings came late. */
const MOST_HOURS = 72

/** Hours that have ended become one row each, and so do their days; so do hours that late readings touched. */
export const rollHours = job(
  'signs.rollHours',
  async (_payload, { runtime, nowMs }) => {
    await rollEnded(runtime.db, runtime.use(signRoom), nowMs)
  },
  '2 * * * *',
)

/** All that has ended by now; each hour is a transaction of its own. */
export async function rollEnded(
  db: { tx<T>(work: (tx: Executor) => Promise<T>): Promise<T> },
  room: SignRoom,
  nowMs: number,
): Promise<number> {
  const thisHourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
  let rolled = 0
  for (let more = true; more; ) {
    more = await db.tx(async (tx) => {
      if (!(await takeTurn(tx, 'rolled'))) return false
      const doneMs = await findProgress(tx, 'rolled')
      const startMs = Math.max(doneMs ?? thisHourMs - HOUR_MS, thisHourMs - MOST_HOURS * HOUR_MS)
      if (startMs >= thisHourMs) return false
      const hours = (await placesRead(tx)).map((key) => ({ ...key, startMs }))
      rolled += await roll(tx, room, hours)
      await saveProgress(tx, 'rolled', startMs + HOUR_MS)
      return true
    })
  }
  for (let more = true; more; ) {
    more = await db.tx(async (tx) => {
      const late = await takeLateHours(tx, MOST_LATE)
      rolled += await roll(tx, room, late)
      return late.length === MOST_LATE
    })
  }
  return rolled
}

async function roll(tx: Executor, room: SignRoom, hours: readonly HourToRoll[]): Promise<number> {
  if (hours.length === 0) return 0
  const rolls: PlacedRoll[] = (await readingsOfHours(tx, hours)).flatMap((hour) => {
    const { code, place, startMs, readings, before } = hour
    const freshMs = (room.find(code)?.staleAfterMinutes ?? 0) * 60_000
    const made = rollUp(readings, before, { fromMs: startMs, toMs: startMs + HOUR_MS }, freshMs)
    // An hour of which nothing is known has no row.
    return made.count === 0 && made.seconds.unknown * 1000 >= HOUR_MS ? [] : [{ code, place, ...made }]
  })
  await saveRolls(tx, 'hour', rolls)
  await saveRolls(tx, 'day', await daysOf(tx, rolls))
  return rolls.length
}

async function daysOf(tx: Executor, rolls: readonly PlacedRoll[]): Promise<PlacedRoll[]> {
  const startOf = (ms: number) => dayStartMs(localDay(ms))
  const days = new Map(
    rolls.map(({ code, place, fromMs }) => {
      const startMs = startOf(fromMs)
      return [`${code}|${place}|${startMs}`, { code, place, startMs }]
    }),
  )
  const hours = Map.groupBy(
    await hoursOfDays(tx, [...days.values()]),
    ({ code, place, fromMs }) => `${code}|${place}|${startOf(fromMs)}`,
  )
  return [...days].map(([key, { code, place, startMs }]) => ({
    code,
    place,
    ...mergeRolls(hours.get(key) ?? [], { fromMs: startMs, toMs: startMs + DAY_MS }),
  }))
}
