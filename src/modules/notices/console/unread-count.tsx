import { BellOutlined } from '@ant-design/icons'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { To } from '#ui/navigation.tsx'
import { countUnread } from '../contract.ts'
import css from './notices.module.css'

const REFRESH_MS = 120_000

/** How much is unread, in the top bar of every page; told at once when something comes. */
export default function UnreadCount() {
  const { t } = useWords()
  const reading = useOperation(countUnread, {}, { everyMs: REFRESH_MS })
  useLive('notices.inboxChanged', reading.reload)
  const count = reading.data
  const shown = count ? `${count.unread}${count.capped ? '+' : ''}` : '–'
  const overdue = count?.overdue ?? 0
  const said = count
    ? t({
        zh: `消息 ${shown} 条未读${overdue > 0 ? `，其中超期 ${overdue} 条` : ''}`,
        en: `Inbox ${shown} unread${overdue > 0 ? `, ${overdue} of them overdue` : ''}`,
      })
    : t({ zh: '未读消息数暂不可知', en: 'Count of unread not known' })
  return (
    <To href="/c/inbox" className={css.count} data-overdue={overdue > 0} title={said} aria-label={said}>
      <BellOutlined aria-hidden />
      <span className={css.countLabel}>{t({ zh: '消息', en: 'Inbox' })}</span> <b>{shown}</b>
    </To>
  )
}
