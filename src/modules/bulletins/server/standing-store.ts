import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredStanding {
  id: string
  of: 'topic' | 'report'
  sourceId: string
  name: string
  question: string
  cycle: 'week' | 'month' | 'quarter'
  active: boolean
  /** Periods that end before this day are not made. */
  since: string
  by: string
  changedMs: number
}

const COLUMNS = sql`t.id, t.source_of as of, t.source_id as "sourceId", t.name, t.question, t.cycle, t.active, t.since::text as since,
  t.by_name as by, (extract(epoch from t.changed_at) * 1000)::float8 as "changedMs"`

export async function listStanding(db: Executor): Promise<StoredStanding[]> {
  return db.many<StoredStanding>(
    sql`select ${COLUMNS} from bulletins.standing t order by t.active desc, t.name limit 500`,
  )
}

export async function findStanding(db: Executor, id: string): Promise<StoredStanding | null> {
  return db.maybeOne<StoredStanding>(sql`select ${COLUMNS} from bulletins.standing t where t.id = ${id}::uuid`)
}

export async function countStanding(db: Executor): Promise<number> {
  return (await db.one<{ n: number }>(sql`select count(*)::int as n from bulletins.standing`)).n
}

export async function putStanding(
  tx: Executor,
  it: Omit<StoredStanding, 'by' | 'changedMs'> & { byId: string; byName: string; atMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into bulletins.standing (id, source_of, source_id, name, question, cycle, active, since, by_id, by_name, changed_at)
    values (${it.id}, ${it.of}, ${it.sourceId}, ${it.name}, ${it.question}, ${it.cycle}, ${it.active}, ${it.since}::date,
      ${it.byId}, ${it.byName}, to_timestamp(${it.atMs / 1000}))
    on conflict (id) do update set source_of = excluded.source_of, source_id = excluded.source_id, name = excluded.name,
      question = excluded.question, cycle = excluded.cycle, active = excluded.active, by_id = excluded.by_id,
      by_name = excluded.by_name, changed_at = excluded.changed_at`)
}
