import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { Order } from '../../contract.ts'
import { orderStatuses } from '../../domain/states.ts'
import { useNames } from '../names.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'

const ROLES = {
  lead: { zh: '主办', en: 'lead' },
  co: { zh: '协办', en: 'helps' },
  child: { zh: '下派', en: 'handed down' },
} as const

interface Row {
  order: Order
  depth: number
}

/** Orders as a tree: the lead, its helpers, and what was handed down below each. */
export function orderTree(orders: readonly Order[]): Row[] {
  const below = (parentId: string | null, depth: number): Row[] =>
    orders
      .filter((order) => order.parentId === parentId)
      .flatMap((order) => [{ order, depth }, ...below(order.id, depth + 1)])
  const known = new Set(orders.map((order) => order.id))
  const orphans = orders.filter((order) => order.parentId !== null && !known.has(order.parentId))
  return [...below(null, 0), ...orphans.map((order) => ({ order, depth: 0 }))]
}

export function CaseOrders({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const names = useNames()
  const nowMs = useNow()
  const { orders } = detail.case
  if (orders.length === 0) return null
  const time = (ms: number | null) => (ms === null ? '—' : shortTime(ms, nowMs))
  return (
    <Card title={t({ zh: `工单 ${orders.length} 张`, en: `Orders: ${orders.length}` })} flush>
      <table className={css.orders}>
        <thead>
          <tr>
            <th>{t({ zh: '单位', en: 'Unit' })}</th>
            <th>{t({ zh: '状态', en: 'State' })}</th>
            <th>{t({ zh: '派出', en: 'Sent' })}</th>
            <th>{t({ zh: '签收', en: 'Signed' })}</th>
            <th>{t({ zh: '办结', en: 'Ended' })}</th>
          </tr>
        </thead>
        <tbody>
          {orderTree(orders).map(({ order, depth }) => (
            <tr key={order.id} title={order.no}>
              <td style={{ paddingInlineStart: 12 + depth * 20 }}>
                <span className={css.role}>{t(ROLES[order.role])}</span>
                {names.unit(order.unit)}
                {order.answer || order.reason ? <p className={css.quiet}>{order.answer ?? order.reason}</p> : null}
              </td>
              <td>{t(orderStatuses[order.status])}</td>
              <td>{time(order.sentAt)}</td>
              <td>{time(order.signedAt)}</td>
              <td>{time(order.endedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
