import { dayOfDate, dayStartMs, localDate, localDay } from './local.ts'

/** The same wall-clock time some months later; a day that the month lacks becomes its last one (31 January: 28 February). */
export function addMonths(ms: number, months: number): number {
  const [year, month, day] = localDate(ms).split('-').map(Number) as [number, number, number]
  const first = month - 1 + months
  const at = { year: year + Math.floor(first / 12), month: (((first % 12) + 12) % 12) + 1 }
  const text = (date: number) =>
    `${String(at.year).padStart(4, '0')}-${String(at.month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  let date = day
  while (date > 28 && dayOfDate(text(date)) === null) date--
  const found = dayOfDate(text(date))
  if (found === null) throw new RangeError(`${text(date)} lies outside the calendar.`)
  return dayStartMs(found) + (ms - dayStartMs(localDay(ms)))
}
