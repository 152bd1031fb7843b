import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { LineEvent } from '../domain/line-gaps.ts'
import { at, ms } from './call-store.ts'

/** Answers whether it was not known. */
export async function addLineEvent(tx: Executor, line: string, event: LineEvent): Promise<boolean> {
  return (
    (await tx.run(sql`
      insert into hotline.line_event (line, at, is_up) values (${line}, ${at(event.atMs)}, ${event.up}) on conflict do nothing`)) ===
    1
  )
}

/** All events since, and of each line the last one before: what held when the period began. */
export async function lineEvents(db: Executor, sinceMs: number): Promise<Map<string, LineEvent[]>> {
  const rows = await db.many<{ line: string; atMs: number; up: boolean }>(sql`
    select line, ${ms(sql`at`)} as "atMs", is_up as up from hotline.line_event where at >= ${at(sinceMs)}
    union all
    select line, "atMs", up from (select distinct on (line) line, ${ms(sql`at`)} as "atMs", is_up as up from hotline.line_event
      where at < ${at(sinceMs)} order by line, at desc, is_up) before
    order by 1, 2 limit 50000`)
  const found = new Map<string, LineEvent[]>()
  for (const { line, ...event } of rows) found.set(line, [...(found.get(line) ?? []), event])
  return found
}

export async function hearSystem(tx: Executor, id: string, simulated: boolean, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into hotline.system as s (id, simulated, heard_at) values (${id}, ${simulated}, ${at(nowMs)})
    on conflict (id) do update set heard_at = greatest(s.heard_at, excluded.heard_at), silence_told_at = null`)
}

export interface StoredSystem {
  id: string
  simulated: boolean
  heardMs: number
}

export async function listSystems(db: Executor): Promise<StoredSystem[]> {
  return db.many<StoredSystem>(
    sql`select id, simulated, ${ms(sql`heard_at`)} as "heardMs" from hotline.system order by id limit 100`,
  )
}

/** Systems that have been silent since before `sinceMs` and of which nobody was told; locked, so that one process tells. */
export async function takeSilent(tx: Executor, sinceMs: number, nowMs: number): Promise<StoredSystem[]> {
  return tx.many<StoredSystem>(sql`
    with silent as (
      select id from hotline.system where not simulated and heard_at < ${at(sinceMs)} and silence_told_at is null
      order by id limit 10 for update skip locked)
    update hotline.system s set silence_told_at = ${at(nowMs)} from silent where s.id = silent.id
    returning s.id, s.simulated, ${ms(sql`s.heard_at`)} as "heardMs"`)
}
