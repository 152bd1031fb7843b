import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { boxAround, isWithinBox, readBox } from './box.ts'
import { distanceTo } from './distance-to.ts'
import { boxOf } from './geometry-parts.ts'
import { placeOf } from './place-of.ts'

const lon = fc.integer({ min: 112_800_000, max: 112_999_999 }).map((n) => n / 1e6)
const lat = fc.integer({ min: 30_000_000, max: 30_199_999 }).map((n) => n / 1e6)
const at = fc.tuple(lon, lat).map(([x, y]): LonLat => [x, y])

test('离线的距离不大于离任一端点的距离，也不小于到线外框的距离；圆的外框装得下圆内一切', () => {
  fc.assert(
    fc.property(at, fc.array(at, { minLength: 2, maxLength: 8 }), (here, line) => {
      const geometry = { type: 'LineString' as const, coordinates: line }
      const metres = distanceTo(geometry, here)
      assert.ok(line.every((corner) => metres <= distanceM(here, corner) + 0.01))
      const near = boxAround(here, metres)
      const box = boxOf(geometry)
      assert.ok(near[0] <= box[2] && near[2] >= box[0] && near[1] <= box[3] && near[3] >= box[1])
      // Its place lies on it.
      assert.ok(distanceTo(geometry, placeOf(geometry)) < 0.5)
    }),
  )
})

test('面内距离为零，洞里不为零；点、折线中点、面内点各得其所', () => {
  const ring = (size: number, from = 0): LonLat[] => [
    [112.9 + from, 30.1 + from],
    [112.9 + from + size, 30.1 + from],
    [112.9 + from + size, 30.1 + from + size],
    [112.9 + from, 30.1 + from + size],
    [112.9 + from, 30.1 + from],
  ]
  const area = { type: 'Polygon' as const, coordinates: [ring(0.03), ring(0.01, 0.01)] }
  assert.equal(distanceTo(area, [112.905, 30.105]), 0)
  const inHole = distanceTo(area, [112.915, 30.115])
  assert.ok(inHole > 400 && inHole < 560, `${inHole}`)
  const place = placeOf(area)
  assert.equal(distanceTo(area, place), 0)
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [112.9, 30.1],
      [112.9, 30.2],
    ],
  }
  assert.deepEqual(placeOf(line), [112.9, 30.15])
  assert.deepEqual(
    placeOf({
      type: 'MultiPoint',
      coordinates: [
        [112.9, 30.1],
        [113, 31],
      ],
    }),
    [112.9, 30.1],
  )
})

test('范围文字：四个度数，西小于东、南小于北', () => {
  assert.deepEqual(readBox('112.8,30,112.9,30.1'), [112.8, 30, 112.9, 30.1])
  for (const wrong of ['113,30,112,31', '112,31,113,30', '112,30,113', '112,30,113,x', '112,30,181,31'])
    assert.equal(readBox(wrong), null, wrong)
  assert.equal(isWithinBox([112.85, 30.05], [112.8, 30, 112.9, 30.1]), true)
})
