import { dayStartMs, localDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { pulse } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { signSources } from '../contract.ts'
import type { Reading } from '../domain/check-reading.ts'
import { levelOf } from '../domain/level-of.ts'
import { mergeRolls, type RolledReading, rollUp } from '../domain/roll-up.ts'
import type { SignCard } from '../domain/sign.ts'
import { type Episode, lastSlotMs, typicalValue } from '../domain/typical-value.ts'
import { keepReadings } from './keep-readings.ts'
import { addReadings } from './reading-store.ts'
import { findProgress, type PlacedRoll, saveProgress, saveRolls, takeTurn } from './roll-store.ts'
import { type SignRoom, signRoom } from './sign-room.ts'
import { measuredSince } from './state-store.ts'

const EVERY_MS = 20_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HISTORY_DAYS = 30
const YEAR_DAYS = 365
/** Single values of the past day come no closer than this where they are fresh so long. */
const RAW_STEP_MINUTES = 10
const EVENT_STEP_MINUTES = 720
const MOST_CAUGHT_UP = 4

/** The demonstration's own file: which signs are split, which say nothing, and when something happens. */
interface DemoSigns {
  silent: readonly string[]
  split: readonly { code: string; places: readonly string[] }[]
  episodes: readonly Episode[]
}

interface Line {
  sign: SignCard
  place: string
  stepMinutes: number
}

/**
 * Only in a demonstration: values that its typical ones make up, each marked as simulated wherever it is shown. Signs
 * that this house counts itself are never made up.
 */
export const simulate = pulse('signs.simulate', EVERY_MS, (call) => simulateOnce(call).then(() => undefined))

/** The past first, once, then each value that has come due since. Answers how many readings were current. */
export async function simulateOnce(call: Call): Promise<number> {
  const { runtime, nowMs } = call
  const { demo: isDemo, simulates } = runtime.config
  if (!isDemo || !simulates || (await findSetting<string>(runtime.db, 'installation')) !== 'demo') return 0
  const room = runtime.use(signRoom)
  const demo = await openDistrictFolder(runtime.config.root, runtime.config.district).find<DemoSigns>('demo-signs')
  if (!demo) return 0
  const own = new Set(
    runtime
      .use(signSources)
      .all()
      .map(({ code }) => code),
  )
  const lines = linesOf(room, demo, own)
  return runtime.db.tx(async (tx) => {
    if (!(await takeTurn(tx, 'simulated'))) return 0
    const doneMs = await findProgress(tx, 'simulated')
    if (doneMs !== null && nowMs - doneMs < MINUTE_MS && nowMs >= doneMs) return 0
    const latest = doneMs === null ? await fillBack(tx, lines, demo.episodes, nowMs) : []
    const measured = new Set((await measuredSince(tx, nowMs - DAY_MS)).map(({ code, place }) => `${code}|${place}`))
    const made = lines.filter(({ sign, place }) => !measured.has(`${sign.code}|${place}`))
    const readings = made.flatMap((line) =>
      slotsSince(line, doneMs, nowMs).flatMap((atMs) => valueAt(line, demo, atMs)),
    )
    await saveProgress(tx, 'simulated', nowMs)
    const kept = await keepReadings(tx, room, [...latest, ...readings], { source: 'simulator', nowMs, tell: true })
    return kept.saved + kept.known
  })
}

function linesOf(room: SignRoom, { silent, split }: DemoSigns, own: ReadonlySet<string>): Line[] {
  return room
    .all()
    .filter(({ code }) => !silent.includes(code) && !own.has(code))
    .flatMap((sign) => {
      const places = split.find(({ code }) => code === sign.code)?.places ?? []
      const stepMinutes = sign.refreshMinutes ?? EVENT_STEP_MINUTES
      return ['', ...places].map((place) => ({ sign, place, stepMinutes }))
    })
}

/** After a pause only the newest few: the rest of it is a gap, as it would be in life. */
function slotsSince({ stepMinutes }: Line, doneMs: number | null, nowMs: number): number[] {
  const stepMs = stepMinutes * MINUTE_MS
  const slots: number[] = []
  for (let at = lastSlotMs(stepMinutes, nowMs); slots.length < MOST_CAUGHT_UP; at -= stepMs) {
    if (doneMs !== null && at <= doneMs) break
    slots.unshift(at)
    if (doneMs === null) break
  }
  return slots
}

function valueAt({ sign, place }: Line, { episodes }: Pick<DemoSigns, 'episodes'>, atMs: number): Reading[] {
  const value = typicalValue(sign, place, atMs, episodes)
  return value === null ? [] : [{ code: sign.code, place, atMs, value, quality: 'simulated' }]
}

/** Thirty days of hours, a year of days, and single values of the last day; answers the newest of each sign. */
async function fillBack(
  tx: Executor,
  lines: readonly Line[],
  episodes: readonly Episode[],
  nowMs: number,
): Promise<Reading[]> {
  const latest: Reading[] = []
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
  const todayMs = dayStartMs(localDay(nowMs))
  for (const line of lines) {
    const rolled = (fromMs: number, toMs: number, leastMinutes: number): PlacedRoll => {
      const stepMinutes = Math.max(line.stepMinutes, leastMinutes)
      const readings = valuesBetween(line, episodes, fromMs, toMs, stepMinutes)
      const isFromStart = readings[0]?.atMs === fromMs
      const earlierMs = fromMs - stepMinutes * MINUTE_MS
      const before = isFromStart ? null : (valuesBetween(line, episodes, earlierMs, fromMs, stepMinutes).at(-1) ?? null)
      const freshMs = Math.max(line.sign.staleAfterMinutes, stepMinutes) * MINUTE_MS
      return { code: line.sign.code, place: line.place, ...rollUp(readings, before, { fromMs, toMs }, freshMs) }
    }
    const hours: PlacedRoll[] = []
    for (let at = hourMs - HISTORY_DAYS * DAY_MS; at < hourMs; at += HOUR_MS) hours.push(rolled(at, at + HOUR_MS, 15))
    const days: PlacedRoll[] = []
    for (let at = todayMs - YEAR_DAYS * DAY_MS; at <= todayMs; at += DAY_MS) {
      const own = hours.filter(({ fromMs }) => fromMs >= at && fromMs < at + DAY_MS)
      if (own.length >= 24 || at === todayMs)
        days.push({
          code: line.sign.code,
          place: line.place,
          ...mergeRolls(own, { fromMs: at, toMs: at + DAY_MS }),
        })
      else days.push(rolled(at, at + DAY_MS, 180))
    }
    await saveRolls(tx, 'hour', hours)
    await saveRolls(tx, 'day', days)
    const step = Math.max(line.stepMinutes, Math.min(RAW_STEP_MINUTES, line.sign.staleAfterMinutes))
    const raw = valuesBetween(line, episodes, nowMs - DAY_MS, nowMs, step)
    const readings = raw.map(({ atMs, value, level }) => ({
      code: line.sign.code,
      place: line.place,
      atMs,
      value,
      level,
      quality: 'simulated' as const,
    }))
    await addReadings(tx, readings, 'simulator')
    latest.push(...readings.slice(-1))
  }
  await saveProgress(tx, 'rolled', hourMs)
  return latest
}

function valuesBetween(
  { sign, place }: Line,
  episodes: readonly Episode[],
  fromMs: number,
  toMs: number,
  stepMinutes: number,
): RolledReading[] {
  const values: RolledReading[] = []
  const stepMs = stepMinutes * MINUTE_MS
  const first = lastSlotMs(stepMinutes, fromMs)
  for (let atMs = first < fromMs ? first + stepMs : first; atMs < toMs; atMs += stepMs) {
    const value = typicalValue(sign, place, atMs, episodes)
    if (value !== null) values.push({ atMs, value, level: levelOf(sign, value), simulated: true })
  }
  return values
}
