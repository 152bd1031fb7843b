import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DrawnShape } from '#ui/map.ts'
import type { Query } from '#ui/navigation.tsx'
import { MOST_CORNERS, readMapQuery, writeChosen, writeHere, writeLook, writeShape } from './map-query.ts'

function addressOf(query: Query) {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of value === undefined ? [] : typeof value === 'string' ? [value] : value) written.append(name, one)
  return { one: (name: string) => written.get(name), all: (name: string) => written.getAll(name) }
}

test('what is written into the address is read again', () => {
  const circle: DrawnShape = { kind: 'circle', center: [113.5, 30.25], radiusM: 500 }
  const polygon: DrawnShape = {
    kind: 'polygon',
    corners: [
      [113.5, 30.25],
      [113.6, 30.25],
      [113.6, 30.3],
    ],
  }
  const look = { lon: 113.5, lat: 30.25, zoom: 14.5 }
  const here = { lon: 113.5, lat: 30.25, radiusM: 20 }
  const chosen = { layer: 'camera', id: 'C:17/二' }
  const read = readMapQuery(
    addressOf({ ...writeLook(look), ...writeShape(circle), ...writeHere(here), ...writeChosen(chosen) }),
  )
  assert.deepEqual([read.look, read.shape, read.here, read.chosen], [look, circle, here, chosen])
  assert.deepEqual(readMapQuery(addressOf(writeShape(polygon))).shape, polygon)
  assert.equal(readMapQuery(addressOf(writeShape(null))).shape, null)
})

test('an address that was cut off or made up counts as not said', () => {
  const corners = (count: number) => Array.from({ length: count }, () => '113.5,30.2').join(',')
  for (const query of [
    { v: '113.5,30.2' },
    { v: '200,30,14' },
    { v: 'a,b,c' },
    { circle: '113.5,30.2,0' },
    { circle: '113.5,30.2,20001' },
    { polygon: '113.5,30.2,113.6,30.2' },
    { polygon: '113.5,30.2,113.6,30.2,113.6' },
    { polygon: corners(MOST_CORNERS + 1) },
    { here: '113.5,30.2' },
    { open: 'camera' },
    { time: 'gestern' },
    { pane: 'x', light: ['purple'], category: '12; drop', area: '1' },
  ])
    assert.deepEqual(readMapQuery(addressOf(query)), readMapQuery(addressOf({})), JSON.stringify(query))
  assert.notEqual(readMapQuery(addressOf({ polygon: corners(MOST_CORNERS) })).shape, null)
})

test('lights and layers are read as they are named', () => {
  const read = readMapQuery(
    addressOf({ light: ['red', 'orange'], on: 'camera,hospital', off: 'case_urgent', time: '2026-11-20T06:30:00Z' }),
  )
  assert.deepEqual(read.cases.lights, ['orange', 'red'])
  assert.deepEqual([read.on, read.off], [['camera', 'hospital'], ['case_urgent']])
  assert.equal(read.atMs, Date.UTC(2026, 10, 20, 6, 30))
})
