import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testHouse } from '#apps/test-house.ts'
import { tokenHash } from '#platform/auth/token-hash.ts'
import { openRuntime } from '#platform/open-runtime.ts'
import { assignPosts, personBook } from '../contract.ts'
import { DEMO_PASSWORD, openClients } from './test-client.ts'

async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return true
    await sleep(50)
  }
  return false
}

test('另一进程里的岗位变动和退出登录，本进程随即知道', async () => {
  const house = await testHouse({ seed: 'demo' })
  const { config, plugs } = house.runtime
  const other = await openRuntime({
    config,
    plugs,
    appUrl: house.ownerUrl,
    ownerUrl: house.ownerUrl,
    background: 'none',
  })
  const clients = await openClients(house)
  try {
    const client = clients.client()
    await client.signIn('checker1', DEMO_PASSWORD)
    const hash = tokenHash(client.cookie.split('=')[1] ?? '')
    const there = () => other.signIn.findSession(hash, other.nowMs())
    assert.deepEqual(
      (await there())?.principal.posts.map((held) => held.post),
      ['checker'],
    )

    const id = (await house.principal('checker1')).id
    const posts = ['checker', 'supervisor'].map((post) => ({ post, unit: 'ops_center' }))
    await house.perform(assignPosts, { id, posts }, await house.principal('securityAdmin1'))
    assert.ok(await soon(async () => (await there())?.principal.posts.length === 2))
    assert.ok(other.use(personBook).holders('supervisor').includes(id))

    assert.equal((await client.send('POST', '/sign-out')).status, 200)
    assert.ok(await soon(async () => (await there()) === null))
  } finally {
    await clients.close()
    await other.close()
    await house.close()
  }
})
