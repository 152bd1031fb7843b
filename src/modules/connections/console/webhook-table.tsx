import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import { CONNECTION_STATES, TOPICS, type Webhook } from '../contract.ts'
import { words } from '../words.ts'
import css from './connections.module.css'

/** Webhooks with what waits and what was given up. */
export function WebhookTable({
  rows,
  open,
  onOpen,
}: {
  rows: readonly Webhook[]
  open: string | null
  onOpen(id: string): void
}) {
  const { t } = useWords()
  const nowMs = useNow()
  const columns: Column<Webhook>[] = [
    {
      id: 'name',
      title: { zh: '接收方', en: 'Receiver' },
      phone: 'lead',
      cell: (row) => row.name,
      hint: (row) => row.url,
    },
    {
      id: 'topics',
      title: { zh: '内容', en: 'Topics' },
      width: '240px',
      wide: true,
      cell: (row) => row.topics.map((topic) => t(TOPICS[topic])).join(t({ zh: '、', en: ', ' })),
    },
    {
      id: 'state',
      title: words.state,
      width: '128px',
      cell: (row) =>
        row.stuckSince ? (
          <span className={css.bad}>
            {t(CONNECTION_STATES.stuck)} {shortTime(row.stuckSince, nowMs)}
          </span>
        ) : row.active ? (
          t({ zh: '在用', en: 'on' })
        ) : (
          t({ zh: '已停用', en: 'off' })
        ),
    },
    { id: 'waiting', title: { zh: '待发', en: 'Waiting' }, width: '72px', align: 'right', cell: (row) => row.waiting },
    {
      id: 'failed',
      title: { zh: '未送达', en: 'Failed' },
      width: '80px',
      align: 'right',
      cell: (row) => <span className={row.failed > 0 ? css.bad : undefined}>{row.failed}</span>,
    },
    {
      id: 'sent',
      title: { zh: '最近送达', en: 'Last sent' },
      width: '112px',
      cell: (row) => (row.lastSentAt ? shortTime(row.lastSentAt, nowMs) : '—'),
    },
  ]
  return (
    <Table
      label={t({ zh: '消息推送', en: 'Webhooks' })}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      current={open}
      onOpen={(row) => onOpen(row.id)}
      empty={
        <EmptyState>
          {t({
            zh: '没有推送。部门系统要及时收到工单时，在这里登记它的接收地址',
            en: 'None yet. Enter the address of a department’s system that wants to hear of tasks at once',
          })}
        </EmptyState>
      }
    />
  )
}
