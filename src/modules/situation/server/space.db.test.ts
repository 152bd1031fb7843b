import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { convertDatum } from '#core/place/datum.ts'
import { distanceM } from '#core/place/distance.ts'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { localPlane } from '#core/place/local-plane.ts'
import { areaM2, contains } from '#core/place/polygon.ts'
import { createKey } from '#modules/people/contract.ts'
import { areaBook, getAreaShapes } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import {
  bufferShapes,
  findNearest,
  findWithin,
  geocode,
  getSpaceUse,
  gridOf,
  type LayerFeature,
  layerSources,
  listSpaceClients,
  measureAreas,
  reverse,
  setSpaceQuota,
} from '../contract.ts'

const LAYER = 'public_toilet'
const NOON = Date.parse('2026-11-21T12:00:00+08:00')
let nowMs = NOON
let house: TestHouse
let walk: Walk
let program: Principal
let toilets: LayerFeature[]

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  program = await makeProgram('city.brain', '城市大脑')
  const areas = house.runtime.use(areaBook)
  toilets = areas.all('community').map((area, i) => ({
    id: `T${i}`,
    name: `${area.name}公厕`,
    geometry: { type: 'Point', coordinates: area.labelPoint },
    properties: { stalls: i % 7 },
    areaCode: areas.gridAt(...area.labelPoint)?.code ?? null,
  }))
  house.runtime.use(layerSources).offer({
    layer: LAYER,
    how: { zh: '测试', en: 'test' },
    read: async (_call, { bbox, limit }) => {
      const inBox = toilets.filter(({ geometry }) => {
        const [lon, lat] = geometry.coordinates as LonLat
        return !bbox || (lon >= bbox[0] && lon <= bbox[2] && lat >= bbox[1] && lat <= bbox[3])
      })
      return { features: inBox.slice(0, limit), cut: inBox.length > limit, asOfMs: nowMs }
    },
  })
})
after(() => house.close())

async function makeProgram(account: string, name: string): Promise<Principal> {
  await walk.by('sysAdmin1', createKey, { account, name, posts: [{ post: 'spaceClient', unit: 'ops_center' }] })
  return house.principal(account)
}

const ask = <Op extends Operation>(operation: Op, input: Input<Op>, by = program): Promise<Output<Op>> =>
  house.perform(operation, input, by)

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

test('地址转坐标、坐标转地址、网格：各种坐标系往返一致，边界标明', async () => {
  const { items } = await ask(geocode, { texts: ['东街5号', '东街五号对面', '说不清的地方'], candidates: 2 })
  const [exact, opposite, nowhere] = items
  assert.equal(exact!.places[0]!.place, '东街街道玉带桥社区东街5号')
  assert.equal(exact!.places[0]!.street?.name, '东街街道')
  assert.ok(exact!.places[0]!.confidence > opposite!.places[0]!.confidence)
  assert.deepEqual(nowhere!.places, [])
  const { lon, lat } = exact!.places[0]!
  const shifted = (await ask(geocode, { texts: ['东街5号'], outDatum: 'GCJ-02' })).items[0]!.places[0]!
  assert.ok(distanceM([lon, lat], [shifted.lon, shifted.lat]) > 100)
  const back = convertDatum([shifted.lon, shifted.lat], 'GCJ-02', 'CGCS2000')
  assert.ok(distanceM([lon, lat], back) < 0.2)
  const turned = await ask(reverse, { points: [shifted], datum: 'GCJ-02', outDatum: 'GCJ-02' })
  assert.equal(turned.items[0]!.nearest?.place, '东街街道玉带桥社区东街5号')
  assert.deepEqual(turned.items[0]!.grid, exact!.places[0]!.grid)
  assert.ok(distanceM([shifted.lon, shifted.lat], [turned.items[0]!.nearest!.lon, turned.items[0]!.nearest!.lat]) < 0.5)
  const areas = house.runtime.use(areaBook)
  const shapes = await ask(getAreaShapes, { level: 'grid', within: areas.all('street')[0]!.code, toleranceM: 0 })
  const corners = shapes.features.flatMap(({ geometry }) => (geometry.coordinates as LonLat[][])[0] ?? []).slice(0, 40)
  const grids = await ask(gridOf, { points: [...corners.map(([x, y]) => ({ lon: x, lat: y })), { lon: 0, lat: 0 }] })
  assert.ok(grids.items.some(({ borderAmbiguous }) => borderAmbiguous))
  for (const [i, [x, y]] of corners.entries()) {
    const hit = areas.gridAt(x, y)
    assert.deepEqual([grids.items[i]!.code, grids.items[i]!.borderAmbiguous], [hit!.code, hit!.borderAmbiguous])
  }
  assert.equal(grids.items.at(-1)!.code, null)
})

