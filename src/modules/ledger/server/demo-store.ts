import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export async function listKeys(db: Executor): Promise<Set<string>> {
  const rows = await db.many<{ key: string }>(sql`select key from ledger.project`)
  return new Set(rows.map(({ key }) => key))
}

/** Rows of the demonstration, named as the tables have them; who kept them is the house itself. */
export interface DemoRows {
  years: object[]
  projects: object[]
  lines: object[]
  adjustments: object[]
  estimates: object[]
  procurement: object[]
  payments: object[]
  carryOvers: object[]
}

export async function insertDemo(tx: Executor, rows: DemoRows, nowMs: number): Promise<void> {
  const at = sql`to_timestamp(${nowMs / 1000})`
  await tx.run(sql`
    insert into ledger.fiscal_year (unit, year, state, document_no, adopted_on, approved, closed_on, saved_at)
    select unit, year, state, document_no, adopted_on, approved, closed_on, ${at}
      from jsonb_populate_recordset(null::ledger.fiscal_year, ${JSON.stringify(rows.years)}::jsonb)
    on conflict do nothing`)
  await tx.run(sql`
    insert into ledger.project (id, key, name, short_names, former_names, unit, kind, class, attribute, type, basic_part,
      implementer, from_year, to_year, saved_at)
    select id, key, name, short_names, former_names, unit, kind, class, attribute, type, basic_part, implementer, from_year,
      to_year, ${at} from jsonb_populate_recordset(null::ledger.project, ${JSON.stringify(rows.projects)}::jsonb)`)
  await tx.run(sql`
    insert into ledger.budget_line (id, project_id, year, source, fund, functional, economic, initial, note, saved_at)
    select id, project_id, year, source, fund, functional, economic, initial, note, ${at}
      from jsonb_populate_recordset(null::ledger.budget_line, ${JSON.stringify(rows.lines)}::jsonb)`)
  await tx.run(sql`
    insert into ledger.adjustment (id, line_id, amount, document_no, adjusted_on, reason, by_id, by_name, at)
    select id, line_id, amount, document_no, adjusted_on, reason, 'system', '演示数据', ${at}
      from jsonb_populate_recordset(null::ledger.adjustment, ${JSON.stringify(rows.adjustments)}::jsonb)`)
  await tx.run(sql`
    insert into ledger.estimate_line (id, project_id, year, place, activity, content, economic, quantity, quantity_unit,
      unit_price, amount, basis, saved_at)
    select id, project_id, year, place, activity, content, economic, quantity, quantity_unit, unit_price, amount, basis, ${at}
      from jsonb_populate_recordset(null::ledger.estimate_line, ${JSON.stringify(rows.estimates)}::jsonb)`)
  await tx.run(sql`
    insert into ledger.procurement_line (id, project_id, year, place, name, kind, quantity, amount, method, saved_at)
    select id, project_id, year, place, name, kind, quantity, amount, method, ${at}
      from jsonb_populate_recordset(null::ledger.procurement_line, ${JSON.stringify(rows.procurement)}::jsonb)`)
  await tx.run(sql`
    insert into ledger.payment (id, line_id, amount, paid_on, payee, economic, voucher_no, text, by_id, by_name, at)
    select id, line_id, amount, paid_on, payee, economic, voucher_no, text, 'system', '演示数据', ${at}
      from jsonb_populate_recordset(null::ledger.payment, ${JSON.stringify(rows.payments)}::jsonb)`)
  await tx.run(sql`
    insert into ledger.carry_over (line_id, remaining, carried, to_line_id, by_id, by_name, at)
    select line_id, remaining, carried, to_line_id, 'system', '演示数据', ${at}
      from jsonb_populate_recordset(null::ledger.carry_over, ${JSON.stringify(rows.carryOvers)}::jsonb)`)
}
