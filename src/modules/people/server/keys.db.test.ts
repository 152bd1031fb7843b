import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { sql } from '#platform/db/sql.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { createKey, listKeys, revokeKey } from '../contract.ts'

const DAY = 86_400_000
let nowMs = Date.now()
let house: TestHouse

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

test('程序密钥：只显示一次，只存哈希，到期或停用后下一个请求就失效', async () => {
  const server = await buildHttpServer(house.runtime)
  const ask = async (key: string | null, url = '/api/v1/persons?limit=1') =>
    (await server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } })).statusCode
  const admin = await house.principal('sysAdmin1')
  const mark = { id: '0197a000-0000-7000-8000-0000000000bb' }
  const wish = {
    account: 'bus.gateway',
    name: '总线网关',
    posts: [{ post: 'dispatcher', unit: 'ops_center' }],
    validDays: 30,
  }
  const first = await house.perform(createKey, wish, admin, mark)
  assert.match(first.secret ?? '', /^yw_[\w-]{43}$/)
  assert.deepEqual(await house.perform(createKey, wish, admin, mark), { key: first.key, secret: null })
  const stored = await house.runtime.db.one<{ count: number }>(sql`
    select (select count(*) from people.program_key k where k::text like ${`%${first.secret}%`})
         + (select count(*) from platform.journal j where j::text like ${`%${first.secret}%`}) as count`)
  assert.equal(stored.count, 0)

  assert.equal(await ask(first.secret), 200)
  assert.equal(await ask(`${first.secret}x`), 401)
  assert.equal(await ask(first.secret, '/api/v1/journal'), 403)
  const me = await server.inject({
    method: 'GET',
    url: '/api/v1/me',
    headers: { authorization: `Bearer ${first.secret}` },
  })
  assert.deepEqual([me.json().person.kind, me.json().csrfToken], ['program', null])

  const second = await house.perform(createKey, { account: 'bus.gateway', name: '总线网关', label: '备用机' }, admin)
  assert.equal(await ask(second.secret), 200)
  assert.equal((await house.perform(revokeKey, { id: second.key.id }, admin)).revoked, true)
  assert.equal(await ask(second.secret), 401)
  assert.equal(await ask(first.secret), 200)
  nowMs += 30 * DAY
  assert.equal(await ask(first.secret), 401)
  const listed = await house.perform(listKeys, {}, admin)
  const items = listed.items.filter((key) => key.account === 'bus.gateway')
  assert.equal(items.length, 2)
  assert.ok(items.every((key) => key.lastUsedAt !== null))
  await server.close()
})

test('程序账号不能登录，不能占用人的账号，不能当管理员', async () => {
  const admin = await house.principal('sysAdmin1')
  const make = (account: string, post: string) =>
    house.perform(createKey, { account, name: '程序', posts: [{ post, unit: 'ops_center' }] }, admin)
  await assert.rejects(make('operator1', 'dispatcher'), code('account-taken'))
  await assert.rejects(make('robot', 'sysAdmin'), code('admin-is-person'))
  await make('importer', 'importAccount')
  await assert.rejects(make('importer', 'dispatcher'), code('program-exists'))
  for (let i = 0; i < 4; i += 1) await house.perform(createKey, { account: 'importer', name: '程序' }, admin)
  await assert.rejects(house.perform(createKey, { account: 'importer', name: '程序' }, admin), code('too-many-keys'))
})
