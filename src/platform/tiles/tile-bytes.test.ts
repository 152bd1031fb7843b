import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { clipRing } from './clip-path.ts'
import { cellBounds, lonLatOf, mercatorX, mercatorY } from './mercator.ts'
import { type ShapeGeometry, shapeOfTile } from './shape-of-tile.ts'
import { simplifyPath } from './simplify-path.ts'
import { TILE_EXTENT, tileBytes } from './tile-bytes.ts'

const [Z, X, Y] = [12, 3331, 1684]
const [WEST, SOUTH, EAST, NORTH] = cellBounds(Z, X, Y)
const at = (shareX: number, shareY: number): LonLat => [WEST + (EAST - WEST) * shareX, SOUTH + (NORTH - SOUTH) * shareY]
const read = (bytes: Buffer) => new VectorTile(new PbfReader(bytes))

/** A shape through the bytes of a tile and back, as an independent reader understands it. */
function throughTile(geometry: ShapeGeometry, z = Z, x = X, y = Y) {
  const drawn = shapeOfTile(geometry, z, x, y)
  if (!drawn) return null
  const layer = read(tileBytes([{ name: 'shapes', features: [{ geometry: drawn, properties: {} }] }])).layers.shapes!
  return layer.feature(0).toGeoJSON(x, y, z).geometry as ShapeGeometry
}

test('properties and points come back as they were written', () => {
  const properties = {
    id: 'a',
    name: '江湾里',
    count: 12,
    share: 0.25,
    below: -3,
    on: true,
    off: false,
    one: 1,
    text: '1',
  }
  const features = [
    { geometry: { type: 'point' as const, paths: [[17, 4095]] }, properties },
    { geometry: { type: 'point' as const, paths: [[0, 0]] }, properties: { id: 'b' } },
  ]
  const bytes = tileBytes([
    { name: 'symbols', features },
    { name: 'shapes', features: [] },
  ])
  const tile = read(bytes)
  assert.deepEqual(Object.keys(tile.layers), ['symbols'])
  const layer = tile.layers.symbols!
  assert.deepEqual([layer.length, layer.extent, layer.version], [2, TILE_EXTENT, 2])
  assert.deepEqual({ ...layer.feature(0).properties }, properties)
  assert.deepEqual(
    layer
      .feature(0)
      .loadGeometry()
      .map((ring) => ring.map(({ x, y }) => [x, y])),
    [[[17, 4095]]],
  )
  assert.equal(tileBytes([]).length, 0)
})

test('an area with a hole and a second part keeps its size, whatever the direction of its rings', () => {
  const square = (from: number, to: number): LonLat[] => [
    at(from, from),
    at(to, from),
    at(to, to),
    at(from, to),
    at(from, from),
  ]
  for (const turn of [(ring: LonLat[]) => ring, (ring: LonLat[]) => ring.toReversed()]) {
    const geometry: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [[turn(square(0.1, 0.6)), square(0.2, 0.3)], [turn(square(0.7, 0.9))]],
    }
    const back = throughTile(geometry) as AreaGeometry
    assert.equal(back.type, 'MultiPolygon')
    assert.equal(back.coordinates.length, 2)
    assert.equal((back.coordinates[0] as unknown[]).length, 2)
    assert.ok(Math.abs(areaM2(back) / areaM2(geometry) - 1) < 0.005)
  }
})

test('rings as the specification has them: outer ones with positive area, y downwards, closed without repeating a corner', () => {
  const square = (from: number, to: number): LonLat[] => [
    at(from, from),
    at(from, to),
    at(to, to),
    at(to, from),
    at(from, from),
  ]
  const geometry = shapeOfTile({ type: 'Polygon', coordinates: [square(0.1, 0.6), square(0.2, 0.3)] }, Z, X, Y)!
  const layer = read(tileBytes([{ name: 'shapes', features: [{ geometry, properties: {} }] }])).layers.shapes!
  const rings = layer.feature(0).loadGeometry()
  const twice = rings.map((ring) =>
    ring.slice(1).reduce((sum, { x, y }, place) => sum + ring[place]!.x * y - x * ring[place]!.y, 0),
  )
  assert.deepEqual(twice.map(Math.sign), [1, -1])
  // The reader closes each ring by its first corner.
  assert.deepEqual(
    rings.map((ring) => ring.length),
    [5, 5],
  )
})

