import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import type { Output } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import * as cases from '#modules/cases/contract.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import {
  exportSeries,
  findCaseSign,
  getBoard,
  getSeries,
  getSign,
  importReadings,
  sendReadings,
  setThresholds,
} from '../contract.ts'
import { attendOnce } from './attend-alarms.ts'
import { countDue } from './count-own.ts'
import { dropOld } from './drop-old.ts'
import {
  type Share,
  shareClosed,
  shareInTime,
  shareOfCallbacks,
  shareOfOrders,
  shareRepeated,
  shareReworked,
} from './own-count-store.ts'
import { rollEnded } from './roll-hours.ts'
import { signRoom } from './sign-room.ts'
import { simulateOnce } from './simulate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Math.floor(Date.parse('2026-11-20T09:00:00+08:00') / HOUR) * HOUR
let nowMs = START
let house: TestHouse
let walk: Walk
let program: Principal
const STREET = '990101001'
const OTHER_STREET = '990101002'

before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
  await walk.by('sysAdmin1', createKey, {
    account: 'water.gateway',
    name: '水务网关',
    posts: [{ post: 'importAccount', unit: 'ops_center' }],
  })
  program = await house.principal('water.gateway')
})
after(() => house.close())

const at = (ms = nowMs) => toRfc3339(ms)
const send = (...readings: { sign: string; value: number; at?: string; place?: string }[]) =>
  house.perform(sendReadings, { readings: readings.map((one) => ({ at: at(), ...one })) }, program)
const boardSign = async (code: string, account = 'dutyChief1', place?: string) =>
  (await walk.by(account, getBoard, place ? { place } : {})).signs.find((sign) => sign.code === code)!
const attend = () => house.runtime.asSystem('signs.attendAlarms', attendOnce)
const openedBy = async (code: string) => (await walk.by('dutyChief1', getSign, { code })).cases

test('总览：108 项按域，没有读数的是缺数，没有级别', async () => {
  const board = await walk.by('leader1', getBoard, {})
  assert.deepEqual([board.signs.length, board.domains.length, board.simulated], [108, 12, false])
  for (const sign of board.signs)
    assert.deepEqual(
      [sign.quality, sign.level, sign.value, sign.qualityWords.zh],
      ['missing', null, null, '缺数'],
      sign.zh,
    )
})

test('报送：好的收下，坏的逐行说明；再送一次不重复；同一时刻另一个值不改', async () => {
  const rows = [
    { sign: 'B07', at: at(), value: 12 },
    { sign: 'nonsense', at: at(), value: 1 },
    { sign: 'B07', at: at(nowMs + HOUR), value: 1 },
    { sign: 'H02', at: at(), value: 120 },
    { sign: 'hotline_calls', at: at(), value: 35, quality: 'estimated' },
  ]
  const first = await house.perform(sendReadings, { readings: rows }, program)
  assert.deepEqual([first.received, first.saved, first.known, first.refusedCount], [5, 2, 0, 3])
  assert.deepEqual(
    first.refused.map(({ row }) => row),
    [1, 2, 3],
  )
  assert.match(first.refused[2]!.reasonZh, /接通率 120% 超出可能范围 0 至 100/)
  const again = await house.perform(sendReadings, { readings: rows }, program)
  assert.deepEqual([again.saved, again.known], [0, 2])
  const other = await send({ sign: 'B07', value: 13 })
  assert.deepEqual([other.saved, other.refused[0]?.row], [0, 0])
  assert.match(other.refused[0]!.reasonZh, /已有读数 12/)
  const sign = await boardSign('B07')
  assert.deepEqual([sign.value, sign.level, sign.quality], [12, 'normal', 'good'])
  assert.equal((await boardSign('H01')).quality, 'estimated')
})

test('一千条一次送到；迟到的读数收下但不改当前值', async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    sign: 'C06',
    at: at(nowMs - (index + 1) * MINUTE),
    value: 40 + (index % 5),
  }))
  const kept = await house.perform(sendReadings, { readings: rows.reverse() }, program)
  assert.equal(kept.saved, 1000)
  assert.equal((await boardSign('C06')).at, at(nowMs - MINUTE))
  const late = await send({ sign: 'C06', value: 99, at: at(nowMs - 1000 * MINUTE - 30_000) })
  assert.equal(late.saved, 1)
  assert.equal((await boardSign('C06')).level, 'normal')
})

