import type { Scope } from '#core/scope.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Rows of these areas and of nothing else; without an area none at all. */
export function withinAreas(areas: readonly string[], column: Sql): Sql {
  if (areas.length === 0) return sql`false`
  const parts = areas.map((code) => sql`${column} like ${`${code}%`}`)
  return sql`(${sql.join(parts, sql` or `)})`
}

/** As far as a scope reaches by area; its units bring nothing, for what lies here is nobody's order. */
export function withinScope(scope: Scope, column: Sql): Sql {
  return scope.all ? sql`true` : withinAreas(scope.areas, column)
}
