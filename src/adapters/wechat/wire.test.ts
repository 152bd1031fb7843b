import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { isFault } from '#core/fault.ts'
import type { Log } from '#platform/log/log.ts'
import { openWeChat } from './client.ts'
import { readAccount } from './read-account.ts'
import { authorizeUrl, readTokenAnswer } from './wire.ts'

const sample = (name: string) => readFile(join(import.meta.dirname, 'samples', `${name}.json`), 'utf8')
const APP_ID = 'wx0123456789abcdef'
const SECRET = '0123456789abcdef0123456789abcdef'

test('登录地址按微信要求的字段和顺序', () => {
  assert.equal(
    authorizeUrl(APP_ID, 'a.b.c'),
    `https://open.weixin.qq.com/connect/oauth2/authorize?appid=${APP_ID}&redirect_uri={redirect}&response_type=code&scope=snsapi_base&state=a.b.c#wechat_redirect`,
  )
})

test('样本都读得懂，乱答都算故障', async () => {
  assert.deepEqual(readTokenAnswer(await sample('access-token')), {
    kind: 'openId',
    openId: 'oEXAMPLE0000000000000000001',
  })
  for (const name of ['code-used', 'code-invalid'])
    assert.deepEqual(readTokenAnswer(await sample(name)), { kind: 'codeSpent' }, name)
  assert.deepEqual(readTokenAnswer(await sample('busy')), { kind: 'trouble', code: -1 })
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readTokenAnswer(text).kind === 'trouble'))
})

test('向另一端要编号：密钥只进请求，不进日志；不答、乱答、用过的码各有出路', async () => {
  const asked: URL[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://peer')
    asked.push(url)
    const code = url.searchParams.get('code')
    if (code === 'broken') return response.writeHead(502).end('<html>')
    response.setHeader('content-type', 'text/plain')
    response.end(await sample(code === 'good' ? 'access-token' : code === 'used' ? 'code-used' : 'busy'))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const logged: string[] = []
  const log = { warn: (...said: unknown[]) => logged.push(JSON.stringify(said)) } as unknown as Log
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const weChat = openWeChat({ appId: APP_ID, secret: SECRET, base }, log)
  const codeOf = (code: string) =>
    weChat.openIdOf(code).catch((error) => (isFault(error) ? error.code : Promise.reject(error)))
  try {
    assert.equal(await codeOf('good'), 'oEXAMPLE0000000000000000001')
    assert.deepEqual(
      [asked[0]!.pathname, ...['appid', 'secret', 'grant_type'].map((name) => asked[0]!.searchParams.get(name))],
      ['/sns/oauth2/access_token', APP_ID, SECRET, 'authorization_code'],
    )
    assert.deepEqual(
      [await codeOf('used'), await codeOf('busy'), await codeOf('broken')],
      ['wechat-code-spent', 'wechat-unreachable', 'wechat-unreachable'],
    )
  } finally {
    await new Promise((done) => server.close(done))
  }
  assert.equal(await codeOf('good'), 'wechat-unreachable', 'nobody is there any more')
  assert.equal(logged.length, 3)
  assert.ok(!logged.some((line) => line.includes(SECRET)))
})

test('没有账号就不开，半个账号启动时说明，密钥不回显', () => {
  assert.equal(readAccount({}), null)
  assert.equal(openWeChat(null, {} as Log).enabled, false)
  assert.equal(readAccount({ YIWANG_WECHAT_APP_ID: APP_ID, YIWANG_WECHAT_SECRET: SECRET })?.appId, APP_ID)
  assert.throws(() => readAccount({ YIWANG_WECHAT_SECRET: SECRET }), /YIWANG_WECHAT_APP_ID/)
  assert.throws(
    () => readAccount({ YIWANG_WECHAT_APP_ID: APP_ID, YIWANG_WECHAT_SECRET: 'half-a-secret' }),
    (error: Error) => /YIWANG_WECHAT_SECRET/.test(error.message) && !/half-a-secret/.test(error.message),
  )
})
