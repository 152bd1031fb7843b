import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { unitInScope } from './sight-store.ts'

export const YEAR_STATES = ['draft', 'adopted', 'closed'] as const
export type YearState = (typeof YEAR_STATES)[number]

export interface StoredYear {
  unit: string
  year: number
  state: YearState
  documentNo: string | null
  adoptedOn: string | null
  /** Yuan as text. */
  approved: string | null
  despite: string | null
  closedOn: string | null
  version: number
}

const COLUMNS: Sql = sql`y.unit, y.year, y.state, y.document_no as "documentNo", y.adopted_on::text as "adoptedOn", y.approved,
  y.despite, y.closed_on::text as "closedOn", y.version`

export async function listYears(db: Executor, scope: Scope, unit?: string): Promise<StoredYear[]> {
  return db.many<StoredYear>(sql`
    select ${COLUMNS} from ledger.fiscal_year y
     where ${unitInScope(sql`y.unit`, scope)} and ${unit === undefined ? sql`true` : sql`y.unit = ${unit}`}
     order by y.year desc, y.unit`)
}

/**
 * The year of a unit, a draft if nobody has begun it; it stays as it is until the transaction ends. `alone`: nobody else
 * may even write into it meanwhile.
 */
export async function lockYear(
  tx: Executor,
  unit: string,
  year: number,
  nowMs: number,
  alone = false,
): Promise<StoredYear> {
  await tx.run(sql`
    insert into ledger.fiscal_year (unit, year, state, saved_at) values (${unit}, ${year}, 'draft', to_timestamp(${nowMs / 1000}))
    on conflict do nothing`)
  return tx.one<StoredYear>(sql`
    select ${COLUMNS} from ledger.fiscal_year y where y.unit = ${unit} and y.year = ${year}
    ${alone ? sql`for update` : sql`for share`}`)
}

export async function adoptYear(
  tx: Executor,
  year: Pick<StoredYear, 'unit' | 'year' | 'documentNo' | 'adoptedOn' | 'approved' | 'despite'>,
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    update ledger.fiscal_year set state = 'adopted', document_no = ${year.documentNo}, adopted_on = ${year.adoptedOn}::date,
      approved = ${year.approved}::numeric, despite = ${year.despite}, version = version + 1, saved_at = to_timestamp(${nowMs / 1000})
    where unit = ${year.unit} and year = ${year.year}`)
}

export async function closeYearRow(
  tx: Executor,
  year: Pick<StoredYear, 'unit' | 'year' | 'closedOn'>,
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    update ledger.fiscal_year set state = 'closed', closed_on = ${year.closedOn}::date, version = version + 1,
      saved_at = to_timestamp(${nowMs / 1000})
    where unit = ${year.unit} and year = ${year.year}`)
}
