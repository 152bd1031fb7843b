import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ChainLine } from '../domain/chain/answer-chain.ts'
import { visibleTo } from './visible-store.ts'

/** What of the record tells of those who asked and what they were told. */
const TYPES = [
  'SlavesAttached',
  'SlavesDetached',
  'Completed',
  'AnsweredDirectly',
  'CallbackDone',
  'Closed',
  'Reopened',
]

export interface ChainCase {
  id: string
  caseNo: string
  state: string
  open: boolean
  reportedMs: number
  visible: boolean
}

/** The case that stands for the matter: the master, or the case itself. */
export async function masterOf(db: Executor, caseId: string): Promise<string> {
  const row = await db.one<{ id: string }>(sql`
    select coalesce(c.master_id, c.id)::text as id from cases.v_case c where c.id = ${caseId}::uuid`)
  return row.id
}

export async function chainLines(db: Executor, masterId: string): Promise<ChainLine[]> {
  return db.many<ChainLine>(sql`
    select e.type, (extract(epoch from e.occurred_at) * 1000)::float8 as "atMs", e.data
    from cases.v_event e where e.case_id = ${masterId}::uuid and e.type = any(${TYPES}) order by e.seq`)
}

export async function chainCases(db: Executor, ids: readonly string[], scope: Scope): Promise<ChainCase[]> {
  return db.many<ChainCase>(sql`
    select c.id, c.case_no as "caseNo", c.state, c.open, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
      coalesce(${visibleTo(scope)}, false) as visible
    from cases.v_case c where c.id = any(${[...ids]}::uuid[]) order by c.reported_at, c.id`)
}
