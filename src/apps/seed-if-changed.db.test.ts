import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { saveSetting } from '#platform/settings/setting-store.ts'
import { seedIfChanged } from './seed-if-changed.ts'
import { type TestHouse, testHouse } from './test-house.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('区数据只在文件有变化时才重新载入，换了方式也重新载入', async () => {
  const said: string[] = []
  const seed = (mode: 'demo' | 'defaults') => seedIfChanged(house.runtime, mode, (text) => said.push(text))
  assert.equal(await seed('defaults'), true)
  assert.ok(said.length > 0)
  const before = said.length
  assert.equal(await seed('defaults'), false)
  assert.equal(said.length, before)
  await saveSetting(house.runtime.db, 'seeded', 'linjiang defaults of-older-files')
  assert.equal(await seed('defaults'), true)
})

test('正式的区不许载入演示账号；演示的库可以反复载入', async () => {
  const { runtime } = house
  const seedDemo = () => seedIfChanged(runtime, 'demo', () => {})
  await assert.rejects(seedDemo, { code: 'not-a-demonstration' })
  const accounts = await runtime.db.pool.query('select count(*)::int as count from people.v_person')
  assert.equal(accounts.rows[0].count, 0)
  await runtime.db.pool.query(`delete from platform.setting where key = 'district'`)
  assert.equal(await seedDemo(), true)
  assert.equal(await seedDemo(), false)
})
