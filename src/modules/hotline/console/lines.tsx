import { Switch } from 'antd'
import { useCommand, useOperation } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { listFunctions, listLines, listSessions, setFunction } from '../contract.ts'
import { SESSION_KIND_NAMES } from '../words.ts'
import css from './hotline.module.css'
import { SessionForm } from './session-form.tsx'

/** State of the lines, the sessions, and which functions this district has switched on. */
export function Lines() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const maySet = useMay('hotline:set-functions')
  const mayKeep = useMay('hotline:keep-sessions')
  const lines = useOperation(listLines, {}, { everyMs: 30_000 })
  const functions = useOperation(listFunctions, {})
  const sessions = useOperation(listSessions, {})
  const setting = useCommand(setFunction, { alsoChanges: ['hotline'] })
  const unknown = t({ zh: '未收到状态', en: 'not told' })
  return (
    <div className={css.list}>
      <Card title={t({ zh: '线路状态', en: 'Lines' })}>
        <Loaded reading={lines} lines={4}>
          {(found) => (
            <ul className={css.rows}>
              {found.systems.map((one) => (
                <li key={one.id}>
                  {one.simulated
                    ? t({ zh: '模拟来电（不是话务平台）', en: 'Simulated calls' })
                    : t({ zh: `话务平台 ${one.id}`, en: `Call centre ${one.id}` })}{' '}
                  · {one.silent ? t({ zh: '没有消息', en: 'silent' }) : t({ zh: '正常', en: 'in order' })} ·{' '}
                  {shortTime(one.heardAt, nowMs)}
                </li>
              ))}
              {found.lines.map((one) => (
                <li key={one.line}>
                  <b>{one.line}</b>{' '}
                  {one.up === null ? unknown : one.up ? t({ zh: '正常', en: 'up' }) : t({ zh: '中断', en: 'down' })}
                  <span className={css.meta}>
                    {' '}
                    {one.gaps
                      .slice(0, 5)
                      .map(({ from, until }) => `${shortTime(from, nowMs)}–${until ? shortTime(until, nowMs) : ''}`)
                      .join('；')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Card title={t({ zh: '热线专场', en: 'Sessions' })}>
        <Loaded reading={sessions} lines={3}>
          {({ items }) => (
            <ul className={css.rows}>
              {items.map((one) => (
                <li key={one.id}>
                  <b>{one.title}</b> {t(SESSION_KIND_NAMES[one.kind])} · {one.host} · {shortTime(one.startsAt, nowMs)}–
                  {shortTime(one.endsAt, nowMs)} ·{' '}
                  {one.cancelled
                    ? t({ zh: '已取消', en: 'cancelled' })
                    : t({
                        zh: `来电 ${one.calls}，登记 ${one.registered}`,
                        en: `${one.calls} calls, ${one.registered} registered`,
                      })}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        {mayKeep ? <SessionForm /> : null}
      </Card>
      <Card title={t({ zh: '热线功能', en: 'Functions' })}>
        <Loaded reading={functions} lines={4}>
          {({ items }) => (
            <ul className={css.rows}>
              {items.map((one) => (
                <li key={one.id}>
                  <Switch
                    checked={one.on}
                    disabled={!maySet || setting.busy}
                    aria-label={one[language]}
                    onChange={(on) => void setting.run({ id: one.id, on })}
                  />{' '}
                  {one[language]}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
    </div>
  )
}
