import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellOfKey, KEY_BITS, keyOf, zoomThatParts } from './grid-key.ts'
import { cellBounds, lonLatOf, mercatorX, mercatorY } from './mercator.ts'
import { orderOfKeys } from './order-of-keys.ts'
import { buildPointIndex, positionOf } from './point-index.ts'
import { symbolsOfTile, type TileSymbol } from './symbols-of-tile.ts'

const MOST = 144
const MOST_ZOOM = 20
const KINDS = 3
const EDGE_DEGREES = 1e-9

/** Points in clumps, some at one and the same place, as a town has them. */
const clumps = fc
  .array(
    fc.record({
      lon: fc.double({ min: 112.5, max: 113, noNaN: true }),
      lat: fc.double({ min: 30, max: 30.5, noNaN: true }),
      copies: fc.integer({ min: 1, max: 30 }),
      spread: fc.constantFrom(0, 0.00001, 0.001, 0.02),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((places) =>
    places.flatMap(({ lon, lat, copies, spread }) =>
      Array.from(
        { length: copies },
        (_, at) => [lon + Math.sin(at) * spread, lat + Math.cos(at * 7) * spread] as const,
      ),
    ),
  )

type Place = readonly [number, number]
const pointsOf = new WeakMap<object, readonly Place[]>()
function indexOf(points: readonly Place[]) {
  const index = buildPointIndex({
    lon: Float64Array.from(points, ([lon]) => lon),
    lat: Float64Array.from(points, ([, lat]) => lat),
    kind: Uint8Array.from(points, (_point, at) => at % KINDS),
    kinds: KINDS,
  })
  pointsOf.set(index, points)
  return index
}

/** All tiles of a zoom that hold a point, by looking at each point. */
function tilesOf(points: readonly Place[], z: number): Map<string, number[]> {
  const tiles = new Map<string, number[]>()
  for (const [row, [lon, lat]] of points.entries()) {
    const key = `${Math.floor(mercatorX(lon) * 2 ** z)}/${Math.floor(mercatorY(lat) * 2 ** z)}`
    tiles.set(key, [...(tiles.get(key) ?? []), row])
  }
  return tiles
}

const symbolsAt = (index: ReturnType<typeof indexOf>, z: number, tile: string) => {
  const [x, y] = tile.split('/').map(Number) as [number, number]
  return symbolsOfTile(index, { z, x, y, most: MOST, mostZoom: MOST_ZOOM })
}
const countOf = (symbols: readonly TileSymbol[]) => symbols.reduce((sum, { count }) => sum + count, 0)

test('at every zoom each point is counted once, in its own tile, with its kind; no tile has more symbols than allowed', () => {
  fc.assert(
    fc.property(clumps, fc.integer({ min: 0, max: MOST_ZOOM }), (points, z) => {
      const index = indexOf(points)
      let all = 0
      for (const [tile, rows] of tilesOf(points, z)) {
        const symbols = symbolsAt(index, z, tile)
        assert.ok(symbols.length <= MOST)
        assert.equal(countOf(symbols), rows.length)
        all += rows.length
        for (let kind = 0; kind < KINDS; kind++)
          assert.equal(
            symbols.reduce((sum, { ofKind }) => sum + ofKind[kind]!, 0),
            rows.filter((row) => row % KINDS === kind).length,
          )
        const singles = symbols.filter(({ count }) => count === 1)
        for (const { row, x, y } of singles) {
          const [lon, lat] = lonLatOf(x, y)
          assert.ok(rows.includes(row))
          assert.ok(Math.abs(lon - points[row]![0]) < 1e-7 && Math.abs(lat - points[row]![1]) < 1e-7)
        }
      }
      assert.equal(all, points.length)
    }),
    { numRuns: 200 },
  )
})

test('a cluster stands for the points within its cell, at their middle, and falls apart at the zoom it says', () => {
  fc.assert(
    fc.property(clumps, fc.integer({ min: 8, max: 16 }), (points, z) => {
      const index = indexOf(points)
      for (const tile of tilesOf(points, z).keys())
        for (const symbol of symbolsAt(index, z, tile)) {
          const [west, south, east, north] = symbol.bounds
          // A point on an edge, to the last bit, may be taken by either side; that it is counted once is shown above.
          if (points.some((point) => isOnEdge(point, symbol))) continue
          const within = points.filter(([lon, lat]) => lon >= west && lon < east && lat > south && lat <= north)
          assert.equal(within.length, symbol.count)
          const [lon, lat] = lonLatOf(symbol.x, symbol.y)
          assert.ok(lon >= west - 1e-9 && lon <= east + 1e-9 && lat >= south - 1e-9 && lat <= north + 1e-9)
          if (symbol.count === 1) continue
          if (symbol.expandZoom === 0) {
            assert.equal(countOf(symbolsAround(index, MOST_ZOOM, symbol)), symbol.count)
            assert.equal(symbolsAround(index, MOST_ZOOM, symbol).length, 1)
          } else {
            assert.ok(symbol.expandZoom > z)
            assert.ok(cellsApart(index, symbol.expandZoom + 4, symbol) > 1)
          }
        }
    }),
    { numRuns: 60 },
  )

  function isOnEdge([lon, lat]: Place, { bounds: [west, south, east, north] }: TileSymbol): boolean {
    const near = [lon - west, east - lon, lat - south, north - lat]
    return near.every((degrees) => degrees > -EDGE_DEGREES) && near.some((degrees) => degrees < EDGE_DEGREES)
  }
  /** Symbols at a zoom that stand where this one does. */
  function symbolsAround(index: ReturnType<typeof indexOf>, z: number, { bounds }: TileSymbol) {
    const [west, south, east, north] = bounds
    return [...tilesOf(pointsOf.get(index)!, z).keys()]
      .flatMap((tile) => symbolsAt(index, z, tile))
      .filter(({ x, y }) => {
        const [lon, lat] = lonLatOf(x, y)
        return lon >= west && lon <= east && lat >= south && lat <= north
      })
  }
  function cellsApart(index: ReturnType<typeof indexOf>, zoom: number, { bounds }: TileSymbol): number {
    const [west, south, east, north] = bounds
    const cells = new Set<string>()
    for (const [lon, lat] of pointsOf.get(index)!)
      if (lon >= west && lon < east && lat > south && lat <= north)
        cells.add(`${Math.floor(mercatorX(lon) * 2 ** zoom)}/${Math.floor(mercatorY(lat) * 2 ** zoom)}`)
    return cells.size
  }
})

test('a tile crowded all over has 8 by 8 cells, a thin one 16 by 16', () => {
  const z = 12
  const [west, south, east, north] = cellBounds(z, 3331, 1684)
  const grid = (side: number) =>
    Array.from({ length: side * side }, (_, at): [number, number] => [
      west + ((at % side) + 0.5) * ((east - west) / side),
      south + (Math.floor(at / side) + 0.5) * ((north - south) / side),
    ])
  assert.equal(symbolsAt(indexOf(grid(100)), z, '3331/1684').length, 64)
  assert.equal(symbolsAt(indexOf(grid(12)), z, '3331/1684').length, 144)
  assert.deepEqual(symbolsAt(indexOf(grid(12)), z, '3332/1684'), [])
})

test('keys: in the order of the grid, back to their cell, parted where the cells part', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(share, share, share, share, fc.integer({ min: 1, max: KEY_BITS }), (x, y, x2, y2, zoom) => {
      const cell = (value: number) => Math.floor(value * 2 ** zoom)
      assert.deepEqual(cellOfKey(keyOf(x, y), zoom), { x: cell(x), y: cell(y) })
      const parted = zoomThatParts(keyOf(x, y), keyOf(x2, y2))
      assert.equal(parted !== null && parted <= zoom, cell(x) !== cell(x2) || cell(y) !== cell(y2))
    }),
  )
})

test('keys are sorted, equal ones as they stood; a position is found from anywhere', () => {
  const keys = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.maxSafeInteger().map((key) => Math.abs(key) % 2 ** 52),
    ),
  )
  fc.assert(
    fc.property(keys, (list) => {
      const order = orderOfKeys(Float64Array.from(list))
      const wanted = list.map((_key, at) => at).sort((a, b) => list[a]! - list[b]! || a - b)
      assert.deepEqual([...order], wanted)
    }),
  )
  const index = indexOf(Array.from({ length: 500 }, (_, at): [number, number] => [112 + (at * 37) / 500, 30]))
  for (let from = 0; from <= 500; from += 50)
    for (const key of [0, index.keys[120]!, index.keys[120]! + 1, index.keys[499]!, 2 ** 52])
      assert.equal(positionOf(index, key, from), Math.max(from, [...index.keys].filter((each) => each < key).length))
})
