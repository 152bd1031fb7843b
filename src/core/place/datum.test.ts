import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bd09ToGcj02, convertDatum, DATUMS, gcj02ToBd09, gcj02ToWgs84, wgs84ToGcj02 } from './datum.ts'
import { distanceM } from './distance.ts'
import type { LonLat } from './geometry.ts'

function assertNear(actual: LonLat, expected: LonLat, toleranceDegrees: number) {
  assert.ok(Math.abs(actual[0] - expected[0]) <= toleranceDegrees, `lon ${actual[0]} is not ${expected[0]}`)
  assert.ok(Math.abs(actual[1] - expected[1]) <= toleranceDegrees, `lat ${actual[1]} is not ${expected[1]}`)
}

// The worked example that the well-known open conversion libraries all print for 116.404, 39.915.
const SAMPLE: LonLat = [116.404, 39.915]

test('forward conversions give the published values', () => {
  assertNear(wgs84ToGcj02(SAMPLE), [116.41024449916938, 39.91640428150164], 1e-11)
  assertNear(gcj02ToBd09(SAMPLE), [116.41036949371029, 39.92133699351021], 1e-11)
  assertNear(convertDatum(SAMPLE, 'CGCS2000', 'BD-09'), [116.41662724378733, 39.922699552216216], 1e-11)
})

test('inverse conversions agree with the published ones within their known error', () => {
  // bd09 -> gcj02 is published as a single step that is off by about 1e-6 degrees, gcj02 -> wgs84 by about 1e-5
  assertNear(bd09ToGcj02(SAMPLE), [116.39762729119315, 39.90865673957631], 2e-6)
  assertNear(gcj02ToWgs84(SAMPLE), [116.39775550083061, 39.91359571849836], 2e-6)
  // published result of an inverse by bisection, which stops at a millionth of a degree
  assertNear(gcj02ToWgs84(SAMPLE), [116.39775549316407, 39.913596801757805], 1e-6)
})

test('outside mainland China GCJ-02 is not shifted', () => {
  assert.deepEqual(wgs84ToGcj02([2.3522, 48.8566]), [2.3522, 48.8566])
  assert.deepEqual(gcj02ToWgs84([139.7671, 35.6812]), [139.7671, 35.6812])
})

test('every pair of datums goes there and back within a millionth of a degree', () => {
  const inChina = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }))
  fc.assert(
    fc.property(inChina, fc.constantFrom(...DATUMS), fc.constantFrom(...DATUMS), (point, from, to) => {
      assertNear(convertDatum(convertDatum(point, from, to), to, from), point, 1e-8)
    }),
    { numRuns: 2000 },
  )
})

test('GCJ-02 and BD-09 come back within half a metre all over China; abroad GCJ-02 leaves every point alone', () => {
  const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(degrees(74, 134), degrees(18, 53)), fc.constantFrom('GCJ-02', 'BD-09'), (point, datum) => {
      const back = convertDatum(convertDatum(point, 'WGS-84', datum), datum, 'WGS-84')
      assert.ok(distanceM(point, back) < 0.5)
    }),
    { numRuns: 2000 },
  )
  const abroad = fc.oneof(
    fc.tuple(degrees(-180, 72), degrees(-90, 90)),
    fc.tuple(degrees(138, 180), degrees(-90, 90)),
    fc.tuple(degrees(-180, 180), degrees(-90, 0.8)),
    fc.tuple(degrees(-180, 180), degrees(56, 90)),
  )
  fc.assert(
    fc.property(abroad, (point) => {
      for (const [lon, lat] of [wgs84ToGcj02(point), gcj02ToWgs84(point)])
        assert.ok(lon === point[0] && lat === point[1])
    }),
    { numRuns: 500 },
  )
})

test('the shift is some hundred metres, never nothing', () => {
  const [lon, lat] = convertDatum([112.9, 30.1], 'CGCS2000', 'GCJ-02')
  const shiftM = Math.hypot((lon - 112.9) * 96_300, (lat - 30.1) * 110_900)
  assert.ok(shiftM > 100 && shiftM < 1000, `${shiftM} m`)
})
