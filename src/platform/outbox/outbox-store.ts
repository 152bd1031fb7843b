import type { Database, Executor } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface OutboxRow {
  id: number
  happening: string
  payload: unknown
}

export interface FailedReaction extends OutboxRow {
  reaction: string
}

/** Takes up to `limit` rows in order, tells them, and removes them together; returns how many. */
export async function takeBatch(
  db: Database,
  limit: number,
  tell: (rows: readonly OutboxRow[]) => Promise<void>,
): Promise<number> {
  return db.tx(async (tx) => {
    const rows = await tx.many<OutboxRow>(sql`
      delete from platform.outbox where id in
        (select id from platform.outbox order by id limit ${limit} for update skip locked)
      returning id, happening, payload`)
    rows.sort((a, b) => a.id - b.id)
    if (rows.length > 0) await tell(rows)
    return rows.length
  })
}

/** Sets a failed reaction aside: next try after 2^tries seconds, at most an hour. */
export async function deferFailed(
  db: Executor,
  reaction: string,
  row: OutboxRow & { reaction?: string },
  error: string,
): Promise<void> {
  if (row.reaction === undefined)
    await db.run(sql`
      insert into platform.failed_reaction (reaction, happening, payload, last_error, next_try_at)
      values (${reaction}, ${row.happening}, ${JSON.stringify(row.payload)}::jsonb, ${error.slice(0, 2000)}, clock_timestamp() + interval '2 seconds')`)
  else
    await db.run(sql`
      update platform.failed_reaction set tries = tries + 1, last_error = ${error.slice(0, 2000)},
        next_try_at = clock_timestamp() + least(interval '1 hour', interval '1 second' * power(2, least(tries, 12)))
       where id = ${row.id}`)
}

/** Of the named reactions only: those of a module that is no longer there must not stand before the others. */
export async function dueFailures(db: Executor, reactions: readonly string[]): Promise<FailedReaction[]> {
  return db.many<FailedReaction>(sql`
    select id, reaction, happening, payload from platform.failed_reaction
     where next_try_at <= clock_timestamp() and reaction = any(${[...reactions]}) order by id limit 20`)
}

/** Reactions that have failed again and again; a first failure is often over at the second try. */
export async function countFailures(db: Executor): Promise<number> {
  const row = await db.one<{ count: number }>(
    sql`select count(*) as count from platform.failed_reaction where tries > 3`,
  )
  return row.count
}

export async function forgetFailure(db: Executor, id: number): Promise<void> {
  await db.run(sql`delete from platform.failed_reaction where id = ${id}`)
}
