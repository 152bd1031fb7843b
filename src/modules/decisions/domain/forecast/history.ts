/** What was received each day, from `firstDay` (days since 1970-01-01) to the day before the first one that is not known. */
export interface History {
  firstDay: number
  values: readonly number[]
}

/** Whether people work on a day; holidays and make-up days make the difference to a plain week. */
export type IsWorking = (day: number) => boolean

export const WEEK = 7
/** A forecast is made when a week begins, for the week after it: its first day lies so many days ahead. */
export const LEAD_DAYS = 7
export const HORIZON_DAYS = LEAD_DAYS + WEEK

/** So long without a single report, and what was before tells nothing of now. */
const GAP_DAYS = 28

/** Whole weeks, Monday to Sunday, since the last long gap and since reports began at all. `values` ends with a Sunday. */
export function usableHistory({ firstDay, values }: History): History {
  let from = 0
  let empty = 0
  for (const [at, value] of values.entries()) {
    empty = value === 0 ? empty + 1 : 0
    if (empty >= GAP_DAYS) from = at + 1
  }
  while (from < values.length && values[from] === 0) from++
  const kept = values.length - from
  const start = values.length - (kept - (kept % WEEK))
  return { firstDay: firstDay + start, values: values.slice(start) }
}

export const weeksOf = ({ values }: History) => Math.floor(values.length / WEEK)

/** Sums of the weeks, oldest first. */
export function weekSums({ values }: History): number[] {
  const sums: number[] = []
  for (let at = 0; at + WEEK <= values.length; at += WEEK) sums.push(sumOf(values.slice(at, at + WEEK)))
  return sums
}

export const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
