import type { Output } from '#core/operation.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { listDevices } from '../contract.ts'
import css from './sensors.module.css'

/** How listening does: connected since when, or why not. */
export function FeedLine({ feed }: { feed: Output<typeof listDevices>['feed'] }) {
  const { t } = useWords()
  const nowMs = useNow()
  const since = feed.since ? shortTime(feed.since, nowMs) : ''
  if (feed.state === 'off')
    return <span className={css.meta}>{t({ zh: '未设置感知接入', en: 'No broker is set' })}</span>
  if (feed.state === 'ok')
    return <span className={css.meta}>{t({ zh: `接入正常，自 ${since}`, en: `connected since ${since}` })}</span>
  return (
    <span className={css.over} title={feed.lastError ?? ''}>
      {t({ zh: `接入中断，自 ${since}，正在重连`, en: `not connected since ${since}, trying again` })}
    </span>
  )
}
