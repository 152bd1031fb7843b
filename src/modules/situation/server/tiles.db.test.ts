import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import type { Input } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import * as cases from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { mercatorX, mercatorY } from '#platform/tiles/mercator.ts'
import { getCaseTile, getLayerTile, LAYERS_CHANGED, MOST_TILE_SYMBOLS } from '../contract.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
let house: TestHouse
let walk: Walk

before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

type Properties = Record<string, string | number | boolean>
interface Drawn {
  symbols: Properties[]
  shapes: Properties[]
}

async function draw(answer: FileAnswer): Promise<Drawn> {
  const { stream } = answer
  const bytes = typeof stream === 'function' ? await stream() : (stream as Buffer)
  const { layers } = new VectorTile(new PbfReader(bytes))
  const read = (name: string) =>
    Array.from(
      { length: layers[name]?.length ?? 0 },
      (_, at) => ({ ...layers[name]!.feature(at).properties }) as Properties,
    )
  return { symbols: read('symbols'), shapes: read('shapes') }
}

type Spot = readonly [lon: number, lat: number]
/** Every tile of a zoom in which one of these places lies. */
function tilesOf(spots: readonly Spot[], z: number): { z: number; x: number; y: number }[] {
  const keys = new Set(
    spots.map(([lon, lat]) => `${Math.floor(mercatorX(lon) * 2 ** z)}/${Math.floor(mercatorY(lat) * 2 ** z)}`),
  )
  return [...keys].map((key) => {
    const [x, y] = key.split('/').map(Number) as [number, number]
    return { z, x, y }
  })
}

const layerTile = async (account: string, input: Input<typeof getLayerTile>) =>
  draw((await walk.by(account, getLayerTile, input)) as FileAnswer)
const countOf = (symbols: readonly Properties[]) => symbols.reduce((sum, { count }) => sum + Number(count), 0)

/** Puts features into a layer as a load does, without a file. */
async function fillLayer(
  id: string,
  features: readonly { spot: Spot; geometry: object; area?: string; half?: number }[],
) {
  const { db, broadcast } = house.runtime
  const rows = features.map(({ spot: [lon, lat], geometry, area = null, half = 0 }, no) => ({
    ...{ no, name: `${id}-${no}`, geometry, area, lon, lat },
    ...{ west: lon - half, south: lat - half, east: lon + half, north: lat + half },
  }))
  const edition = await db.one<{ id: number }>(sql`
    insert into situation.edition (layer, state, made_at) values (${id}, 'kept', clock_timestamp()) returning id`)
  const layer = await db.one<{ version: number }>(sql`
    update situation.layer set edition = ${edition.id}, version = version + 1, feature_count = ${rows.length}
    where id = ${id} returning version`)
  await db.run(sql`
    insert into situation.feature (edition, no, from_version, key, name, properties, geometry, area_code, lon, lat, west, south, east, north)
    select ${edition.id}, no, ${layer.version}, '', name, '{}', geometry, area, lon, lat, west, south, east, north
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(no int, name text, geometry jsonb, area text, lon float8, lat float8,
      west float8, south float8, east float8, north float8)`)
  await broadcast.send(LAYERS_CHANGED, [id])
  return layer.version
}

const grids = () => house.runtime.use(areaBook).all('grid')
const pointAt = ([lon, lat]: Spot) => ({ type: 'Point', coordinates: [lon, lat] })
/** Places in clumps around the label points of grids, some at one and the same place. */
const clumps = (count: number): Spot[] =>
  Array.from({ length: count }, (_, no) => {
    const [lon, lat] = grids()[(no * no) % grids().length]!.labelPoint
    const away = no % 5 === 0 ? 0 : (no % 97) / 100_000
    return [lon + Math.sin(no) * away, lat + Math.cos(no) * away]
  })

test('图层点位：每个缩放级别的聚合数之和等于点数，一个瓦片的符号不超过上限', async () => {
  const spots = clumps(600)
  await fillLayer(
    'school',
    spots.map((spot) => ({ spot, geometry: pointAt(spot) })),
  )
  for (const z of [0, 4, 8, 11, 14, 17, 20]) {
    const seen = new Set<unknown>()
    let count = 0
    for (const tile of tilesOf(spots, z)) {
      const { symbols, shapes } = await layerTile('street01.c01.worker1', { id: 'school', ...tile })
      assert.ok(symbols.length <= MOST_TILE_SYMBOLS && shapes.length === 0)
      count += countOf(symbols)
      for (const { id, name } of symbols.filter((symbol) => symbol.count === 1)) {
        assert.equal(name, `school-${id}`)
        seen.add(id)
      }
    }
    assert.equal(count, spots.length, `z${z}`)
    if (z === 20) assert.ok(seen.size > 300)
  }
})

