import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Output } from '#core/operation.ts'
import { sql } from '#platform/db/sql.ts'
import type { getMe } from '../contract.ts'
import { DEMO_PASSWORD, openClients, type TestClient } from './test-client.ts'

const MINUTE = 60_000
let nowMs = Date.now()
let house: TestHouse
let clients: Awaited<ReturnType<typeof openClients>>

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  clients = await openClients(house)
})
after(async () => {
  await clients.close()
  await house.close()
})

async function signedIn(account: string, password = DEMO_PASSWORD): Promise<TestClient> {
  const client = clients.client()
  const { status, body } = await client.signIn(account, password)
  assert.equal(status, 200, JSON.stringify(body))
  return client
}

test('登录后能看到本人的岗位、权限和本区', async () => {
  const client = await signedIn('Dispatcher1')
  const { status, body } = await client.get<Output<typeof getMe>>('/me')
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(body).sort(), [
    'csrfToken',
    'demo',
    'district',
    'mustChangePassword',
    'permissions',
    'person',
    'posts',
  ])
  assert.equal(body.person.account, 'dispatcher1')
  assert.deepEqual(body.posts, [
    {
      permissions: body.permissions,
      post: 'dispatcher',
      postZh: '派遣员',
      postEn: 'Dispatcher',
      unit: 'ops_center',
      unitZh: '区城市运行管理中心',
      unitEn: 'District City-Operations Centre',
      unitKind: 'opsCenter',
      areaCode: null,
    },
  ])
  assert.equal(body.csrfToken, client.csrfToken)
  assert.equal(body.demo, true)
  assert.equal(body.district.code, '990101')
  assert.ok(body.permissions.includes('people:view-persons'))
  assert.ok(!body.permissions.includes('people:view-journal'))
})

test('没有 CSRF 令牌的命令被拒绝，查询不需要', async () => {
  const client = await signedIn('operator1')
  const right = client.csrfToken
  client.csrfToken = 'x'.repeat(43)
  const refused = await client.send('POST', '/sign-out')
  assert.deepEqual([refused.status, refused.body.code], [403, 'csrf-token'])
  assert.equal((await client.get('/me')).status, 200)
  client.csrfToken = right
  assert.equal((await client.send('POST', '/sign-out')).status, 200)
})

test('退出后同一会话立即失效', async () => {
  const client = await signedIn('operator2')
  assert.equal((await client.get('/me')).status, 200)
  assert.equal((await client.send('POST', '/sign-out')).body.ended, true)
  assert.deepEqual((await client.get('/me')).body.code, 'not-signed-in')
})

test('同一浏览器再次登录，前一个会话作废；一人最多 10 个会话', async () => {
  const client = await signedIn('operator11')
  const former = { cookie: client.cookie, csrfToken: client.csrfToken }
  assert.equal((await client.get('/me')).status, 200)
  assert.equal((await client.signIn('operator11', DEMO_PASSWORD)).status, 200)
  assert.equal((await client.get('/me')).status, 200)
  assert.equal((await Object.assign(clients.client(), former).get('/me')).status, 401)
  const eleven = await signedIn('operator12')
  for (let i = 0; i < 10; i += 1) {
    nowMs += 1000
    await signedIn('operator12')
  }
  assert.equal((await eleven.get('/me')).status, 401)
})

test('账号不存在和口令错误的回答完全一样', async () => {
  const wrong = await clients.client().signIn('operator3', 'not-the-password')
  const nobody = await clients.client().signIn('nobody-here', 'not-the-password')
  assert.equal(wrong.status, 401)
  assert.deepEqual(wrong, nobody)
})

test('连错 5 次锁 15 分钟：对的口令也不行，别的账号不受影响，到时自动解锁', async () => {
  const client = clients.client()
  for (let i = 0; i < 5; i += 1) assert.equal((await client.signIn('checker1', `wrong-${i}`)).status, 401)
  const locked = await client.signIn('checker1', DEMO_PASSWORD)
  assert.deepEqual([locked.status, locked.body.code], [429, 'sign-in-locked'])
  assert.equal((await client.signIn('checker2', DEMO_PASSWORD)).status, 200)
  for (let i = 0; i < 5; i += 1) await clients.client().signIn('nobody-else', `wrong-${i}`)
  const unknown = await clients.client().signIn('nobody-else', DEMO_PASSWORD)
  assert.deepEqual(unknown, locked)
  nowMs += 15 * MINUTE - 1000
  assert.equal((await clients.client().signIn('checker1', DEMO_PASSWORD)).status, 429)
  nowMs += 2000
  assert.equal((await clients.client().signIn('checker1', DEMO_PASSWORD)).status, 200)
})

