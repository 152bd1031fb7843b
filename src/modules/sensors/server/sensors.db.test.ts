import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { signSources } from '#modules/signs/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import {
  DEVICE_STATES,
  type FeedMessage,
  getBroker,
  getCourse,
  getDevice,
  importDevices,
  listDevices,
  listRefused,
  type Span,
  saveDevice,
  setBroker,
} from '../contract.ts'
import { attendOnce } from './attend-problems.ts'
import { dropOldRows, openDaysAhead, rollDays } from './reading-store.ts'
import { takeMessages } from './take-messages.ts'
import { watchOnce } from './watch-silence.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const START = Date.parse('2026-11-20T09:00:00+08:00')
let nowMs = START
let house: TestHouse
let walk: Walk

before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
  for (const id of ['W-1', 'W-2', 'W-3']) await save({ id })
})
after(() => house.close())

const GIVEN = {
  id: 'W-1',
  name: '下穿通道积水点',
  kind: 'waterlog',
  address: '江城路下穿通道',
  unit: 'drainage',
  active: true,
}
const save = (change: Partial<Input<typeof saveDevice>> = {}) =>
  walk.by('dataSteward1', saveDevice, { ...GIVEN, ...walk.pointIn('street01'), ...change })
const message = (device: string, depth: number, atMs = nowMs): FeedMessage => ({
  topic: `sensors/waterlog/${device}`,
  payload: Buffer.from(JSON.stringify({ ts: atMs, depth, battery: 77 })),
})
const take = (...messages: FeedMessage[]) =>
  house.runtime.asSystem('sensors.takeMessages', (call) => takeMessages(call, messages))
const attend = () => house.runtime.asSystem('sensors.attendProblems', attendOnce)
const watch = () => house.runtime.asSystem('sensors.watchSilence', watchOnce)
const look = (id: string) => walk.by('dutyChief1', getDevice, { id })
const refusedCount = async () => (await walk.by('dutyChief1', listDevices, {})).feed.refused
const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

async function say(device: string, ...depths: readonly number[]) {
  for (const depth of depths) {
    nowMs += MINUTE
    await take(message(device, depth))
    await attend()
  }
}

test('一个问题一件案件：持续期间不再报，经受理进案件库，责任单位收到提醒', async () => {
  await say('W-1', 2, 20, 20, 22, 30, 30, 12, 20)
  const { device, problems } = await look('W-1')
  assert.deepEqual([device.state, device.battery, device.values[0]?.value], ['problem', 77, 20])
  assert.equal(problems.length, 1)
  const { case: opened } = await walk.look(problems[0]!.caseId!)
  assert.deepEqual(
    [opened.channel, opened.variant, opened.category, opened.urgency, opened.externalNo],
    ['sensor', 'sensor', '200406', 'urgent', problems[0]!.id],
  )
  assert.ok(opened.place.areaCode)
  const inbox = await walk.by('dutyChief1', listInbox, {})
  assert.ok(inbox.items.every(({ zh }) => !zh.includes('模拟')))
})

test('反复：平静期内再来还是同一个；平静后案件收到恢复情况，再来的是新的一件', async () => {
  const back = [5, ...Array<number>(10).fill(5)]
  await say('W-1', ...back)
  assert.notEqual((await look('W-1')).problems[0]!.endedAt, null)
  await say('W-1', 20, 20, 20)
  const flapped = (await look('W-1')).problems
  assert.deepEqual([flapped.length, flapped[0]!.returns, flapped[0]!.endedAt], [1, 1, null])
  await say('W-1', ...back)
  nowMs += 31 * MINUTE
  await attend()
  const first = flapped[0]!.caseId!
  const told = async () => (await walk.look(first)).record.filter(({ type }) => type === 'Supplemented').length
  assert.equal(await told(), 1)
  await attend()
  assert.equal(await told(), 1)
  await say('W-1', 20, 20, 20)
  const two = (await look('W-1')).problems
  assert.equal(two.length, 2)
  assert.equal(new Set(two.map(({ caseId }) => caseId)).size, 2)
})

test('重复的报文不再算，迟到的进小时统计、不改变当前值', async () => {
  nowMs = Date.parse('2026-11-20T12:30:00+08:00')
  await take(message('W-2', 4), message('W-2', 4), message('W-2', 9, nowMs - MINUTE))
  await take(message('W-2', 4), message('W-2', 7, nowMs - 90 * MINUTE))
  assert.equal((await look('W-2')).device.values[0]?.value, 4)
  const course = async (span: Span) =>
    (await walk.by('dutyChief1', getCourse, { id: 'W-2', span })).points.map(({ count, min, max, mean }) => [
      count,
      min,
      max,
      mean,
    ])
  const late = [1, 7, 7, 7]
  assert.deepEqual(await course('day'), [late, [1, 9, 9, 9], [1, 4, 4, 4]])
  assert.deepEqual(await course('week'), [late, [2, 4, 9, 6.5]])
  assert.deepEqual(await course('quarter'), [[3, 4, 9, 20 / 3]])
})

