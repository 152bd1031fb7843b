import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Area, Territory } from '../territory-data.ts'
import type { GeographyRules } from './geography-rules.ts'
import { generateTerritory } from './territory.ts'

const RULES_FILE = new URL('../../../../../districts/linjiang/geography.json', import.meta.url)
const rules: GeographyRules = JSON.parse(readFileSync(RULES_FILE, 'utf8'))
const territory = generateTerritory(rules)

/** Changes whenever the rules or the generator change: put the new one here after looking at the new map. */
const KNOWN_SHA256 = 'd1d93fc0aa1368ef19182507bc1fc528dfa4db01c5f68140b7aed589ff09e6ae'

function sha256(drawn: Territory): string {
  return createHash('sha256').update(JSON.stringify(drawn)).digest('hex')
}

function sorted(codes: string[]): string[] {
  return codes.toSorted()
}

test('the same rules draw the same district, digit by digit, on every machine', () => {
  const first = sha256(territory)
  assert.equal(sha256(generateTerritory(rules)), first)
  assert.equal(first, KNOWN_SHA256)
  assert.notEqual(sha256(generateTerritory({ ...rules, seed: rules.seed + 1 })), first)
})

test('a district of the size that the rules ask for', () => {
  assert.equal(territory.streets.length, 12)
  assert.equal(territory.communities.length, 120)
  assert.equal(territory.grids.length, 1500)
  const squareKilometres = territory.district.areaM2 / 1e6
  assert.ok(squareKilometres > 60 && squareKilometres < 110, `${squareKilometres} km2`)
  assert.ok(territory.buildings.length >= 11_000, `${territory.buildings.length} buildings`)
  assert.ok(territory.addresses.length >= 15_000, `${territory.addresses.length} addresses`)
  assert.ok(territory.pois.length >= 1_500, `${territory.pois.length} points of interest`)
  assert.ok(territory.roads.length >= 400, `${territory.roads.length} roads`)
})

test('unit grids are smallest in the old town, none is a splinter or a field of its own', () => {
  const medianM2 = (street: string) => {
    const code = territory.streets.find((area) => area.name === street)!.code
    const areas = territory.grids.filter((grid) => grid.code.startsWith(code)).map((grid) => grid.areaM2)
    return areas.toSorted((a, b) => a - b)[areas.length >> 1]!
  }
  assert.ok(medianM2('西街街道') > 7_000 && medianM2('西街街道') < 16_000, `${medianM2('西街街道')}`)
  assert.ok(medianM2('云岭街道') > 4 * medianM2('西街街道'))
  for (const grid of territory.grids) assert.ok(grid.areaM2 > 3_000, `${grid.code}: ${grid.areaM2} m2`)
})

test('codes have their parent as prefix, are unique, without gaps, and streets have keys', () => {
  const levels: [Area[], number][] = [
    [territory.streets, 9],
    [territory.communities, 12],
    [territory.grids, 15],
  ]
  const known = new Set([territory.district.code])
  for (const [areas, length] of levels) {
    for (const area of areas) {
      assert.equal(area.code.length, length)
      assert.equal(area.parentCode, area.code.slice(0, -3))
      assert.ok(known.has(area.parentCode!), area.code)
      known.add(area.code)
    }
    for (const [parent, children] of Map.groupBy(areas, (area) => area.parentCode)) {
      const expected = children.map((_, i) => parent + String(i + 1).padStart(3, '0'))
      assert.deepEqual(sorted(children.map((area) => area.code)), expected)
    }
  }
  assert.deepEqual(
    territory.streets.map((street) => street.key),
    Array.from({ length: 12 }, (_, i) => `street${String(i + 1).padStart(2, '0')}`),
  )
})

