import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distanceM } from './distance.ts'
import type { LonLat } from './geometry.ts'

test('distances of known length', () => {
  const table: [LonLat, LonLat, number, number][] = [
    [[112.9, 30.1], [112.9, 30.1], 0, 0],
    // one degree of a great circle is pi/180 of the mean radius
    [[112, 30], [112, 31], 111_195.08, 0.1],
    [[0, 0], [1, 0], 111_195.08, 0.1],
    // across the date line
    [[179.5, 0], [-179.5, 0], 111_195.08, 0.1],
    // antipodes: half the circumference, no NaN by rounding
    [[0, 0], [180, 0], 20_015_114.4, 1],
    // 0.0005 degrees of longitude at 30 N
    [[112.9, 30], [112.9005, 30], 48.15, 0.02],
  ]
  for (const [from, to, expected, tolerance] of table) {
    assert.ok(Math.abs(distanceM(from, to) - expected) <= tolerance, `${from} ${to}: ${distanceM(from, to)}`)
    assert.equal(distanceM(from, to), distanceM(to, from))
  }
})
