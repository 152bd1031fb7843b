import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ProcurementKind } from '../domain/procurement.ts'
import { unitInScope } from './sight-store.ts'

/** Amounts are yuan as text. */
export interface StoredProcurement {
  id: string
  projectId: string
  year: number
  name: string
  kind: ProcurementKind
  quantity: string
  amount: string
  method: string
  version: number
}

const COLUMNS = sql`b.id, b.project_id as "projectId", b.year, b.name, b.kind, b.quantity, b.amount, b.method, b.version`

export async function listProcurement(
  db: Executor,
  projectIds: readonly string[],
  year: number,
): Promise<StoredProcurement[]> {
  return db.many<StoredProcurement>(sql`
    select ${COLUMNS} from ledger.procurement_line b where b.project_id = any(${[...projectIds]}::uuid[]) and b.year = ${year}
     order by b.project_id, b.place, b.id`)
}

export async function lockProcurement(tx: Executor, id: string, scope: Scope): Promise<StoredProcurement | null> {
  return tx.maybeOne<StoredProcurement>(sql`
    select ${COLUMNS} from ledger.procurement_line b where b.id = ${id}
       and exists (select 1 from ledger.project p where p.id = b.project_id and ${unitInScope(sql`p.unit`, scope)}) for update`)
}

export async function saveProcurementRow(
  tx: Executor,
  line: Omit<StoredProcurement, 'version'>,
  nowMs: number,
): Promise<number> {
  return tx.run(sql`
    insert into ledger.procurement_line (id, project_id, year, place, name, kind, quantity, amount, method, saved_at)
    select ${line.id}, ${line.projectId}, ${line.year},
      coalesce((select max(place) from ledger.procurement_line where project_id = ${line.projectId} and year = ${line.year}), 0) + 1,
      ${line.name}, ${line.kind}, ${line.quantity}, ${line.amount}::numeric, ${line.method}, to_timestamp(${nowMs / 1000})
    on conflict (id) do update set name = excluded.name, kind = excluded.kind, quantity = excluded.quantity,
      amount = excluded.amount, method = excluded.method, version = procurement_line.version + 1, saved_at = excluded.saved_at
    where procurement_line.project_id = excluded.project_id and procurement_line.year = excluded.year`)
}

export async function deleteProcurement(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from ledger.procurement_line where id = ${id}`)
}
