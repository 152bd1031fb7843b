import { dayOfDate, dayStartMs } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'

/** A month of Beijing time; files of the history hold one each. */
export interface Month {
  year: number
  month: number
}

export function spanOfMonth({ year, month }: Month): { fromMs: number; toMs: number } {
  const fromMs = dayStartMs(dayOfDate(`${year}-${String(month).padStart(2, '0')}-01`)!)
  return { fromMs, toMs: addMonths(fromMs, 1) }
}

/** `year=2021/month=03`: how readers of Parquet expect partitions to be named. */
export const folderOfMonth = ({ year, month }: Month) => `year=${year}/month=${String(month).padStart(2, '0')}`

/** Cases that were closed before it are history. */
export const historyBefore = (nowMs: number, years: number) => addMonths(nowMs, -12 * years)
