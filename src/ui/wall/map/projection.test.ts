import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectionOf } from './projection.ts'

const NONE = { top: 0, right: 0, bottom: 0, left: 0 }

test('north is up, east is right, and the middle is in the middle of what is free', () => {
  const { at } = projectionOf([112, 30, 112.2, 30.1], 1000, 500, { ...NONE, right: 200 })
  const [x, y] = at([112.1, 30.05])
  assert.deepEqual([Math.round(x), Math.round(y)], [400, 250])
  assert.ok(at([112.15, 30.05])[0] > x && at([112.1, 30.07])[1] < y)
})

test('all of the box lies within the margins, and touches them on one axis', () => {
  const margin = { top: 10, right: 20, bottom: 30, left: 40 }
  const { at } = projectionOf([112, 30, 112.2, 30.1], 1000, 900, margin)
  const [left, top] = at([112, 30.1])
  const [right, bottom] = at([112.2, 30])
  assert.ok(left >= 40 - 1e-6 && right <= 980 + 1e-6 && top >= 10 - 1e-6 && bottom <= 870 + 1e-6)
  assert.ok(Math.abs(left - 40) < 1e-6 && Math.abs(right - 980) < 1e-6)
})

test('a metre is as long to the east as to the north', () => {
  const { at, scale } = projectionOf([112, 30, 112.2, 30.1], 1000, 900, NONE)
  const [x0, y0] = at([112.1, 30.05])
  const north = y0 - at([112.1, 30.06])[1]
  const east = at([112.11, 30.05])[0] - x0
  assert.ok(Math.abs(north / (0.01 * 111_320) - scale) < 1e-9)
  assert.ok(Math.abs(east / north - Math.cos((30.05 / 180) * Math.PI)) < 1e-3)
})
