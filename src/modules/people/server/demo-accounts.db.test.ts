import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Output } from '#core/operation.ts'
import { openRuntime } from '#platform/open-runtime.ts'
import type { listDemoAccounts } from '../contract.ts'
import { openClients } from './test-client.ts'

type Answer = Output<typeof listDemoAccounts>

let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

test('演示环境：每个岗位给一个能登录的账号', async () => {
  const clients = await openClients(house)
  try {
    const { status, body } = await clients.client().get<Answer>('/public/demo-accounts')
    assert.equal(status, 200)
    assert.equal(body.demo, true)
    const posts = body.accounts.map(({ post }) => post)
    assert.equal(new Set(posts).size, posts.length)
    for (const post of ['operator', 'dispatcher', 'streetDispatcher', 'checker', 'sysAdmin', 'auditor'])
      assert.ok(posts.includes(post), post)
    assert.ok(posts.indexOf('operator') < posts.indexOf('sysAdmin'), 'in the order of the posts')
    for (const { account } of body.accounts)
      assert.equal((await clients.client().signIn(account, body.password ?? '')).status, 200, account)
  } finally {
    await clients.close()
  }
})

test('没有开演示：一个账号、一个口令也不说', async () => {
  const { config, plugs } = house.runtime
  const real = await openRuntime({
    config: { ...config, demo: false },
    plugs,
    appUrl: house.ownerUrl,
    ownerUrl: house.ownerUrl,
    background: 'none',
  })
  const clients = await openClients({ runtime: real })
  try {
    const { body } = await clients.client().get<Answer>('/public/demo-accounts')
    assert.deepEqual(body, { demo: false, password: null, accounts: [] })
  } finally {
    await clients.close()
    await real.close()
  }
})
