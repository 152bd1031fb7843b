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
    <Card title={t({ zh: `工单 ${orders.length} 张`, en: `Orders: ${orders.length}` })}>
      <ul className={css.orders}>
        {orderTree(orders).map(({ order, depth }) => (
          <li key={order.id} title={order.no} style={{ marginInlineStart: depth * 20 }}>
            <p className={css.order}>
              <span className={css.role}>{t(ROLES[order.role])}</span>
              <b>{names.unit(order.unit)}</b>
              <span>{t(orderStatuses[order.status])}</span>
            </p>
            <p className={css.quiet}>
              {t({
                zh: `派出 ${time(order.sentAt)}，签收 ${time(order.signedAt)}，办结 ${time(order.endedAt)}`,
                en: `sent ${time(order.sentAt)}, signed ${time(order.signedAt)}, ended ${time(order.endedAt)}`,
              })}
            </p>
            {order.answer || order.reason ? <p className={css.prose}>{order.answer ?? order.reason}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