test('范围内、最近：与逐个判断一致', async () => {
  const street = house.runtime.use(areaBook).all('street')[2]!
  const inStreet = await ask(findWithin, { where: { area: street.code }, layer: LAYER })
  const wanted = toilets.filter(({ areaCode }) => areaCode?.startsWith(street.code)).map(({ id }) => id)
  assert.deepEqual(inStreet.features.map(({ id }) => id).toSorted(), wanted.toSorted())
  const centre = toilets[5]!.geometry.coordinates as LonLat
  const circle = { lon: centre[0], lat: centre[1], radiusM: 1500 }
  const near = toilets.filter(({ geometry }) => distanceM(centre, geometry.coordinates as LonLat) <= 1500)
  const inCircle = await ask(findWithin, {
    where: { circle },
    layer: LAYER,
    points: toilets.map(({ geometry }) => ({
      lon: (geometry.coordinates as LonLat)[0],
      lat: (geometry.coordinates as LonLat)[1],
    })),
  })
  assert.deepEqual(inCircle.features.map(({ id }) => id).toSorted(), near.map(({ id }) => id).toSorted())
  assert.deepEqual(
    inCircle.points,
    toilets.flatMap((one, i) => (near.includes(one) ? [i] : [])),
  )
  const few = await ask(findWithin, { where: { circle }, layer: LAYER, limit: 2 })
  assert.deepEqual([few.features.length, few.cut], [2, true])
  const { items } = await ask(findNearest, { layer: LAYER, points: [circle], k: 4, withinM: 3000 })
  const byDistance = toilets
    .map((one) => ({ id: one.id, away: distanceM(centre, one.geometry.coordinates as LonLat) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, 4)
  assert.deepEqual(
    items[0]!.features.map(({ id, distanceM: away }) => [id, away]),
    byDistance.map(({ id, away }) => [id, Math.round(away * 10) / 10]),
  )
  await assert.rejects(ask(findWithin, { where: { circle } }), code('nothing-asked'))
  await assert.rejects(ask(findWithin, { where: { area: '999999' }, layer: LAYER }), code('area-unknown'))
  // a layer behind a permission that the program does not hold does not exist for it
  await assert.rejects(ask(findNearest, { layer: 'scene3d_update', points: [circle] }), code('layer-unknown'))
})

test('缓冲区和面积：真正的米；叠的只算一次；错的图形说明在哪里', async () => {
  const plane = localPlane([112.9, 30.07])
  const at = (east: number, north: number) => plane.toLonLat([east, north]) as [number, number]
  const box = (west: number, width: number) => ({
    type: 'Polygon' as const,
    coordinates: [[at(west, 0), at(west + width, 0), at(west + width, 100), at(west, 100), at(west, 0)]],
  })
  const around = await ask(bufferShapes, {
    geometries: [
      { type: 'Point', coordinates: at(0, 0) },
      { type: 'LineString', coordinates: [at(0, 0), at(0, 500)] },
    ],
    metres: 50,
  })
  assert.ok(Math.abs(around.areaM2 / (500 * 100 + Math.PI * 50 ** 2) - 1) < 0.002)
  assert.ok(
    contains(around.geometry as AreaGeometry, at(49, 250)) && !contains(around.geometry as AreaGeometry, at(51, 250)),
  )
  assert.ok(Math.abs(areaM2(around.geometry as AreaGeometry) / around.areaM2 - 1) < 1e-4)
  const measured = await ask(measureAreas, { geometries: [box(0, 100), box(50, 100), box(1000, 10)] })
  assert.deepEqual(measured.areasM2.map(Math.round), [10_000, 10_000, 1000])
  assert.deepEqual([measured.sumM2, measured.coveredM2].map(Math.round), [21_000, 16_000])
  const bow = { type: 'Polygon' as const, coordinates: [[at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]] }
  const wrong: [Input<typeof measureAreas>['geometries'][number], RegExp][] = [
    [bow, /第 2 个图形的边在 112\.9.* 处自相交/],
    [{ type: 'Polygon', coordinates: [[at(0, 0), at(1, 0), at(1, 1), at(0, 1)]] }, /环未闭合/],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [30, 112],
            [31, 112],
            [31, 113],
            [30, 112],
          ],
        ],
      },
      /可能写反了/,
    ],
  ]
  for (const [geometry, sentence] of wrong)
    await assert.rejects(ask(measureAreas, { geometries: [box(0, 1), geometry] }), (error: unknown) => {
      assert.ok(isFault(error))
      assert.match(error.text.zh, sentence)
      return true
    })
})

test('密钥各有配额：用完即拒，零点起重算，同时来也不超；无权者拒', async () => {
  const small = await makeProgram('bus.stop', '公交查询')
  await walk.by('sysAdmin1', setSpaceQuota, { account: 'bus.stop', unitsADay: 10, note: '试用' })
  const calls = await Promise.allSettled(Array.from({ length: 16 }, () => ask(geocode, { texts: ['东街5号'] }, small)))
  assert.equal(calls.filter(({ status }) => status === 'fulfilled').length, 10)
  await assert.rejects(ask(geocode, { texts: ['东街5号'] }, small), code('space-quota'))
  const own = await ask(getSpaceUse, {}, small)
  assert.deepEqual(
    [own.unitsADay, own.isOwnQuota, own.today.units, own.today.calls, own.today.refused],
    [10, true, 10, 10, 7],
  )
  assert.equal((await ask(geocode, { texts: ['东街5号'] })).items.length, 1)
  const { items, usualUnitsADay } = await walk.by('sysAdmin1', listSpaceClients, {})
  assert.deepEqual(items.map(({ account }) => account).toSorted(), ['bus.stop', 'city.brain'])
  const busy = items.find(({ account }) => account === 'city.brain')!
  assert.equal(busy.unitsADay, usualUnitsADay)
  assert.equal(
    busy.today.units,
    busy.operations.reduce((sum, one) => sum + one.units, 0),
  )
  nowMs = Date.parse('2026-11-22T00:00:01+08:00')
  assert.equal((await ask(geocode, { texts: ['东街5号'] }, small)).use.unitsLeft, 9)
  nowMs = NOON
  await walk.by('sysAdmin1', setSpaceQuota, { account: 'bus.stop', note: '试用结束' })
  assert.equal((await ask(getSpaceUse, {}, small)).unitsADay, usualUnitsADay)
  await assert.rejects(walk.by('operator1', geocode, { texts: ['东街5号'] }), code('not-permitted'))
  await assert.rejects(ask(listSpaceClients, {}), code('not-permitted'))
})
