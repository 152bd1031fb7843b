import { useMemo } from 'react'
import { DAY_MS, dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { useNow } from '#ui/format.ts'
import { useAddressQuery } from '#ui/navigation.tsx'

export const PERIODS = {
  '1': { zh: '今日', en: 'today' },
  '7': { zh: '近 7 日', en: '7 days' },
  '30': { zh: '近 30 日', en: '30 days' },
  '365': { zh: '近一年', en: 'a year' },
} as const
export type PeriodDays = keyof typeof PERIODS

/** Whole days up to the end of today; kept in the address. */
export function usePeriod() {
  const address = useAddressQuery()
  const today = localDay(useNow())
  const asked = address.one('days')
  const days: PeriodDays = asked !== null && asked in PERIODS ? (asked as PeriodDays) : '30'
  const period = useMemo(
    () => ({
      from: toRfc3339(dayStartMs(today - (Number(days) - 1))),
      until: toRfc3339(dayStartMs(today) + DAY_MS),
    }),
    [today, days],
  )
  return {
    days,
    period,
    show: (next: PeriodDays) => address.change({ days: next === '30' ? undefined : next }),
  }
}
