import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Those of the cases that lie in somebody's scope: by their area, or by a unit that has an order of it; in the given order. */
export async function casesInScope(db: Executor, ids: readonly string[], scope: Scope): Promise<string[]> {
  if (scope.all || ids.length === 0) return [...ids]
  const rows = await db.many<{ id: string }>(sql`
    select c.id from cases.v_case c where c.id = any(${[...ids]}::uuid[]) and ${inScope(scope)}`)
  const seen = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => seen.has(id))
}

function inScope({ areas, units }: Scope): Sql {
  const parts = [sql`false`]
  if (areas.length > 0) parts.push(sql`c.area_code like any(${areas.map((area) => `${area}%`)})`)
  if (units.length > 0)
    parts.push(
      sql`c.lead_unit = any(${[...units]})`,
      sql`exists (select 1 from cases.v_work_order o where o.case_id = c.id and o.unit_id = any(${[...units]}))`,
    )
  return sql`(${sql.join(parts, sql` or `)})`
}
