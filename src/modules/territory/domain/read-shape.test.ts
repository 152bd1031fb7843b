import assert from 'node:assert/strict'
import { test } from 'node:test'
import { convertDatum } from '#core/place/datum.ts'
import { MOST_POSITIONS, readShape } from './read-shape.ts'

const square = [
  [114, 30],
  [114.001, 30],
  [114.001, 30.001],
  [114, 30.001],
  [114, 30],
]
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })

function faultOf(given: unknown): string {
  const read = readShape(given, 'CGCS2000')
  assert.equal(read.ok, false)
  return read.ok ? '' : read.fault.zh
}

test('a sound polygon is taken, its outer ring counter-clockwise', () => {
  for (const ring of [square, square.toReversed()]) {
    const read = readShape(polygon(ring), 'CGCS2000')
    assert.ok(read.ok)
    assert.deepEqual(read.geometry.coordinates[0]![1], [114.001, 30])
  }
})

test('positions of another datum are converted', () => {
  const gcj = square.map(([lon, lat]) => convertDatum([lon!, lat!], 'CGCS2000', 'GCJ-02'))
  const read = readShape(polygon(gcj), 'GCJ-02')
  assert.ok(read.ok)
  assert.deepEqual(read.geometry.coordinates, [square])
})

test('what is wrong is said', () => {
  assert.match(faultOf(null), /应为面/)
  assert.match(faultOf({ type: 'Point', coordinates: [114, 30] }), /应为面/)
  assert.match(faultOf(polygon()), /没有坐标/)
  assert.match(faultOf(polygon([[114, 30]])), /至少要有 4 个/)
  assert.match(faultOf(polygon(square.slice(0, -1))), /没有闭合/)
  assert.match(faultOf(polygon([...square.slice(0, 2), ['114', 30], ...square.slice(2)])), /经度, 纬度/)
  assert.match(faultOf(polygon([...square.slice(0, 2), [30, 114], ...square.slice(2)])), /经度, 纬度/)
  assert.match(faultOf(polygon(Array(MOST_POSITIONS + 1).fill([114, 30]))), /抽稀/)
  assert.match(faultOf({ type: 'MultiPolygon', coordinates: [[square], 'x'] }), /没有坐标/)
})

test('a ring that crosses itself is refused, one that touches itself at a corner is not', () => {
  const bow = [
    [114, 30],
    [114.002, 30.002],
    [114.002, 30],
    [114, 30.002],
    [114, 30],
  ]
  assert.match(faultOf(polygon(bow)), /自相交/)
  const touching = [
    [114, 30],
    [114.002, 30],
    [114.001, 30.001],
    [114.002, 30.002],
    [114, 30.002],
    [114.001, 30.001],
    [114, 30],
  ]
  assert.ok(readShape(polygon(touching), 'CGCS2000').ok)
})

test('one crossing among 40,000 corners is found', () => {
  const many = Array.from({ length: 40_000 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 40_000
    return [114 + 0.05 * Math.cos(angle), 30 + 0.05 * Math.sin(angle)]
  })
  assert.ok(readShape(polygon([...many, many[0]]), 'CGCS2000').ok)
  const crossed = many.with(10_000, many[20_000]!).with(20_000, many[10_000]!)
  assert.match(faultOf(polygon([...crossed, crossed[0]])), /自相交/)
})
