import type { Scope } from '#core/scope.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Whether a case (`c`, a row of cases.v_case) is in somebody's scope: its area, or a unit that has an order of it. */
export function caseInScope({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts = [sql`false`]
  if (areas.length > 0) parts.push(sql`c.area_code like any(${areas.map((area) => `${area}%`)})`)
  if (units.length > 0)
    parts.push(
      sql`c.lead_unit = any(${[...units]})`,
      sql`exists (select 1 from cases.v_work_order o where o.case_id = c.id and o.unit_id = any(${[...units]}))`,
    )
  return sql`(${sql.join(parts, sql` or `)})`
}
