import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isWithin } from '#core/place/area-code.ts'
import { convertDatum } from '#core/place/datum.ts'
import type { AreaGeometry } from '#core/place/geometry.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import {
  areaBook,
  getArea,
  getAreaShapes,
  getBasemap,
  getDistrict,
  getPublicBasemap,
  listAreas,
  locatePoint,
  resolveAddress,
  searchPlaces,
  searchPublicPlaces,
  TERRITORY_CHANGED,
} from '../contract.ts'
import { checkTiling } from '../domain/check-tiling.ts'
import { countAddresses } from './address-store.ts'
import { seedTerritory } from './seed.ts'

let house: TestHouse
let operator: Principal
before(async () => {
  house = await testHouse({ seed: 'demo' })
  operator = await house.principal('operator1')
})
after(() => house.close())

const ANONYMOUS: Principal = { kind: 'person', id: 'anonymous', account: '', name: '', posts: [] }

test('the demonstration district has streets, communities and grids whose codes nest', async () => {
  const book = house.runtime.use(areaBook)
  assert.deepEqual(
    (['district', 'street', 'community', 'grid'] as const).map((level) => book.all(level).length),
    [1, 12, 120, 1500],
  )
  for (const level of ['street', 'community', 'grid'] as const)
    for (const area of book.all(level)) {
      assert.ok(area.code.startsWith(area.parentCode!))
      assert.ok(book.childrenOf(area.parentCode!).includes(area))
      assert.ok(area.areaM2 > 0)
    }
})

test('every level tiles its parent without gap or overlap', async () => {
  const shapesOf = async (level: 'district' | 'street' | 'community' | 'grid') => {
    const { features } = await house.perform(getAreaShapes, { level }, operator)
    return features.map(({ id, geometry }) => ({ code: String(id), geometry: geometry as AreaGeometry }))
  }
  const [districts, streets, communities, grids] = [
    await shapesOf('district'),
    await shapesOf('street'),
    await shapesOf('community'),
    await shapesOf('grid'),
  ]
  const faultsIn = (parents: typeof streets, children: typeof streets) =>
    parents.flatMap((parent) => {
      const tiles = children.filter((child) => child.code !== parent.code && isWithin(child.code, parent.code))
      assert.ok(tiles.length > 1)
      return checkTiling(parent.geometry, tiles)
    })
  assert.deepEqual(faultsIn(districts, streets), [])
  assert.deepEqual(faultsIn(streets, communities), [])
  assert.deepEqual(faultsIn(communities, grids), [])
})

test('a point lies in exactly one grid, whatever its datum', async () => {
  const book = house.runtime.use(areaBook)
  for (const grid of book.all('grid').filter((_, i) => i % 50 === 0)) {
    const [lon, lat] = grid.labelPoint
    assert.deepEqual(book.gridAt(lon, lat), { code: grid.code, borderAmbiguous: false })
    const [gcjLon, gcjLat] = convertDatum([lon, lat], 'CGCS2000', 'GCJ-02')
    const answer = await house.perform(locatePoint, { lon: gcjLon, lat: gcjLat, datum: 'GCJ-02' }, operator)
    assert.equal(answer.grid?.code, grid.code)
    assert.equal(answer.community?.code, grid.code.slice(0, 12))
    assert.equal(answer.street?.code, grid.code.slice(0, 9))
    assert.equal(answer.district?.code, '990101')
    assert.ok(Math.abs(answer.lon - lon) < 2e-6 && Math.abs(answer.lat - lat) < 2e-6)
  }
})

test('a corner where grids meet takes the smaller code and says so; outside the district there is none', async () => {
  const { features } = await house.perform(getAreaShapes, { level: 'grid' }, operator)
  const holders = new Map<string, string[]>()
  for (const { id, geometry } of features)
    for (const corner of new Set((geometry.coordinates as number[][][])[0]!.map(String)))
      holders.set(corner, [...(holders.get(corner) ?? []), String(id)])
  const shared = [...holders].filter(([, codes]) => codes.length > 2).slice(0, 20)
  assert.equal(shared.length, 20)
  for (const [corner, codes] of shared) {
    const [lon, lat] = corner.split(',').map(Number) as [number, number]
    const answer = await house.perform(locatePoint, { lon, lat }, operator)
    assert.equal(answer.grid?.code, codes.sort()[0])
    assert.equal(answer.borderAmbiguous, true)
  }
  const away = await house.perform(locatePoint, { lon: 100, lat: 30 }, operator)
  assert.deepEqual([away.inside, away.grid, away.street], [false, null, null])
})

