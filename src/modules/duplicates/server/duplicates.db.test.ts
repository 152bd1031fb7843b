import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { convertDatum } from '#core/place/datum.ts'
import * as cases from '#modules/cases/contract.ts'
import { getTopic, listTopics, suggest } from '../contract.ts'
import { reckonTopics } from './find-topics.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo' })
  walk = openWalk(house)
})
after(() => house.close())

const STREET = 'street01.dispatcher'
const SAID = ['鑫源搅拌站粉尘太大，窗户不敢开', '鑫源搅拌站日夜轰鸣，粉尘飘进屋', '鑫源搅拌站违规生产，粉尘和噪声扰民']

async function said(n: number, street = 'street01'): Promise<string> {
  const text = SAID[n % SAID.length]!
  const { id } = await walk.report({
    title: `投诉碧水湾小区旁${text}`,
    text: `碧水湾小区旁边的${text}，希望尽快处理。`,
    place: walk.pointIn(street),
    appellant: { name: `来电人${n}`, phone: `1390000${1000 + n}` },
  })
  return id
}

const isRefused = (status: number) => (error: unknown) => isFault(error) && error.status === status

test('多人说同一件事：成为一个热点，各岗位只见自己辖区的案件，别处的只知有几件', async () => {
  const own = [await said(0), await said(1), await said(2), await said(3)]
  const foreign = await said(4, 'street05')
  assert.ok((await reckonTopics(house.runtime))! >= 1)
  assert.equal(await reckonTopics(house.runtime), null, 'nothing came since')

  const all = await walk.by('dutyChief1', listTopics, {})
  const topic = all.items.find(({ title }) => title.includes('鑫源搅拌站'))
  assert.deepEqual([topic?.cases, topic?.callers, topic?.open], [5, 5, 5])
  assert.ok(all.asOf)
  const whole = await walk.by('dutyChief1', getTopic, { id: topic!.id })
  assert.deepEqual(new Set(whole.cases.map(({ id }) => id)), new Set([...own, foreign]))
  assert.equal(whole.elsewhere, 0)

  const street = await walk.by(STREET, listTopics, {})
  assert.equal(street.items.find(({ id }) => id === topic!.id)?.cases, 4)
  const part = await walk.by(STREET, getTopic, { id: topic!.id })
  assert.deepEqual([new Set(part.cases.map(({ id }) => id)), part.elsewhere], [new Set(own), 1])

  const later = await said(5)
  assert.ok((await reckonTopics(house.runtime))! >= 1)
  const grown = await walk.by('dutyChief1', getTopic, { id: topic!.id })
  assert.ok(
    grown.cases.some(({ id }) => id === later),
    'the topic keeps its address while it grows',
  )
  await assert.rejects(walk.by('dutyChief1', getTopic, { id: foreign }), isRefused(404))
  await assert.rejects(walk.by('sanitation.handler1', listTopics, {}), isRefused(403))
})

test('并入主案后各人都在：不再互相提示，热点里仍是每人一件，结案与回访按主案走', async () => {
  const [master, slave] = [await said(6), await said(7)]
  await walk.accept(master)
  await walk.by('intakeOfficer1', cases.merge, { id: slave, master })
  const { items } = await walk.by('intakeOfficer1', suggest, { id: master })
  assert.ok(items.every(({ id }) => id !== slave))
  await reckonTopics(house.runtime)
  const { items: topics } = await walk.by('dutyChief1', listTopics, {})
  const topic = await walk.by('dutyChief1', getTopic, { id: topics.find(({ title }) => title.includes('鑫源'))!.id })
  assert.equal(topic.cases.find(({ id }) => id === slave)?.masterId, master)
})

test('疑似同一件：打字时和立案后都有分数和理由，外区的只说有，不给内容', async () => {
  const place = walk.pointIn('street03')
  const text = '井盖没有了，小孩差点掉下去，金桥路口'
  const { id } = await walk.report({ title: '井盖缺失', text, place, appellant: { name: '甲', phone: '13900002000' } })
  const { id: other } = await walk.report({
    title: '井盖缺失',
    text,
    place,
    appellant: { name: '乙', phone: '13900002001' },
  })
  const [first] = (await walk.by('intakeOfficer1', suggest, { id })).items
  assert.equal(first?.id, other)
  assert.ok(first!.likely && first!.reasons.some(({ zh }) => zh === '同一地点'))

  const [lon, lat] = convertDatum([place.lon, place.lat], 'CGCS2000', 'BD-09')
  const typed = (await walk.by('operator1', suggest, { text, lon, lat, datum: 'BD-09' })).items
  assert.deepEqual(new Set(typed.slice(0, 2).map((one) => one.id)), new Set([id, other]))

  const gcj = { lon: 0, lat: 0, datum: 'GCJ-02' as const }
  ;[gcj.lon, gcj.lat] = convertDatum([place.lon, place.lat], 'CGCS2000', 'GCJ-02')
  const told = (await walk.look((await walk.report({ place: gcj })).id)).case.place
  assert.deepEqual(told.given, gcj, 'a point is kept as it was given')
  assert.ok(Math.abs((told.lon ?? 0) - place.lon) < 1e-7 && Math.abs((told.lat ?? 0) - place.lat) < 1e-7)

  const masked = (await walk.by(STREET, suggest, { text, ...place })).items
  assert.ok(masked.length >= 2)
  for (const one of masked)
    assert.deepEqual(
      [one.elsewhere, one.id, one.caseNo, one.title, one.address, one.state, one.reportedAt, one.reasons],
      [true, null, null, null, null, null, null, []],
    )
  await assert.rejects(walk.by(STREET, suggest, { id }), isRefused(404))
  await assert.rejects(walk.by('operator1', suggest, {}), isRefused(422))
  await assert.rejects(walk.by('sanitation.handler1', suggest, { text }), isRefused(403))
})
