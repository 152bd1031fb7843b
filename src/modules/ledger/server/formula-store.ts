import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { FormulaText } from '../contract.ts'

export interface StoredFormula extends FormulaText {
  id: string
  key: string
  version: number
  savedMs: number
}

const COLUMNS = sql`id, key, zh, en, sort, expression, inputs, unit, decimals, version, (extract(epoch from saved_at) * 1000)::float8 as "savedMs"`

export async function listFormulaRows(db: Executor): Promise<StoredFormula[]> {
  return db.many<StoredFormula>(sql`select ${COLUMNS} from ledger.saving_formula order by zh, id limit 500`)
}

export async function findFormula(db: Executor, id: string): Promise<StoredFormula | null> {
  return db.maybeOne<StoredFormula>(sql`select ${COLUMNS} from ledger.saving_formula where id = ${id}`)
}

/** Whoever saves the same formula at the same moment waits here. */
export async function lockFormula(tx: Executor, id: string): Promise<StoredFormula | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.saving_formula'), hashtext(${id}))`)
  return findFormula(tx, id)
}

export async function saveFormulaRow(
  tx: Executor,
  formula: FormulaText & { id: string; key: string },
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    insert into ledger.saving_formula (id, key, zh, en, sort, expression, inputs, unit, decimals, saved_at)
    values (${formula.id}, ${formula.key}, ${formula.zh}, ${formula.en}, ${formula.sort}, ${formula.expression},
      ${JSON.stringify(formula.inputs)}::jsonb, ${formula.unit}, ${formula.decimals}, to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set key = excluded.key, zh = excluded.zh, en = excluded.en, sort = excluded.sort,
      expression = excluded.expression, inputs = excluded.inputs, unit = excluded.unit, decimals = excluded.decimals,
      version = saving_formula.version + 1, saved_at = excluded.saved_at`)
}

/** Formulas that every district begins with; what somebody has changed or added stays. */
export async function addFormulas(
  tx: Executor,
  formulas: readonly (FormulaText & { id: string; key: string })[],
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    insert into ledger.saving_formula (id, key, zh, en, sort, expression, inputs, unit, decimals, saved_at)
    select (f->>'id')::uuid, f->>'key', f->>'zh', f->>'en', f->>'sort', f->>'expression', f->'inputs', f->>'unit',
      (f->>'decimals')::int, to_timestamp(${nowMs / 1000})
      from jsonb_array_elements(${JSON.stringify(formulas)}::jsonb) as t(f)
    on conflict (key) do nothing`)
}
