import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Operation } from '#core/operation.ts'
import { addressOf, pathFields } from '#core/operation.ts'
import { createKey } from '#modules/people/contract.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { ROOT } from './discover.ts'
import { type TestHouse, testHouse } from './test-house.ts'

/**
 * Every operation × every post over HTTP, against a table that people read and review: which posts are let in. To accept
 * a change on purpose, run with YIWANG_WRITE_MATRIX=1 and read the difference.
 */
const MATRIX = join(ROOT, 'src/apps/operations.allow.json')
const PASSWORD = 'Yiwang-demo-1'
/** Posts without a demonstration account `<post>1` of their own. */
const ACCOUNTS: Record<string, string> = {
  handlerOfficer: 'sanitation.handler1',
  handlerLead: 'sanitation.lead1',
  streetDispatcher: 'street01.dispatcher',
  communityOfficer: 'street01.c01.officer1',
  gridWorker: 'street01.c01.worker1',
}
const PROGRAMS = ['callCentre', 'importAccount', 'open311Client', 'spaceClient', 'upperPlatform']

let house: TestHouse
let server: FastifyInstance
before(async () => {
  house = await testHouse({ seed: 'demo' })
  server = await buildHttpServer(house.runtime)
})
after(async () => {
  await server.close()
  await house.close()
})

async function signIn(account: string): Promise<Record<string, string>> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { account, password: PASSWORD },
    remoteAddress: `10.0.0.${(signIns++ % 200) + 1}`,
  })
  assert.equal(answer.statusCode, 200, `${account}: ${answer.body}`)
  return { cookie: `yiwang_session=${answer.cookies[0]!.value}`, 'x-csrf-token': answer.json().csrfToken }
}
let signIns = 0

/** The city's platform and gateways of readings are programs: they come with a key. */
async function keyOf(post: string): Promise<Record<string, string>> {
  const wish = { account: `${post}.key`, name: post, posts: [{ post, unit: 'ops_center' }] }
  const { secret } = await house.perform(createKey, wish, await house.principal('sysAdmin1'))
  return { authorization: `Bearer ${secret}` }
}

/** What the server says before it looks at anything: the input is left empty on purpose. */
async function codeOf(operation: Operation, headers: Record<string, string>): Promise<string> {
  const path = pathFields(operation).reduce(
    (url, field) => url.replace(`{${field}}`, '01a00000-0000-7000-8000-000000000000'),
    addressOf(operation),
  )
  const answer = await server.inject({ method: operation.method, url: path, headers })
  const problem = answer.headers['content-type']?.toString().includes('problem+json')
    ? (answer.json().code as string)
    : ''
  return answer.statusCode === 401 || problem === 'not-permitted' || problem === 'csrf-token' ? problem : 'let in'
}

test('每个操作、每个岗位：只有表里写明的岗位可以进入', async () => {
  const operations = [...house.runtime.handlers.values()].map((handler) => handler.operation)
  const posts = [
    ...new Set(house.runtime.plugs.flatMap((plug) => plug.card.permissions.flatMap((permission) => permission.posts))),
  ]
    .filter((post) => !post.startsWith('*') && post !== 'reporterCitizen')
    .sort()
  const found: Record<string, string[]> = Object.fromEntries(operations.map((operation) => [operation.name, []]))
  for (const post of posts) {
    const headers = PROGRAMS.includes(post) ? await keyOf(post) : await signIn(ACCOUNTS[post] ?? `${post}1`)
    for (const operation of operations) {
      // These two end the session that the others need; who may call them is anyone.
      if (operation.name === 'people.signOut' || operation.name === 'people.signIn') continue
      if ((await codeOf(operation, headers)) === 'let in') found[operation.name]!.push(post)
    }
  }
  const matrix = Object.fromEntries(
    Object.entries(found)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, allowed]) => [name, allowed.length === posts.length ? 'every post' : allowed.join(' ')]),
  )
  if (process.env.YIWANG_WRITE_MATRIX === '1') await writeFile(MATRIX, `${JSON.stringify(matrix, null, 2)}\n`)
  assert.deepEqual(matrix, JSON.parse(await readFile(MATRIX, 'utf8')))
})

test('未登录者：只有公开的操作可以进入', async () => {
  for (const { operation } of house.runtime.handlers.values()) {
    const code = await codeOf(operation, {})
    assert.equal(code === 'let in', operation.may === 'public', `${operation.name}: ${code}`)
  }
})

test('有会话而没有 CSRF 令牌的命令一律拒绝', async () => {
  const { cookie } = await signIn('dutyChief1')
  for (const { operation } of house.runtime.handlers.values()) {
    if (operation.method === 'GET' || operation.may === 'public') continue
    assert.equal(await codeOf(operation, { cookie: cookie! }), 'csrf-token', operation.name)
  }
})
