import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { PostFacts } from '../domain/post-faults.ts'

/** Posts of the district's data, in its order. */
export async function savePosts(db: Executor, posts: readonly PostFacts[]): Promise<void> {
  const rows = posts.map((post, position) => ({ ...post, position }))
  await db.run(sql`
    insert into people.post (id, zh, en, sort, unit_kinds, position)
    select id, zh, en, sort, array(select jsonb_array_elements_text("unitKinds")), position
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w(id text, zh text, en text, sort text, "unitKinds" jsonb, position int)
    on conflict (id) do update set zh = excluded.zh, en = excluded.en, sort = excluded.sort,
      unit_kinds = excluded.unit_kinds, position = excluded.position`)
}

/** Holds the post's row, so that two changes of its permissions come one after the other. */
export async function lockPost(db: Executor, id: string): Promise<boolean> {
  return (await db.run(sql`select 1 from people.post where id = ${id} for update`)) > 0
}

export async function listPermissionsOf(db: Executor, post: string): Promise<string[]> {
  const rows = await db.many<{ permission: string }>(sql`
    select permission from people.post_permission where post = ${post} order by permission`)
  return rows.map((row) => row.permission)
}

export async function replacePermissions(db: Executor, post: string, permissions: readonly string[]): Promise<void> {
  await db.run(
    sql`delete from people.post_permission where post = ${post} and permission <> all(${permissions}::text[])`,
  )
  await db.run(sql`
    insert into people.post_permission (post, permission) select ${post}, unnest(${permissions}::text[])
    on conflict do nothing`)
}