test('同时来的二十次猜测也只放过 5 次', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => clients.client().signIn('checker3', `guess-${i}`)),
  )
  assert.equal(answers.filter(({ status }) => status === 401).length, 5)
  assert.equal(answers.filter(({ status }) => status === 429).length, 15)
})

test('一次成功清掉前面的失败', async () => {
  const client = clients.client()
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 4; i += 1) assert.equal((await client.signIn('checker4', 'wrong')).status, 401)
    assert.equal((await client.signIn('checker4', DEMO_PASSWORD)).status, 200)
  }
})

test('同一地址失败过多，该地址暂停登录，别处不受影响', async () => {
  const here = clients.client()
  for (let i = 0; i < 60; i += 1) assert.equal((await here.signIn(`nobody-${i}`, 'wrong')).status, 401)
  assert.equal((await here.signIn('operator4', DEMO_PASSWORD)).status, 429)
  assert.equal((await clients.client().signIn('operator4', DEMO_PASSWORD)).status, 200)
})

test('空闲 30 分钟失效，用着就不失效，但最长 12 小时', async () => {
  const idle = await signedIn('operator5')
  nowMs += 29 * MINUTE
  assert.equal((await idle.get('/me')).status, 200)
  nowMs += 31 * MINUTE
  assert.equal((await idle.get('/me')).status, 401)
  const busy = await signedIn('operator5')
  for (let i = 0; i < 47; i += 1) {
    nowMs += 15 * MINUTE
    assert.equal((await busy.get('/me')).status, 200, `after ${i + 1} quarters`)
  }
  nowMs += 16 * MINUTE
  assert.equal((await busy.get('/me')).status, 401)
})

test('热路径：一分钟内再来的请求不查数据库', async () => {
  const client = await signedIn('operator6')
  const hash = (await import('#platform/auth/token-hash.ts')).tokenHash(client.cookie.split('=')[1] ?? '')
  assert.ok(await house.runtime.signIn.findSession(hash, nowMs))
  await house.runtime.db.run(sql`delete from people.session where token_hash = ${hash}`)
  assert.ok(await house.runtime.signIn.findSession(hash, nowMs + 59_000), 'still from memory')
  assert.equal(await house.runtime.signIn.findSession(hash, nowMs + 60_000), null, 'looked up again after a minute')
})

test('库里没有会话令牌和口令的明文，日志里也没有', async () => {
  const client = await signedIn('operator7')
  const token = client.cookie.split('=')[1] ?? ''
  const found = await house.runtime.db.one<{ count: number }>(sql`
    select (select count(*) from people.session s where s::text like ${`%${token}%`}) +
           (select count(*) from platform.journal j where j::text like ${`%${token}%`} or j::text like ${`%${DEMO_PASSWORD}%`}
              or j::text like ${`%${client.csrfToken}%`}) +
           (select count(*) from people.person p where p::text like ${`%${DEMO_PASSWORD}%`} or p::text like '%1540000%') as count`)
  assert.equal(found.count, 0)
})

