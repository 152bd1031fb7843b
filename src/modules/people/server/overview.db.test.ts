import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { assignPosts, getOverview, listPersons } from '../contract.ts'
import { DEMO_PASSWORD, openClients } from './test-client.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

const overviewOf = async (account: string) => house.perform(getOverview, {}, await house.principal(account))

test('系统管理员看人员和登录，安全管理员看岗位，审计管理员看日志，其他岗位什么也看不到', async () => {
  const parts = async (account: string) =>
    Object.entries(await overviewOf(account))
      .filter(([name, part]) => name !== 'at' && part !== null)
      .map(([name]) => name)
  assert.deepEqual(await parts('sysAdmin1'), ['people', 'access'])
  assert.deepEqual(await parts('securityAdmin1'), ['posts'])
  assert.deepEqual(await parts('auditor1'), ['journal'])
  assert.deepEqual(await parts('dutyChief1'), [])
})

test('没有岗位的人数、空缺的岗位随分配变化', async () => {
  const before = await overviewOf('sysAdmin1')
  assert.ok((before.people?.units ?? 0) > 100)
  const only = await house.principal('qualityInspector1')
  const holders = (await house.perform(listPersons, { post: 'qualityInspector' }, await house.principal('sysAdmin1')))
    .items
  assert.deepEqual(
    holders.map(({ account }) => account),
    ['qualityInspector1'],
  )
  await house.perform(assignPosts, { id: only.id, posts: [] }, await house.principal('securityAdmin1'))
  const after = await overviewOf('sysAdmin1')
  assert.equal(after.people?.withoutPost, (before.people?.withoutPost ?? 0) + 1)
  assert.equal(after.people?.active, before.people?.active)
  const { posts } = await overviewOf('securityAdmin1')
  assert.ok(posts?.vacant.some(({ id }) => id === 'qualityInspector'))
})

test('今天失败的登录和分配的岗位都数进去，登录着的也是', async () => {
  const before = await overviewOf('auditor1')
  const clients = await openClients(house)
  try {
    await clients.client().signIn('operator1', 'wrong')
    await clients.client().signIn('operator1', DEMO_PASSWORD)
  } finally {
    await clients.close()
  }
  const after = await overviewOf('auditor1')
  assert.equal(after.journal?.failedSignIns, (before.journal?.failedSignIns ?? 0) + 1)
  assert.ok((after.journal?.postsAssigned ?? 0) >= 1)
  assert.ok(((await overviewOf('sysAdmin1')).access?.signIns ?? 0) >= 1)
})
