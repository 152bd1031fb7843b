import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { operation } from '#core/operation.ts'
import type { Config } from '../config/config.ts'
import { openLog } from '../log/log.ts'
import { perform } from '../perform/perform.ts'
import { handle } from '../plug.ts'
import type { Runtime } from '../runtime.ts'
import { buildHttpServer } from './http-server.ts'

const DEMO_PASSWORD = 'Yiwang-demo-1'
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

async function withServer(changes: Partial<Runtime>, work: (other: FastifyInstance) => Promise<void>): Promise<void> {
  const runtime: Runtime = { ...house.runtime, ...changes, perform: (request) => perform(runtime, request) }
  const other = await buildHttpServer(runtime)
  try {
    await work(other)
  } finally {
    await other.close()
  }
}

const configured = (changes: Partial<Config>) => ({ config: { ...house.runtime.config, ...changes } })

const signIn = (on: FastifyInstance, account: string, more: { headers?: object; remoteAddress?: string } = {}) =>
  on.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { account, password: DEMO_PASSWORD },
    ...(more as { headers?: Record<string, string> }),
  })

test('每种回答都带安全响应头；接口的回答不许缓存', async () => {
  const { cookies } = await signIn(server, 'dutyChief1')
  const cookie = `yiwang_session=${cookies[0]!.value}`
  const answers = [
    await server.inject({ url: '/api/v1/cases', headers: { cookie } }),
    await server.inject({ url: '/api/v1/cases' }),
    await server.inject({ url: '/api/v1/cases/990101-20261121-00000001', headers: { cookie } }),
    await server.inject({ url: '/api/v1/nothing' }),
    await server.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    }),
    await server.inject({ url: '/api/docs' }),
    await server.inject({ url: '/api/openapi.json' }),
    await server.inject({ url: '/healthz' }),
    await server.inject({ url: '/nothing' }),
  ]
  for (const { headers, raw } of answers) {
    assert.match(String(headers['content-security-policy']), /default-src 'self';.*frame-ancestors 'none'/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['x-frame-options'], 'DENY')
    assert.equal(headers['referrer-policy'], 'no-referrer')
    if (raw.req.url?.startsWith('/api/')) assert.equal(headers['cache-control'], 'no-store', raw.req.url)
  }
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 401, 404, 404, 400, 200, 200, 200, 404],
  )
})

test('代理的来源地址和 HTTPS 标记只在声明了该代理时才算数；来访者自己写的不算', async () => {
  const claims = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7', 'x-forwarded-proto': 'https' }
  const ipOf = async (account: string) => {
    const { id } = await house.principal(account)
    const found = await house.runtime.db.pool.query<{ ip: string }>(
      `select ip from platform.journal where operation = 'people.signIn' and actor_id = $1 order by id desc limit 1`,
      [id],
    )
    return found.rows[0]?.ip
  }
  const plain = await signIn(server, 'operator1', { headers: claims, remoteAddress: '127.0.0.1' })
  assert.match(String(plain.headers['set-cookie']), /HttpOnly; SameSite=Strict$/)
  assert.equal(await ipOf('operator1'), '127.0.0.1')
  await withServer(configured({ trustedProxies: ['loopback'] }), async (behind) => {
    const handed = await signIn(behind, 'operator2', { headers: claims, remoteAddress: '127.0.0.1' })
    assert.match(String(handed.headers['set-cookie']), /HttpOnly; Secure; SameSite=Strict$/)
    assert.equal(await ipOf('operator2'), '203.0.113.7')
    const direct = await signIn(behind, 'operator3', { headers: claims, remoteAddress: '198.51.100.9' })
    assert.doesNotMatch(String(direct.headers['set-cookie']), /Secure/)
    assert.equal(await ipOf('operator3'), '198.51.100.9')
  })
})

