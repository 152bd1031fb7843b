import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Fund } from '../domain/fund.ts'

export interface CarryOver {
  lineId: string
  /** Yuan. */
  remaining: string
  carried: string
  toLineId: string | null
  byId: string
  byName: string
}

export async function insertCarryOver(tx: Executor, row: CarryOver, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into ledger.carry_over (line_id, remaining, carried, to_line_id, by_id, by_name, at)
    values (${row.lineId}, ${row.remaining}::numeric, ${row.carried}::numeric, ${row.toLineId}, ${row.byId}, ${row.byName},
      to_timestamp(${nowMs / 1000}))`)
}

export interface CarriedPlace {
  projectId: string
  year: number
  source: string
  fund: Fund | null
  functional: string
  economic: string
}

/** The line of the next year that holds what was carried over of its kind; several years' rests may meet there. */
export async function findCarriedLine(tx: Executor, place: CarriedPlace): Promise<{ id: string } | null> {
  return tx.maybeOne<{ id: string }>(sql`
    select id from ledger.budget_line where project_id = ${place.projectId} and year = ${place.year} and source = ${place.source}
      and fund is not distinct from ${place.fund} and functional = ${place.functional} and economic = ${place.economic}
     for update`)
}

export async function addToInitial(tx: Executor, id: string, amount: string, nowMs: number): Promise<void> {
  await tx.run(sql`
    update ledger.budget_line set initial = initial + ${amount}::numeric, version = version + 1,
      saved_at = to_timestamp(${nowMs / 1000}) where id = ${id}`)
}

export async function hasOpenYearBefore(tx: Executor, unit: string, year: number): Promise<number | null> {
  const row = await tx.maybeOne<{ year: number }>(sql`
    select y.year from ledger.fiscal_year y where y.unit = ${unit} and y.year < ${year} and y.state <> 'closed'
      and exists (select 1 from ledger.budget_line l join ledger.project p on p.id = l.project_id
                   where p.unit = ${unit} and l.year = y.year) order by y.year limit 1`)
  return row?.year ?? null
}