test('读不懂的、未登记的、时钟超前的不收，留下原因；其余照收', async () => {
  const before = await refusedCount()
  const broken: FeedMessage = { topic: 'sensors/waterlog/W-2', payload: Buffer.from('{"ts":\0') }
  await take(broken, message('nobody', 1), message('W-2', 1, nowMs + DAY), message('W-2', 1, nowMs - 40 * DAY))
  await take(message('W-2', 3, nowMs + 1))
  assert.equal((await refusedCount()) - before, 4)
  const refused = await walk.by('dataSteward1', listRefused, { reason: '设备时钟超前' })
  assert.deepEqual(
    [refused.items.length, refused.items[0]!.topic, refused.reasons.length],
    [1, 'sensors/waterlog/W-2', 4],
  )
  assert.equal((await look('W-2')).device.values[0]?.value, 3)
})

test('失联是单独的告警：接入中断时不算，恢复上报即结束', async () => {
  const feed = (connected: boolean, sinceMs: number) =>
    house.runtime.db.run(sql`update sensors.feed set connected = ${connected}, since = to_timestamp(${sinceMs / 1000}),
      held_until = clock_timestamp() + interval '1 hour'`)
  await take(message('W-3', 1))
  const heardMs = nowMs
  nowMs += 61 * MINUTE
  await feed(false, heardMs)
  await watch()
  assert.equal((await look('W-3')).device.state, 'normal')
  await feed(true, nowMs - MINUTE)
  await watch()
  assert.equal((await look('W-3')).device.state, 'normal')
  await feed(true, heardMs)
  await watch()
  await watch()
  await attend()
  const { device, problems } = await look('W-3')
  assert.deepEqual(
    [device.state, problems.length, problems[0]!.rule, problems[0]!.caseId],
    ['silent', 1, 'silence', null],
  )
  await take(message('W-3', 1))
  const again = await look('W-3')
  assert.deepEqual([again.device.state, again.problems[0]!.endedAt !== null], ['normal', true])
})

test('设备自己的限值优先；登记有误说明原因；不在辖区的看不到', async () => {
  await save({ id: 'W-4', limits: [{ rule: 'waterlogRoad', enter: 50, leave: 40 }] })
  await say('W-4', 30, 30, 30, 30)
  assert.equal((await look('W-4')).problems.length, 0)
  assert.deepEqual(
    (await look('W-4')).rules.map(({ enter, own }) => [enter, own]),
    [[50, true]],
  )
  await assert.rejects(save({ kind: 'nothing' }), code('sensor-wrong'))
  await assert.rejects(save({ lon: 10, lat: 10 }), code('sensor-wrong'))
  await assert.rejects(save({ unit: 'nobody' }), code('sensor-wrong'))
  const crossed = [{ rule: 'waterlogRoad', enter: 5, leave: 40 }]
  await assert.rejects(save({ limits: crossed }), code('sensor-wrong'))
  await assert.rejects(walk.by('street02.dispatcher', getDevice, { id: 'W-1' }), code('sensor-not-found'))
})

test('导入：先试后存，逐行说明；有了真实设备，在线率体征由它们读出', async () => {
  const { lon, lat } = walk.pointIn('street02')
  const csv = `设备编号,名称,种类,经度,纬度,地址,责任单位,失联分钟\nN-1,噪声一号,noise,${lon},${lat},广场,ecology,30\nN-2,噪声二号,noise,1,2,广场,ecology,\nN 3,坏编号,noise,${lon},${lat},,ecology,\n`
  const steward = await walk.person('dataSteward1')
  const run = async (dryRun: 'true' | 'false') =>
    (await house.runtime.perform({
      operation: importDevices,
      input: { dryRun },
      principal: steward,
      command: { id: newId(), bodyHash: '', expectedVersion: null },
      file: { name: '设备.csv', stream: Readable.from([csv]) },
    })) as Output<typeof importDevices>
  const tried = await run('true')
  assert.deepEqual([tried.received, tried.saved, tried.refused.map(({ row }) => row)], [3, 1, [3, 4]])
  await assert.rejects(look('N-1'), code('sensor-not-found'))
  await run('false')
  assert.equal((await look('N-1')).silenceMinutes, 30)
  const source = house.runtime.use(signSources).find('L01')!
  const [value] = await house.runtime.asSystem('test', (call) => source.read(call, nowMs))
  assert.ok(value!.value! > 0 && value!.value! < 100)
})

