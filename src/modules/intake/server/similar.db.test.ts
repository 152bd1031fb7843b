import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { voidCase } from '#modules/cases/contract.ts'
import { suggest } from '#modules/duplicates/contract.ts'
import { rosterBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { findCallerHistory, findSimilar, viewPlace } from '../contract.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-20T09:30:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const DAY_MS = 86_400_000
const TEXT = '临江路小区门口垃圾堆了三天没人清运，味道很大'
/** `metres` to the north of a point. */
const north = (point: { lon: number; lat: number }, metres: number) => ({
  lon: point.lon,
  lat: point.lat + metres / 111_195,
})

test('疑似重复：同类、五十米内、七天内、话相近的排在最前，写明理由；已结案的、太久的、自己不列', async () => {
  const here = walk.pointIn('street01')
  const report = (title: string, text: string, metres: number, category?: string) =>
    walk.report({
      title,
      text,
      place: north(here, metres),
      ...(category ? { category } : {}),
      appellant: { anonymous: true },
    })
  nowMs = START - 31 * DAY_MS
  const old = await report('垃圾没人清', TEXT, 0, '200102')
  nowMs = START - 2 * DAY_MS
  const twin = await report('小区门口垃圾没人清运', '临江路小区门口垃圾堆了好几天，没人清运。', 20, '200102')
  const near = await report('路面坑洼', '机动车道路面破损。', 30, '200110')
  const far = await report('垃圾堆放', '垃圾', 2000, '200102')
  const closed = await report('小区门口垃圾', TEXT, 10, '200102')
  await walk.by('filingOfficer1', voidCase, { id: closed.id, reason: 'test' })
  nowMs = START
  const search = { text: TEXT, category: '200102', ...here }
  const { items } = await walk.by('operator1', findSimilar, search)
  assert.equal(items[0]?.id, twin.id)
  assert.ok(items[0]!.alike && items[0]!.score >= 0.5, String(items[0]?.score))
  assert.ok(Math.abs(items[0]!.distanceM! - 20) <= 1)
  assert.deepEqual(
    items[0]!.reasons.map(({ zh }) => zh.replace(/\d+%/, 'x%')),
    [`相距 ${items[0]!.distanceM} 米`, '相隔 2 天', '同时在办', '类别相同', '用词相近 x%'],
  )
  const ids = items.map((item) => item.id)
  for (const { id } of [old, closed, far]) assert.ok(!ids.includes(id))
  const other = items.find((item) => item.id === near.id)
  assert.ok(other === undefined || other.score < 0.5)
  const without = await walk.by('operator1', findSimilar, { ...search, except: twin.id })
  assert.ok(!without.items.some((item) => item.id === twin.id))
  const beside = (await walk.by('intakeOfficer1', suggest, { id: near.id })).items
  const judged = (await walk.by('operator1', findSimilar, { text: '', except: near.id })).items
  for (const { id, score } of judged) assert.equal(beside.find((one) => one.id === id)?.score, score, 'one measure')
  // Without a place the words alone find it, though not well enough to merge.
  const byWords = await walk.by('operator1', findSimilar, { text: `您好，我要反映：${TEXT}`, category: '200102' })
  const found = byWords.items.find((item) => item.id === twin.id)
  assert.ok(found?.alike && found.distanceM === null && found.score < 0.75)
  assert.deepEqual((await walk.by('operator1', findSimilar, { text: '' })).items, [])
  assert.deepEqual((await walk.by('operator1', findSimilar, { text: `'); drop table x; --` })).items, [])
})

test('同一来电人三十天内的总列出，写法不限；来电历史连已结的也有，查过留痕而不留号码', async () => {
  const phone = '13512340000'
  const caller = { name: '张', phone }
  nowMs = START - 20 * DAY_MS
  const open = await walk.report({
    title: '路灯不亮',
    text: '东街',
    appellant: caller,
    place: walk.pointIn('street07'),
  })
  nowMs = START - 60 * DAY_MS
  const ended = await walk.reach('closed', { title: '井盖', text: '井盖', appellant: caller })
  nowMs = START
  const { items } = await walk.by('operator1', findSimilar, { text: '别的事情', phone: '135 1234 0000' })
  assert.deepEqual(
    items.map((item) => [item.id, item.samePerson]),
    [[open.id, true]],
  )
  const history = await walk.by('operator1', findCallerHistory, { phone: '+86 135-1234-0000' })
  assert.deepEqual(
    history.items.map((item) => [item.id, item.open]),
    [
      [open.id, true],
      [ended, false],
    ],
  )
  assert.deepEqual((await walk.by('operator1', findCallerHistory, { phone: '13512340001' })).items, [])
  const lines = await house.runtime.db.many<{ account: string; outcome: string; answer: unknown }>(sql`
    select account, outcome, answer from platform.journal where operation = 'intake.findCallerHistory'`)
  assert.deepEqual(
    lines,
    Array.from({ length: 2 }, () => ({ account: 'operator1', outcome: 'read', answer: null })),
  )
})

test('同一渠道同一编号排第一，空白不计；别的渠道同号不算', async () => {
  nowMs = START
  const numbered = await walk.report({
    channel: 'peopleNetBoard',
    externalNo: '23419087',
    text: '电梯停工半年',
    place: walk.pointIn('street11'),
  })
  const search = (channel: string, externalNo: string) =>
    walk.by('operator1', findSimilar, { text: '', channel, externalNo })
  const [first] = (await search('peopleNetBoard', ' 23419087 ')).items
  assert.deepEqual([first?.id, first?.sameNumber, first?.score], [numbered.id, true, 1])
  assert.deepEqual((await search('cnhubei', '23419087')).items, [])
})

test('街道得到此权限时只查得到本街道的，且凭电话查不到要求保密的', async () => {
  const phone = '13512349999'
  const place = { place: walk.pointIn('street08') }
  const mine = await walk.report({ title: '树枝断落', text: '树枝断落', appellant: { phone }, ...place })
  await walk.report({ title: '树枝断落', text: '树枝断落', appellant: { phone }, place: walk.pointIn('street09') })
  await walk.report({
    title: '树枝断落',
    text: '树枝断落',
    appellant: { phone },
    confidentiality: 'hideIdentity',
    ...place,
  })
  const street = await house.principal('street08.dispatcher')
  const allowed: Principal = {
    ...street,
    posts: street.posts.map((held) => ({
      ...held,
      permissions: new Set([...held.permissions, 'intake:find-similar']),
    })),
  }
  const history = await house.perform(findCallerHistory, { phone }, allowed)
  assert.deepEqual(
    history.items.map((item) => item.id),
    [mine.id],
  )
  const similar = await house.perform(findSimilar, { text: '树枝断落', phone, ...walk.pointIn('street08') }, allowed)
  assert.deepEqual(
    similar.items.map((item) => item.id),
    [mine.id],
  )
  await assert.rejects(
    house.perform(findCallerHistory, { phone }, street),
    (error) => isFault(error) && error.code === 'not-permitted',
  )
})

test('全区任何一点、任何时刻，正好落在一个网格，总有人负责', async () => {
  const areas = house.runtime.use(areaBook)
  const roster = house.runtime.use(rosterBook)
  const grids = areas.all('grid')
  const points = grids.map((grid) => grid.labelPoint)
  const [lons, lats] = [points.map((point) => point[0]), points.map((point) => point[1])]
  const lon = fc.double({ min: Math.min(...lons), max: Math.max(...lons), noNaN: true })
  const lat = fc.double({ min: Math.min(...lats), max: Math.max(...lats), noNaN: true })
  const at = fc.integer({ min: Date.parse('2026-01-01T00:00:00+08:00'), max: Date.parse('2027-01-01T00:00:00+08:00') })
  let inside = 0
  fc.assert(
    fc.property(lon, lat, at, (x, y, ms) => {
      const hit = areas.gridAt(x, y)
      if (!hit) return
      inside += 1
      assert.equal(grids.filter((grid) => grid.code === hit.code).length, 1)
      assert.ok(roster.responsibleAt(hit.code, ms).length > 0, `${hit.code} at ${new Date(ms).toISOString()}`)
    }),
    { numRuns: 2000 },
  )
  assert.ok(inside > 500, `${inside} of 2000 points lie in the district`)
})

test('看一个位置：街道、社区、网格的名字和此刻的责任人，电话遮挡', async () => {
  const grid = house.runtime.use(areaBook).all('grid')[0]!
  const place = await walk.by('operator1', viewPlace, { areaCode: grid.code })
  assert.equal(place.names.length, 3)
  assert.ok(place.responsible.length >= 1 && place.responsible.length <= 3)
  assert.ok(place.responsible.every((one) => one.name.length > 1 && /^\d{3}\*{4}\d{4}$/.test(one.phoneMasked)))
  await assert.rejects(
    walk.by('operator1', viewPlace, { areaCode: '990101999' }),
    (error) => isFault(error) && error.code === 'area-unknown',
  )
})
