import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Polygon } from '#core/place/geometry.ts'
import { checkTiling } from './check-tiling.ts'

/** A box in thousandths of a degree east and north of 114, 30. */
function box(west: number, south: number, east: number, north: number): Polygon {
  const at = (x: number, y: number): [number, number] => [114 + x / 1000, 30 + y / 1000]
  return {
    type: 'Polygon',
    coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
  }
}

const parent = box(0, 0, 10, 10)
/** Square metres of one square thousandth of a degree here. */
const CELL_M2 = 111.32 ** 2 * Math.cos((30.005 * Math.PI) / 180)

function near(actual: number, expected: number) {
  assert.ok(Math.abs(actual - expected) < 0.02 * expected, `${actual} is not near ${expected}`)
}

test('tiles that cover the parent exactly have no faults', () => {
  const tiles = [box(0, 0, 4, 10), box(4, 0, 10, 6), box(4, 6, 10, 10)]
  assert.deepEqual(
    checkTiling(
      parent,
      tiles.map((geometry, i) => ({ code: `${i}`, geometry })),
    ),
    [],
  )
})

test('a hole between tiles is a gap, with its size and a point in it', () => {
  const [fault, ...more] = checkTiling(parent, [
    { code: 'a', geometry: box(0, 0, 4, 10) },
    { code: 'b', geometry: box(6, 0, 10, 10) },
  ])
  assert.deepEqual(more, [])
  assert.equal(fault?.kind, 'gap')
  near(fault!.areaM2, 20 * CELL_M2)
  const [lon, lat] = fault!.at
  assert.ok(lon > 114.004 && lon < 114.006 && lat > 30 && lat < 30.01)
})

test('tiles that cover the same ground are named, and what reaches beyond the parent too', () => {
  const faults = checkTiling(parent, [
    { code: 'a', geometry: box(0, 0, 7, 10) },
    { code: 'b', geometry: box(5, 0, 11, 10) },
  ])
  assert.deepEqual(
    faults.map(({ kind, codes }) => [kind, codes]),
    [
      ['overlap', ['a', 'b']],
      ['outside', ['b']],
    ],
  )
  near(faults[0]!.areaM2, 20 * CELL_M2)
  near(faults[1]!.areaM2, 10 * CELL_M2)
})

test('a sliver that lies along the lines is still found by the lines across', () => {
  const faults = checkTiling(parent, [
    { code: 'a', geometry: box(0, 0, 10, 5) },
    { code: 'b', geometry: box(0, 5.01, 10, 10) },
  ])
  assert.deepEqual(
    faults.map((fault) => fault.kind),
    ['gap'],
  )
  assert.ok(faults[0]!.areaM2 > 300 && faults[0]!.areaM2 < 2500)
})

test('a hole of the parent is no gap, a tile in it is outside', () => {
  const withHole: Polygon = {
    type: 'Polygon',
    coordinates: [...parent.coordinates, box(4, 4, 6, 6).coordinates[0]!.toReversed()],
  }
  const ring: Polygon = { type: 'Polygon', coordinates: withHole.coordinates }
  assert.deepEqual(checkTiling(withHole, [{ code: 'a', geometry: ring }]), [])
  const faults = checkTiling(withHole, [{ code: 'a', geometry: parent }])
  assert.deepEqual(
    faults.map((fault) => fault.kind),
    ['outside'],
  )
})
