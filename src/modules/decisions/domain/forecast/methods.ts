import type { Title } from '#core/module-card.ts'
import { type History, HORIZON_DAYS, type IsWorking, LEAD_DAYS, WEEK } from './history.ts'
import { fitHoltWinters } from './holt-winters.ts'
import { fitRegression } from './regression.ts'

/** Seven days, beginning a week after the history ends. */
export type Method = (history: History, isWorking: IsWorking) => number[]

/** The simplest first: of equal ones the first is taken. */
export const METHODS = {
  naive: { zh: '上一已知周照搬', en: 'the last known week again' },
  fourWeeks: { zh: '近四周同星期平均', en: 'mean of the last four weeks by weekday' },
  regression: { zh: '星期与节假日回归', en: 'regression on weekday, days off and trend' },
  holtWinters: { zh: '阻尼霍尔特–温特斯', en: 'damped Holt-Winters with a weekly season' },
} as const satisfies Readonly<Record<string, Title>>
export type MethodName = keyof typeof METHODS
export const METHOD_NAMES = Object.keys(METHODS) as MethodName[]

const FOUR = 4

const RUN: Readonly<Record<MethodName, Method>> = {
  naive: ({ values }) => values.slice(-WEEK),
  fourWeeks: ({ values }) =>
    Array.from({ length: WEEK }, (_, weekday) => {
      const same = Array.from(
        { length: FOUR },
        (_, back) => values[values.length - WEEK * (back + 1) + weekday],
      ).filter((value) => value !== undefined)
      return same.reduce((sum, value) => sum + value, 0) / same.length
    }),
  regression: (history, isWorking) => fitRegression(history, isWorking).slice(LEAD_DAYS, HORIZON_DAYS),
  holtWinters: (history) => fitHoltWinters(history).slice(LEAD_DAYS, HORIZON_DAYS),
}

/** No day has less than nothing. The history must hold two whole weeks and end with a Sunday. */
export function forecastDays(method: MethodName, history: History, isWorking: IsWorking): number[] {
  return RUN[method](history, isWorking).map((value) => Math.max(0, value))
}
