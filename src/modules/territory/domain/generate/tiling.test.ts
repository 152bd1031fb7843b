import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type LonLat, polygonsOf } from '#core/place/geometry.ts'
import { contains } from '#core/place/polygon.ts'
import type { Area, Territory } from '../territory-data.ts'
import type { GeographyRules } from './geography-rules.ts'
import { seededRandom } from './random.ts'
import { generateTerritory } from './territory.ts'

const RULES_FILE = new URL('../../../../../districts/linjiang/geography.json', import.meta.url)
const rules: GeographyRules = JSON.parse(readFileSync(RULES_FILE, 'utf8'))
/** Exactness must not hang on one lucky seed. */
const territories = [rules.seed, 7, 203].map((seed) => ({ seed, territory: generateTerritory({ ...rules, seed }) }))

type Corner = [east: number, north: number]

/** The one ring of an area in whole millionths of a degree; asserts that it is a closed plain polygon. */
function ringOf(area: Area): Corner[] {
  assert.equal(area.polygon.type, 'Polygon', area.code)
  const rings = polygonsOf(area.polygon)
  assert.equal(rings[0]!.length, 1, `${area.code} has a hole`)
  const ring = rings[0]![0]!.map(([lon, lat]): Corner => [Math.round(lon * 1e6), Math.round(lat * 1e6)])
  for (const [i, [lon, lat]] of rings[0]![0]!.entries()) {
    assert.ok(lon === ring[i]![0] / 1e6 && lat === ring[i]![1] / 1e6, `${area.code} has more than six decimals`)
  }
  assert.deepEqual(ring[0], ring.at(-1), `${area.code} is not closed`)
  return ring
}

function sidesOf(ring: Corner[]): string[] {
  return ring.slice(1).map((corner, i) => `${ring[i]} ${corner}`)
}

function opposite(side: string): string {
  return side.split(' ').reverse().join(' ')
}

/** Twice the area in square millionths of a degree; whole numbers below 2^53 are exact. */
function twiceArea(ring: Corner[]): number {
  const [east0, north0] = ring[0]!
  return ring.slice(1).reduce((sum, [e, n], i) => {
    const [east, north] = ring[i]!
    return sum + (east - east0) * (n - north0) - (e - east0) * (north - north0)
  }, 0)
}

/** The sides that are left when the sides that two children share have cancelled out. */
function outerSides(children: Area[]): Set<string> {
  const sides = new Set<string>()
  for (const child of children) {
    for (const side of sidesOf(ringOf(child))) {
      assert.ok(!sides.has(side), `two areas lie on the same side of ${side}`)
      sides.add(side)
    }
  }
  return new Set([...sides].filter((side) => !sides.has(opposite(side))))
}

function assertTiles(parent: Area, children: Area[], seed: number) {
  const what = `seed ${seed}, ${parent.code}`
  assert.deepEqual(outerSides(children), new Set(sidesOf(ringOf(parent))), what)
  const sum = children.reduce((total, child) => total + twiceArea(ringOf(child)), 0)
  assert.equal(sum, twiceArea(ringOf(parent)), what)
}

test('each level tiles the one above exactly: every inner side once in each direction, areas add up to the digit', () => {
  for (const { seed, territory } of territories) {
    const { district, streets, communities, grids } = territory
    for (const [parents, children] of [
      [[district], streets],
      [streets, communities],
      [communities, grids],
      [[district], grids],
    ] as const) {
      for (const parent of parents)
        assertTiles(
          parent,
          children.filter((c) => c.code.startsWith(parent.code)),
          seed,
        )
    }
  }
})

test('every outer ring runs counter-clockwise and passes no corner twice', () => {
  for (const { territory } of territories) {
    for (const area of allAreas(territory)) {
      const ring = ringOf(area)
      assert.ok(twiceArea(ring) > 0, `${area.code} runs clockwise`)
      assert.equal(new Set(ring.slice(1).map(String)).size, ring.length - 1, `${area.code} touches itself`)
    }
  }
})

function allAreas({ district, streets, communities, grids }: Territory): Area[] {
  return [district, ...streets, ...communities, ...grids]
}

test('10,000 random points of the district lie in exactly one grid, and in its community and street', () => {
  const { territory } = territories[0]!
  const boxes = allAreas(territory).map((area) => {
    const ring = ringOf(area)
    const [easts, norths] = [ring.map((corner) => corner[0]), ring.map((corner) => corner[1])]
    return {
      area,
      west: Math.min(...easts),
      east: Math.max(...easts),
      south: Math.min(...norths),
      north: Math.max(...norths),
    }
  })
  const random = seededRandom(1, 'points')
  const { west, east, south, north } = boxes[0]!
  let inside = 0
  while (inside < 10_000) {
    // between the lattice points, so that no point falls on a border
    const [x, y] = [random.between(west, east), random.between(south, north)]
    const point: LonLat = [x / 1e6, y / 1e6]
    const holders = boxes
      .filter((box) => box.west <= x && x <= box.east && box.south <= y && y <= box.north)
      .filter(({ area }) => contains(area.polygon, point))
      .map(({ area }) => area.code)
    if (!holders.includes(territory.district.code)) {
      assert.deepEqual(holders, [])
      continue
    }
    inside++
    const grid = holders.find((code) => code.length === 15)!
    assert.deepEqual(
      holders.toSorted(),
      [6, 9, 12, 15].map((length) => grid.slice(0, length)),
      String(point),
    )
  }
})

test('centroid and label point: the label stands inside, areas in square metres add up but for the rounding', () => {
  for (const { territory } of territories) {
    for (const area of allAreas(territory)) assert.ok(contains(area.polygon, area.labelPoint), area.code)
    const sum = territory.grids.reduce((total, grid) => total + grid.areaM2, 0)
    assert.ok(Math.abs(sum - territory.district.areaM2) <= territory.grids.length / 2)
  }
})
