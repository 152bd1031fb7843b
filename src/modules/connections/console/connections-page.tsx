import { Button } from 'antd'
import { useOperation } from '#ui/call.ts'
import { shortTime, tableTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { CONNECTION_STATES, type ConnectionRow, listConnections, listWebhooks } from '../contract.ts'
import { words } from '../words.ts'
import css from './connections.module.css'
import { KeyUseTable } from './key-use-table.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookPanel } from './webhook-panel.tsx'
import { WebhookTable } from './webhook-table.tsx'

const DIRECTIONS = {
  in: { zh: '收', en: 'in' },
  out: { zh: '发', en: 'out' },
  both: { zh: '收发', en: 'both' },
} as const

/** Every connection to other systems at one look, then what we push to them, then who calls us. */
export default function ConnectionsPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayManage = useMay('connections:manage')
  const health = useOperation(listConnections, {}, { everyMs: 30_000 })
  const hooks = useOperation(listWebhooks, {}, { everyMs: 30_000 })
  const open = address.one('open')
  const current = hooks.data?.items.find(({ id }) => id === open)
  const close = () => address.change({ open: undefined })
  const create = () => address.change({ open: 'new' })
  useKeys([
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: health.reload },
    ...(mayManage ? [{ keys: 'N', title: { zh: '新建推送', en: 'New webhook' }, run: create }] : []),
  ])
  const columns: Column<ConnectionRow>[] = [
    {
      id: 'name',
      title: { zh: '对接', en: 'Connection' },
      phone: 'lead',
      cell: (row) => (row.page && row.page !== '/c/connections' ? <To href={row.page}>{t(row)}</To> : t(row)),
      hint: (row) => t(row),
    },
    { id: 'direction', title: { zh: '方向', en: 'Way' }, width: '64px', cell: (row) => t(DIRECTIONS[row.direction]) },
    {
      id: 'state',
      title: words.state,
      width: '80px',
      cell: (row) => (
        <span className={row.state === 'down' || row.state === 'stuck' ? css.bad : undefined}>
          {t(CONNECTION_STATES[row.state])}
        </span>
      ),
    },
    {
      id: 'since',
      title: { zh: '起于', en: 'Since' },
      width: '112px',
      wide: true,
      cell: (row) => (row.since ? shortTime(row.since, nowMs) : '—'),
    },
    {
      id: 'waiting',
      title: { zh: '待处理', en: 'Waiting' },
      width: '80px',
      align: 'right',
      cell: (row) => row.waiting,
    },
    {
      id: 'ok',
      title: { zh: '最近成功', en: 'Last success' },
      width: '112px',
      cell: (row) => (row.lastOk ? shortTime(row.lastOk, nowMs) : '—'),
    },
    {
      id: 'error',
      title: { zh: '最近错误', en: 'Last error' },
      width: '280px',
      wide: true,
      cell: (row) => row.lastError ?? '—',
      hint: (row) => row.lastError ?? '',
    },
  ]
  return (
    <Page
      fill
      title={t(words.connections)}
      note={
        health.data
          ? t({ zh: `数据截至 ${tableTime(health.data.asOf)}`, en: `as of ${tableTime(health.data.asOf)}` })
          : null
      }
      actions={
        mayManage ? (
          <Button type="primary" onClick={create}>
            {t({ zh: '新建推送', en: 'New webhook' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Split>
        <div className={css.list}>
          <Card flush title={t({ zh: '各对接状况', en: 'Health of connections' })}>
            <Loaded reading={health} lines={5}>
              {({ items }) => (
                <Table
                  label={t(words.connections)}
                  rows={items}
                  columns={columns}
                  rowKey={(row) => row.id}
                  keys={false}
                  empty={<EmptyState>{t({ zh: '没有对接', en: 'No connections' })}</EmptyState>}
                />
              )}
            </Loaded>
          </Card>
          <Card flush title={t({ zh: '消息推送', en: 'Webhooks' })}>
            <Loaded reading={hooks} lines={3}>
              {({ items }) => <WebhookTable rows={items} open={open} onOpen={(id) => address.change({ open: id })} />}
            </Loaded>
          </Card>
          <Card flush title={t({ zh: '接口用量', en: 'Use of keys' })}>
            <KeyUseTable mayManage={mayManage} />
          </Card>
        </div>
        {open === 'new' && mayManage ? <WebhookForm onClose={close} onMade={hooks.reload} /> : null}
        {current ? (
          <WebhookPanel
            key={current.id}
            hook={current}
            mayManage={mayManage}
            onClose={close}
            onChanged={hooks.reload}
          />
        ) : null}
      </Split>
    </Page>
  )
}
