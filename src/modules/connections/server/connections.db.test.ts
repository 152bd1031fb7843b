import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import {
  answerSharing,
  askDataset,
  askSharing,
  countSharing,
  createWebhook,
  DATA_PLATFORM,
  type DataPlatform,
  type DatasetAnswer,
  listConnections,
  listDatasets,
  listDeliveries,
  listKeyUse,
  listSharing,
  listWebhooks,
  replayDeliveries,
  setKeyQuota,
  setWebhook,
} from '../contract.ts'
import { pauseAfter } from '../domain/next-delivery.ts'
import { askPlatformOnce } from './ask-platform.ts'
import { dataRoom } from './data-room.ts'
import { keyMeter } from './key-meter.ts'
import { sendBatch } from './send-deliveries.ts'
import { watchOnce } from './watch-webhooks.ts'

interface Got {
  headers: Record<string, string>
  body: string
}
const MINUTE = 60_000
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
let house: TestHouse
let walk: Walk
let server: FastifyInstance
let receiver: Server
let hookUrl: string
let status = 200
const got: Got[] = []
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs, background: 'reactions' })
  walk = openWalk(house)
  server = await buildHttpServer(house.runtime)
  receiver = createServer(async (request, answer) => {
    let body = ''
    for await (const part of request) body += part
    got.push({ headers: request.headers as Record<string, string>, body })
    answer.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  hookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told`
})
after(async () => {
  receiver?.close()
  await server?.close()
  await house?.close()
})

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const send = async () => {
  await house.runtime.relay?.drain()
  let sent = 0
  for (let n = 1; n > 0; sent += n) n = await house.runtime.asSystem('connections.sendDeliveries', sendBatch)
  return sent
}

test('消息推送：签名可核，失败按渐长的间隔重试，可重放，停用时留存', async () => {
  const wish = { name: '环卫系统', url: hookUrl, topics: ['task.sent' as const], unit: 'sanitation' }
  await assert.rejects(walk.by('sysAdmin1', createWebhook, { ...wish, unit: 'nobody' }), code('unit-unknown'))
  await assert.rejects(walk.by('dispatcher1', createWebhook, wish), code('not-permitted'))
  const { webhook, secret } = await walk.by('sysAdmin1', createWebhook, wish)
  const all = await walk.by('sysAdmin1', createWebhook, {
    name: '总线',
    url: hookUrl,
    topics: ['case.changed', 'task.sent'],
  })
  const kept = await house.runtime.db.one<{ count: number }>(sql`
    select (select count(*) from connections.webhook w where w::text like ${`%${secret}%`})
         + (select count(*) from platform.journal j where j::text like ${`%${secret}%`}) as count`)
  assert.equal(kept.count, 0)
  await walk.by('sysAdmin1', setWebhook, { id: all.webhook.id, active: false })

  const id = await walk.reach('dispatched')
  const elsewhere = await walk.report({ place: walk.pointIn('street02') })
  status = 503
  assert.equal(await send(), 1)
  const page = async () => (await walk.by('sysAdmin1', listDeliveries, { id: webhook.id })).items
  const [waiting] = await page()
  assert.deepEqual(
    [waiting!.topic, waiting!.state, waiting!.tries, waiting!.lastStatus],
    ['task.sent', 'waiting', 1, 503],
  )
  assert.equal(Date.parse(waiting!.nextTryAt!), nowMs + pauseAfter(1)!)
  assert.equal(await send(), 0, 'not before its time')
  nowMs += 10_000
  status = 204
  assert.equal(await send(), 1)
  assert.deepEqual(
    (await page()).map(({ state, tries }) => [state, tries]),
    [['sent', 2]],
  )
  assert.equal(got.length, 2)
  for (const { headers, body } of got) {
    const told = JSON.parse(body)
    assert.deepEqual([told.caseId, told.topic, told.leadUnit], [id, 'task.sent', 'sanitation'])
    assert.ok(!body.includes('垃圾') && !body.includes('13800001234'), 'no word of a citizen')
    const sum = createHmac('sm3', secret!).update(`${headers['x-yiwang-timestamp']}.${body}`).digest('hex')
    assert.equal(headers['x-yiwang-signature'], `sm3=${sum}`)
    assert.equal(headers['x-yiwang-delivery'], waiting!.id)
  }
  await assert.rejects(walk.by('sysAdmin1', replayDeliveries, { id: webhook.id }), code('replay-what'))
  assert.deepEqual(await walk.by('sysAdmin1', replayDeliveries, { id: webhook.id, delivery: waiting!.id }), {
    again: 1,
  })
  assert.equal(await send(), 1)
  assert.deepEqual([got[2]!.body, got[2]!.headers['x-yiwang-delivery']], [got[0]!.body, waiting!.id])

  await walk.by('sysAdmin1', setWebhook, { id: webhook.id, active: false })
  await walk.by('sysAdmin1', setWebhook, { id: all.webhook.id, active: true })
  await walk.accept(elsewhere.id)
  assert.equal(await send(), 1, 'only what happens while it is switched on')
  status = 500
  await walk.file(elsewhere.id)
  for (let tries = 1; tries <= 10; tries += 1) {
    assert.equal(await send(), 1)
    nowMs += pauseAfter(tries) ?? 0
  }
  assert.equal(await send(), 0)
  const hooks = await walk.by('sysAdmin1', listWebhooks, {})
  assert.deepEqual(
    hooks.items.map(({ name, active, waiting, failed }) => [name, active, waiting, failed]),
    [
      ['环卫系统', false, 0, 0],
      ['总线', true, 0, 1],
    ],
  )
  const look = async () => {
    await house.runtime.asSystem('connections.watchWebhooks', watchOnce)
    const { items } = await walk.by('dutyChief1', listConnections, {})
    return items.find((one) => one.id === 'webhooks')
  }
  const notices = async () =>
    (await walk.by('dutyChief1', listInbox, {})).items.filter(
      ({ link }) => link === `/c/connections?open=${all.webhook.id}`,
    )
  for (let turn = 0; turn < 2; turn++) {
    const health = await look()
    assert.deepEqual([health?.state, health?.lastError], ['stuck', '总线：对方答复 500'])
    assert.equal(Date.parse(health?.since ?? ''), nowMs, 'since it was noticed first')
    assert.equal((await notices()).length, 1, 'one notice while it lasts')
  }
  status = 204
  await walk.by('sysAdmin1', replayDeliveries, { id: all.webhook.id, from: toRfc3339(0) })
  await send()
  assert.deepEqual([(await look())?.state, (await look())?.since], ['ok', null], 'ends by itself')
  status = 500
  await walk.dispatch(elsewhere.id)
  for (let tries = 1; tries <= 5; tries += 1) {
    if (tries < 5) assert.equal((await look())?.state, 'ok', 'a few vain tries are no alarm')
    assert.ok((await send()) >= 1)
    nowMs += pauseAfter(tries) ?? 0
  }
  assert.equal((await look())?.state, 'stuck')
  assert.equal((await notices()).length, 2)
  await walk.by('sysAdmin1', setWebhook, { id: all.webhook.id, active: false })
  assert.equal((await look())?.state, 'off')
  await walk.by('sysAdmin1', setWebhook, { id: all.webhook.id, active: true })
  const { items } = await walk.by('dutyChief1', listConnections, {})
  assert.equal(items.find((one) => one.id === 'open311')?.state, 'ok')
})

test('部门系统凭密钥取本单位工单、签收、报进展、办结；别单位的取不到；配额用完即拒绝', async () => {
  const { secret: key } = await walk.by('sysAdmin1', createKey, {
    account: 'sanitation.tasks',
    name: '环卫工单系统',
    posts: [{ post: 'handlerOfficer', unit: 'sanitation' }],
  })
  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await server.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const caseId = await walk.reach('dispatched', { title: '垃圾满溢' })
  const first = await call('GET', '/department-tasks?open=true&limit=200')
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const task = first.body.items.find((one: { caseId: string }) => one.caseId === caseId)
  assert.deepEqual([task.unit, task.role, task.status, task.title], ['sanitation', 'lead', 'sent', '垃圾满溢'])
  assert.ok(first.body.items.every(({ unit }: { unit: string }) => unit === 'sanitation'))
  const nothing = await call('GET', `/department-tasks?open=true&cursor=${first.body.cursor}`)
  assert.deepEqual([nothing.body.items, nothing.body.cursor], [[], first.body.cursor])
  const answer = (payload: object) => call('POST', `/department-tasks/${task.orderNo}/answer`, payload)
  assert.equal((await answer({ answer: 'complete' })).status, 422)
  assert.deepEqual((await answer({ answer: 'accept' })).body.caseState, 'handling')
  assert.equal((await answer({ answer: 'progress', text: '车已出发。' })).status, 200)
  assert.equal((await answer({ answer: 'return', text: '不归我们。' })).body.code, 'reason-missing')
  assert.equal((await answer({ answer: 'complete', text: '已清运。' })).body.caseState, 'done')
  const theirs = (await walk.look(await walk.reach('filed'))).case
  await walk.dispatch(theirs.id, 'drainage')
  const other = (await walk.look(theirs.id)).case.orders[0]!
  assert.equal(other.unit, 'drainage')
  assert.equal(
    (await call('POST', `/department-tasks/${other.no}/answer`, { answer: 'accept' })).body.code,
    'task-unknown',
  )

  await house.runtime.use(keyMeter).flush()
  const use = async () =>
    (await walk.by('sysAdmin1', listKeyUse, {})).items.find(({ account }) => account === 'sanitation.tasks')!
  assert.deepEqual([(await use()).callsToday, (await use()).own], [8, false])
  await walk.by('sysAdmin1', setKeyQuota, { account: 'sanitation.tasks', callsADay: 10 })
  const asked = [
    await call('GET', '/department-tasks'),
    await call('GET', '/department-tasks'),
    await call('GET', '/department-tasks'),
  ]
  assert.deepEqual(
    asked.map((one) => one.status),
    [200, 200, 429],
  )
  assert.equal(asked[2]!.body.code, 'key-quota')
  await house.runtime.use(keyMeter).flush()
  assert.deepEqual([(await use()).callsToday, (await use()).refusedToday], [10, 1])
  nowMs += 24 * 60 * MINUTE
  assert.equal((await call('GET', '/department-tasks')).status, 200)
})

test('信息共享：申请和答复各计次数和用时，只有被申请的单位能答复', async () => {
  const ask = (to: string, days: number) =>
    walk.by('sanitation.handler1', askSharing, { to, what: '近三年积水点清单', purpose: '汛前排查', days })
  await assert.rejects(ask('sanitation', 5), code('unit-unknown'))
  const one = await ask('drainage', 5)
  const two = await ask('drainage', 1)
  const three = await ask('drainage', 1)
  assert.deepEqual([one.state, one.fromUnit, one.overdue], ['asked', 'sanitation', false])
  const give = (id: string, given: boolean, account = 'drainage.handler1') =>
    walk.by(account, answerSharing, { id, given, answer: given ? '见附表第二页。' : '没有这类数据。' })
  await assert.rejects(give(one.id, true, 'sanitation.handler1'), code('not-asked'))
  nowMs += 2 * 60 * MINUTE
  assert.equal((await give(one.id, true)).state, 'given')
  await assert.rejects(give(one.id, false), code('sharing-answered'))
  nowMs += 48 * 60 * MINUTE
  assert.equal((await give(two.id, false)).state, 'refused')
  const { items } = await walk.by('dutyChief1', listSharing, {})
  assert.deepEqual(
    items.map(({ id, overdue }) => [id, overdue]).sort(),
    [
      [one.id, false],
      [two.id, true],
      [three.id, true],
    ].sort(),
  )
  const { rows } = await walk.by('dutyChief1', countSharing, {
    from: '2026-01-01T00:00:00+08:00',
    to: '2027-01-01T00:00:00+08:00',
  })
  assert.deepEqual(rows, [
    {
      unit: 'drainage',
      asked: 3,
      given: 1,
      refused: 1,
      open: 1,
      overdue: 2,
      inTime: 1,
      medianHours: 26,
      longestHours: 50,
    },
  ])
})

test('向数据共享平台申请：目录可查，申请先存后送、只送一次，答复按时计数；平台不应答不丢，换一个平台或没有平台照常', async () => {
  const by = 'sanitation.handler1'
  const go = () => house.runtime.asSystem('connections.askPlatform', askPlatformOnce)
  const goAll = async () => {
    while (await go());
  }
  const wish = { purpose: '核对作业面', basis: '环卫作业规范', days: 3 }
  const find = async (id: string) =>
    (await walk.by(by, listSharing, { limit: 200 })).items.find((one) => one.id === id)!
  const { platform, items } = await walk.by(by, listDatasets, { text: '雨量' })
  assert.deepEqual([platform?.simulated, items.map(({ id }) => id)], [true, ['sim.weather']])
  const rain = await walk.by(by, askDataset, { ...wish, dataset: 'sim.weather' })
  const closed = await walk.by(by, askDataset, { ...wish, dataset: 'sim.medical' })
  assert.deepEqual([rain.toUnit, rain.state, rain.platform?.no], [DATA_PLATFORM, 'asked', null])
  await assert.rejects(walk.by(by, askDataset, { ...wish, dataset: 'nothing' }), code('dataset-unknown'))
  await goAll()
  assert.deepEqual([(await find(rain.id)).state, (await find(rain.id)).platform?.simulated], ['asked', true])
  nowMs += 2 * MINUTE
  await goAll()
  assert.deepEqual([(await find(rain.id)).state, (await find(closed.id)).state], ['given', 'refused'])

  const asked: string[] = []
  let isDown = true
  let answer: DatasetAnswer = { state: 'waiting' }
  const other: DataPlatform = {
    title: { zh: '另一个平台', en: 'Another one' },
    simulated: false,
    catalogue: async () => [{ id: 'X', name: '管网', provider: '水务', fields: [], openness: 'open' }],
    request: async ({ no, unit }) => {
      asked.push(`${no} ${unit.name}`)
      if (isDown) throw new OutsideTrouble('unreachable', 'TimeoutError')
      return '平台-1'
    },
    answerOf: async () => answer,
  }
  const room = house.runtime.use(dataRoom)
  room.offer('other', () => other)
  room.use({ schema: 'data-platform/1', adapter: 'other', pollMinutes: 10 })
  const pipe = await walk.by(by, askDataset, { ...wish, dataset: 'X' })
  const health = async () =>
    (await walk.by('sysAdmin1', listConnections, {})).items.find(({ id }) => id === 'data-platform')!.state
  await goAll()
  assert.deepEqual([(await find(pipe.id)).platform?.trouble, await health()], ['unreachable: TimeoutError', 'down'])
  isDown = false
  nowMs += 3 * MINUTE
  await goAll()
  assert.deepEqual([asked.length, new Set(asked).size], [2, 1], 'asked again under the same number')
  assert.deepEqual([(await find(pipe.id)).platform?.no, await health()], ['平台-1', 'ok'])
  nowMs += 11 * MINUTE
  await goAll()
  answer = { state: 'given', text: '已授权', atMs: nowMs + 60 * MINUTE }
  nowMs += 11 * MINUTE
  await goAll()
  const given = await find(pipe.id)
  assert.deepEqual([given.state, given.answer, Date.parse(given.answeredAt!) <= nowMs], ['given', '已授权', true])
  const period = { from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' }
  const { rows } = await walk.by(by, countSharing, period)
  const counted = rows.find(({ unit }) => unit === DATA_PLATFORM)!
  assert.deepEqual([counted.asked, counted.given, counted.refused, counted.inTime], [3, 2, 1, 3])
  assert.ok(counted.longestHours! > 0.4 && counted.longestHours! < 0.5)

  room.use({ schema: 'data-platform/1', adapter: null, pollMinutes: 10 })
  assert.deepEqual([(await walk.by(by, listDatasets, {})).platform, await health()], [null, 'off'])
  await assert.rejects(walk.by(by, askDataset, { ...wish, dataset: 'X' }), code('data-platform-none'))
})