test('运行指标只给本机；经代理来的、外来的都不给，除非开放', async () => {
  const ask = (on: FastifyInstance, remoteAddress: string, headers: Record<string, string> = {}) =>
    on.inject({ url: '/metrics', remoteAddress, headers }).then(({ statusCode }) => statusCode)
  assert.equal(await ask(server, '127.0.0.1'), 200)
  assert.equal(await ask(server, '::1'), 200)
  assert.equal(await ask(server, '10.0.0.7'), 403)
  assert.equal(await ask(server, '127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }), 403)
  await withServer(configured({ metricsOpen: true }), async (open) => {
    assert.equal(await ask(open, '10.0.0.7'), 200)
  })
})

const fail = operation({
  name: 'people.fail',
  http: 'POST /fail',
  title: { zh: '出错', en: 'Fail' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({ text: Type.String(), place: Type.Optional(Type.Object({ name: Type.String() })) }),
  out: Type.Object({}),
})

test('没想到的错误：回答只有编号，日志没有来件里的姓名电话', async () => {
  const written: string[] = []
  const handler = handle(fail, async ({ text }, { db }) => {
    await (db as typeof house.runtime.db).named({ name: 'fail', text: 'select $1::uuid' }, [text])
    return {}
  })
  const changes = {
    handlers: new Map([['people.fail', handler]]),
    log: openLog('info', { write: (line) => void written.push(line) }),
  }
  await withServer(changes, async (failing) => {
    const signedIn = await signIn(server, 'operator4')
    const answer = await failing.inject({
      method: 'POST',
      url: '/api/v1/fail',
      headers: { cookie: `yiwang_session=${signedIn.cookies[0]!.value}`, 'x-csrf-token': signedIn.json().csrfToken },
      payload: { text: '欧阳某某 13800001234' },
    })
    assert.equal(answer.statusCode, 500)
    const { reference, ...problem } = answer.json()
    assert.deepEqual(Object.keys(problem).sort(), ['code', 'detail', 'status', 'title', 'type'])
    assert.equal(written.length, 1)
    assert.match(written[0]!, new RegExp(`"reference":"${reference}".*22P02: invalid input syntax for type uuid`))
    for (const text of [written[0]!, answer.body]) assert.doesNotMatch(text, /欧阳|13800001234|node_modules.*detail/)
  })
})

test('多出来的字段一律拒绝，嵌套的也一样；太大、不是 JSON、原型污染都有一句话', async () => {
  const handler = handle(fail, async () => ({}))
  await withServer({ handlers: new Map([['people.fail', handler]]) }, async (other) => {
    const signedIn = await signIn(server, 'operator5')
    const headers = {
      cookie: `yiwang_session=${signedIn.cookies[0]!.value}`,
      'x-csrf-token': signedIn.json().csrfToken,
      'content-type': 'application/json',
    }
    const ask = (payload: string, more: Record<string, string> = {}) =>
      other
        .inject({ method: 'POST', url: '/api/v1/fail', headers: { ...headers, ...more }, payload })
        .then((answer) => [answer.statusCode, answer.json().code, answer.json().fields?.[0]?.field])
    assert.deepEqual(await ask('{"text":"a","place":{"name":"b"}}'), [200, undefined, undefined])
    assert.deepEqual(await ask('{"text":"a","admin":true}'), [400, 'invalid-input', '(body)'])
    assert.deepEqual(await ask('{"text":"a","place":{"name":"b","by":1}}'), [400, 'invalid-input', 'place'])
    assert.deepEqual(await ask('{"text":"a","__proto__":{"x":1}}'), [400, 'bad-request', undefined])
    assert.deepEqual(await ask('{"text":'), [400, 'bad-request', undefined])
    assert.deepEqual(await ask(JSON.stringify({ text: 'x'.repeat(300_000) })), [413, 'body-too-large', undefined])
    assert.deepEqual(await ask('text=a', { 'content-type': 'application/x-www-form-urlencoded' }), [
      415,
      'media-type',
      undefined,
    ])
    assert.equal((await ask('{"text":"a"}', { 'content-type': 'text/plain' }))[0], 400)
  })
})

const told = operation({
  name: 'people.told',
  http: 'PUT /told/{count}',
  title: { zh: '原样收下', en: 'Told as sent' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({
    count: Type.Integer(),
    note: Type.Union([Type.String(), Type.Null()]),
    size: Type.Optional(Type.Integer()),
    sure: Type.Optional(Type.Boolean()),
    names: Type.Optional(Type.Array(Type.String())),
  }),
  out: Type.Object({}),
})
const asked = operation({
  name: 'people.asked',
  http: 'GET /asked/{count}',
  title: { zh: '按数查', en: 'Asked' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({ count: Type.Integer(), sure: Type.Boolean(), names: Type.Array(Type.String()) }),
  out: Type.Object({}),
})

test('JSON 正文原样收下：null 还是 null，"5" 不当数；地址和查询里的字照样认作数', async () => {
  const seen: unknown[] = []
  const keep = async (input: unknown) => {
    seen.push(input)
    return {}
  }
  const handlers = new Map([
    ['people.told', handle(told, keep)],
    ['people.asked', handle(asked, keep)],
  ])
  await withServer({ handlers }, async (other) => {
    const signedIn = await signIn(server, 'operator6')
    const headers = {
      cookie: `yiwang_session=${signedIn.cookies[0]!.value}`,
      'x-csrf-token': signedIn.json().csrfToken,
    }
    const put = async (payload: object) => {
      const answer = await other.inject({ method: 'PUT', url: '/api/v1/told/7', headers, payload })
      return [answer.statusCode, answer.json().fields?.[0]?.field]
    }
    assert.deepEqual(await put({ note: null, size: 5, sure: false, names: ['a'] }), [200, undefined])
    assert.deepEqual(seen.pop(), { count: 7, note: null, size: 5, sure: false, names: ['a'] })
    assert.deepEqual(await put({ note: '' }), [200, undefined])
    assert.deepEqual(seen.pop(), { count: 7, note: '' })
    assert.deepEqual(await put({ note: 5 }), [400, 'note'])
    assert.deepEqual(await put({ note: null, size: '5' }), [400, 'size'])
    assert.deepEqual(await put({ note: null, size: null }), [400, 'size'])
    assert.deepEqual(await put({ note: null, sure: 'true' }), [400, 'sure'])
    assert.deepEqual(await put({ note: null, names: 'a' }), [400, 'names'])
    assert.deepEqual(seen, [])
    const answer = await other.inject({ url: '/api/v1/asked/7?sure=true&names=a', headers })
    assert.equal(answer.statusCode, 200)
    assert.deepEqual(seen, [{ count: 7, sure: true, names: ['a'] }])
  })
})