test('停更：过三倍周期即不再算正常，界面得到一次通知', async () => {
  nowMs += 4 * MINUTE
  const stale = await boardSign('B07')
  assert.deepEqual([stale.quality, stale.level, stale.value, stale.qualityWords.zh], ['stale', null, 12, '停更'])
  await attend()
  const told = await house.runtime.db.many<{ code: string }>(
    sql`select code from signs.state where stale_told order by code`,
  )
  assert.ok(told.some(({ code }) => code === 'B07'))
})

test('可处置体征变红：立一件场景感知案件，未结不再立；结后两小时内不立，之后再立一件', async () => {
  await send({ sign: 'B07', value: 45, place: STREET })
  await attend()
  await attend()
  const [opened, ...more] = await openedBy('B07')
  assert.ok(opened)
  assert.deepEqual(more, [])
  const { case: state } = await walk.look(opened.caseId)
  assert.deepEqual([state.channel, state.category, state.variant], ['sensor', '200406', 'sensor'])
  assert.equal(state.place.areaCode, STREET)
  assert.match(state.title, /^【体征红色】积水点最大水深 45 cm（.+街道）$/)
  assert.match(state.text, /红色阈值：≥ 40 cm/)
  const source = await walk.by('dutyChief1', findCaseSign, { id: opened.caseId })
  assert.deepEqual([source.sign?.code, source.sign?.text], ['B07', '45 cm'])
  assert.equal((await walk.by('dutyChief1', findCaseSign, { id: newId() })).sign, null)

  nowMs += 3 * HOUR
  await send({ sign: 'B07', value: 46, place: STREET })
  await attend()
  assert.equal((await openedBy('B07')).length, 1, 'the last one is still open')
  const away = { reason: 'notFound' as const, text: '现场无积水', told: true }
  await walk.by('intakeOfficer1', cases.reject, { id: opened.caseId, ...away })
  await attend()
  const afterwards = await openedBy('B07')
  assert.equal(afterwards.length, 2, 'it has ended and two hours have passed')
  await walk.by('intakeOfficer1', cases.reject, { id: afterwards[0]!.caseId, ...away })
  nowMs += 119 * MINUTE
  await send({ sign: 'B07', value: 46, place: STREET })
  await attend()
  assert.equal((await openedBy('B07')).length, 2, 'within two hours of the last one')
})

test('橙色、红色各通知责任单位一次；不可处置的红色不立案', async () => {
  const lines = async () =>
    (await walk.by('emergency.handler1', listInbox, {})).items.filter(({ zh }) => zh.startsWith('【体征'))
  await send({ sign: 'B02', value: 31 })
  await attend()
  await attend()
  assert.deepEqual(
    (await lines()).map(({ zh }) => zh),
    ['【体征橙色】1小时雨量 31.0 mm（全区）'],
  )
  nowMs += MINUTE
  await send({ sign: 'B02', value: 60 })
  await attend()
  assert.equal((await lines()).length, 2)
  assert.deepEqual(await openedBy('B02'), [])
})

test('街道只看本街道的分街读数和全区值；中心都看', async () => {
  await send(
    { sign: 'D08', value: 0 },
    { sign: 'D08', value: 3, place: STREET },
    { sign: 'D08', value: 6, place: OTHER_STREET },
  )
  const places = async (account: string) =>
    (await walk.by(account, getSign, { code: 'D08' })).values.map(({ place }) => place)
  assert.deepEqual(await places('dutyChief1'), [null, STREET, OTHER_STREET])
  assert.deepEqual(await places('street01.dispatcher'), [null, STREET])
  assert.equal((await boardSign('D08', 'street01.dispatcher')).places, 1)
  assert.equal((await boardSign('D08', 'dutyChief1', OTHER_STREET)).value, 6)
  assert.equal((await boardSign('D08', 'street01.dispatcher', OTHER_STREET)).value, 0)
  await assert.rejects(walk.by('street01.dispatcher', getSeries, { code: 'D08', span: 'day', place: OTHER_STREET }), {
    code: 'place-not-yours',
  })
})