test('列表：按种类、状态、文字筛，模拟设备有标注；密码封存', async () => {
  const list = (input: Input<typeof listDevices>) => walk.by('dutyChief1', listDevices, input)
  assert.deepEqual(
    (await list({ text: '噪声一号' })).items.map(({ id }) => id),
    ['N-1'],
  )
  const all = await list({ kind: 'waterlog', limit: 200 })
  assert.ok(all.simulated && all.items.some(({ simulated }) => simulated))
  const first = await list({ limit: 2 })
  assert.equal(
    (await list({ limit: 2, cursor: first.next! })).items.some(({ id }) => id === first.items[0]!.id),
    false,
  )
  await say('W-1', 20)
  assert.deepEqual(
    (await list({ state: 'problem' })).items.map(({ id, problem }) => [id, problem?.rule, problem?.caseNo !== null]),
    [['W-1', 'waterlogRoad', true]],
  )
  const { items, counts } = await list({ limit: 200 })
  const order = items.map(({ state }) => DEVICE_STATES.indexOf(state))
  assert.deepEqual(order, order.toSorted())
  assert.deepEqual([counts.problem, Object.values(counts).reduce((sum, n) => sum + n)], [1, items.length])
  await walk.by('sysAdmin1', setBroker, { url: 'mqtts://iot.example:8883', username: 'u', password: 'geheim' })
  const { stored } = await house.runtime.db.one<{ stored: string }>(sql`select password as stored from sensors.feed`)
  assert.ok(!stored.includes('geheim'))
  const broker = () => walk.by('sysAdmin1', getBroker, {})
  await walk.by('sysAdmin1', setBroker, { url: 'mqtts://iot.example:8883', username: 'u' })
  assert.deepEqual([(await broker()).username, (await broker()).hasPassword], ['u', true])
  await walk.by('sysAdmin1', setBroker, { url: 'mqtts://elsewhere.example:8883', username: 'u' })
  assert.equal((await broker()).hasPassword, false, 'another address is not told the password')
})

test('停用：问题随之结束，不说读数已正常，案件不免核查；读数不再收；再启用从头判', async () => {
  const problem = (await look('W-1')).problems.find(({ rule, endedAt }) => rule === 'waterlogRoad' && endedAt === null)
  const { version } = await look('W-1')
  await assert.rejects(
    house.perform(saveDevice, { ...GIVEN, ...walk.pointIn('street01') }, await walk.person('dataSteward1'), {
      expectedVersion: version - 1,
    }),
    code('stale-version'),
  )
  await save({ active: false })
  nowMs += 40 * MINUTE
  await attend()
  const after = await look('W-1')
  assert.deepEqual(
    [after.device.state, after.device.problem, after.problems.filter(({ endedAt }) => endedAt === null)],
    ['off', null, []],
  )
  const { record } = await walk.look(problem!.caseId!)
  assert.equal(record.filter(({ type }) => type === 'Supplemented').length, 0)
  const before = await refusedCount()
  await take(message('W-1', 20))
  assert.equal((await refusedCount()) - before, 1)
  await save({ active: true })
  await say('W-1', 20)
  assert.equal((await look('W-1')).device.state, 'normal')
})

test('按天的分区用时才建：同时到的各天读数都收下，不同时建两次；备好今后两天', async () => {
  const parts = async () =>
    (
      await house.runtime.db.one<{ n: number }>(sql`
      select count(*)::int as n from pg_catalog.pg_inherits where inhparent = 'sensors.reading'::regclass`)
    ).n
  const before = await parts()
  const ago = (device: string, days: number) => take(message(device, 4, nowMs - days * DAY))
  await Promise.all([ago('W-1', 20), ago('W-2', 20), ago('W-3', 19), ago('W-4', 20), ago('W-1', 29), ago('N-1', 29)])
  assert.equal((await parts()) - before, 3)
  await Promise.all([1, 2, 3].map(() => openDaysAhead(house.runtime.db, nowMs)))
  assert.equal((await parts()) - before, 5)
})

test('保留期：过期的整天清空，小时并入日', async () => {
  const kept = async () =>
    (await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from sensors.reading`)).n
  assert.ok((await kept()) > 0)
  await rollDays(house.runtime.db, START)
  const days = await house.runtime.db.one<{ n: number; readings: number }>(
    sql`select count(*)::int as n, sum(count)::int as readings from sensors.day where device = 'W-2'`,
  )
  assert.deepEqual([days.n, days.readings], [1, 4])
  const cut = (days: number) => {
    const laterMs = nowMs + days * DAY
    const old = laterMs - 30 * DAY
    return dropOldRows(house.runtime.db, {
      nowMs: laterMs,
      rawMs: old,
      hourMs: old,
      dayMs: START - DAY,
      refusedMs: old,
    })
  }
  await cut(20)
  assert.ok((await kept()) > 0)
  await cut(32)
  assert.equal(await kept(), 0)
})
