import { useOperation } from '#ui/call.ts'
import { duration, shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { listFunctions, listLines } from '../contract.ts'
import css from './hotline.module.css'

/** Lines that are down and call centres that say nothing, for as long as it lasts. */
export function AlarmStrip() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const functions = useOperation(listFunctions, {}, { freshForMs: 60_000 })
  const isOn = functions.data?.items.some(({ id, on }) => id === 'lineAlarm' && on) ?? false
  const { data } = useOperation(listLines, {}, { everyMs: 30_000, enabled: isOn })
  if (!isOn || !data) return null
  const since = (from: string) => {
    const long = duration(Math.max(0, nowMs - Date.parse(from)), language)
    return t({ zh: `自 ${shortTime(from, nowMs)} 起，已 ${long}`, en: `since ${shortTime(from, nowMs)}, ${long}` })
  }
  const alarms = [
    ...data.lines.flatMap(({ line, up, since: from }) =>
      up === false ? [{ id: line, said: t({ zh: `线路 ${line} 中断`, en: `line ${line} is down` }), from }] : [],
    ),
    ...data.systems.flatMap(({ id, silent, heardAt }) =>
      silent
        ? [{ id, said: t({ zh: `话务平台 ${id} 没有消息`, en: `call centre ${id} is silent` }), from: heardAt }]
        : [],
    ),
  ]
  if (alarms.length === 0) return null
  return (
    <div className={css.alarm} role="alert">
      {alarms.map(({ id, said, from }) => (
        <span key={id}>
          <b>■ {said}</b> {from ? since(from) : ''}
        </span>
      ))}
      <To href="/c/calls?view=lines">{t({ zh: '查看线路', en: 'Look at the lines' })}</To>
    </div>
  )
}