test('改阈值：留理由和版本，当前值即按新阈值判断；过期版本、阈值不合、无权都拒绝', async () => {
  const before = await walk.by('dataSteward1', getSign, { code: 'B07' })
  const change = { code: 'B07', thresholds: { yellow: 50, orange: 60, red: 70 }, reason: '汛期调整' }
  await assert.rejects(walk.by('leader1', setThresholds, change), { code: 'not-permitted' })
  await assert.rejects(
    walk.by('dataSteward1', setThresholds, { ...change, thresholds: { yellow: 50, orange: 40, red: 70 } }),
    { code: 'thresholds-wrong' },
  )
  await assert.rejects(
    house.perform(setThresholds, change, await walk.person('dataSteward1'), { expectedVersion: before.version + 1 }),
    { code: 'stale-version' },
  )
  await house.perform(setThresholds, change, await walk.person('dataSteward1'), { expectedVersion: before.version })
  const now = await walk.by('dataSteward1', getSign, { code: 'B07' })
  assert.deepEqual([now.version, now.thresholds.red, now.versions.length], [before.version + 1, 70, 2])
  assert.deepEqual([now.versions[0]?.reason, now.versions[0]?.origin], ['汛期调整', 'person'])
  assert.equal(now.values.find(({ place }) => place === STREET)?.level, 'normal', '46 is below the new yellow')
})

test('小时和日汇总：从原始读数而来，迟到的读数重算', async () => {
  await rollEnded(house.runtime.db, house.runtime.use(signRoom), nowMs)
  const month = () => walk.by('dutyChief1', getSeries, { code: 'C06', span: 'month' })
  const hourOf = async (ms: number) => (await month()).points.find((point) => Date.parse(point.at) === ms)
  const hour = START - HOUR
  const rolled = await hourOf(hour)
  assert.deepEqual([rolled?.count, rolled?.min, rolled?.max], [60, 40, 44])
  await send({ sign: 'C06', value: 70, at: at(hour + 30_000) })
  await rollEnded(house.runtime.db, house.runtime.use(signRoom), nowMs)
  const again = await hourOf(hour)
  assert.deepEqual([again?.count, again?.max, again?.level], [61, 70, 'red'])
  const year = await walk.by('dutyChief1', getSeries, { code: 'C06', span: 'year' })
  assert.equal(
    year.points.reduce((sum, { count }) => sum + count, 0),
    1002,
  )
  const shares = Object.values((await month()).shares).reduce((sum, share) => sum + share, 0)
  assert.ok(Math.abs(shares - 1) < 1e-9)
})

test('导入文件：先试不留，再导入；坏行列出', async () => {
  const steward = await walk.person('dataSteward1')
  const text =
    '体征,区域,时间,数值,质量\nK08,,2026-10-31 10:00,1.2,\nK08,,2026-10-31,九,\nA04,990101999,2026-11-19,0,\n'
  const run = (dryRun: 'true' | 'false') =>
    house.runtime.perform({
      operation: importReadings,
      input: { dryRun },
      principal: steward,
      command: { id: newId(), bodyHash: '', expectedVersion: null },
      file: { name: '读数.csv', stream: Readable.from([Buffer.from(text)]) },
    }) as Promise<Output<typeof importReadings>>
  const tried = await run('true')
  assert.deepEqual([tried.received, tried.saved, tried.refused.map(({ row }) => row)], [3, 1, [3, 4]])
  assert.equal((await boardSign('K08')).quality, 'missing')
  assert.equal((await run('false')).saved, 1)
  const kept = await boardSign('K08')
  assert.deepEqual([kept.value, kept.quality], [1.2, 'good'])
  const again = await run('true')
  assert.deepEqual([again.saved, again.known], [0, 1])
})

test('自有统计：在办案件数如数；样本太少的率不说', async () => {
  const open = await house.runtime.db.one<{ n: number }>(
    sql`select count(*)::int as n from cases.v_case where open and not imported`,
  )
  await house.runtime.asSystem('signs.countOwn', countDue)
  const sign = await boardSign('I01')
  assert.deepEqual([sign.value, sign.quality], [open.n, 'good'])
  assert.equal((await walk.by('dutyChief1', getSign, { code: 'I01' })).ownCount?.zh, '全部在办案件')
  const saved = await house.runtime.asSystem('signs.countOwn', countDue)
  assert.equal(saved, 0, 'nothing is due again at once')
})

