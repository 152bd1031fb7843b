import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AreaGeometry, LonLat, Polygon } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { checkTiling } from './check-tiling.ts'
import { simplifyTiling } from './simplify-tiling.ts'

/** Two areas side by side, with a wavy border of `corners` corners between them. */
function neighbours(corners: number): [Polygon, Polygon] {
  const border: LonLat[] = Array.from({ length: corners + 1 }, (_, i) => [
    Number((114.01 + 0.0004 * Math.sin(i * 0.7)).toFixed(6)),
    Number((30 + (0.02 * i) / corners).toFixed(6)),
  ])
  const south = border[0]!
  return [
    { type: 'Polygon', coordinates: [[[114, 30], ...border, [114, 30.02], [114, 30]]] },
    { type: 'Polygon', coordinates: [[south, [114.02, 30], [114.02, 30.02], ...border.toReversed()]] },
  ]
}

const cornersOf = (geometry: AreaGeometry) => JSON.stringify(geometry.coordinates).split('],[').length

test('neighbours still share their border', () => {
  const given = neighbours(200)
  const [west, east] = simplifyTiling(given, 20) as [Polygon, Polygon]
  assert.ok(cornersOf(west) < 60, `${cornersOf(west)} corners`)
  const onBorder = (polygon: Polygon) =>
    polygon.coordinates[0]!.filter(([lon]) => lon > 114.005 && lon < 114.015).map(String)
  assert.deepEqual([...new Set(onBorder(west))].sort(), [...new Set(onBorder(east))].sort())
  const whole: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [114, 30],
        [114.02, 30],
        [114.02, 30.02],
        [114, 30.02],
        [114, 30],
      ],
    ],
  }
  assert.deepEqual(
    checkTiling(whole, [
      { code: 'w', geometry: west },
      { code: 'e', geometry: east },
    ]),
    [],
  )
})

test('no border moves by more than the tolerance', () => {
  const given = neighbours(200)
  const simple = simplifyTiling(given, 5)
  for (const [i, geometry] of simple.entries()) {
    const change = Math.abs(areaM2(geometry) - areaM2(given[i]!))
    // a border of some 2.4 km moved by at most 5 m
    assert.ok(change < 5 * 2400, `${change} square metres`)
  }
})

test('tolerance 0 gives the shapes as they are', () => {
  const given = neighbours(50)
  assert.deepEqual(simplifyTiling(given, 0), given)
})

test('an island without neighbours keeps its shape, and one too small for the tolerance is left whole', () => {
  const island: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [114, 30],
        [114.001, 30],
        [114.002, 30.0000005],
        [114.002, 30.002],
        [114, 30.002],
        [114, 30],
      ],
    ],
  }
  const [simple] = simplifyTiling([island], 2)
  assert.equal(cornersOf(simple!), 5)
  assert.deepEqual(simplifyTiling([island], 5000), [island])
})
