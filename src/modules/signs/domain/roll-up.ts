import type { Level } from './sign.ts'

export interface RolledReading {
  atMs: number
  value: number
  level: Level
  simulated: boolean
}

/** Seconds by level; `unknown`: nothing fresh was known. */
export type Shares = Record<Level | 'unknown', number>

/** What is left of the readings of an hour or a day. */
export interface Roll {
  fromMs: number
  toMs: number
  count: number
  /** How many of them were made up for a demonstration. */
  simulated: number
  min: number | null
  max: number | null
  sum: number
  last: number | null
  lastAtMs: number | null
  seconds: Shares
}

const NO_SECONDS: Shares = { normal: 0, yellow: 0, orange: 0, red: 0, unknown: 0 }

/**
 * Rolls the readings of `[fromMs, toMs)`, in order of time. Each stands until the next one, but no longer than it is
 * fresh; `before` is the last reading before the span. A missing stretch counts as unknown, never as normal.
 */
export function rollUp(
  readings: readonly RolledReading[],
  before: RolledReading | null,
  span: { fromMs: number; toMs: number },
  staleAfterMs: number,
): Roll {
  const { fromMs, toMs } = span
  const seconds = { ...NO_SECONDS }
  let knownMs = 0
  const stand = (reading: RolledReading, untilMs: number) => {
    const ms = Math.min(untilMs, reading.atMs + staleAfterMs) - Math.max(reading.atMs, fromMs)
    if (ms <= 0) return
    seconds[reading.level] += ms / 1000
    knownMs += ms
  }
  if (before) stand(before, readings[0]?.atMs ?? toMs)
  for (const [index, reading] of readings.entries()) stand(reading, readings[index + 1]?.atMs ?? toMs)
  seconds.unknown = (toMs - fromMs - knownMs) / 1000
  const values = readings.map(({ value }) => value)
  const last = readings.at(-1)
  return {
    fromMs,
    toMs,
    count: readings.length,
    simulated: readings.filter(({ simulated }) => simulated).length,
    min: values.length === 0 ? null : Math.min(...values),
    max: values.length === 0 ? null : Math.max(...values),
    sum: values.reduce((sum, value) => sum + value, 0),
    last: last?.value ?? null,
    lastAtMs: last?.atMs ?? null,
    seconds,
  }
}

/** Hours to a day. Stretches that no hour tells of are unknown. */
export function mergeRolls(rolls: readonly Roll[], span: { fromMs: number; toMs: number }): Roll {
  const { fromMs, toMs } = span
  const seconds = { ...NO_SECONDS }
  for (const roll of rolls)
    for (const level of ['normal', 'yellow', 'orange', 'red'] as const) seconds[level] += roll.seconds[level]
  const known = seconds.normal + seconds.yellow + seconds.orange + seconds.red
  seconds.unknown = Math.max(0, (toMs - fromMs) / 1000 - known)
  const filled = rolls.filter(({ count }) => count > 0)
  const latest = filled.reduce<Roll | null>(
    (best, roll) => (best === null || (roll.lastAtMs ?? 0) > (best.lastAtMs ?? 0) ? roll : best),
    null,
  )
  return {
    fromMs,
    toMs,
    count: filled.reduce((sum, roll) => sum + roll.count, 0),
    simulated: filled.reduce((sum, roll) => sum + roll.simulated, 0),
    min: filled.length === 0 ? null : Math.min(...filled.map((roll) => roll.min!)),
    max: filled.length === 0 ? null : Math.max(...filled.map((roll) => roll.max!)),
    sum: filled.reduce((sum, roll) => sum + roll.sum, 0),
    last: latest?.last ?? null,
    lastAtMs: latest?.lastAtMs ?? null,
    seconds,
  }
}

export function meanOf({ sum, count }: Pick<Roll, 'sum' | 'count'>): number | null {
  return count === 0 ? null : sum / count
}
