import { type History, type IsWorking, LEAD_DAYS, sumOf, usableHistory, WEEK, weeksOf } from './history.ts'
import { forecastDays, METHOD_NAMES, type MethodName } from './methods.ts'

/** Fewer whole weeks, and there is no forecast. */
export const LEAST_WEEKS = 8
/** A method learns from at least so many weeks before it is tried. */
const LEAST_LEARNT = 3
const MOST_TRIALS = 16
/** The interval is to hold the truth in so many weeks of a hundred. */
export const COVERAGE_PERCENT = 80

/** One past week: forecast from what was known a week before it began. */
export interface Trial {
  /** Its Monday. */
  weekDay: number
  came: number
  expected: Readonly<Record<MethodName, number>>
}

export interface WeekForecast {
  method: MethodName
  days: number[]
  expected: number
  low: number
  high: number
  naive: number
  historyWeeks: number
  /** Mean absolute error of each method over the trials. */
  errors: Readonly<Record<MethodName, number>>
  trials: number
}
export type Forecast = WeekForecast | { method: null; historyWeeks: number }

/**
 * The week that begins seven days after the history ends. Past weeks are forecast the same way, each from what was known
 * then; the method with the smallest mean error is taken, and the errors it made there give the interval: as wide as the
 * k-th smallest of n, k = ⌈(n + 1) × 80 %⌉, which holds the next one with that probability if weeks stay alike.
 */
export function forecastWeek(whole: History, isWorking: IsWorking): Forecast {
  const history = usableHistory(whole)
  const historyWeeks = weeksOf(history)
  if (historyWeeks < LEAST_WEEKS) return { method: null, historyWeeks }
  const trials = tryMethods(history, isWorking)
  const errors = Object.fromEntries(
    METHOD_NAMES.map((name) => [name, sumOf(trials.map((trial) => missOf(trial, name))) / trials.length]),
  ) as Record<MethodName, number>
  const method = METHOD_NAMES.reduce((best, name) => (errors[name] < errors[best] ? name : best))
  const days = forecastDays(method, history, isWorking)
  const expected = sumOf(days)
  const margin = marginOf(trials.map((trial) => missOf(trial, method)))
  return {
    method,
    days,
    expected,
    low: Math.max(0, expected - margin),
    high: expected + margin,
    naive: sumOf(forecastDays('naive', history, isWorking)),
    historyWeeks,
    errors,
    trials: trials.length,
  }
}

const missOf = ({ came, expected }: Trial, name: MethodName) => Math.abs(came - expected[name])

/** The distance that the wanted part of further misses does not exceed. */
export function marginOf(misses: readonly number[]): number {
  const sorted = [...misses].sort((a, b) => a - b)
  const rank = Math.ceil(((sorted.length + 1) * COVERAGE_PERCENT) / 100)
  return sorted[Math.min(rank, sorted.length) - 1]!
}

/** The last weeks that are over, the newest first. */
export function tryMethods(history: History, isWorking: IsWorking): Trial[] {
  const weeks = weeksOf(history)
  const lead = LEAD_DAYS / WEEK
  const trials: Trial[] = []
  for (let week = weeks - 1; week - lead >= LEAST_LEARNT && trials.length < MOST_TRIALS; week--) {
    const known = { ...history, values: history.values.slice(0, (week - lead) * WEEK) }
    trials.push({
      weekDay: history.firstDay + week * WEEK,
      came: sumOf(history.values.slice(week * WEEK, (week + 1) * WEEK)),
      expected: Object.fromEntries(
        METHOD_NAMES.map((name) => [name, sumOf(forecastDays(name, known, isWorking))]),
      ) as Record<MethodName, number>,
    })
  }
  return trials
}
