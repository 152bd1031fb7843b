import { Switch } from 'antd'
import { useCommand, useOperation } from '#ui/call.ts'
import { duration, shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { listFunctions, listLines, setFunction } from '../contract.ts'
import css from './hotline.module.css'

const SHOWN_GAPS = 5

/** State of the lines with their gaps of 30 days, the call centres, and which functions this district has switched on. */
export function Lines() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const maySet = useMay('hotline:set-functions')
  const lines = useOperation(listLines, {}, { everyMs: 30_000 })
  const functions = useOperation(listFunctions, {})
  const setting = useCommand(setFunction, { alsoChanges: ['hotline'] })
  const state = (up: boolean | null) => {
    if (up === null) return t({ zh: '◌ 未收到状态', en: '◌ not told' })
    return up ? t({ zh: '● 正常', en: '● up' }) : t({ zh: '■ 中断', en: '■ down' })
  }
  const long = (from: string, until: string | null) =>
    duration(Math.max(0, (until ? Date.parse(until) : nowMs) - Date.parse(from)), language)
  return (
    <div className={css.cards}>
      <Card title={t({ zh: '线路状态（近 30 日中断）', en: 'Lines, with gaps of 30 days' })}>
        <Loaded reading={lines} lines={4}>
          {(found) =>
            found.lines.length === 0 ? (
              <EmptyState>
                {t({ zh: '本区号码没有登记线路', en: 'No lines are entered for the numbers of the district' })}
              </EmptyState>
            ) : (
              <ul className={css.rows}>
                {found.lines.map((one) => (
                  <li key={one.line}>
                    <div className={css.line}>
                      <b>{one.line}</b>
                      <span data-state={one.up === null ? 'none' : one.up ? 'ok' : 'over'}>{state(one.up)}</span>
                      {one.since ? (
                        <span className="meta">
                          {t({ zh: `${shortTime(one.since, nowMs)} 起`, en: `since ${shortTime(one.since, nowMs)}` })}
                        </span>
                      ) : null}
                    </div>
                    {one.gaps.slice(0, SHOWN_GAPS).map(({ from, until }) => (
                      <div key={from} className="meta">
                        {shortTime(from, nowMs)}–{until ? shortTime(until, nowMs) : t({ zh: '现在', en: 'now' })} ·{' '}
                        {long(from, until)}
                      </div>
                    ))}
                    {one.gaps.length > SHOWN_GAPS ? (
                      <div className="meta">
                        {t({ zh: `共 ${one.gaps.length} 次`, en: `${one.gaps.length} in all` })}
                      </div>
                    ) : null}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      <Card title={t({ zh: '话务平台', en: 'Call centres' })}>
        <Loaded reading={lines} lines={2}>
          {({ systems }) =>
            systems.length === 0 ? (
              <EmptyState>
                {t({
                  zh: '还没有话务平台接入。用“话务平台”岗位的密钥推送事件，或导入话单',
                  en: 'No call centre is connected yet. Send events with the key of a call centre, or import a log',
                })}
              </EmptyState>
            ) : (
              <ul className={css.rows}>
                {systems.map((one) => (
                  <li key={one.id} className={css.line}>
                    <b>{one.simulated ? t({ zh: '模拟来电（不是话务平台）', en: 'Simulated calls' }) : one.id}</b>
                    <span data-state={one.silent ? 'over' : 'ok'}>
                      {one.silent ? t({ zh: '■ 没有消息', en: '■ silent' }) : t({ zh: '● 正常', en: '● in order' })}
                    </span>
                    <span className="meta">
                      {t({
                        zh: `最近消息 ${shortTime(one.heardAt, nowMs)}`,
                        en: `last heard ${shortTime(one.heardAt, nowMs)}`,
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      <Card title={t({ zh: '热线功能（关掉后页面、接口和接口文档里都不出现）', en: 'Functions of this district' })}>
        <ProblemNotice problem={setting.problem} />
        <Loaded reading={functions} lines={4}>
          {({ items }) => (
            <ul className={css.rows}>
              {items.map((one) => (
                <li key={one.id} className={css.line}>
                  <Switch
                    checked={one.on}
                    disabled={!maySet || setting.busy}
                    aria-label={one[language]}
                    onChange={(on) => void setting.run({ id: one.id, on })}
                  />
                  <span>{one[language]}</span>
                  {one.changedByName ? (
                    <span className="meta">
                      {one.changedByName} {shortTime(one.changedAt, nowMs)}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
    </div>
  )
}
