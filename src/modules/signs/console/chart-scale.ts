import { DAY_MS, dayStartMs, HOUR_MS, localDate, localDay } from '#core/time/local.ts'
import { clockTime } from '#ui/format.ts'
import type { SeriesPoint, Span } from '../contract.ts'
import type { AlarmLevel, Direction, Thresholds } from '../domain/sign.ts'

export interface Axis {
  low: number
  high: number
  ticks: number[]
}

/** Holds every value and the thresholds next to them, so that it is seen how near they are; those far away are not drawn. */
export function axisOf(points: readonly SeriesPoint[], thresholds: Thresholds): Axis {
  const values = points.flatMap(({ value, min, max }) => [value, min, max]).filter((one): one is number => one !== null)
  const edges = Object.values(thresholds).flatMap((threshold) =>
    typeof threshold === 'number' ? [threshold] : [...threshold],
  )
  const yellow = typeof thresholds.yellow === 'number' ? [thresholds.yellow] : [...thresholds.yellow]
  const [least, most] = [Math.min(...values, ...yellow), Math.max(...values, ...yellow)]
  const reach = (most - least || Math.abs(most) || 1) * 1.2
  const near = edges.filter((edge) => edge >= least - reach && edge <= most + reach)
  const [bottom, top] = [Math.min(least, ...near), Math.max(most, ...near)]
  const pad = (top - bottom || 1) * 0.08
  const step = stepOf((top - bottom + 2 * pad) / 4)
  const isPositive = Math.min(...values, ...edges) >= 0
  const low = isPositive ? Math.max(0, bottom - pad) : bottom - pad
  const ticks: number[] = []
  for (let tick = Math.ceil(low / step) * step; tick <= top + pad; tick += step)
    ticks.push(Number(tick.toPrecision(10)))
  return { low, high: top + pad, ticks }
}

function stepOf(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 2.5, 5].find((one) => one * power >= rough) ?? 10) * power
}

export interface LevelBand {
  level: AlarmLevel
  low: number
  high: number
}

/** The stretches of the axis in which a value alarms, mildest first. */
export function bandsOf(direction: Direction, thresholds: Thresholds, axis: Axis): LevelBand[] {
  const order = ['yellow', 'orange', 'red'] as const
  const cut = (level: AlarmLevel, from: number, to: number): LevelBand[] => {
    const [low, high] = [Math.max(axis.low, Math.min(from, to)), Math.min(axis.high, Math.max(from, to))]
    return high > low ? [{ level, low, high }] : []
  }
  return order.flatMap((level, index) => {
    const own = thresholds[level]
    const next = order[index + 1] ? thresholds[order[index + 1]!] : null
    if (typeof own !== 'number') {
      const further = next === null || typeof next === 'number' ? ([axis.low, axis.high] as const) : next
      return [...cut(level, further[0], own[0]), ...cut(level, own[1], further[1])]
    }
    const end = typeof next === 'number' ? next : direction === 'lower_is_better' ? axis.high : axis.low
    return cut(level, own, end)
  })
}

/** Times below the line: hours of a day, days of a month, months of a year. */
export function ticksOf(span: Span, fromMs: number, toMs: number, isNarrow: boolean): { ms: number; text: string }[] {
  const ticks: { ms: number; text: string }[] = []
  if (span === 'day') {
    const step = (isNarrow ? 6 : 3) * HOUR_MS
    for (let ms = dayStartMs(localDay(fromMs)); ms <= toMs; ms += step)
      if (ms >= fromMs) ticks.push({ ms, text: clockTime(ms) })
    return ticks
  }
  const step = span === 'month' ? (isNarrow ? 10 : 5) : 1
  for (let ms = dayStartMs(localDay(fromMs) + 1); ms <= toMs; ms += DAY_MS) {
    const date = localDate(ms)
    if (
      span === 'month'
        ? localDay(ms) % step === 0
        : date.endsWith('-01') && (!isNarrow || Number(date.slice(5, 7)) % 3 === 1)
    )
      ticks.push({ ms, text: span === 'month' ? date.slice(5) : date.slice(0, 7) })
  }
  return ticks
}
