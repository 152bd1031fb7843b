import type { Output } from '#core/operation.ts'
import { count, shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { useMay } from '#ui/session.tsx'
import type { listDevices } from '../contract.ts'
import css from './sensors.module.css'

/** How listening does, and how many messages of the week were refused; whoever may look after it gets there from here. */
export function FeedLine({ feed }: { feed: Output<typeof listDevices>['feed'] }) {
  const { t } = useWords()
  const nowMs = useNow()
  const mayLook = useMay('sensors:feed')
  const since = feed.since ? shortTime(feed.since, nowMs) : ''
  const said = {
    off: t({ zh: '未设置感知接入', en: 'No broker is set' }),
    ok: t({ zh: `接入正常，自 ${since}`, en: `Connected since ${since}` }),
    down: t({ zh: `接入中断，自 ${since}，正在重连`, en: `Not connected since ${since}, trying again` }),
  }[feed.state]
  const refused =
    feed.refused > 0
      ? t({
          zh: `；近 7 日未收报文 ${count(feed.refused)} 条`,
          en: `; ${count(feed.refused)} messages refused in 7 days`,
        })
      : ''
  const text = `${said}${refused}`
  const look = feed.state === 'down' ? 'over' : 'meta'
  return mayLook ? (
    <To href="/c/sensor-feed" className={`${look} ${css.crumb}`}>
      {text}
    </To>
  ) : (
    <span className={look}>{text}</span>
  )
}
