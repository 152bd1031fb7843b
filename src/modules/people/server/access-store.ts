import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { PersonEntry, Unit } from '../contract.ts'
import type { PostFacts } from '../domain/post-faults.ts'

export interface PersonAccess extends PersonEntry {
  kind: 'person' | 'program'
  demo: boolean
}

export interface KeyAccess {
  id: string
  keyHash: string
  personId: string
  expiresAtMs: number | null
}

/** All that decides who may do what; small enough to be read whole after every change. */
export interface AccessRows {
  units: Unit[]
  posts: PostFacts[]
  persons: PersonAccess[]
  permissions: { post: string; permission: string }[]
  keys: KeyAccess[]
}

export async function loadAccess(db: Executor): Promise<AccessRows> {
  const units = await db.many<Unit>(sql`
    select id, zh, en, kind, level, parent_id as "parentId", area_code as "areaCode", remit_zh as "remitZh", active
      from people.unit order by id`)
  const posts = await db.many<PostFacts>(sql`
    select id, zh, en, sort, unit_kinds as "unitKinds" from people.post order by position`)
  const persons = await db.many<PersonAccess>(sql`
    select p.id, p.account, p.name, p.kind, p.active, p.demo,
           coalesce(jsonb_agg(jsonb_build_object('post', h.post, 'unit', h.unit_id) order by h.post, h.unit_id)
             filter (where h.post is not null), '[]') as posts
      from people.person p left join people.post_held h on h.person_id = p.id
     group by p.id order by lower(p.account)`)
  const permissions = await db.many<{ post: string; permission: string }>(sql`
    select post, permission from people.post_permission`)
  const keys = await db.many<KeyAccess>(sql`
    select id, key_hash as "keyHash", person_id as "personId",
           (extract(epoch from expires_at) * 1000)::float8 as "expiresAtMs"
      from people.program_key where revoked_at is null`)
  return { units, posts, persons, permissions, keys }
}

/** Gives permissions that were never seen before to their default posts; what a district took away stays away. */
export async function addNewPermissions(
  db: Executor,
  permissions: readonly { id: string; posts: readonly string[] }[],
): Promise<void> {
  const ids = permissions.map(({ id }) => ({ id }))
  const pairs = permissions.flatMap(({ id, posts }) => posts.map((post) => ({ permission: id, post })))
  await db.run(sql`
    with fresh as (
      insert into people.permission_seen (id)
      select id from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as w(id text)
      on conflict do nothing returning id)
    insert into people.post_permission (post, permission)
    select w.post, w.permission
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as w(post text, permission text)
      join fresh on fresh.id = w.permission
    on conflict do nothing`)
}