test('图层面：画出的和计数的合计不多不少；放大后全部画出', async () => {
  const areas = clumps(400).map((spot, no) => {
    const [lon, lat] = spot
    const half = 0.00002 * (1 + (no % 40))
    const ring = [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ]
    return { spot, half, geometry: { type: 'Polygon', coordinates: [ring] } }
  })
  await fillLayer('function_zone', areas)
  const spots = areas.map(({ spot }) => spot)
  for (const z of [3, 9, 12, 14, 16, 18]) {
    const drawn = new Set<unknown>()
    let counted = 0
    for (const tile of tilesOf(spots, z)) {
      const { symbols, shapes } = await layerTile('dutyChief1', { id: 'function_zone', ...tile })
      counted += countOf(symbols)
      for (const { id } of shapes) drawn.add(id)
    }
    assert.equal(drawn.size + counted, areas.length, `z${z}`)
    if (z <= 9) assert.equal(drawn.size, 0)
    if (z === 18) assert.equal(drawn.size, areas.length)
  }
})

test('权限：无权的图层如同不存在；走访对象只见本辖区；实时图层与无效瓦片说明去处', async () => {
  const at = { z: 0, x: 0, y: 0 }
  await assert.rejects(
    walk.by('street01.c01.worker1', getLayerTile, { id: 'hazard_source', ...at }),
    /layer-unknown|没有可查看/,
  )
  await assert.rejects(walk.by('street01.c01.worker1', getLayerTile, { id: 'no_such_layer', ...at }), /没有可查看/)
  await assert.rejects(
    walk.by('street01.c01.worker1', getLayerTile, { id: 'school', z: 2, x: 4, y: 0 }),
    /没有这个瓦片/,
  )
  const streets = ['990101001', '990101002']
  const homes = streets.flatMap((street) => {
    const grid = grids().find(({ code }) => code.startsWith(street))!
    return Array.from({ length: street === '990101001' ? 7 : 5 }, () => ({
      spot: grid.labelPoint as Spot,
      geometry: pointAt(grid.labelPoint as Spot),
      area: grid.code,
    }))
  })
  const own = await house.runtime.db.maybeOne<{ id: string }>(
    sql`select id from situation.layer where permission = 'situation:view-people' and source = 'district data' limit 1`,
  )
  const id = own?.id ?? (await bornOfPeople())
  await fillLayer(id, homes)
  assert.equal(countOf((await layerTile('commander1', { id, ...at })).symbols), 12)
  assert.equal(
    countOf((await layerTile('street01.c01.worker1', { id, ...at })).symbols),
    await inScopeOf('street01.c01.worker1', homes),
  )
  assert.equal(
    countOf((await layerTile('street02.c01.worker1', { id, ...at })).symbols),
    await inScopeOf('street02.c01.worker1', homes),
  )
})

/** A layer of people's data that is loaded from a file. */
async function bornOfPeople(): Promise<string> {
  const { db, broadcast } = house.runtime
  await db.run(sql`update situation.layer set permission = 'situation:view-people' where id = 'meal_point'`)
  await broadcast.send(LAYERS_CHANGED, ['meal_point'])
  return 'meal_point'
}

async function inScopeOf(account: string, homes: readonly { area: string }[]): Promise<number> {
  const { posts } = await walk.person(account)
  const areas = posts.flatMap(({ scope }) => scope.areas)
  assert.ok(areas.length > 0)
  return homes.filter(({ area }) => areas.some((code) => area.startsWith(code))).length
}

test('版本：图层变了，标记和内容都变；公共图层可存，带版本号的不必再问', async () => {
  const spots = clumps(10)
  const version = await fillLayer(
    'market',
    spots.map((spot) => ({ spot, geometry: pointAt(spot) })),
  )
  const ask = async (v?: number) =>
    (await walk.by('dutyChief1', getLayerTile, { id: 'market', z: 0, x: 0, y: 0, ...(v ? { v } : {}) })) as FileAnswer
  const before = await ask(version)
  assert.deepEqual(
    [before.maxAgeSeconds, (await ask()).maxAgeSeconds, (await ask(version - 1)).maxAgeSeconds],
    [3600, 0, 0],
  )
  assert.equal(countOf((await draw(before)).symbols), 10)
  await fillLayer(
    'market',
    spots.slice(0, 4).map((spot) => ({ spot, geometry: pointAt(spot) })),
  )
  const later = await ask(version)
  assert.notEqual(later.etag, before.etag)
  assert.equal(later.maxAgeSeconds, 0)
  assert.equal(countOf((await draw(later)).symbols), 4)
})

/** What a caller's tiles of a zoom say together. */
async function caseTiles(account: string, z: number, more: Omit<Input<typeof getCaseTile>, 'z' | 'x' | 'y'> = {}) {
  const spots = grids().map(({ labelPoint }) => labelPoint as Spot)
  const found: Properties[] = []
  for (const tile of tilesOf(spots, z))
    found.push(...(await draw((await walk.by(account, getCaseTile, { ...tile, ...more })) as FileAnswer)).symbols)
  return found
}
const listed = async (account: string, filters: Input<typeof cases.listCases>) =>
  (await walk.by(account, cases.listCases, { limit: 200, ...filters })).items.filter(({ lon }) => lon !== null)
