import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { SessionRow } from '../contract.ts'
import type { HotlineFunction } from '../domain/hotline-rules.ts'
import { at, ms, tagCalls } from './call-store.ts'

export interface StoredFunction {
  id: HotlineFunction
  on: boolean
  changedByName: string | null
  changedMs: number
}

export async function listSwitches(db: Executor): Promise<StoredFunction[]> {
  return db.many<StoredFunction>(sql`
    select id, is_on as "on", changed_by_name as "changedByName", ${ms(sql`changed_at`)} as "changedMs" from hotline.function`)
}

export async function isOn(db: Executor, id: HotlineFunction): Promise<boolean> {
  return (
    (await db.maybeOne<{ on: boolean }>(sql`select is_on as "on" from hotline.function where id = ${id}`))?.on ?? false
  )
}

/** What a person switched stays as it is. */
export async function seedSwitch(tx: Executor, id: string, on: boolean, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into hotline.function as f (id, is_on, changed_at) values (${id}, ${on}, ${at(nowMs)})
    on conflict (id) do update set is_on = excluded.is_on where f.changed_by_name is null`)
}

export async function saveSwitch(
  tx: Executor,
  { id, on, byName, nowMs }: { id: string; on: boolean; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    update hotline.function set is_on = ${on}, changed_by_name = ${byName}, changed_at = ${at(nowMs)} where id = ${id}`)
}

export interface StoredSession extends Omit<SessionRow, 'startsAt' | 'endsAt'> {
  startsMs: number
  endsMs: number
}

const COLUMNS = sql`s.id, s.version, s.title, s.host, s.kind, s.number, ${ms(sql`s.starts_at`)} as "startsMs",
  ${ms(sql`s.ends_at`)} as "endsMs", s.cancelled,
  (select count(*)::int from hotline.call c where c.session_id = s.id) as calls,
  (select count(*)::int from hotline.call c where c.session_id = s.id and c.case_id is not null) as registered`

export async function listStoredSessions(db: Executor): Promise<StoredSession[]> {
  return db.many<StoredSession>(
    sql`select ${COLUMNS} from hotline.session s order by s.starts_at desc, s.id desc limit 200`,
  )
}

export async function findSession(db: Executor, id: string): Promise<StoredSession | null> {
  return db.maybeOne<StoredSession>(sql`select ${COLUMNS} from hotline.session s where s.id = ${id}::uuid`)
}

export interface SessionWish {
  id: string
  title: string
  host: string
  kind: string
  number: string | null
  startsMs: number
  endsMs: number
  cancelled: boolean
  byName: string
  nowMs: number
}

/** Calls of its old and of its new time are tagged anew. */
export async function saveStoredSession(tx: Executor, one: SessionWish): Promise<void> {
  const before = await findSession(tx, one.id)
  await tx.run(sql`
    insert into hotline.session as s (id, title, host, kind, number, starts_at, ends_at, cancelled, saved_by_name, saved_at)
    values (${one.id}, ${one.title}, ${one.host}, ${one.kind}, ${one.number}, ${at(one.startsMs)}, ${at(one.endsMs)},
      ${one.cancelled}, ${one.byName}, ${at(one.nowMs)})
    on conflict (id) do update set version = s.version + 1, title = excluded.title, host = excluded.host, kind = excluded.kind,
      number = excluded.number, starts_at = excluded.starts_at, ends_at = excluded.ends_at, cancelled = excluded.cancelled,
      saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at`)
  const fromMs = Math.min(one.startsMs, before?.startsMs ?? one.startsMs)
  const untilMs = Math.max(one.endsMs, before?.endsMs ?? one.endsMs)
  await tagCalls(tx, sql`c.offered_at >= ${at(fromMs)} and c.offered_at < ${at(untilMs)}`)
}