test('grid codes run from west to east and from north to south inside a community', () => {
  for (const children of Map.groupBy(territory.grids, (grid) => grid.parentCode).values()) {
    // each time the next code steps back to the west, it must have gone south
    const runs: Area[][] = []
    for (const grid of children.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
      const last = runs.at(-1)?.at(-1)
      if (last && last.centroid[0] <= grid.centroid[0]) runs.at(-1)!.push(grid)
      else runs.push([grid])
    }
    const meanLat = (run: Area[]) => run.reduce((sum, grid) => sum + grid.centroid[1], 0) / run.length
    for (let i = 1; i < runs.length; i++) {
      assert.ok(
        meanLat(runs[i]!) < meanLat(runs[i - 1]!),
        `${runs[i]![0]!.code} begins a row that is not further south`,
      )
    }
  }
})

test('names are unique but for those that the rules repeat on purpose', () => {
  const unique = (names: string[]) => assert.equal(new Set(names).size, names.length)
  unique(territory.streets.map((area) => area.name))
  unique(territory.communities.map((area) => area.name))
  unique(territory.grids.map((area) => area.name))
  unique(territory.pois.map((poi) => poi.name))
  unique(territory.greens.map((green) => green.name))
  unique(territory.addresses.map((address) => address.text))
  for (const list of [territory.roads, territory.buildings, territory.pois, territory.addresses, territory.greens]) {
    unique(list.map((thing) => thing.id))
  }
  const repeated = (names: string[]) => {
    return [...Map.groupBy(names, (name) => name)].filter(([, same]) => same.length > 1).map(([name]) => name)
  }
  assert.deepEqual(sorted(repeated(territory.roads.map((road) => road.name))), sorted(rules.names.repeatedLanes))
  const compounds = territory.addresses.filter((address) => address.kind === 'compound')
  assert.deepEqual(
    sorted(repeated(compounds.map((compound) => compound.compound!))),
    sorted(rules.names.repeatedCompounds),
  )
})

test('the map holds what a map shows: every class of road, kind of water, green and use of building', () => {
  const kinds = (values: string[]) => sorted([...new Set(values)])
  assert.deepEqual(kinds(territory.roads.map((road) => road.class)), ['branch', 'lane', 'secondary', 'trunk'])
  assert.deepEqual(kinds(territory.waters.map((water) => water.kind)), ['canal', 'lake', 'pond', 'river'])
  assert.deepEqual(kinds(territory.greens.map((green) => green.kind)), [
    ...['field', 'park', 'riverfront', 'shore', 'square', 'wood'],
  ])
  assert.ok(kinds(territory.buildings.map((building) => building.use)).length >= 9)
  assert.deepEqual(kinds(territory.pois.map((poi) => poi.kind)), kinds(rules.pois.map((rule) => rule.kind)))
})

test('rules that do not fit together are refused in a sentence', () => {
  const table: [Partial<GeographyRules>, RegExp][] = [
    [{ lattice: { ...rules.lattice, cells: rules.lattice.cells.slice(1) } }, /There are 6 rows of cells for 7 rows\./],
    [{ lattice: { ...rules.lattice, cells: rules.lattice.cells.map((row) => row.slice(2)) } }, /Row 1 has 8 cells/],
    [{ streets: rules.streets.slice(1) }, /names the unknown street h/],
    [{ streets: rules.streets.map((s) => ({ ...s, character: 'moon' })) }, /unknown character moon/],
    // a second block of 钟楼街道 far from the first
    [
      { lattice: { ...rules.lattice, cells: rules.lattice.cells.with(0, '. a a i b b . . .') } },
      /falls apart or has a hole/,
    ],
    [{ district: { code: '1', name: '某区' } }, /District code 1 is not 6 digits/],
    [{ lakes: [{ cell: [6, 0], name: '湖', share: 0.5 }] }, /The lake cell 6, 0 is no block/],
    [{ names: { ...rules.names, roadStems: ['一'] } }, /too few road or lane names/],
    [{ names: { ...rules.names, compoundStems: ['一'] } }, /too few names for \d+ compounds/],
    [
      { names: { ...rules.names, communities: { ...rules.names.communities, country: ['岭'] } } },
      /too few community names/,
    ],
  ]
  for (const [change, message] of table) assert.throws(() => generateTerritory({ ...rules, ...change }), message)
})
