import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Output } from '#core/operation.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { assignPosts, type getMe } from '../contract.ts'
import { DEMO_PASSWORD } from './test-client.ts'

let house: TestHouse
let server: Awaited<ReturnType<typeof buildHttpServer>>
let session: { cookie: string; 'x-csrf-token': string }
before(async () => {
  house = await testHouse({ seed: 'demo' })
  server = await buildHttpServer(house.runtime)
  const { id } = await house.principal('dispatcher2')
  const posts = ['dispatcher', 'callbackOfficer'].map((post) => ({ post, unit: 'ops_center' }))
  await house.perform(assignPosts, { id, posts }, await house.principal('securityAdmin1'))
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { account: 'dispatcher2', password: DEMO_PASSWORD },
  })
  session = { cookie: `yiwang_session=${answer.cookies[0]!.value}`, 'x-csrf-token': answer.json().csrfToken }
})
after(async () => {
  await server.close()
  await house.close()
})

async function ask(path: string, post?: string, method: 'GET' | 'POST' = 'GET') {
  const headers = { ...session, ...(post === undefined ? {} : { 'x-acting-post': post }) }
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(method === 'POST' ? { payload: {} } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const permissionsIn = async (post?: string) => ((await ask('/me', post)).body as Output<typeof getMe>).permissions

test('身兼两岗：不选岗位时两岗权限都有，选了就只有那一岗的', async () => {
  const both = await permissionsIn()
  assert.ok(both.includes('cases:dispatch') && both.includes('cases:submit-callback'))
  const dispatching = await permissionsIn('dispatcher@ops_center')
  assert.ok(dispatching.includes('cases:dispatch') && !dispatching.includes('cases:submit-callback'))
  const calling = await permissionsIn('callbackOfficer@ops_center')
  assert.ok(calling.includes('cases:submit-callback') && !calling.includes('cases:dispatch'))
  const { body } = await ask('/me', 'dispatcher@ops_center')
  const held = (body as Output<typeof getMe>).posts.map(({ post, permissions }) => [post, permissions.length > 0])
  assert.deepEqual(held.sort(), [
    ['callbackOfficer', true],
    ['dispatcher', true],
  ])
})

test('选定岗位办不了的事被拒，另一岗能办', async () => {
  assert.equal((await ask('/dispatch/board', 'callbackOfficer@ops_center')).body.code, 'not-permitted')
  assert.equal((await ask('/dispatch/board', 'dispatcher@ops_center')).status, 200)
})

test('自称没有的岗位得不到权限，并说明怎么办；登录页不受影响', async () => {
  const { status, body } = await ask('/cases', 'sysAdmin@ops_center')
  assert.deepEqual([status, body.code], [403, 'acting-post-not-held'])
  assert.match(body.detail, /刷新/)
  assert.equal((await ask('/public/district', 'sysAdmin@ops_center')).status, 200)
})
