import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface NotedChange {
  id: string
  projectId: string | null
  unit: string
  year: number | null
  objectKind:
    | 'project'
    | 'budgetLine'
    | 'estimate'
    | 'procurement'
    | 'year'
    | 'contract'
    | 'milestone'
    | 'instalment'
    | 'headcount'
    | 'savingFormula'
    | 'saving'
  objectId: string
  action: 'added' | 'changed' | 'removed'
  before: unknown
  after: unknown
  why: string
  byId: string
  byName: string
  nowMs: number
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

export async function noteChange(tx: Executor, change: NotedChange): Promise<void> {
  await tx.run(sql`
    insert into ledger.change (id, project_id, unit, year, object_kind, object_id, action, before, after, why, by_id, by_name, at)
    values (${change.id}, ${change.projectId}, ${change.unit}, ${change.year}, ${change.objectKind}, ${change.objectId},
      ${change.action}, ${json(change.before)}::jsonb, ${json(change.after)}::jsonb, ${change.why}, ${change.byId},
      ${change.byName}, to_timestamp(${change.nowMs / 1000}))`)
}

export interface ShownChange {
  atMs: number
  byName: string
  action: string
  why: string
}

const MOST = 200

/** Newest first. */
export async function listChanges(db: Executor, objectIds: readonly string[]): Promise<ShownChange[]> {
  return db.many<ShownChange>(sql`
    select (extract(epoch from at) * 1000)::float8 as "atMs", by_name as "byName", action, why
      from ledger.change where object_id = any(${[...objectIds]}) order by at desc, id desc limit ${MOST}`)
}
