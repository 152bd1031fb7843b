import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import type { FeatureGeometry } from './layer.ts'
import { meets } from './meets.ts'

const box = (west: number, south: number, size: number): LonLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

test('点、线、面只要有一部分在范围内或边界上就算；洞里的不算', () => {
  const where: AreaGeometry = { type: 'Polygon', coordinates: [box(0, 0, 10), box(4, 4, 2)] }
  const table: [string, FeatureGeometry['type'], unknown, boolean][] = [
    ['inside', 'Point', [1, 1], true],
    ['on the border', 'Point', [0, 5], true],
    ['in the hole', 'Point', [5, 5], false],
    ['outside', 'Point', [11, 5], false],
    [
      'one of several',
      'MultiPoint',
      [
        [50, 50],
        [1, 1],
      ],
      true,
    ],
    [
      'through, with both ends outside',
      'LineString',
      [
        [-5, 2],
        [15, 2],
      ],
      true,
    ],
    [
      'past a corner',
      'LineString',
      [
        [-5, 8],
        [3, 16],
      ],
      false,
    ],
    [
      'within the hole',
      'LineString',
      [
        [4.5, 4.5],
        [5.5, 5.5],
      ],
      false,
    ],
    [
      'out of the hole',
      'LineString',
      [
        [5, 5],
        [5, 8],
      ],
      true,
    ],
    ['around all of it', 'Polygon', [box(-5, -5, 30)], true],
    ['overlapping', 'Polygon', [box(9, 9, 5)], true],
    ['within the hole', 'Polygon', [box(4.5, 4.5, 1)], false],
    ['beside it', 'MultiPolygon', [[box(20, 0, 5)], [box(40, 0, 5)]], false],
    ['one part inside', 'MultiPolygon', [[box(20, 0, 5)], [box(1, 1, 1)]], true],
    [
      'crossing without a corner in the other',
      'Polygon',
      [
        [
          [-2, 7],
          [12, 7],
          [12, 8],
          [-2, 8],
          [-2, 7],
        ],
      ],
      true,
    ],
  ]
  for (const [what, type, coordinates, wanted] of table)
    assert.equal(meets({ type, coordinates }, where), wanted, `${type} ${what}`)
})