test('自有率：办过的两件，一件核查返工；时限、结案、返工、退单、派遣、回访都数得出，分街道与全区一致', async () => {
  const good = await walk.reach('closed')
  const again = await walk.reach('checking')
  await walk.check(again, 'fail')
  nowMs += 40 * 24 * HOUR
  const now = nowMs
  const of = async (shares: Promise<Share[]>) => {
    const found = await shares
    const district = found.find(({ isDistrict }) => isDistrict)
    assert.ok(district)
    const streets = found.filter(({ isDistrict }) => !isDistrict)
    for (const name of ['part', 'whole'] as const)
      assert.equal(
        streets.reduce((sum, one) => sum + one[name], 0),
        district[name],
      )
    return [district.part, district.whole]
  }
  const { db } = house.runtime
  assert.ok(good !== again)
  assert.deepEqual(await of(shareInTime(db, now, 60, 'sign')), [2, 2])
  const [closed, due] = await of(shareClosed(db, now, 60))
  assert.equal(closed, 1)
  assert.ok(due! >= 2)
  assert.deepEqual(await of(shareReworked(db, now, 60)), [1, due])
  assert.deepEqual(await of(shareOfOrders(db, now, 60, 'returned')), [0, 2])
  assert.deepEqual(await of(shareOfOrders(db, now, 60, 'right')), [2, 2])
  assert.deepEqual(await of(shareOfCallbacks(db, now, 60, 'solved')), [1, 1])
  assert.deepEqual(await of(shareRepeated(db, now, 60)), [0, 2])
})

test('模拟只在演示中：历史补齐，读数都写明模拟，自有统计从不模拟，不立案不通知', async () => {
  await attend()
  const seen = async () => ({
    cases: (await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from signs.opened_case`)).n,
    told: await Promise.all(
      ['dutyChief1', 'road_maintenance.handler1', 'traffic_police.handler1'].map(
        async (account) => (await walk.by(account, listInbox, { limit: 200 })).items.length,
      ),
    ),
  })
  const before = await seen()
  assert.ok((await house.runtime.asSystem('signs.simulate', simulateOnce)) > 80)
  assert.equal(await house.runtime.asSystem('signs.simulate', simulateOnce), 0)
  const board = await walk.by('leader1', getBoard, {})
  assert.equal(board.simulated, true)
  const congestion = board.signs.find(({ code }) => code === 'F01')!
  assert.deepEqual([congestion.quality, congestion.qualityWords.zh], ['simulated', '模拟'])
  assert.equal(congestion.hours.filter((mean) => mean !== null).length, 24)
  assert.equal(board.signs.find(({ code }) => code === 'I01')?.simulated, false)
  assert.equal(board.signs.find(({ code }) => code === 'J02')?.quality, 'missing')
  const month = await walk.by('leader1', getSeries, { code: 'F01', span: 'month' })
  assert.ok(month.simulated && month.points.length >= 719 && month.points.every(({ simulated }) => simulated))
  nowMs += 2 * MINUTE
  await house.runtime.asSystem('signs.simulate', simulateOnce)
  await attend()
  assert.deepEqual(await seen(), before)
  // What is measured takes the place of what was made up, at the same instant too, and is not made up again.
  const same = (await boardSign('E05')).at!
  assert.equal((await send({ sign: 'E05', value: 6, at: same })).saved, 1)
  nowMs += 2 * MINUTE
  await house.runtime.asSystem('signs.simulate', simulateOnce)
  const leak = await boardSign('E05')
  assert.deepEqual([leak.value, leak.level, leak.quality], [6, 'red', 'good'])
  await attend()
  assert.equal((await openedBy('E05')).length, 1)
})

test('导出：每行写明质量，模拟的写模拟', async () => {
  const { stream, name } = (await walk.by('leader1', exportSeries, { code: 'F01', span: 'day', format: 'csv' })) as {
    name: string
    stream: AsyncIterable<Uint8Array>
  }
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  const [head, ...rows] = Buffer.concat(parts).toString('utf8').trim().split('\n')
  assert.match(name, /^F01交通拥堵指数-全区-\d{12}\.csv$/)
  assert.match(head ?? '', /时间,数值（均值）,.*质量/)
  assert.ok(rows.length > 100 && rows.every((row) => row.trim().endsWith('模拟')))
})

test('过保存期的原始读数删除，慢的体征和汇总留着', async () => {
  const count = async (code: string) =>
    (await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from signs.reading where code = ${code}`))
      .n
  const hours = async () =>
    (await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from signs.hour`)).n
  assert.ok((await count('C06')) > 0)
  const kept = await hours()
  nowMs += 20 * 24 * HOUR
  await house.runtime.asSystem('signs.dropOld', (call) => dropOld.run(null, call))
  assert.deepEqual([await count('C06'), (await count('K08')) > 0], [0, true])
  assert.equal(await hours(), kept)
  nowMs += 400 * 24 * HOUR
  await house.runtime.asSystem('signs.dropOld', (call) => dropOld.run(null, call))
  assert.equal(await hours(), 0)
})
