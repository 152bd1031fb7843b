import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { unitInScope } from './sight-store.ts'

export interface NewPayment {
  id: string
  lineId: string
  /** Yuan; below zero takes a payment back. */
  amount: string
  paidOn: string
  payee: string
  economic: string
  voucherNo: string
  text: string
  instalmentId: string | null
  reverses: string | null
  reason: string | null
  byId: string
  byName: string
}

export async function insertPayment(tx: Executor, payment: NewPayment, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into ledger.payment (id, line_id, amount, paid_on, payee, economic, voucher_no, text, instalment_id, reverses, reason,
      by_id, by_name, at)
    values (${payment.id}, ${payment.lineId}, ${payment.amount}::numeric, ${payment.paidOn}::date, ${payment.payee},
      ${payment.economic}, ${payment.voucherNo}, ${payment.text}, ${payment.instalmentId}, ${payment.reverses},
      ${payment.reason}, ${payment.byId}, ${payment.byName}, to_timestamp(${nowMs / 1000}))`)
}

export interface StoredPayment {
  id: string
  lineId: string
  projectId: string
  projectKey: string
  projectName: string
  unit: string
  year: number
  source: string
  sourceName: string
  functional: string
  economic: string
  amount: string
  paidOn: string
  payee: string
  voucherNo: string
  text: string
  instalmentId: string | null
  reverses: string | null
  /** The payment that takes this one back. */
  reversedBy: string | null
  reason: string | null
  byName: string
  atMs: number
}

export interface PaymentQuery {
  scope: Scope
  id?: string
  projectId?: string
  unit?: string
  year?: number
  source?: string
  text?: string
  from?: string
  to?: string
  before?: { day: string; id: string } | null
  limit: number
}

/** Newest first. */
export async function listPaymentRows(db: Executor, query: PaymentQuery): Promise<StoredPayment[]> {
  const parts: Sql[] = [unitInScope(sql`p.unit`, query.scope)]
  if (query.id !== undefined) parts.push(sql`x.id = ${query.id}`)
  if (query.projectId !== undefined) parts.push(sql`l.project_id = ${query.projectId}`)
  if (query.unit !== undefined) parts.push(sql`p.unit = ${query.unit}`)
  if (query.year !== undefined) parts.push(sql`l.year = ${query.year}`)
  if (query.source !== undefined) parts.push(sql`l.source = ${query.source}`)
  if (query.text !== undefined)
    parts.push(sql`strpos(lower(x.payee || ' ' || x.voucher_no || ' ' || x.text), lower(${query.text})) > 0`)
  if (query.from !== undefined) parts.push(sql`x.paid_on >= ${query.from}::date`)
  if (query.to !== undefined) parts.push(sql`x.paid_on <= ${query.to}::date`)
  if (query.before) parts.push(sql`(x.paid_on, x.id) < (${query.before.day}::date, ${query.before.id}::uuid)`)
  return db.many<StoredPayment>(sql`
    select x.id, x.line_id as "lineId", l.project_id as "projectId", p.key as "projectKey", p.name as "projectName", p.unit,
      l.year, l.source, s.zh as "sourceName", l.functional, x.economic, x.amount, x.paid_on::text as "paidOn", x.payee,
      x.voucher_no as "voucherNo", x.text, x.instalment_id as "instalmentId", x.reverses, r.id as "reversedBy", x.reason,
      x.by_name as "byName", (extract(epoch from x.at) * 1000)::float8 as "atMs"
    from ledger.payment x join ledger.budget_line l on l.id = x.line_id join ledger.project p on p.id = l.project_id
    join ledger.source s on s.id = l.source left join ledger.payment r on r.reverses = x.id
    where ${sql.join(parts, sql` and `)} order by x.paid_on desc, x.id desc limit ${query.limit}`)
}
