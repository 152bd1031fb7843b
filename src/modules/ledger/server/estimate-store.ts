import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { unitInScope } from './sight-store.ts'

/** Amounts are yuan as text. */
export interface StoredEstimate {
  id: string
  projectId: string
  year: number
  activity: string
  content: string
  economic: string
  quantity: string | null
  quantityUnit: string | null
  unitPrice: string | null
  amount: string
  basis: string
  version: number
}

const COLUMNS = sql`e.id, e.project_id as "projectId", e.year, e.activity, e.content, e.economic, e.quantity,
  e.quantity_unit as "quantityUnit", e.unit_price as "unitPrice", e.amount, e.basis, e.version`

export async function listEstimates(
  db: Executor,
  projectIds: readonly string[],
  year: number,
): Promise<StoredEstimate[]> {
  return db.many<StoredEstimate>(sql`
    select ${COLUMNS} from ledger.estimate_line e where e.project_id = any(${[...projectIds]}::uuid[]) and e.year = ${year}
     order by e.project_id, e.place, e.id`)
}

export async function lockEstimate(tx: Executor, id: string, scope: Scope): Promise<StoredEstimate | null> {
  return tx.maybeOne<StoredEstimate>(sql`
    select ${COLUMNS} from ledger.estimate_line e where e.id = ${id}
       and exists (select 1 from ledger.project p where p.id = e.project_id and ${unitInScope(sql`p.unit`, scope)}) for update`)
}

export async function saveEstimateRow(
  tx: Executor,
  line: Omit<StoredEstimate, 'version'>,
  nowMs: number,
): Promise<number> {
  return tx.run(sql`
    insert into ledger.estimate_line (id, project_id, year, place, activity, content, economic, quantity, quantity_unit,
      unit_price, amount, basis, saved_at)
    select ${line.id}, ${line.projectId}, ${line.year},
      coalesce((select max(place) from ledger.estimate_line where project_id = ${line.projectId} and year = ${line.year}), 0) + 1,
      ${line.activity}, ${line.content}, ${line.economic}, ${line.quantity}::numeric, ${line.quantityUnit},
      ${line.unitPrice}::numeric, ${line.amount}::numeric, ${line.basis}, to_timestamp(${nowMs / 1000})
    on conflict (id) do update set activity = excluded.activity, content = excluded.content, economic = excluded.economic,
      quantity = excluded.quantity, quantity_unit = excluded.quantity_unit, unit_price = excluded.unit_price,
      amount = excluded.amount, basis = excluded.basis, version = estimate_line.version + 1, saved_at = excluded.saved_at
    where estimate_line.project_id = excluded.project_id and estimate_line.year = excluded.year`)
}

export async function deleteEstimate(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from ledger.estimate_line where id = ${id}`)
}
