import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportSeries, getSeries, type SeriesPoint, type Span } from '../contract.ts'
import { ALARMS } from '../domain/level-of.ts'
import { meanOf, type Roll, rollUp, type Shares } from '../domain/roll-up.ts'
import { LEVEL_WORDS } from '../domain/say-sign.ts'
import type { Level, SignCard } from '../domain/sign.ts'
import { signNamed } from './get-sign.ts'
import { seesPlace } from './places-seen.ts'
import { lastBefore, readingsBetween } from './reading-store.ts'
import { rollsBetween } from './roll-store.ts'
import { placeName } from './value-view.ts'

const DAY_MS = 86_400_000
const SPAN_MS: Readonly<Record<Span, number>> = { day: DAY_MS, month: 30 * DAY_MS, year: 365 * DAY_MS }

export const getSeriesHandler = handle(getSeries, async ({ code, span, place = '' }, call) => {
  const { points, shares, fromMs } = await seriesOf(call, signNamed(call, code), span, place)
  return {
    from: toRfc3339(fromMs),
    to: toRfc3339(call.nowMs),
    span,
    simulated: points.some(({ simulated }) => simulated),
    points,
    shares: sharesOf(shares),
  }
})

const COLUMNS = [
  ['at', '时间'],
  ['value', '数值（均值）'],
  ['min', '最小'],
  ['max', '最大'],
  ['last', '末值'],
  ['count', '读数个数'],
  ['unit', '单位'],
  ['level', '级别'],
  ['quality', '质量'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** The same points as a table; what was made up says so on its own line. */
export const exportSeriesHandler = handle(exportSeries, async ({ code, span, place = '', format }, call) => {
  const sign = signNamed(call, code)
  const { points } = await seriesOf(call, sign, span, place)
  call.note(sign.code, { span, place, format })
  const rows = points.map(({ simulated, level, at, ...point }) => ({
    ...point,
    at: at.slice(0, 16).replace('T', ' '),
    unit: sign.unit,
    level: level === null ? '—' : LEVEL_WORDS[level].zh,
    quality: simulated ? '模拟' : '实测',
  }))
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  const name = `${sign.code}${sign.zh}-${placeName(call.runtime, place) ?? '全区'}-${stamp}.${format}`
  return { name, mime: TABLE_MIME[format], stream: writeTable(iterate(rows), { format, columns: COLUMNS }) }
})

async function* iterate<T>(rows: readonly T[]) {
  yield* rows
}

async function seriesOf(call: Call, sign: SignCard, span: Span, place: string) {
  if (!seesPlace(call.scope(), place))
    throw fault('place-not-yours', {
      status: 404,
      zh: '该街道不在你的范围内。可查看全区或本街道的体征。',
      en: 'This street is outside your area. The district and your own street can be seen.',
    })
  const { nowMs } = call
  const fromMs = nowMs - SPAN_MS[span]
  const key = { code: sign.code, place }
  if (span === 'day') {
    const readings = await readingsBetween(call.db, key, fromMs, nowMs + 1)
    const before = await lastBefore(call.db, key, fromMs)
    const { seconds } = rollUp(readings, before, { fromMs, toMs: nowMs }, sign.staleAfterMinutes * 60_000)
    const points = readings.map(({ atMs, value, level, simulated }) => ({
      at: toRfc3339(atMs),
      value,
      min: value,
      max: value,
      last: value,
      count: 1,
      level,
      simulated,
    }))
    return { points, shares: seconds, fromMs }
  }
  const rolls = await rollsBetween(call.db, span === 'month' ? 'hour' : 'day', key, fromMs, nowMs)
  const shares: Shares = { normal: 0, yellow: 0, orange: 0, red: 0, unknown: 0 }
  for (const { seconds } of rolls) for (const level of levels) shares[level] += seconds[level]
  shares.unknown = Math.max(0, SPAN_MS[span] / 1000 - levels.reduce((sum, level) => sum + shares[level], 0))
  return { points: rolls.filter(({ count }) => count > 0).map(pointOf), shares, fromMs }
}

const levels: readonly Level[] = ['normal', 'yellow', 'orange', 'red']

function pointOf(roll: Roll): SeriesPoint {
  const level = ALARMS.find((one) => roll.seconds[one] > 0) ?? 'normal'
  const { min, max, last, count } = roll
  const at = toRfc3339(roll.fromMs)
  return { at, value: meanOf(roll), min, max, last, count, level, simulated: roll.simulated > 0 }
}

function sharesOf(seconds: Shares): Shares {
  const total = Object.values(seconds).reduce((sum, one) => sum + one, 0)
  const share = (one: number) => (total === 0 ? 0 : one / total)
  const { normal, yellow, orange, red, unknown } = seconds
  return {
    normal: share(normal),
    yellow: share(yellow),
    orange: share(orange),
    red: share(red),
    unknown: total === 0 ? 1 : share(unknown),
  }
}
