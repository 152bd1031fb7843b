/** How far back the same weekdays are looked for, and how many periods are enough. */
const MOST_WEEKS = 26
const WANTED = 8
const YEAR_WEEKS = [51, 52, 53]
const LEAST = 4

export interface PeriodAsk {
  /** Last day of the period that is judged (number of the local day). */
  lastDay: number
  days: number
  /** Counts of the day are known: a day without a case in the whole house is a day without data. */
  isKnown(day: number): boolean
  /** Working day by the calendar, make-up working days included. */
  isWorking(day: number): boolean
  /** Days of rises that were found before: they would hide a rise that goes on. */
  leftOut: ReadonlySet<number>
}

/**
 * Last days of the periods that a period is compared with, newest first: the same weekdays of earlier weeks and around a
 * year before, with as many working days in them, so that holidays are held against holidays. Fewer than four: nothing
 * can be said, and null says so.
 */
export function comparedPeriods(ask: PeriodAsk): number[] | null {
  const { lastDay, days } = ask
  const workingIn = (last: number) => {
    let count = 0
    for (let day = last - days + 1; day <= last; day++) if (ask.isWorking(day)) count++
    return count
  }
  const isUsable = (last: number) => {
    for (let day = last - days + 1; day <= last; day++) if (!ask.isKnown(day) || ask.leftOut.has(day)) return false
    return true
  }
  const working = workingIn(lastDay)
  const fits = (last: number) => workingIn(last) === working && isUsable(last)
  const recent: number[] = []
  for (let week = 1; week <= MOST_WEEKS && recent.length < WANTED; week++) {
    const last = lastDay - 7 * week
    if (fits(last)) recent.push(last)
  }
  if (recent.length < WANTED && days === 1)
    // A day off within the week, or a Saturday that is worked: any such days before will do.
    for (let back = 1; back <= MOST_WEEKS * 7 && recent.length < WANTED; back++)
      if (back % 7 !== 0 && isUnusual(ask, lastDay) && fits(lastDay - back)) recent.push(lastDay - back)
  const year = YEAR_WEEKS.map((weeks) => lastDay - 7 * weeks).filter(fits)
  const all = [...recent, ...year]
  return all.length >= LEAST ? all.sort((a, b) => b - a) : null
}

/** 1970-01-01, day 0, was a Thursday. */
const isWeekend = (day: number) => [2, 3].includes(((day % 7) + 7) % 7)
const isUnusual = (ask: PeriodAsk, day: number) => ask.isWorking(day) === isWeekend(day)
