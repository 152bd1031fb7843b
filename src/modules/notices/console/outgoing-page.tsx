import { Button, Select } from 'antd'
import { useCommand, usePages } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords, type Words } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listOutgoing, OUTGOING_STATES, type OutgoingRow, resend } from '../contract.ts'
import { CHANNEL_NAMES, CHANNELS } from '../domain/kind.ts'
import { words } from '../words.ts'
import css from './notices.module.css'

const STATES: Record<OutgoingRow['status'], Words> = {
  waiting: { zh: '等待发送', en: 'waiting' },
  sending: { zh: '发送中', en: 'sending' },
  sent: { zh: '已发送', en: 'sent' },
  failed: { zh: '发送失败', en: 'failed' },
}

/** Messages that left the house, and those that could not. */
export default function OutgoingPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayResend = useMay('notices:resend')
  const again = useCommand(resend)
  const channel = CHANNELS.find((one) => one === address.one('channel'))
  const status = OUTGOING_STATES.find((one) => one === address.one('status'))
  const asked = { ...(channel ? { channel } : {}), ...(status ? { status } : {}) }
  const pages = usePages(listOutgoing, { limit: 100, ...asked }, { everyMs: 30_000 })
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const simulated = pages.data?.some((row) => row.simulated) ?? false
  const columns: Column<OutgoingRow>[] = [
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '96px',
      cell: (row) => <span className={row.status === 'failed' ? 'over' : undefined}>{t(STATES[row.status])}</span>,
    },
    {
      id: 'channel',
      title: { zh: '渠道', en: 'Channel' },
      width: '136px',
      cell: (row) => (
        <>
          {t(CHANNEL_NAMES[row.channel])}{' '}
          {row.simulated ? <span className={css.mark}>{t(words.simulated)}</span> : null}
        </>
      ),
    },
    { id: 'to', title: { zh: '收件人', en: 'To' }, width: '96px', cell: (row) => row.personName },
    {
      id: 'kind',
      title: { zh: '种类', en: 'Kind' },
      width: '112px',
      wide: true,
      cell: (row) => (language === 'zh' ? row.kindZh : row.kindEn),
    },
    { id: 'text', title: { zh: '文字', en: 'Text' }, phone: 'lead', cell: (row) => row.text, hint: (row) => row.text },
    {
      id: 'error',
      title: { zh: '原因', en: 'Why' },
      width: '176px',
      wide: true,
      cell: (row) => row.lastError ?? '—',
      hint: (row) => row.lastError ?? '',
    },
    {
      id: 'at',
      title: { zh: '发送时间', en: 'Sent' },
      width: '112px',
      cell: (row) => (row.sentAt ? shortTime(row.sentAt, nowMs) : '—'),
    },
    {
      id: 'act',
      title: { zh: '操作', en: 'Action' },
      width: '80px',
      cell: (row) =>
        row.status === 'failed' && mayResend ? (
          <Button size="small" onClick={() => void again.run({ id: row.id })}>
            {t({ zh: '重发', en: 'Resend' })}
          </Button>
        ) : null,
    },
  ]
  return (
    <Page
      fill
      title={t(words.outgoing)}
      note={
        simulated ? (
          <span className={css.mark}>
            {t({
              zh: '模拟：消息只写入文件，没有发往手机或政务通讯',
              en: 'Simulated: messages go to files, not to phones or office chat',
            })}
          </span>
        ) : null
      }
    >
      <Filters>
        <Select
          value={channel}
          onChange={(value?: string) => address.change({ channel: value })}
          allowClear
          placeholder={t({ zh: '全部渠道', en: 'All channels' })}
          aria-label={t({ zh: '渠道', en: 'Channel' })}
          style={{ width: 144 }}
          options={CHANNELS.map((value) => ({ value, label: t(CHANNEL_NAMES[value]) }))}
        />
        <Select
          value={status}
          onChange={(value?: string) => address.change({ status: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 144 }}
          options={OUTGOING_STATES.map((value) => ({ value, label: t(STATES[value]) }))}
        />
      </Filters>
      <ProblemNotice problem={again.problem} close={again.clearProblem} />
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(rows) => (
              <Table
                label={t(words.outgoing)}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {t({ zh: '没有外发消息。超期、督办等会按“通知方式”外发', en: 'No message has left' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
      </Split>
    </Page>
  )
}
