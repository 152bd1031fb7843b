import type { CalendarYear } from '#core/time/calendar-data.ts'
import { DAY_MS, dayOfDate, dayStartMs, localDay, yearOfDay } from '#core/time/local.ts'

/** Early enough to load the next year after the State Council has announced it (domain §5.1). */
export const WARN_DAYS = 60

export interface MissingYear {
  year: number
  coverage: 'missing' | 'provisional'
  /** Days until it begins; 0 once it has. */
  daysLeft: number
  zh: string
  en: string
}

/** Years without a calendar, or with a guessed one, that begin within 60 days or have begun. */
export function missingYears(
  years: Readonly<Record<string, Pick<CalendarYear, 'provisional'>>>,
  nowMs: number,
): MissingYear[] {
  const found: MissingYear[] = []
  const last = yearOfDay(localDay(nowMs + WARN_DAYS * DAY_MS))
  for (let year = yearOfDay(localDay(nowMs)); year <= last; year++) {
    const entry = years[year]
    if (entry && !entry.provisional) continue
    const begins = dayStartMs(dayOfDate(`${year}-01-01`)!)
    const daysLeft = Math.max(0, Math.ceil((begins - nowMs) / DAY_MS))
    const coverage = entry ? 'provisional' : 'missing'
    found.push({ year, coverage, daysLeft, ...wordsOf(year, coverage, daysLeft) })
  }
  return found
}

function wordsOf(year: number, coverage: MissingYear['coverage'], daysLeft: number): { zh: string; en: string } {
  const when = daysLeft > 0 ? `，还有 ${daysLeft} 天` : ''
  const whenEn = daysLeft > 0 ? `, ${daysLeft} days to go` : ''
  if (coverage === 'provisional')
    return {
      zh: `${year} 年工作日历是预排的${when}。请按国务院办公厅通知载入正式安排，已开始的时限会重算。`,
      en: `The calendar of ${year} is provisional${whenEn}. Load the official one; open dues will be reckoned again.`,
    }
  return {
    zh: `${year} 年没有工作日历${when}，暂按周一至周五计算。请载入当年放假安排，已开始的时限会重算。`,
    en: `There is no calendar for ${year}${whenEn}; Monday to Friday counts. Load it; open dues will be reckoned again.`,
  }
}
