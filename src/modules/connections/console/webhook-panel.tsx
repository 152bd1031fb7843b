import { Button } from 'antd'
import { useCommand, usePages } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { shortTime, useNow } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { EmptyState, Facts, ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type Column, Table } from '#ui/table.tsx'
import {
  DELIVERY_STATES,
  type Delivery,
  listDeliveries,
  replayDeliveries,
  setWebhook,
  type Webhook,
} from '../contract.ts'
import { words } from '../words.ts'

/** One receiver: each message to it, when it is tried next, and sending again. */
export function WebhookPanel({
  hook,
  mayManage,
  onClose,
  onChanged,
}: {
  hook: Webhook
  mayManage: boolean
  onClose(): void
  onChanged(): void
}) {
  const { t } = useWords()
  const nowMs = useNow()
  const confirm = useConfirm()
  const pages = usePages(listDeliveries, { id: hook.id, limit: 50 }, { everyMs: 15_000 })
  const switching = useCommand(setWebhook)
  const replay = useCommand(replayDeliveries)
  const toggle = async () => {
    const yes =
      !hook.active ||
      (await confirm({
        title: t({ zh: `停用到${hook.name}的推送`, en: `Switch ${hook.name} off` }),
        detail: t({
          zh: '停用期间发生的事不再记下；已记下未送达的留着，启用后再发。',
          en: 'What happens meanwhile is not kept for it; what waits is kept and sent later.',
        }),
        verb: t({ zh: '停用推送', en: 'Switch off' }),
        danger: true,
      }))
    if (yes && (await switching.run({ id: hook.id, active: !hook.active }))) onChanged()
  }
  const again = async (delivery: Delivery) => {
    if (await replay.run({ id: hook.id, delivery: delivery.id })) pages.reload()
  }
  const columns: Column<Delivery>[] = [
    { id: 'at', title: { zh: '时间', en: 'At' }, width: '96px', cell: (row) => shortTime(row.createdAt, nowMs) },
    {
      id: 'state',
      title: words.state,
      cell: (row) =>
        row.lastError ? `${t(DELIVERY_STATES[row.state])}：${row.lastError}` : t(DELIVERY_STATES[row.state]),
      hint: (row) => row.lastError ?? '',
    },
    { id: 'tries', title: { zh: '次', en: 'Tries' }, width: '48px', align: 'right', cell: (row) => row.tries },
    {
      id: 'again',
      title: { zh: '操作', en: 'Action' },
      width: '80px',
      cell: (row) =>
        mayManage && row.state !== 'waiting' ? (
          <Button size="small" onClick={() => void again(row)}>
            {t({ zh: '重发', en: 'Again' })}
          </Button>
        ) : null,
    },
  ]
  return (
    <SidePanel title={hook.name} onClose={onClose}>
      <Inset>
        <Facts
          facts={[
            [t({ zh: '接收地址', en: 'Address' }), hook.url],
            [t(words.unit), hook.unit ?? t({ zh: '全区', en: 'the whole district' })],
          ]}
        />
        <ProblemNotice problem={switching.problem ?? replay.problem} close={replay.clearProblem} />
        {mayManage ? (
          <div className="row">
            <Button onClick={() => void toggle()} loading={switching.busy}>
              {hook.active ? t({ zh: '停用推送', en: 'Switch off' }) : t({ zh: '启用推送', en: 'Switch on' })}
            </Button>
          </div>
        ) : null}
        <Table
          label={t({ zh: '推送记录', en: 'Deliveries' })}
          rows={pages.data ?? []}
          more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
          columns={columns}
          rowKey={(row) => row.id}
          keys={false}
          empty={<EmptyState>{t({ zh: '还没有消息', en: 'No messages yet' })}</EmptyState>}
        />
      </Inset>
    </SidePanel>
  )
}
