import { useOperation } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { To } from '#ui/navigation.tsx'
import { countAlerts, listAlerts } from '../contract.ts'
import css from './alerts.module.css'
import { LevelMark } from './level-mark.tsx'

const SHOWN = 3

/** On the desk: how many alerts wait, and the newest of them with the number of their cases; nothing where none waits. */
export default function DeskAlerts() {
  const { t } = useWords()
  const counts = useOperation(countAlerts, {}, { everyMs: 60_000 })
  const newest = useOperation(listAlerts, { state: 'waiting', ongoing: true, limit: SHOWN }, { everyMs: 60_000 })
  useLiveReload('alerts.alertsChanged', () => {
    counts.reload()
    newest.reload()
  })
  if (!counts.data || counts.data.waiting + counts.data.tasksOpen === 0) return null
  const { waiting, tasksOpen, tasksOverdue } = counts.data
  return (
    <section className={css.strip} aria-label={t({ zh: '治理告警', en: 'Alerts' })}>
      <To href="/c/alerts?alert=waiting&ongoing=1">
        {t({ zh: '治理告警待确认', en: 'Alerts to acknowledge' })} <b>{count(waiting)}</b>
      </To>
      <ul>
        {(newest.data?.items ?? []).map((alert) => (
          <li key={alert.id}>
            <To href={`/c/alerts?alert=waiting&ongoing=1&open=${alert.id}`} title={t(alert.title)}>
              <LevelMark level={alert.level} />
              <span>{t(alert.title)}</span>
            </To>
          </li>
        ))}
      </ul>
      {tasksOpen > 0 ? (
        <To href="/c/preventive-tasks">
          {t({ zh: '未诉先办', en: 'Preventive tasks' })} <b>{count(tasksOpen)}</b>
          {tasksOverdue > 0 ? (
            <span className="over">{t({ zh: ` 超期 ${tasksOverdue}`, en: ` ${tasksOverdue} late` })}</span>
          ) : null}
        </To>
      ) : null}
    </section>
  )
}
