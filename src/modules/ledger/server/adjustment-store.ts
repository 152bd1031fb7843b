import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { unitInScope } from './sight-store.ts'

/** Amounts are yuan as text. */
export interface StoredAdjustment {
  id: string
  lineId: string
  sourceName: string
  economicName: string
  amount: string
  documentNo: string
  adjustedOn: string
  reason: string
  corrects: string | null
  correctedBy: string | null
  byName: string
  atMs: number
}

export interface AdjustmentQuery {
  scope: Scope
  ids?: readonly string[]
  projectId?: string
  year?: number
}

const MOST = 1000

/** Newest first; of one project and year there are at most some dozens. */
export async function listAdjustments(db: Executor, query: AdjustmentQuery): Promise<StoredAdjustment[]> {
  const parts: Sql[] = [unitInScope(sql`p.unit`, query.scope)]
  if (query.ids !== undefined) parts.push(sql`a.id = any(${[...query.ids]}::uuid[])`)
  if (query.projectId !== undefined) parts.push(sql`l.project_id = ${query.projectId}`)
  if (query.year !== undefined) parts.push(sql`l.year = ${query.year}`)
  return db.many<StoredAdjustment>(sql`
    select a.id, a.line_id as "lineId", s.zh as "sourceName", c.zh as "economicName", a.amount, a.document_no as "documentNo",
      a.adjusted_on::text as "adjustedOn", a.reason, a.corrects, r.id as "correctedBy", a.by_name as "byName",
      (extract(epoch from a.at) * 1000)::float8 as "atMs"
    from ledger.adjustment a join ledger.budget_line l on l.id = a.line_id join ledger.project p on p.id = l.project_id
    join ledger.source s on s.id = l.source join ledger.economic_class c on c.code = l.economic
    left join ledger.adjustment r on r.corrects = a.id
    where ${sql.join(parts, sql` and `)} order by a.adjusted_on desc, a.id desc limit ${MOST}`)
}

export interface NewAdjustment {
  id: string
  lineId: string
  amount: string
  documentNo: string
  adjustedOn: string
  reason: string
  corrects: string | null
  byId: string
  byName: string
}

export async function insertAdjustment(tx: Executor, row: NewAdjustment, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into ledger.adjustment (id, line_id, amount, document_no, adjusted_on, reason, corrects, by_id, by_name, at)
    values (${row.id}, ${row.lineId}, ${row.amount}::numeric, ${row.documentNo}, ${row.adjustedOn}::date, ${row.reason},
      ${row.corrects}, ${row.byId}, ${row.byName}, to_timestamp(${nowMs / 1000}))`)
}
