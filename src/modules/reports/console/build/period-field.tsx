import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '#ui/language.ts'
import { PERIOD_NAMES, type Period, type PeriodName } from '../../domain/report-query.ts'

const OTHER = 'days'
const DAY = 'YYYY-MM-DD'

/** Periods by name go on with time; two days stay as they are. */
export function PeriodField({
  period,
  onChange,
  label,
}: {
  period: Period
  onChange(period: Period): void
  label?: string
}) {
  const { t } = useWords()
  const today = dayjs().format(DAY)
  return (
    <>
      <Select
        aria-label={label ?? t({ zh: '期间', en: 'Period' })}
        value={period.kind === 'named' ? period.name : OTHER}
        popupMatchSelectWidth={false}
        options={[
          ...Object.entries(PERIOD_NAMES).map(([value, words]) => ({ value, label: t(words) })),
          { value: OTHER, label: t({ zh: '自选起止日', en: 'chosen days' }) },
        ]}
        onChange={(value) =>
          onChange(
            value === OTHER
              ? { kind: 'days', from: `${today.slice(0, 7)}-01`, to: today }
              : { kind: 'named', name: value as PeriodName },
          )
        }
      />
      {period.kind === 'days' ? (
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.to)]}
          onChange={(days) =>
            days?.[0] && days[1] && onChange({ kind: 'days', from: days[0].format(DAY), to: days[1].format(DAY) })
          }
        />
      ) : null}
    </>
  )
}
