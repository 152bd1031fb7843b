import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AreaGeometry } from '#core/place/geometry.ts'
import { buildLocator, type Located } from './locator.ts'

function box(west: number, south: number, east: number, north: number): AreaGeometry {
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

// Two rows of two cells, and a slanting border between 111 and 112. The codes are out of order on purpose.
const locator = buildLocator([
  { code: '990101001001004', polygon: box(112.901, 30.1, 112.902, 30.101) },
  { code: '990101001001001', polygon: box(112.9, 30.101, 112.901, 30.102) },
  { code: '990101001001002', polygon: box(112.901, 30.101, 112.902, 30.102) },
  { code: '990101001001003', polygon: box(112.9, 30.1, 112.901, 30.101) },
  {
    code: '990101001001112',
    polygon: {
      type: 'Polygon',
      coordinates: [
        [
          [113, 30],
          [113.0007, 30.0013],
          [113, 30.0013],
          [113, 30],
        ],
      ],
    },
  },
  {
    code: '990101001001111',
    polygon: {
      type: 'Polygon',
      coordinates: [
        [
          [113, 30],
          [113.0007, 30],
          [113.0007, 30.0013],
          [113, 30],
        ],
      ],
    },
  },
  {
    code: '990101001001200',
    polygon: {
      type: 'MultiPolygon',
      coordinates: [box(114, 30, 114.001, 30.001).coordinates, box(114.002, 30, 114.003, 30.001).coordinates] as never,
    },
  },
])

test('点落在哪个网格；界线上取较小编码并注明', () => {
  const last = (suffix: string, borderAmbiguous: boolean): Located => ({
    code: `990101001001${suffix}`,
    borderAmbiguous,
  })
  const table: [string, number, number, Located | null][] = [
    ['inside', 112.9005, 30.1005, last('003', false)],
    ['on the side of two', 112.901, 30.1005, last('003', true)],
    ['on the corner of four', 112.901, 30.101, last('001', true)],
    ['a millionth away from the side is inside', 112.901001, 30.1005, last('004', false)],
    ['half a millionth away cannot be told from it', 112.9010005, 30.1005, last('003', true)],
    ['on the outer border', 112.9, 30.1015, last('001', false)],
    ['just beyond the outer border', 112.899998, 30.1015, null],
    ['on a slanting side, not on the lattice', 113.00035, 30.00065, last('111', true)],
    ['left of the slanting side', 113.00034, 30.00065, last('112', false)],
    ['in the second part', 114.0025, 30.0005, last('200', false)],
    ['between the parts', 114.0015, 30.0005, null],
    ['far away', 0, 0, null],
    ['no number', Number.NaN, 30, null],
  ]
  for (const [what, lon, lat, expected] of table) assert.deepEqual(locator.gridAt(lon, lat), expected, what)
})

test('without areas nothing is found', () => {
  assert.equal(buildLocator([]).gridAt(112.9, 30.1), null)
})
