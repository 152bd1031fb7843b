import type { NewModule } from './skeleton.ts'

export function serverFiles({ id }: NewModule): Record<string, string> {
  return {
    'migrations/0001_entry.sql': `create table ${id}.entry (
  id bigint generated always as identity primary key,
  name text not null,
  at timestamptz not null
);
`,
    'server/index.ts': `import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { listEntriesHandler } from './list-entries.ts'

export default serverPlug({ card, handlers: [listEntriesHandler] })
`,
    'server/list-entries.ts': `import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listEntries } from '../contract.ts'
import { entriesBefore } from './entry-store.ts'

const PAGE = 50

/** Newest first; one row more than a page tells whether there is another. */
export const listEntriesHandler = handle(listEntries, async ({ cursor }, call) => {
  const rows = await entriesBefore(call.db, cursor === undefined ? null : Number(cursor), PAGE + 1)
  const items = rows.slice(0, PAGE)
  return {
    items: items.map((row) => ({ id: String(row.id), name: row.name, at: toRfc3339(row.atMs) })),
    next: rows.length > PAGE ? String(items.at(-1)?.id) : null,
  }
})
`,
    'server/entry-store.ts': `import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface EntryRow {
  id: number
  name: string
  atMs: number
}

export async function entriesBefore(db: Executor, id: number | null, limit: number): Promise<EntryRow[]> {
  return db.many<EntryRow>(sql\`
    select id, name, (extract(epoch from at) * 1000)::float8 as "atMs" from ${id}.entry
     where \${id}::bigint is null or id < \${id}::bigint order by id desc limit \${limit}\`)
}
`,
    'server/list-entries.db.test.ts': `import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { WHOLE_DISTRICT } from '#core/scope.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { listEntries } from '../contract.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const who = (...permissions: string[]): Principal => ({
  kind: 'person',
  id: '01a00000-0000-7000-8000-000000000001',
  account: 'chief',
  name: '值班长',
  posts: [
    {
      post: 'dutyChief',
      unit: 'ops_center',
      unitKind: 'opsCenter',
      areaCode: '',
      scope: WHOLE_DISTRICT,
      permissions: new Set(permissions),
    },
  ],
})

test('按时间倒序分页，一条不少一条不重', async () => {
  await house.runtime.db.run(sql\`
    insert into ${id}.entry (name, at) select 'entry ' || n, '2026-01-05 09:00+08' from generate_series(1, 70) n\`)
  const first = await house.perform(listEntries, {}, who('${id}:view-entries'))
  assert.deepEqual(
    [first.items.length, first.items[0]?.name, first.items[0]?.at],
    [50, 'entry 70', '2026-01-05T09:00:00+08:00'],
  )
  assert.ok(first.next)
  const second = await house.perform(listEntries, { cursor: first.next }, who('${id}:view-entries'))
  assert.equal(second.next, null)
  assert.equal(new Set([...first.items, ...second.items].map((entry) => entry.name)).size, 70)
})

test('没有权限的岗位不能查看', async () => {
  await assert.rejects(house.perform(listEntries, {}, who()), (error) => isFault(error) && error.status === 403)
})
`,
  }
}
