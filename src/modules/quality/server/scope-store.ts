import type { Scope } from '#core/scope.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Whether a looked-at case (`e`, a row of quality.entry) is in somebody's scope: its area, or its responsible unit. */
export function entryInScope({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts = [sql`false`]
  if (areas.length > 0) parts.push(sql`e.area_code like any(${areas.map((area) => `${area}%`)})`)
  if (units.length > 0) parts.push(sql`e.unit = any(${[...units]})`)
  return sql`(${sql.join(parts, sql` or `)})`
}