test('an area over several tiles is there in each, whole in sum', () => {
  const geometry: AreaGeometry = {
    type: 'Polygon',
    coordinates: [[at(-0.7, -0.4), at(1.6, -0.6), at(1.2, 1.8), at(-0.3, 1.3), at(-0.7, -0.4)]],
  }
  let sum = 0
  for (let dx = -2; dx <= 2; dx++)
    for (let dy = -2; dy <= 2; dy++) {
      const drawn = shapeOfTile(geometry, Z, X + dx, Y + dy)
      for (const path of drawn?.paths ?? []) {
        // Without the margin, so that nothing is counted twice.
        const ring = clipRing([...path], 0, TILE_EXTENT).map((value, place) =>
          place % 2 === 0 ? (value / TILE_EXTENT + X + dx) / 2 ** Z : (value / TILE_EXTENT + Y + dy) / 2 ** Z,
        )
        const coordinates: LonLat[] = []
        for (let place = 0; place < ring.length; place += 2) coordinates.push(lonLatOf(ring[place]!, ring[place + 1]!))
        if (coordinates.length > 3) sum += areaM2({ type: 'Polygon', coordinates: [coordinates] })
      }
    }
  assert.ok(Math.abs(sum / areaM2(geometry) - 1) < 0.001, `${sum / areaM2(geometry)}`)
})

test('a line is cut where it leaves the tile, and comes back in pieces', () => {
  const line: ShapeGeometry = {
    type: 'LineString',
    coordinates: [at(-0.5, 0.5), at(0.4, 0.5), at(0.4, 1.5), at(0.6, 1.5), at(0.6, 0.5)],
  }
  const drawn = shapeOfTile(line, Z, X, Y)!
  assert.equal(drawn.type, 'line')
  assert.equal(drawn.paths.length, 2)
  const margin = TILE_EXTENT / 64
  for (const value of drawn.paths.flat()) assert.ok(value >= -margin && value <= TILE_EXTENT + margin)
  assert.equal(drawn.paths[0]![0], -margin)
  const back = throughTile(line)!
  assert.equal(back.type, 'MultiLineString')
  assert.equal(shapeOfTile(line, Z, X + 3, Y), null)
  const apart: ShapeGeometry = {
    type: 'MultiLineString',
    coordinates: [
      [at(2, 2), at(3, 3)],
      [at(0.1, 0.1), at(0.2, 0.2)],
    ],
  }
  assert.equal(throughTile(apart)!.type, 'LineString')
})

test('what is smaller than a pixel leaves nothing', () => {
  const speck: ShapeGeometry = {
    type: 'Polygon',
    coordinates: [[at(0.5, 0.5), at(0.5005, 0.5), at(0.5, 0.5005), at(0.5, 0.5)]],
  }
  assert.equal(shapeOfTile(speck, Z, X, Y), null)
  assert.notEqual(
    shapeOfTile(
      speck,
      Z + 5,
      Math.floor(mercatorX(speck.coordinates[0]![0]![0]) * 2 ** (Z + 5)),
      Math.floor(mercatorY(speck.coordinates[0]![0]![1]) * 2 ** (Z + 5)),
    ),
    null,
  )
})

test('simplified lines stay within the tolerance and keep their ends', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }))
  fc.assert(
    fc.property(
      fc.array(corner, { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (corners, tolerance) => {
        const path = corners.flat()
        const simple = simplifyPath(path, tolerance)
        assert.deepEqual([simple.slice(0, 2), simple.slice(-2)], [path.slice(0, 2), path.slice(-2)])
        for (const [x, y] of corners) {
          const near = Math.min(...segmentsOf(simple).map(([a, b]) => distance([x, y], a, b)))
          assert.ok(near <= tolerance + 1e-9)
        }
      },
    ),
  )
})

type Spot = [number, number]
function segmentsOf(path: number[]): [Spot, Spot][] {
  const segments: [Spot, Spot][] = []
  for (let place = 0; place + 3 < path.length; place += 2)
    segments.push([
      [path[place]!, path[place + 1]!],
      [path[place + 2]!, path[place + 3]!],
    ])
  return segments
}
function distance([x, y]: Spot, [x0, y0]: Spot, [x1, y1]: Spot): number {
  const square = (x1 - x0) ** 2 + (y1 - y0) ** 2
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square))
  return Math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
}
