import type { Executor } from '#platform/db/database.ts'
import type { Reading } from '../domain/check-reading.ts'
import { levelOf } from '../domain/level-of.ts'
import type { SignCard } from '../domain/sign.ts'
import { type Standing, stepLevel } from '../domain/step-level.ts'
import { addReadings, keyOfReading, markLateHours, type NewReading, valuesAt } from './reading-store.ts'
import type { SignRoom } from './sign-room.ts'
import { lockStates, type NextState, type StoredState, saveStates, tellChanged } from './state-store.ts'

const HOUR_MS = 3_600_000

export interface Kept {
  saved: number
  /** Already there with the same value, or twice in the list. */
  known: number
  /** Another value stands for the same instant; indices of the list. */
  taken: { index: number; standing: number }[]
}

/**
 * Stores readings and judges them on arrival, in one transaction. A reading that is older than the one that stands
 * is kept with the level of its own value and changes nothing else. `source`: whose they are.
 */
export async function keepReadings(
  tx: Executor,
  room: SignRoom,
  readings: readonly Reading[],
  given: { source: string; nowMs: number; tell: boolean },
): Promise<Kept> {
  const firsts = new Map<string, Reading>()
  for (const reading of readings) if (!firsts.has(keyOfReading(reading))) firsts.set(keyOfReading(reading), reading)
  const groups = Map.groupBy([...firsts.values()], ({ code, place }) => `${code}|${place}`)
  const keys = [...groups.values()].map(([first]) => ({ code: first!.code, place: first!.place }))
  const states = new Map((await lockStates(tx, keys)).map((state) => [`${state.code}|${state.place}`, state]))
  const judged: NewReading[] = []
  const next: NextState[] = []
  for (const [key, group] of groups) {
    const sign = room.find(group[0]!.code)
    if (!sign) throw new Error(`no sign ${group[0]!.code}`)
    const folded = fold(room, sign, states.get(key) ?? null, group, given.nowMs)
    judged.push(...folded.judged)
    if (folded.state) next.push(folded.state)
  }
  const added = await addReadings(tx, judged, given.source)
  if (next.length > 0) await saveStates(tx, next)
  await markLate(tx, room, judged, given.nowMs)
  if (given.tell) await tellChanged(tx, next)
  return { saved: added.size, ...(await compare(tx, readings, firsts, added)) }
}

/** What `keepReadings` would say; nothing is written. */
export async function tryReadings(db: Executor, readings: readonly Reading[]): Promise<Kept> {
  const firsts = new Map<string, Reading>()
  for (const reading of readings) if (!firsts.has(keyOfReading(reading))) firsts.set(keyOfReading(reading), reading)
  const standing = await valuesAt(db, [...firsts.values()])
  const added = new Set([...firsts.keys()].filter((key) => !standing.has(key)))
  return { saved: added.size, ...(await compare(db, readings, firsts, added)) }
}

function fold(room: SignRoom, sign: SignCard, stored: StoredState | null, group: readonly Reading[], nowMs: number) {
  const judged: NewReading[] = []
  let state: NextState | null = null
  let last: StoredState | null = stored
  for (const reading of group.toSorted((a, b) => a.atMs - b.atMs)) {
    if (last !== null && reading.atMs <= last.atMs && !replaces(sign, last, reading, nowMs)) {
      judged.push({ ...reading, level: levelOf(sign, reading.value) })
      continue
    }
    // What was made up says nothing of how long a measured value has been back, and the other way round.
    const isOtherKind = last !== null && (last.quality === 'simulated') !== (reading.quality === 'simulated')
    const before: Standing | null = isOtherKind ? null : last
    const { level, sinceMs, back, backLevel } = stepLevel(sign, before, reading, room.hysteresis())
    judged.push({ ...reading, level })
    const isAlarm = level === 'orange' || level === 'red'
    state = {
      ...reading,
      level,
      sinceMs,
      back,
      backLevel,
      toldLevel: isAlarm && !isOtherKind ? (last?.toldLevel ?? null) : null,
      staleMs: reading.atMs + sign.staleAfterMinutes * 60_000,
    }
    last = state
  }
  return { judged, state }
}

/** A current value that was measured takes the place of any that was made up. */
function replaces(sign: SignCard, last: StoredState, reading: Reading, nowMs: number): boolean {
  if (last.quality !== 'simulated' || reading.quality === 'simulated') return false
  return nowMs - reading.atMs <= sign.staleAfterMinutes * 60_000
}

async function markLate(tx: Executor, room: SignRoom, judged: readonly NewReading[], nowMs: number): Promise<void> {
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
  const late = judged
    .filter(({ atMs }) => atMs < hourMs)
    .map(({ code, place, atMs }) => {
      const freshMs = (room.find(code)?.staleAfterMinutes ?? 0) * 60_000
      return { code, place, atMs, untilMs: Math.min(hourMs - 1, atMs + Math.min(freshMs, 72 * HOUR_MS)) }
    })
  if (late.length > 0) await markLateHours(tx, late)
}

async function compare(
  tx: Executor,
  readings: readonly Reading[],
  firsts: ReadonlyMap<string, Reading>,
  added: ReadonlySet<string>,
): Promise<Pick<Kept, 'known' | 'taken'>> {
  const old = [...firsts].filter(([key]) => !added.has(key)).map(([, reading]) => reading)
  const standing = old.length > 0 ? await valuesAt(tx, old) : new Map<string, number>()
  for (const [key, reading] of firsts) if (added.has(key)) standing.set(key, reading.value)
  let known = 0
  const taken: Kept['taken'] = []
  for (const [index, reading] of readings.entries()) {
    const key = keyOfReading(reading)
    if (added.has(key) && firsts.get(key) === reading) continue
    const value = standing.get(key)
    if (value === undefined || value === reading.value) known += 1
    else taken.push({ index, standing: value })
  }
  return { known, taken }
}
