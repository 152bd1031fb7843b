import { useWords } from '#ui/language.ts'
import type { CalendarDayView } from '../../contract.ts'
import css from './calendar.module.css'

const WEEKDAYS = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] }
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export type DayKind = 'working' | 'made-up' | 'weekend' | 'holiday'

/** A working day with a name was moved there; on an ordinary day it has none. */
export function kindOf({ kind, name }: CalendarDayView): DayKind {
  if (kind === 'working') return name === null ? 'working' : 'made-up'
  return kind === 'holiday' ? 'holiday' : 'weekend'
}

/** Twelve months; with `onDay` each day can be corrected. */
export function YearGrid({
  year,
  days,
  onDay,
}: {
  year: number
  days: readonly CalendarDayView[]
  onDay: ((date: string) => void) | undefined
}) {
  const { language } = useWords()
  return (
    <div className={css.months}>
      {Array.from({ length: 12 }, (_, month) => {
        const prefix = `${year}-${String(month + 1).padStart(2, '0')}-`
        const own = days.filter(({ date }) => date.startsWith(prefix))
        return (
          <section key={prefix} className={css.month} aria-label={prefix.slice(0, 7)}>
            <h2>{language === 'zh' ? `${month + 1}月` : MONTHS_EN[month]}</h2>
            <div className={css.days}>
              {WEEKDAYS[language].map((name) => (
                <span key={name} className={css.weekday} aria-hidden="true">
                  {name}
                </span>
              ))}
              {own.map((day, index) => (
                <Day key={day.date} day={day} column={index === 0 ? columnOf(day.date) : undefined} onDay={onDay} />
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}

/** 1 Monday to 7 Sunday */
function columnOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

const KIND_WORDS: Record<DayKind, { zh: string; en: string }> = {
  working: { zh: '上班', en: 'working' },
  'made-up': { zh: '调休上班', en: 'made-up working day' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '放假', en: 'day off' },
}

function Day({
  day,
  column,
  onDay,
}: {
  day: CalendarDayView
  column: number | undefined
  onDay: ((date: string) => void) | undefined
}) {
  const { t } = useWords()
  const kind = kindOf(day)
  const said = [
    day.date,
    t(KIND_WORDS[kind]),
    day.name,
    day.hours,
    day.own ? t({ zh: '本区自定', en: 'the district’s own' }) : null,
  ]
  const text = said.filter((part) => part !== null).join(' ')
  const shared = {
    className: css.day,
    'data-kind': kind,
    'data-own': day.own,
    'data-hours': day.hours !== null,
    title: text,
    'aria-label': text,
    style: column === undefined ? undefined : { gridColumnStart: column },
  }
  const number = Number(day.date.slice(8))
  return onDay ? (
    <button type="button" {...shared} onClick={() => onDay(day.date)}>
      {number}
    </button>
  ) : (
    <span role="img" {...shared}>
      {number}
    </span>
  )
}
