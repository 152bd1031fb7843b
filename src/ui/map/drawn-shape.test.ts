import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { boundsOf, type DrawnShape, isWithin, ringOf, shapeAreaM2 } from './drawn-shape.ts'

const center: LonLat = [114.3, 30.6]

test('every corner of a drawn circle is its radius away, wherever it is drawn', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -170, max: 170, noNaN: true }),
      fc.double({ min: -75, max: 75, noNaN: true }),
      fc.double({ min: 1, max: 20_000, noNaN: true }),
      (lon, lat, radiusM) => {
        for (const corner of ringOf({ kind: 'circle', center: [lon, lat], radiusM }))
          assert.ok(Math.abs(distanceM([lon, lat], corner) - radiusM) < radiusM * 1e-6 + 1e-4)
      },
    ),
  )
})

test('within a circle is what is no further than its radius', () => {
  const circle: DrawnShape = { kind: 'circle', center, radiusM: 500 }
  const [east] = ringOf({ kind: 'circle', center, radiusM: 499 }).slice(18, 19)
  const [beyond] = ringOf({ kind: 'circle', center, radiusM: 501 }).slice(18, 19)
  assert.equal(isWithin(circle, east!), true)
  assert.equal(isWithin(circle, beyond!), false)
  assert.ok(Math.abs(shapeAreaM2(circle) - 785_398) < 1)
})

test('a polygon holds its inside and its border, and its box is the smallest', () => {
  const corners: LonLat[] = [
    [114.3, 30.6],
    [114.31, 30.6],
    [114.31, 30.61],
    [114.3, 30.61],
  ]
  const polygon: DrawnShape = { kind: 'polygon', corners }
  assert.equal(isWithin(polygon, [114.305, 30.605]), true)
  assert.equal(isWithin(polygon, [114.31, 30.605]), true)
  assert.equal(isWithin(polygon, [114.3101, 30.605]), false)
  assert.deepEqual(boundsOf(polygon), [114.3, 30.6, 114.31, 30.61])
  // 0.01° of longitude at 30.605° N are 958.2 m on the ellipsoid, 0.01° of latitude 1108.6 m.
  assert.ok(Math.abs(shapeAreaM2(polygon) / 1_062_290 - 1) < 1e-3)
})