test('新人首次登录须改口令，改前什么也办不了；旧口令和用过的口令不行', async () => {
  const admin = await signedIn('sysAdmin1')
  const created = await admin.send<{ person: { id: string }; password: string }>('POST', '/persons', {
    account: 'new.person',
    name: '钱新',
    phone: '15400009999',
  })
  assert.equal(created.status, 200)
  const { id } = created.body.person
  const assigned = await admin.send('PUT', `/persons/${id}/posts`, {
    posts: [{ post: 'dispatcher', unit: 'ops_center' }],
  })
  assert.equal(assigned.status, 200)

  const client = clients.client()
  const first = await client.signIn('new.person', created.body.password)
  assert.deepEqual([first.status, first.body.mustChangePassword], [200, true])
  assert.deepEqual((await client.get('/persons')).body.code, 'password-change-needed')
  assert.deepEqual((await client.get('/me')).body.permissions, [])
  const change = (oldPassword: string, newPassword: string) =>
    client.send('POST', '/me/password', { oldPassword, newPassword })
  assert.equal((await change(created.body.password, 'short')).body.code, 'password-weak')
  assert.equal((await change('wrong', 'Qianxin-2026-a')).body.code, 'old-password-wrong')
  assert.equal((await change(created.body.password, 'Qianxin-2026-a')).status, 200)
  assert.equal((await client.get('/persons')).status, 200, 'the same session is free now')
  assert.equal((await clients.client().signIn('new.person', created.body.password)).status, 401)

  assert.equal((await change('Qianxin-2026-a', 'Qianxin-2026-b')).status, 200)
  assert.equal((await change('Qianxin-2026-b', 'Qianxin-2026-a')).body.code, 'password-used-before')
  assert.equal((await change('Qianxin-2026-b', 'Qianxin-2026-b')).body.code, 'password-used-before')

  const elsewhere = await signedIn('new.person', 'Qianxin-2026-b')
  assert.equal((await change('Qianxin-2026-b', 'Qianxin-2026-c')).body.endedSessions, 1)
  assert.equal((await elsewhere.get('/me')).status, 401)

  nowMs += 91 * 24 * 60 * MINUTE
  const aged = await clients.client().signIn('new.person', 'Qianxin-2026-c')
  assert.equal(aged.body.mustChangePassword, true, 'older than 90 days')
})

test('重置口令：旧会话和旧口令立即失效，锁定解除，一次性口令不进日志', async () => {
  const admin = await signedIn('sysAdmin1')
  const lead = await signedIn('sanitation.lead1')
  const found = await admin.get<{ items: { id: string }[] }>('/persons?text=sanitation.lead1')
  const id = found.body.items[0]?.id ?? ''
  for (let i = 0; i < 6; i += 1) await clients.client().signIn('sanitation.lead1', 'wrong')
  const reset = await admin.send<{ password: string }>('POST', `/persons/${id}/reset-password`)
  assert.equal(reset.status, 200)
  assert.equal((await lead.get('/me')).status, 401)
  assert.equal((await clients.client().signIn('sanitation.lead1', DEMO_PASSWORD)).status, 401)
  assert.equal((await clients.client().signIn('sanitation.lead1', reset.body.password)).status, 200)
  const kept = await house.runtime.db.one<{ count: number }>(sql`
    select count(*) as count from platform.journal j where j::text like ${`%${reset.body.password}%`}`)
  assert.equal(kept.count, 0)
})

test('本人可看和结束自己的登录；别人的只有系统管理员能管，结束后下一个请求就失效', async () => {
  const here = await signedIn('operator8')
  const there = await signedIn('operator8')
  const mine = await here.get<{ items: { id: string; mine: boolean; personId: string }[] }>('/sessions')
  assert.equal(mine.body.items.length, 2)
  const other = mine.body.items.find((row) => !row.mine)
  assert.equal((await there.get('/me')).status, 200)
  assert.equal((await here.send('DELETE', `/sessions/${other?.id}`)).body.ended, true)
  assert.equal((await there.get('/me')).status, 401)

  const stranger = await signedIn('operator9')
  const own = mine.body.items.find((row) => row.mine)
  assert.equal((await stranger.send('DELETE', `/sessions/${own?.id}`)).status, 403)
  assert.equal((await stranger.get(`/sessions?personId=${own?.personId}`)).status, 403)
  const admin = await signedIn('sysAdmin1')
  assert.equal((await admin.send('DELETE', `/sessions/${own?.id}`)).body.ended, true)
  assert.equal((await here.get('/me')).status, 401)
})

test('演示账号的公开口令不能改', async () => {
  const client = await signedIn('operator10')
  const answer = await client.send('POST', '/me/password', {
    oldPassword: DEMO_PASSWORD,
    newPassword: 'Another-1-word',
  })
  assert.equal(answer.body.code, 'demo-password')
})
