import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { distanceM } from '#core/place/distance.ts'
import { type LonLat, polygonsOf } from '#core/place/geometry.ts'
import { contains } from '#core/place/polygon.ts'
import type { Address, Area } from '../territory-data.ts'
import type { GeographyRules } from './geography-rules.ts'
import { generateTerritory } from './territory.ts'

const RULES_FILE = new URL('../../../../../districts/linjiang/geography.json', import.meta.url)
const rules: GeographyRules = JSON.parse(readFileSync(RULES_FILE, 'utf8'))
const territory = generateTerritory(rules)
const gridByCode = new Map(territory.grids.map((grid) => [grid.code, grid]))
const nameByCode = new Map([...territory.streets, ...territory.communities].map((area) => [area.code, area.name]))

function boxed(area: Area) {
  const ring = polygonsOf(area.polygon)[0]![0]!
  const [lons, lats] = [ring.map((p) => p[0]), ring.map((p) => p[1])]
  return { area, west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) }
}
const boxes = territory.grids.map(boxed)

function gridsHolding(point: LonLat): string[] {
  return boxes
    .filter((b) => b.west <= point[0] && point[0] <= b.east && b.south <= point[1] && point[1] <= b.north)
    .filter(({ area }) => contains(area.polygon, point))
    .map(({ area }) => area.code)
    .sort()
}

test('every address lies in its grid alone; a crossing touches several and has the smallest code', () => {
  for (const { id, kind, point, areaCode } of territory.addresses) {
    const holding = gridsHolding(point)
    assert.equal(holding[0], areaCode, id)
    if (kind === 'intersection') assert.ok(holding.length >= 2, `${id} is no crossing of borders`)
    else assert.equal(holding.length, 1, `${id} lies on a border`)
  }
  for (const poi of territory.pois) assert.deepEqual(gridsHolding(poi.point), [poi.areaCode], poi.name)
})

test('a standard address says district, street, community, road and number, compound, building', () => {
  for (const address of territory.addresses) {
    const prefix = `临江区${nameByCode.get(address.areaCode.slice(0, 9))}${nameByCode.get(address.areaCode.slice(0, 12))}`
    const door = address.number ? `${address.road}${address.number}号` : ''
    const expected: Record<Address['kind'], string> = {
      doorplate: door,
      compound: `${door}${address.compound}`,
      building: `${door}${address.compound}${address.building}栋`,
      poi: `${door}${address.poi}`,
      intersection: `${address.road}与${address.crossRoad}交叉口`,
    }
    assert.equal(address.text, prefix + expected[address.kind], address.id)
  }
})

test('house numbers: once on each road and street, odd on one side and even on the other', () => {
  const doors = territory.addresses.filter((address) => address.kind === 'doorplate')
  const keys = doors.map((door) => `${door.roadId} ${door.number} ${door.areaCode.slice(0, 9)}`)
  assert.equal(new Set(keys).size, doors.length)
  const lineOf = new Map(territory.roads.map((road) => [road.id, road.line]))
  for (const [roadId, along] of Map.groupBy(doors, (door) => door.roadId!)) {
    const line = lineOf.get(roadId)!
    for (const door of along) {
      const isOdd = Number(door.number) % 2 === 1
      assert.equal(liesLeftOf(line, door.point), isOdd, door.text)
    }
  }
})

/** Side of the stretch whose middle part is nearest. */
function liesLeftOf(line: LonLat[], [x, y]: LonLat): boolean {
  const cosLat = 0.8654
  let best = { gap: Infinity, isLeft: false }
  for (let i = 1; i < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i - 1]!, line[i]!]
    const [dx, dy, px, py] = [(x1 - x0) * cosLat, y1 - y0, (x - x0) * cosLat, y - y0]
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)))
    const gap = (px - share * dx) ** 2 + (py - share * dy) ** 2
    if (gap < best.gap) best = { gap, isLeft: dx * py - dy * px > 0 }
  }
  return best.isLeft
}

test('every building stands inside one grid and has an address there', () => {
  const addressById = new Map(territory.addresses.map((address) => [address.id, address]))
  for (const { id, addressId, polygon, floors } of territory.buildings) {
    const { areaCode } = addressById.get(addressId!)!
    const grid = gridByCode.get(areaCode)!
    for (const corner of polygon.coordinates[0]!) assert.ok(contains(grid.polygon, corner), `${id} leaves ${areaCode}`)
    assert.ok(floors >= 1 && floors <= 40, id)
  }
})

test('some addresses are ambiguous on purpose', () => {
  const doorsAt = (road: string, number: string) =>
    territory.addresses.filter((a) => a.kind === 'doorplate' && a.road === road && a.number === number)
  const streets = (addresses: Address[]) => addresses.map((a) => nameByCode.get(a.areaCode.slice(0, 9))).sort()
  assert.deepEqual(streets(doorsAt('临江路', '12')), ['东街街道', '西街街道'])
  assert.equal(doorsAt('东街', '12').length, 1)
  assert.equal(doorsAt('西街', '12').length, 1)
  for (const lane of rules.names.repeatedLanes) {
    assert.equal(new Set(streets(territory.addresses.filter((a) => a.road === lane && a.number))).size, 2, lane)
  }
})

test('the river shares its bank with the district and lies outside it', () => {
  const river = territory.waters.find((water) => water.kind === 'river')!
  const corners = new Set(polygonsOf(territory.district.polygon)[0]![0]!.map(String))
  const shared = river.polygon.coordinates[0]!.filter((corner) => corners.has(String(corner)))
  assert.ok(shared.length > 30, `${shared.length} corners`)
  const apart = river.polygon.coordinates[0]!.filter((corner) => !corners.has(String(corner)))
  for (const corner of apart) assert.equal(contains(territory.district.polygon, corner), false)
  const lake = territory.waters.find((water) => water.kind === 'lake')!
  for (const corner of lake.polygon.coordinates[0]!) assert.ok(contains(territory.district.polygon, corner))
})

test('points of interest stand where their name says', () => {
  for (const community of territory.communities) {
    const office = territory.pois.find((poi) => poi.name === `${community.name.replace('社区', '')}居民委员会`)
    assert.equal(office?.areaCode.slice(0, 12), community.code)
  }
  for (const street of territory.streets) {
    const station = territory.pois.find((poi) => poi.name === `${street.name}派出所`)
    assert.equal(station?.areaCode.slice(0, 9), street.code)
  }
  const compounds = new Map(territory.addresses.filter((a) => a.kind === 'compound').map((a) => [a.compound, a]))
  const gardens = territory.pois.filter((poi) => poi.kind === 'kindergarten')
  assert.ok(gardens.length >= 60)
  for (const garden of gardens) {
    const compound = compounds.get(garden.name.replace('幼儿园', ''))
    assert.ok(compound && distanceM(compound.point, garden.point) < 900, garden.name)
  }
})
