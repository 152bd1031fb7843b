import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface SessionRow {
  id: string
  personId: string
  csrfToken: string
  restricted: boolean
  endsAtMs: number
}

export interface NewSession extends SessionRow {
  tokenHash: string
  startedAtMs: number
  ip: string | null
}

export async function insertSession(db: Executor, session: NewSession): Promise<void> {
  await db.run(sql`
    insert into people.session
      (id, person_id, token_hash, csrf_token, restricted, started_at, last_seen_at, ends_at, ip)
    values (${session.id}, ${session.personId}, ${session.tokenHash}, ${session.csrfToken}, ${session.restricted},
      to_timestamp(${session.startedAtMs} / 1000.0), to_timestamp(${session.startedAtMs} / 1000.0),
      to_timestamp(${session.endsAtMs} / 1000.0), ${session.ip})`)
}

/** Finds a session that still holds and marks it as seen, in one statement. */
export async function findAndTouch(
  db: Executor,
  tokenHash: string,
  nowMs: number,
  idleMinutes: number,
): Promise<SessionRow | null> {
  return db.maybeOne<SessionRow>(sql`
    update people.session set last_seen_at = greatest(last_seen_at, to_timestamp(${nowMs} / 1000.0))
     where token_hash = ${tokenHash} and ends_at > to_timestamp(${nowMs} / 1000.0)
       and last_seen_at > to_timestamp(${nowMs} / 1000.0) - make_interval(mins => ${idleMinutes})
    returning id, person_id as "personId", csrf_token as "csrfToken", restricted,
              (extract(epoch from ends_at) * 1000)::float8 as "endsAtMs"`)
}

/** Finds a session that still holds and leaves it as it is. */
export async function findOpen(
  db: Executor,
  tokenHash: string,
  nowMs: number,
  idleMinutes: number,
): Promise<SessionRow | null> {
  return db.maybeOne<SessionRow>(sql`
    select id, person_id as "personId", csrf_token as "csrfToken", restricted,
           (extract(epoch from ends_at) * 1000)::float8 as "endsAtMs"
      from people.session
     where token_hash = ${tokenHash} and ends_at > to_timestamp(${nowMs} / 1000.0)
       and last_seen_at > to_timestamp(${nowMs} / 1000.0) - make_interval(mins => ${idleMinutes})`)
}

export async function deleteSession(db: Executor, id: string): Promise<boolean> {
  return (await db.run(sql`delete from people.session where id = ${id}`)) > 0
}

/** Ends a person's sign-ins, but the one that is named; returns how many. */
export async function deleteSessionsOf(db: Executor, personId: string, butId: string | null = null): Promise<number> {
  return db.run(sql`
    delete from people.session where person_id = ${personId} and (${butId}::uuid is null or id <> ${butId}::uuid)`)
}

/** Ends the oldest sign-ins of a person beyond the number allowed. */
export async function deleteOldestOf(db: Executor, personId: string, keep: number): Promise<number> {
  return db.run(sql`
    delete from people.session where id in
      (select id from people.session where person_id = ${personId} order by last_seen_at desc offset ${keep})`)
}

export async function liftRestriction(db: Executor, id: string): Promise<void> {
  await db.run(sql`update people.session set restricted = false where id = ${id}`)
}

export interface SessionListed {
  id: string
  personId: string
  ip: string | null
  startedAtMs: number
  lastSeenAtMs: number
}

export async function listOpen(
  db: Executor,
  personId: string | null,
  nowMs: number,
  idleMinutes: number,
): Promise<SessionListed[]> {
  return db.many<SessionListed>(sql`
    select id, person_id as "personId", ip, (extract(epoch from started_at) * 1000)::float8 as "startedAtMs",
           (extract(epoch from last_seen_at) * 1000)::float8 as "lastSeenAtMs"
      from people.session
     where (${personId}::uuid is null or person_id = ${personId}::uuid) and ends_at > to_timestamp(${nowMs} / 1000.0)
       and last_seen_at > to_timestamp(${nowMs} / 1000.0) - make_interval(mins => ${idleMinutes})
     order by last_seen_at desc limit 1000`)
}

export async function findSessionOwner(db: Executor, id: string): Promise<string | null> {
  const row = await db.maybeOne<{ personId: string }>(sql`
    select person_id as "personId" from people.session where id = ${id}`)
  return row?.personId ?? null
}

export async function deleteExpired(db: Executor, nowMs: number, idleMinutes: number): Promise<number> {
  return db.run(sql`
    delete from people.session where ends_at < to_timestamp(${nowMs} / 1000.0)
       or last_seen_at < to_timestamp(${nowMs} / 1000.0) - make_interval(mins => ${idleMinutes})`)
}