test('areas are listed by level, parent and text, page by page', async () => {
  const communities = await house.perform(listAreas, { parent: '990101001' }, operator)
  assert.ok(communities.items.length > 1 && communities.next === null)
  assert.ok(communities.items.every((area) => area.parentCode === '990101001'))
  const named = await house.perform(listAreas, { level: 'street', text: '白鹭' }, operator)
  assert.deepEqual(
    named.items.map((area) => area.name),
    ['白鹭湖街道'],
  )
  const codes: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { code: string }[]; next: string | null } = await house.perform(
      listAreas,
      { level: 'grid', limit: 400, ...(cursor ? { cursor } : {}) },
      operator,
    )
    codes.push(...page.items.map((area) => area.code))
    cursor = page.next
  }
  assert.equal(new Set(codes).size, 1500)
})

test('one area comes with what is above it and its versions; an unknown code is refused', async () => {
  const answer = await house.perform(getArea, { code: '990101001001' }, operator)
  assert.deepEqual(
    answer.ancestors.map((area) => area.code),
    ['990101', '990101001'],
  )
  assert.equal(answer.versions.length, 1)
  assert.match(answer.area.validFrom, /\+08:00$/)
  assert.ok(answer.childCount > 0)
  await assert.rejects(house.perform(getArea, { code: '990101999' }, operator), { code: 'area-missing' })
})

test('names of a code are those of its levels', () => {
  const names = house.runtime.use(areaBook).namesOf('990101001')
  assert.deepEqual(names, { street: '临江街道' })
  const grid = house.runtime.use(areaBook).all('grid')[0]!
  assert.deepEqual(Object.keys(house.runtime.use(areaBook).namesOf(grid.code)), ['street', 'community', 'grid'])
})

test('borders drawn coarser still tile', async () => {
  const coarse = async (level: 'district' | 'street') =>
    (await house.perform(getAreaShapes, { level, toleranceM: 30 }, operator)).features.map((feature) => ({
      code: String(feature.id),
      geometry: feature.geometry as AreaGeometry,
    }))
  const streets = await coarse('street')
  const exact = (await house.perform(getAreaShapes, { level: 'street' }, operator)).features
  assert.ok(JSON.stringify(streets).length < 0.8 * JSON.stringify(exact.map((feature) => feature.geometry)).length)
  const overlaps = checkTiling((await coarse('district'))[0]!.geometry, streets).filter(
    ({ kind }) => kind === 'overlap',
  )
  assert.deepEqual(overlaps, [])
  const { features } = await house.perform(getAreaShapes, { level: 'grid', within: '990101001001' }, operator)
  assert.ok(features.length > 1 && features.every((feature) => String(feature.id).startsWith('990101001001')))
})

test('每个社区的地址都能解析，结果落在该地址所在的网格', async () => {
  const book = house.runtime.use(areaBook)
  for (const community of book.all('community')) {
    const { items } = await house.perform(searchPlaces, { text: `${community.name} 号`, limit: 20 }, operator)
    const addresses = items.filter((item) => item.kind === 'address' && item.gridCode?.startsWith(community.code))
    assert.ok(addresses.length > 0, community.name)
    for (const { name, gridCode } of addresses) {
      const [first] = (await house.perform(resolveAddress, { text: name }, operator)).candidates
      assert.ok(first && first.confidence > 0.8 && first.why.zh, name)
      assert.equal(first.gridCode, gridCode, name)
      assert.equal(first.gridCode, book.gridAt(first.lon, first.lat)?.code)
      assert.equal(first.communityCode, community.code)
    }
  }
})

