import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export async function countPeople(db: Executor): Promise<{ active: number; withoutPost: number; units: number }> {
  return db.one(sql`
    select count(*)::int as active,
           count(*) filter (where not exists (
             select from people.post_held h where h.person_id = p.id))::int as "withoutPost",
           (select count(*)::int from people.unit where active) as units
      from people.person p where p.active and p.kind = 'person'`)
}

const ENDING_SOON_DAYS = 30

export async function countAccess(
  db: Executor,
  nowMs: number,
  idleMinutes: number,
): Promise<{ signIns: number; keys: number; keysEnding: number }> {
  return db.one(sql`
    with now as (select to_timestamp(${nowMs} / 1000.0) as at),
         key as (select k.expires_at from people.program_key k, now
                  where k.revoked_at is null and (k.expires_at is null or k.expires_at > now.at))
    select (select count(*)::int from people.session s, now
             where s.ends_at > now.at and s.last_seen_at > now.at - make_interval(mins => ${idleMinutes})) as "signIns",
           (select count(*)::int from key) as keys,
           (select count(*)::int from key, now
             where key.expires_at < now.at + make_interval(days => ${ENDING_SOON_DAYS})) as "keysEnding"`)
}

export interface JournalCounts {
  done: number
  refused: number
  read: number
  failedSignIns: number
  postsAssigned: number
  permissionsSet: number
}

export async function countJournal(db: Executor, sinceMs: number): Promise<JournalCounts> {
  return db.one<JournalCounts>(sql`
    select count(*) filter (where outcome = 'done')::int as done,
           count(*) filter (where outcome = 'refused')::int as refused,
           count(*) filter (where outcome = 'read')::int as read,
           count(*) filter (where outcome = 'refused' and operation = 'people.signIn')::int as "failedSignIns",
           count(*) filter (where outcome = 'done' and operation = 'people.assignPosts')::int as "postsAssigned",
           count(*) filter (where outcome = 'done' and operation = 'people.setPostPermissions')::int as "permissionsSet"
      from platform.v_journal where at >= to_timestamp(${sinceMs} / 1000.0)`)
}
