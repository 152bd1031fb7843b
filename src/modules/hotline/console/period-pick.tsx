import { Select } from 'antd'
import { useWords } from '#ui/language.ts'
import { PERIODS, type PeriodDays, usePeriod } from './use-period.ts'

export function PeriodPick() {
  const { t } = useWords()
  const { days, show } = usePeriod()
  return (
    <Select<PeriodDays>
      value={days}
      onChange={show}
      aria-label={t({ zh: '时段', en: 'Period' })}
      style={{ width: 112 }}
      options={(Object.keys(PERIODS) as PeriodDays[]).map((value) => ({ value, label: t(PERIODS[value]) }))}
    />
  )
}