test('同名门牌在两个街道：给出两处，由人选择', async () => {
  const answer = await house.perform(resolveAddress, { text: '临江路12号' }, operator)
  assert.equal(answer.ambiguous, true)
  assert.equal(new Set(answer.candidates.slice(0, 2).map((one) => one.streetCode)).size, 2)
  const [street] = answer.candidates.map((one) => house.runtime.use(areaBook).namesOf(one.streetCode!).street)
  const told = await house.perform(resolveAddress, { text: `${street}临江路12号` }, operator)
  assert.equal(told.ambiguous, false)
  assert.equal(told.candidates[0]?.streetCode, answer.candidates[0]?.streetCode)
})

test('the base map gives what lies in a box, layer by layer, and says what was cut', async () => {
  const { bbox } = await house.perform(getDistrict, {}, ANONYMOUS)
  assert.ok(bbox)
  const whole = await house.perform(getBasemap, { bbox: bbox.join(',') }, operator)
  const layersOf = (features: { properties: Record<string, unknown> }[]) =>
    [...new Set(features.map((feature) => String(feature.properties.layer)))].sort()
  assert.deepEqual(layersOf(whole.features.features), ['district', 'greens', 'roads', 'streets', 'waters'])
  assert.deepEqual(whole.cut, [])
  const buildings = await house.perform(getBasemap, { bbox: bbox.join(','), layers: 'buildings' }, operator)
  assert.deepEqual(buildings.cut, ['buildings'])
  const [lon, lat] = house.runtime.use(areaBook).all('community')[0]!.labelPoint
  const near = [lon - 0.002, lat - 0.002, lon + 0.002, lat + 0.002]
  const corner = await house.perform(getBasemap, { bbox: near.join(','), layers: 'buildings,pois,roads' }, operator)
  assert.ok(layersOf(corner.features.features).includes('buildings'))
  for (const { geometry, properties } of corner.features.features.filter(
    (one) => one.properties.layer === 'buildings',
  )) {
    const ring = (geometry.coordinates as [number, number][][])[0]!
    const [lons, lats] = [ring.map((position) => position[0]), ring.map((position) => position[1])]
    assert.ok(Math.max(...lons) >= near[0]! && Math.min(...lons) <= near[2]!, String(properties.kind))
    assert.ok(Math.max(...lats) >= near[1]! && Math.min(...lats) <= near[3]!)
  }
  for (const wrong of ['1,2,3', '113,30,112,31', 'a,b,c,d', '112,30,113,NaN'])
    await assert.rejects(house.perform(getBasemap, { bbox: wrong }, operator), { code: 'bbox' })
})

test('citizens see the map and find places without signing in, and nothing else', async () => {
  const { bbox, name } = await house.perform(getDistrict, {}, ANONYMOUS)
  assert.equal(name, '临江区')
  assert.ok((await house.perform(getPublicBasemap, { bbox: bbox!.join(',') }, ANONYMOUS)).features.features.length > 0)
  assert.ok((await house.perform(searchPublicPlaces, { text: '小学' }, ANONYMOUS)).items.length > 0)
  for (const operation of [listAreas, getAreaShapes, locatePoint, resolveAddress, searchPlaces])
    await assert.rejects(house.perform(operation, {} as never, ANONYMOUS), { code: 'not-signed-in' })
})

test('seeding again changes nothing', async () => {
  const before = await countAddresses(house.runtime.db)
  const folder = openDistrictFolder(house.runtime.config.root, 'linjiang')
  await house.runtime.asSystem('territory.seed', (call) => seedTerritory(call, folder, 'demo', () => {}))
  assert.equal(await countAddresses(house.runtime.db), before)
  assert.equal((await house.perform(getArea, { code: '990101001' }, operator)).versions.length, 1)
})

test('after a change every book is read again, whole', async () => {
  const book = house.runtime.use(areaBook)
  const before = book.all('grid')
  await house.runtime.broadcast.send(TERRITORY_CHANGED)
  assert.notEqual(book.all('grid'), before)
  assert.deepEqual(book.all('grid'), before)
})
