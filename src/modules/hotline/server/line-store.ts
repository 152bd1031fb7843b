import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { LineEvent } from '../domain/line-gaps.ts'
import { at, ms } from './call-store.ts'

export async function addLineEvent(tx: Executor, line: string, event: LineEvent): Promise<void> {
  await tx.run(sql`
    insert into hotline.line_event (line, at, is_up) values (${line}, ${at(event.atMs)}, ${event.up}) on conflict do nothing`)
}

/** The events of one line since it last worked before that moment. */
export async function lineEventsAt(db: Executor, line: string, sinceMs: number): Promise<LineEvent[]> {
  return db.many<LineEvent>(sql`
    select ${ms(sql`at`)} as "atMs", is_up as up from hotline.line_event
    where line = ${line} and at >= coalesce((select max(at) from hotline.line_event where line = ${line} and is_up and at < ${at(sinceMs)}), '-infinity')
    order by at, is_up limit 20000`)
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

/** Since when it had been silent, if that was told; null: it was not. */
export async function hearSystem(tx: Executor, id: string, simulated: boolean, nowMs: number): Promise<number | null> {
  const row = await tx.one<{ silentSinceMs: number | null }>(sql`
    with old as (select heard_at from hotline.system where id = ${id} and silence_told_at is not null)
    insert into hotline.system as s (id, simulated, heard_at) values (${id}, ${simulated}, ${at(nowMs)})
    on conflict (id) do update set heard_at = greatest(s.heard_at, excluded.heard_at), silence_told_at = null
    returning (select ${ms(sql`old.heard_at`)} from old) as "silentSinceMs"`)
  return row.silentSinceMs
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
