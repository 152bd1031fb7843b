import type { Scope } from '#core/scope.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Of a case `c`: what the caller would find in a list too; who asked confidentially is known at the centre alone. */
export function visibleTo({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  return sql`((c.area_code like any(${areas.map((code) => `${code}%`)}::text[])
    or c.id in (select o.case_id from cases.v_work_order o where o.unit_id = any(${[...units]}::text[])))
    and c.state_data->>'confidentiality' = 'open')`
}
