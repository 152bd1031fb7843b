import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { CalendarChange } from '../../contract.ts'
import css from './calendar.module.css'

const KINDS: Record<string, { zh: string; en: string }> = {
  working: { zh: '上班', en: 'working' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '放假', en: 'day off' },
  outsideCalendar: { zh: '不上班', en: 'not worked' },
}

/** What a change of the calendar does or would do: wrong rows, days, dues. */
export function ChangeView({ change }: { change: CalendarChange }) {
  const { t, language } = useWords()
  const { dryRun, dues } = change
  const dayText = ({ kind, name }: { kind: string; name: string | null }) =>
    `${t(KINDS[kind] ?? { zh: kind, en: kind })}${name ? `（${name}）` : ''}`
  return (
    <div className={css.section} role="status">
      <p>{headText(change, t)}</p>
      {change.faults.length > 0 ? (
        <ul className={css.faults}>
          {change.faults.map((fault) => (
            <li key={`${fault.line} ${fault.en}`}>
              <b>{t({ zh: `第 ${fault.line} 行`, en: `Line ${fault.line}` })}</b> {fault.code} {fault[language]}
            </li>
          ))}
        </ul>
      ) : null}
      {dryRun && dues ? (
        <p>
          {t({
            zh: `在办时限 ${count(dues.open)} 个，看了 ${count(dues.looked)} 个，其中 ${count(dues.moved)} 个的到期会变。`,
            en: `${count(dues.open)} clocks are open; of ${count(dues.looked)} looked at ${count(dues.moved)} would move.`,
          })}
        </p>
      ) : null}
      {dues && dues.first.length > 0 ? (
        <ul>
          {dues.first.map((move) => (
            <li key={move.clockId}>
              {t(move)} {tableTime(move.before)} → {tableTime(move.after)}
            </li>
          ))}
        </ul>
      ) : null}
      {change.days.length > 0 ? (
        <>
          <h3>{t({ zh: `变化的日子（${change.changedDays}）`, en: `Days that change (${change.changedDays})` })}</h3>
          <ul>
            {change.days.map((day) => (
              <li key={day.date}>
                {day.date} {dayText(day.before)} → {dayText(day.after)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function headText(change: CalendarChange, t: ReturnType<typeof useWords>['t']): string {
  if (change.rejected > 0)
    return t({
      zh: `读到 ${change.read} 行，${change.rejected} 行有问题，没有保存。改好后再试。`,
      en: `${change.read} rows read, ${change.rejected} at fault; nothing was saved.`,
    })
  if (change.dryRun)
    return t({
      zh: `试算结果，尚未保存：${change.changedDays} 天有变化。`,
      en: `Tried; ${change.changedDays} days would change.`,
    })
  if (change.runId)
    return t({
      zh: `已保存为第 ${change.version} 版，正在重算在办时限的到期。`,
      en: `Saved as version ${change.version}; open dues are being reckoned again.`,
    })
  return t({ zh: '与现行日历相同，没有保存。', en: 'The same as now; nothing was saved.' })
}
