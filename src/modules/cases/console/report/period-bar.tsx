import { Button } from 'antd'
import { useState } from 'react'
import { dayAfter, dayStart } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { DayRange } from '../list/day-range.tsx'
import { PERIODS, type Period, periodOf } from './periods.ts'

/** The period that the address names, this month without; `span` as instants, the end excluded. */
export function usePeriod(): { period: Period; span: { from: string; to: string } } {
  const address = useAddressQuery()
  const [openedAtMs] = useState(() => Date.now())
  const from = address.one('from')
  const to = address.one('to')
  const period = from && to ? { from, to } : periodOf('month', openedAtMs)!
  return { period, span: { from: dayStart(period.from), to: dayAfter(period.to) } }
}

/** Spans that people ask for by name, and any other by its days. */
export function PeriodBar({ period }: { period: Period }) {
  const { t } = useWords()
  const address = useAddressQuery()
  const [openedAtMs] = useState(() => Date.now())
  return (
    <>
      {Object.entries(PERIODS).map(([name, words]) => {
        const one = periodOf(name, openedAtMs)!
        const isChosen = one.from === period.from && one.to === period.to
        return (
          <Button
            key={name}
            size="small"
            aria-pressed={isChosen}
            type={isChosen ? 'primary' : 'default'}
            onClick={() => address.change({ ...one })}
          >
            {t(words)}
          </Button>
        )
      })}
      <DayRange shown={period} />
    </>
  )
}