const lightsOf = (symbols: readonly Properties[]) => {
  const lights: Record<string, number> = {}
  for (const symbol of symbols)
    for (const light of cases.CASE_LIGHTS) {
      const count = symbol.count === 1 ? Number(symbol.light === light) : Number(symbol[light] ?? 0)
      if (count > 0) lights[light] = (lights[light] ?? 0) + count
    }
  return lights
}

test('案件：各岗位瓦片里的案件就是列表里的案件，各级别都一样；筛选一致', async () => {
  const put = async (state: Parameters<Walk['reach']>[0], unit: string, change = {}) =>
    walk.reach(state, { place: walk.pointIn(unit), ...change })
  await put('reported', 'street01')
  await put('accepted', 'street02')
  await put('filed', 'street02.c02')
  await put('handling', 'street03', { channel: 'web' })
  await put('handling', 'street01.c01')
  await put('checking', 'street04')
  await put('callback', 'street05')
  await put('closed', 'street06')
  nowMs = START + 30 * HOUR
  await put('reported', 'street03')
  const accounts = [
    'dutyChief1',
    'street01.dispatcher',
    'street03.dispatcher',
    'sanitation.lead1',
    'checker1',
    'street01.c01.worker1',
  ]
  const seen: number[] = []
  for (const account of accounts) {
    const list = await listed(account, { open: true })
    seen.push(list.length)
    for (const z of [8, 12, 15, 20]) assert.equal(countOf(await caseTiles(account, z)), list.length, `${account} z${z}`)
    const singles = (await caseTiles(account, 20)).filter(({ count }) => count === 1)
    for (const { id, caseNo, state } of singles)
      assert.deepEqual(
        [caseNo, state],
        [list.find((row) => row.id === id)?.caseNo, list.find((row) => row.id === id)?.state],
      )
    for (const filter of [
      { channel: ['web'] },
      { area: '990101003' },
      { category: '2001' },
      { state: ['closed' as const] },
    ])
      assert.equal(
        countOf(await caseTiles(account, 9, filter)),
        (await listed(account, 'state' in filter ? filter : { open: true, ...filter })).length,
        `${account} ${JSON.stringify(filter)}`,
      )
  }
  assert.equal(new Set(seen).size > 2 && seen[0]! > seen[1]!, true, `${seen}`)
})

test('灯色与列表一致，按灯色筛选；时间过去灯色变', async () => {
  for (const ms of [START + 30 * HOUR, START + 80 * HOUR, START + 400 * HOUR]) {
    nowMs = ms
    const list = await listed('dutyChief1', { open: true })
    const wanted: Record<string, number> = {}
    for (const row of list) {
      const light = row.overdue ? 'red' : (row.step?.light ?? 'none')
      wanted[light] = (wanted[light] ?? 0) + 1
    }
    const symbols = await caseTiles('dutyChief1', 8)
    assert.deepEqual(lightsOf(symbols), wanted)
    for (const group of symbols.filter(({ count }) => Number(count) > 1))
      assert.equal(
        group.light,
        [...cases.CASE_LIGHTS].findLast((light) => Number(group[light] ?? 0) > 0),
      )
    assert.ok(symbols.some(({ count }) => Number(count) > 1))
    for (const light of cases.CASE_LIGHTS)
      assert.equal(countOf(await caseTiles('dutyChief1', 8, { light: [light] })), wanted[light] ?? 0)
  }
})

test('新案一到，瓦片里就有；历史时刻只有当时在办的，未来时刻不答', async () => {
  const before = countOf(await caseTiles('dutyChief1', 8))
  const startedMs = nowMs
  nowMs += HOUR
  await walk.report({ place: walk.pointIn('street02') })
  let now = before
  // The change is told after commit; a set is read again once it has rested.
  for (let tries = 0; tries < 100 && now === before; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    now = countOf(await caseTiles('dutyChief1', 8))
  }
  assert.equal(now, before + 1)
  const past = await caseTiles('dutyChief1', 8, { at: toRfc3339(startedMs) })
  assert.equal(countOf(past), before)
  assert.equal(countOf(await caseTiles('dutyChief1', 8, { at: toRfc3339(START - HOUR) })), 0)
  const early = await caseTiles('dutyChief1', 8, { at: toRfc3339(START + 60_000) })
  // Of those reported in the first minute one had been closed at once.
  assert.equal(countOf(early), 7)
  assert.deepEqual([lightsOf(early).red, lightsOf(early).green], [undefined, 7])
  const later = lightsOf(await caseTiles('dutyChief1', 8, { at: toRfc3339(START + HOUR) }))
  assert.ok(later.red! > 0 && later.green! > 0, JSON.stringify(later))
  await assert.rejects(
    walk.by('dutyChief1', getCaseTile, { z: 0, x: 0, y: 0, at: toRfc3339(nowMs + HOUR) }),
    /时间晚于现在/,
  )
})
