import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface PersonData {
  id: string
  account: string
  name: string
  kind: 'person' | 'program'
  active: boolean
  demo: boolean
  phoneCipher: string | null
  version: number
  posts: { post: string; unit: string }[]
}

const columns = sql`
  p.id, p.account, p.name, p.kind, p.active, p.demo, p.phone_cipher as "phoneCipher", p.version,
  coalesce((select jsonb_agg(jsonb_build_object('post', h.post, 'unit', h.unit_id) order by h.post, h.unit_id)
    from people.post_held h where h.person_id = p.id), '[]') as posts`

export async function findPerson(db: Executor, id: string): Promise<PersonData | null> {
  return db.maybeOne<PersonData>(sql`select ${columns} from people.person p where p.id = ${id}`)
}

/** Holds the row until the transaction ends, so that two changes of one person come one after the other. */
export async function lockPerson(db: Executor, id: string): Promise<PersonData | null> {
  const locked = await db.run(sql`select 1 from people.person where id = ${id} for update`)
  return locked === 0 ? null : findPerson(db, id)
}

export interface PersonFilter {
  text: string
  /** Null: whatever the unit. */
  units: readonly string[] | null
  post: string | null
  kind: string | null
  left: boolean
  after: string
  limit: number
}

export async function listPersonData(db: Executor, filter: PersonFilter): Promise<PersonData[]> {
  return db.many<PersonData>(sql`
    select ${columns} from people.person p
     where lower(p.account) > ${filter.after} and (p.active or ${filter.left})
       and (${filter.kind}::text is null or p.kind = ${filter.kind}::text)
       and (position(lower(${filter.text}) in lower(p.account)) > 0 or position(${filter.text} in p.name) > 0)
       and ((${filter.post}::text is null and ${filter.units}::text[] is null) or exists (
         select 1 from people.post_held h where h.person_id = p.id
            and (${filter.post}::text is null or h.post = ${filter.post}::text)
            and (${filter.units}::text[] is null or h.unit_id = any(${filter.units}::text[]))))
     order by lower(p.account) limit ${filter.limit}`)
}

export interface NewPerson {
  id: string
  account: string
  name: string
  kind: 'person' | 'program'
  demo: boolean
  phoneCipher: string | null
  phoneIndex: string | null
  passwordHash: string | null
  passwordSetAtMs: number | null
  oneTimeHash: string | null
  oneTimeUntilMs: number | null
}

/** What a new account has unless something else is said: no number, no password, no demonstration. */
export const PLAIN_PERSON = {
  kind: 'person',
  demo: false,
  phoneCipher: null,
  phoneIndex: null,
  passwordHash: null,
  passwordSetAtMs: null,
  oneTimeHash: null,
  oneTimeUntilMs: null,
} as const satisfies Partial<NewPerson>

export async function insertPersons(db: Executor, persons: readonly NewPerson[]): Promise<void> {
  await db.run(sql`
    insert into people.person (id, account, name, kind, demo, phone_cipher, phone_index, password_hash, password_set_at,
      one_time_hash, one_time_until)
    select id, account, name, kind, demo, "phoneCipher", "phoneIndex", "passwordHash",
           to_timestamp("passwordSetAtMs" / 1000.0), "oneTimeHash", to_timestamp("oneTimeUntilMs" / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as w(id uuid, account text, name text, kind text,
        demo boolean, "phoneCipher" text, "phoneIndex" text, "passwordHash" text, "passwordSetAtMs" float8,
        "oneTimeHash" text, "oneTimeUntilMs" float8)`)
}

export interface PersonChange {
  name: string
  phone: { cipher: string; index: string } | null | undefined
  active: boolean
}

/** `phone` undefined leaves it as it is. */
export async function updatePersonData(db: Executor, id: string, change: PersonChange): Promise<void> {
  await db.run(sql`
    update people.person set name = ${change.name}, active = ${change.active}, version = version + 1,
           left_at = case when ${change.active} then null else left_at end
     where id = ${id}`)
  if (change.phone !== undefined)
    await db.run(sql`
      update people.person set phone_cipher = ${change.phone?.cipher ?? null}, phone_index = ${change.phone?.index ?? null}
       where id = ${id}`)
}

export async function markLeft(db: Executor, id: string, nowMs: number): Promise<void> {
  await db.run(sql`
    update people.person set active = false, left_at = to_timestamp(${nowMs} / 1000.0), version = version + 1,
           password_hash = null, password_set_at = null, one_time_hash = null, one_time_until = null
     where id = ${id}`)
  await db.run(sql`delete from people.post_held where person_id = ${id}`)
  await db.run(sql`
    update people.program_key set revoked_at = to_timestamp(${nowMs} / 1000.0)
     where person_id = ${id} and revoked_at is null`)
}

export async function replacePosts(
  db: Executor,
  id: string,
  posts: readonly { post: string; unit: string }[],
): Promise<void> {
  const wanted = JSON.stringify(posts)
  await db.run(sql`
    delete from people.post_held h where h.person_id = ${id} and not exists (
      select 1 from jsonb_to_recordset(${wanted}::jsonb) as w(post text, unit text)
       where w.post = h.post and w.unit = h.unit_id)`)
  await db.run(sql`
    insert into people.post_held (person_id, post, unit_id)
    select ${id}::uuid, w.post, w.unit from jsonb_to_recordset(${wanted}::jsonb) as w(post text, unit text)
    on conflict do nothing`)
  await db.run(sql`update people.person set version = version + 1 where id = ${id}`)
}

export async function insertPosts(
  db: Executor,
  posts: readonly { personId: string; post: string; unit: string }[],
): Promise<void> {
  await db.run(sql`
    insert into people.post_held (person_id, post, unit_id)
    select w."personId", w.post, w.unit
      from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as w("personId" uuid, post text, unit text)
    on conflict do nothing`)
}

/** Active persons who hold a post, but the one that is named. */
export async function countOtherHolders(db: Executor, post: string, butId: string): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(distinct h.person_id) as count from people.post_held h join people.person p on p.id = h.person_id
     where h.post = ${post} and p.active and p.id <> ${butId}`)
  return row.count
}

export async function listAccounts(db: Executor): Promise<Set<string>> {
  const rows = await db.many<{ account: string }>(sql`select lower(account) as account from people.person`)
  return new Set(rows.map((row) => row.account))
}

/** Tells other modules after commit that a leaver's work has a new owner. */
export async function tellHandedOver(
  db: Executor,
  name: string,
  told: { fromId: string; toId: string },
): Promise<void> {
  await db.one(sql`select platform.f_emit(${name}, ${JSON.stringify(told)}::jsonb) as id`)
}
