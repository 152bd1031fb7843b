import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { sql } from '#platform/db/sql.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { type AdminWish, adminPort, createPerson, listPosts, unitBook } from '../contract.ts'
import { seedPeople } from './seed.ts'
import { openClients } from './test-client.ts'

let house: TestHouse

before(async () => {
  house = await testHouse({ seed: 'defaults' })
})
after(() => house.close())

const create = (wish: AdminWish) =>
  house.runtime.asSystem('people.createAdmin', (call) => house.runtime.use(adminPort).createAdmin(call, wish))

test('新区只有中心和部门、没有人；第一名管理员在本机建立，登录后先改口令', async () => {
  const units = house.runtime.use(unitBook).all()
  assert.equal(units.length, 32)
  assert.equal(units.filter((unit) => unit.kind === 'opsCenter').length, 1)
  const persons = await house.runtime.db.one<{ count: number }>(sql`select count(*) as count from people.person`)
  assert.equal(persons.count, 0)

  const { password } = await create({ account: 'admin', name: '首任管理员' })
  const clients = await openClients(house)
  const client = clients.client()
  const answer = await client.signIn('admin', password)
  assert.deepEqual([answer.status, answer.body.mustChangePassword], [200, true])
  assert.equal((await client.get('/persons')).status, 403)
  assert.equal(
    (await client.send('POST', '/me/password', { oldPassword: password, newPassword: 'First-day-1' })).status,
    200,
  )
  assert.equal((await client.get('/persons')).status, 200)
  await clients.close()

  const admin = await house.principal('admin')
  await house.perform(createPerson, { account: 'second', name: '第二人' }, admin)
  const line = await house.runtime.db.one<{ count: number }>(sql`
    select count(*) as count from platform.journal
     where operation = 'people.createAdmin' and object_id = ${admin.id} and journal::text not like ${`%${password}%`}`)
  assert.equal(line.count, 1)
})

test('三员可分别建立；账号重复或不合规时说明原因', async () => {
  await create({ account: 'safety', name: '安全员', post: 'securityAdmin' })
  const security = await house.principal('safety')
  assert.deepEqual(
    security.posts.map((held) => held.post),
    ['securityAdmin'],
  )
  assert.ok((await house.perform(listPosts, {}, security)).items.length >= 27)
  const refused = (code: string) => (error: unknown) => isFault(error) && error.code === code
  await assert.rejects(create({ account: 'SAFETY', name: '又一个' }), refused('account-taken'))
  await assert.rejects(create({ account: '1x', name: '又一个' }), refused('invalid-input'))
})

test('装入两次与一次相同', async () => {
  const count = () =>
    house.runtime.db.one(sql`
      select (select count(*) from people.unit) as units, (select count(*) from people.post) as posts,
             (select count(*) from people.post_permission) as permissions`)
  const first = await count()
  const { config } = house.runtime
  const district = openDistrictFolder(config.root, config.district)
  await house.runtime.asSystem('people.seed', (call) => seedPeople(call, district, 'defaults', () => {}))
  assert.deepEqual(await count(), first)
})
