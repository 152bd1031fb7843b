import { Button, Select } from 'antd'
import { useEffect } from 'react'
import { useCommand, usePages } from '#ui/call.ts'
import { clockTime, shortTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type InboxLine, listInbox, readAll, setRead } from '../contract.ts'
import { INBOX_KINDS, kindWords } from './inbox-kinds.ts'
import { LevelMark } from './level-mark.tsx'
import { NoticePanel } from './notice-panel.tsx'
import css from './notices.module.css'

/** What this person was told, newest first; filters and the open line live in the address. */
export default function InboxPage() {
  const { t, language } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const address = useAddressQuery()
  const unread = address.one('unread') === '1'
  const kind = address.one('kind') ?? undefined
  const pages = usePages(listInbox, { limit: 100, ...(unread ? { unread } : {}), ...(kind ? { kind } : {}) })
  const mark = useCommand(setRead)
  const all = useCommand(readAll)
  useLive('notices.inboxChanged', pages.reload)
  const rows = pages.data ?? []
  const open = address.one('open')
  const line = rows.find((row) => row.id === open)
  const unreadOpen = line && line.readAt === null ? line.id : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened has been read, once
  useEffect(() => {
    if (unreadOpen) void mark.run({ ids: [unreadOpen], read: true })
  }, [unreadOpen])
  const readThemAll = () => {
    const until = rows[0]?.at
    if (until) void all.run({ until, ...(kind ? { kind } : {}) })
  }
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const columns: Column<InboxLine>[] = [
    {
      id: 'level',
      title: { zh: '程度', en: 'Level' },
      width: '88px',
      cell: (row) => (row.level ? <LevelMark level={row.level} /> : '—'),
    },
    {
      id: 'title',
      title: { zh: '内容', en: 'Notice' },
      phone: 'lead',
      cell: (row) => <span className={row.readAt ? css.read : css.unread}>{row[language]}</span>,
      hint: (row) => row[language],
    },
    {
      id: 'kind',
      title: { zh: '种类', en: 'Kind' },
      width: '128px',
      wide: true,
      cell: (row) => t(kindWords(row.kind)),
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '72px',
      cell: (row) => (row.readAt ? t({ zh: '已读', en: 'read' }) : t({ zh: '未读', en: 'unread' })),
    },
    { id: 'at', title: { zh: '时间', en: 'Time' }, width: '112px', cell: (row) => shortTime(row.at, nowMs) },
  ]
  return (
    <Page
      fill
      title={t({ zh: '消息', en: 'Inbox' })}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          <Button onClick={pages.reload}>
            {t({ zh: '刷新', en: 'Refresh' })}
            <KeyHint keys="R" />
          </Button>
          <Button onClick={readThemAll} loading={all.busy} disabled={!rows.some((row) => row.readAt === null)}>
            {t({ zh: '全部标为已读', en: 'Mark all as read' })}
          </Button>
        </>
      }
    >
      <Filters>
        <Button
          aria-pressed={unread}
          type={unread ? 'primary' : 'default'}
          onClick={() => address.change({ unread: unread ? undefined : '1' })}
        >
          {t({ zh: '只看未读', en: 'Unread only' })}
        </Button>
        <Select
          value={kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部种类', en: 'All kinds' })}
          aria-label={t({ zh: '消息种类', en: 'Kind of notice' })}
          style={{ width: 176 }}
          options={Object.entries(INBOX_KINDS).map(([value, title]) => ({ value, label: t(title) }))}
        />
      </Filters>
      <ProblemNotice problem={mark.problem ?? all.problem} />
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t({ zh: '消息列表', en: 'List of notices' })}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                onVisit={(row) => (row.link ? go(row.link) : address.change({ open: row.id }))}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState
                    action={
                      unread || kind ? (
                        <Button onClick={() => address.change({ unread: undefined, kind: undefined })}>
                          {t({ zh: '看全部消息', en: 'Show all' })}
                        </Button>
                      ) : null
                    }
                  >
                    {unread || kind
                      ? t({ zh: '没有符合条件的消息', en: 'Nothing fits these filters' })
                      : t({
                          zh: '还没有消息。时限临期、超期、催办和督办会出现在这里',
                          en: 'Nothing yet. Deadlines, urges and supervisions appear here',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {line ? (
          <NoticePanel
            line={line}
            markUnread={() => {
              address.change({ open: undefined })
              void mark.run({ ids: [line.id], read: false })
            }}
            onClose={() => address.change({ open: undefined })}
          />
        ) : null}
      </Split>
    </Page>
  )
}
