import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Whether a row of a unit is in somebody's scope: money belongs to units, so areas count for nothing here. */
export function unitInScope(column: Sql, { all, units }: Scope): Sql {
  return all ? sql`true` : sql`${column} = any(${[...units]})`
}

export interface SeenProject {
  id: string
  key: string
  name: string
  unit: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A project by id or key, of one's own units. */
export async function findSeenProject(db: Executor, reference: string, scope: Scope): Promise<SeenProject | null> {
  const which = UUID.test(reference) ? sql`p.id = ${reference}` : sql`p.key = ${reference}`
  return db.maybeOne<SeenProject>(sql`
    select p.id, p.key, p.name, p.unit from ledger.project p where ${which} and ${unitInScope(sql`p.unit`, scope)}`)
}
