import { Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { dateOfDay, dayOfDate } from '#core/time/local.ts'
import { useWords } from '#ui/language.ts'
import { type Days, GRAINS, type Grain, LONGEST_DAYS, nextPeriod, periodAround, sayDays } from '../domain/period.ts'
import css from './decisions.module.css'

/** Day, week, month, quarter, year or any days; arrows go to the period before and after. */
export function PeriodBar({
  grain,
  days,
  today,
  onChange,
}: {
  grain: Grain
  days: Days
  today: number
  onChange(grain: Grain, days: Days): void
}) {
  const { t } = useWords()
  const step = (by: 1 | -1) => grain !== 'custom' && onChange(grain, nextPeriod(days, grain, by, today))
  const isLast = days.to >= today
  return (
    <div className={css.bar}>
      <Segmented<Grain>
        value={grain}
        onChange={(next) =>
          onChange(next, next === 'custom' ? days : periodAround(Math.min(days.to, today), next, today))
        }
        options={(Object.keys(GRAINS) as Grain[]).map((value) => ({ value, label: t(GRAINS[value]) }))}
      />
      {grain === 'custom' ? (
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(dateOfDay(days.from)), dayjs(dateOfDay(days.to))]}
          disabledDate={(day) => day.isAfter(dayjs(dateOfDay(today)))}
          onChange={(picked) => {
            const [from, to] = [picked?.[0], picked?.[1]].map((one) =>
              one ? dayOfDate(one.format('YYYY-MM-DD')) : null,
            )
            if (from != null && to != null) onChange('custom', { from: Math.max(from, to - LONGEST_DAYS + 1), to })
          }}
        />
      ) : (
        <span className={css.period}>
          <Button size="small" aria-label={t({ zh: '上一期', en: 'The period before' })} onClick={() => step(-1)}>
            ‹
          </Button>
          <strong>{sayDays(days)}</strong>
          <Button
            size="small"
            aria-label={t({ zh: '下一期', en: 'The period after' })}
            disabled={isLast}
            onClick={() => step(1)}
          >
            ›
          </Button>
        </span>
      )}
    </div>
  )
}
