import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AreaGeometry, LonLat, Polygon, Ring } from './geometry.ts'
import { areaM2, centroid, contains, labelPoint } from './polygon.ts'

function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

function polygon(...coordinates: Ring[]): Polygon {
  return { type: 'Polygon', coordinates }
}

// A letter U: its centre of gravity lies in the gap.
const U_SHAPE = polygon([
  [0, 0],
  [5, 0],
  [5, 5],
  [4, 5],
  [4, 1],
  [1, 1],
  [1, 5],
  [0, 5],
  [0, 0],
])

/** The same area by another road: thin strips of the meridian arc times the parallel. */
function cellAreaByStripsM2(south: number, north: number, widthDegrees: number): number {
  const flattening = 1 / 298.257222101
  const e2 = flattening * (2 - flattening)
  const strips = 20_000
  const step = ((north - south) / strips) * (Math.PI / 180)
  let sum = 0
  for (let i = 0; i < strips; i++) {
    const lat = (south * Math.PI) / 180 + (i + 0.5) * step
    const w2 = 1 - e2 * Math.sin(lat) ** 2
    const meridianRadiusM = (6_378_137 * (1 - e2)) / w2 ** 1.5
    const parallelRadiusM = (6_378_137 * Math.cos(lat)) / Math.sqrt(w2)
    sum += meridianRadiusM * step * parallelRadiusM * widthDegrees * (Math.PI / 180)
  }
  return sum
}

test('area agrees with the ellipsoid: cells against strips, the whole earth against the published figure', () => {
  for (const [south, north] of [
    [0, 1],
    [30, 31],
    [30.1, 30.101],
    [-45, -40],
  ] as const) {
    const expected = cellAreaByStripsM2(south, north, 1)
    const actual = areaM2(polygon(box(112, south, 113, north)))
    assert.ok(Math.abs(actual / expected - 1) < 1e-8, `${south}..${north}: ${actual} is not ${expected}`)
  }
  const wholeEarth = areaM2(polygon(box(-180, -90, 0, 90))) * 2
  assert.ok(Math.abs(wholeEarth / 1e6 - 510_065_621.7) < 1, `${wholeEarth / 1e6} km2`)
})

test('area of parts adds up, direction does not matter, holes are taken away', () => {
  const whole = areaM2(polygon(box(112, 30, 112.2, 30.2)))
  const west = areaM2(polygon(box(112, 30, 112.1, 30.2)))
  const east = areaM2(polygon(box(112.1, 30, 112.2, 30.2)))
  assert.ok(Math.abs(whole - west - east) < 1e-3)
  const hole = box(112.05, 30.05, 112.1, 30.1)
  const holed = areaM2(polygon(box(112, 30, 112.2, 30.2).toReversed(), hole))
  assert.ok(Math.abs(holed - (whole - areaM2(polygon(hole)))) < 1e-3)
  const multi: AreaGeometry = {
    type: 'MultiPolygon',
    coordinates: [[box(112, 30, 112.1, 30.2)], [box(112.1, 30, 112.2, 30.2)]],
  }
  assert.ok(Math.abs(areaM2(multi) - whole) < 1e-3)
})

test('centroid of a box, of a box with a hole, of a U', () => {
  const near = (actual: LonLat, x: number, y: number) =>
    assert.ok(Math.abs(actual[0] - x) < 1e-12 && Math.abs(actual[1] - y) < 1e-12, String(actual))
  near(centroid(polygon(box(0, 0, 2, 1))), 1, 0.5)
  near(centroid(polygon(box(0, 0, 2, 1).toReversed())), 1, 0.5)
  // moments: 8 at x = 2, less 1 at x = 3
  near(centroid(polygon(box(0, 0, 4, 2), box(2.5, 0.5, 3.5, 1.5))), (8 * 2 - 1 * 3) / 7, 1)
  assert.equal(contains(U_SHAPE, centroid(U_SHAPE)), false)
})

test('label point lies inside even where the centroid does not', () => {
  assert.equal(contains(U_SHAPE, labelPoint(U_SHAPE)), true)
  const ringShape = polygon(box(0, 0, 9, 9), box(1, 1, 8, 8))
  assert.equal(contains(ringShape, labelPoint(ringShape)), true)
  assert.deepEqual(labelPoint(polygon(box(0, 0, 2, 2))), [1, 1])
})

test('label point of any star polygon lies inside', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 4, maxLength: 24 }), (radii) => {
      const ring = radii.map((radius, i): LonLat => {
        const angle = (2 * Math.PI * i) / radii.length
        return [radius * Math.cos(angle), radius * Math.sin(angle)]
      })
      const star = polygon([...ring, ring[0]!])
      assert.equal(contains(star, labelPoint(star)), true)
    }),
  )
})

test('contains: inside, border, vertex, outside, hole, second part', () => {
  const holed = polygon(box(0, 0, 4, 4), box(1, 1, 2, 2))
  const table: [AreaGeometry, LonLat, boolean][] = [
    [holed, [3, 3], true],
    [holed, [0, 2], true],
    [holed, [4, 4], true],
    [holed, [1.5, 1.5], false],
    [holed, [1, 1.5], true],
    [holed, [5, 2], false],
    [holed, [-1, 4], false],
    [U_SHAPE, [2.5, 3], false],
    [U_SHAPE, [0.5, 5], true],
    [{ type: 'MultiPolygon', coordinates: [[box(0, 0, 1, 1)], [box(2, 0, 3, 1)]] }, [2.5, 0.5], true],
    [{ type: 'MultiPolygon', coordinates: [[box(0, 0, 1, 1)], [box(2, 0, 3, 1)]] }, [1.5, 0.5], false],
  ]
  for (const [geometry, point, expected] of table) assert.equal(contains(geometry, point), expected, String(point))
})
