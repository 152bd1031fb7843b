import { DAY_MS, dateOfDay, localDay } from '#core/time/local.ts'

export interface Period {
  /** Days, both included: `2026-11-01`. */
  from: string
  to: string
}

/** Spans that people ask for, by name, as of a moment. */
export function periodOf(name: string, nowMs: number): Period | null {
  const day = localDay(nowMs)
  const today = dateOfDay(day)
  const monthStart = `${today.slice(0, 7)}-01`
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: dateOfDay(day - 6), to: today }
    case 'month':
      return { from: monthStart, to: today }
    case 'lastMonth': {
      const last = dateOfDay(localDay(Date.parse(`${monthStart}T00:00:00+08:00`) - DAY_MS))
      return { from: `${last.slice(0, 7)}-01`, to: last }
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
    default:
      return null
  }
}

export const PERIODS = {
  today: { zh: '今日', en: 'Today' },
  week: { zh: '近 7 日', en: 'Last 7 days' },
  month: { zh: '本月', en: 'This month' },
  lastMonth: { zh: '上月', en: 'Last month' },
  year: { zh: '今年', en: 'This year' },
} as const
