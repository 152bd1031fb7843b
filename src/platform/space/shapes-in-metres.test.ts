import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { localPlane } from '#core/place/local-plane.ts'
import { areaM2, contains } from '#core/place/polygon.ts'
import { bufferOf, unionOf } from './shapes-in-metres.ts'

const CENTRE: LonLat = [112.9, 30.1]
const plane = localPlane(CENTRE)
const at = (east: number, north: number) => plane.toLonLat([east, north])
const box = (west: number, south: number, width: number, height = width): AreaGeometry => {
  const corners: [number, number][] = [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [corners.map(([x, y]) => at(x, y))] }
}
/** A corner becomes a whole millimetre of the plane: it moves by half of one each way at most. */
const CORNER_MOVES_METRES = 0.001
const edgeMetres = (area: AreaGeometry) => {
  const ring = (area.coordinates[0] as LonLat[]).map((corner) => plane.toMetres(corner))
  return ring.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - ring[i]![0], y - ring[i]![1]), 0)
}
const close = (value: number, wanted: number, share: number) =>
  assert.ok(Math.abs(value / wanted - 1) < share, `${value}, wanted ${wanted}`)

test('缓冲区是真正的米：点为圆，线为跑道，面向外扩，洞变小', () => {
  for (const radius of [5, 50, 500, 5000])
    close(areaM2(bufferOf({ points: [CENTRE] }, radius)!), Math.PI * radius ** 2, 0.002)
  close(areaM2(bufferOf({ lines: [[at(0, 0), at(1000, 0)]] }, 100)!), 1000 * 200 + Math.PI * 100 ** 2, 0.002)
  close(areaM2(bufferOf({ areas: [box(0, 0, 100)] }, 10)!), 100 ** 2 + 4 * 100 * 10 + Math.PI * 10 ** 2, 0.002)
  const frame: AreaGeometry = {
    type: 'Polygon',
    coordinates: [box(0, 0, 300).coordinates[0], box(100, 100, 100).coordinates[0]] as LonLat[][],
  }
  close(areaM2(bufferOf({ areas: [frame] }, 20)!), 300 ** 2 + 4 * 300 * 20 + Math.PI * 400 - 60 ** 2, 0.002)
  assert.equal(bufferOf({}, 10), null)
})

test('叠在一起的只算一次，方向相反的环、洞和飞地也对', () => {
  close(areaM2(unionOf([box(0, 0, 100), box(50, 0, 100)])!), 150 * 100, 1e-5)
  close(areaM2(unionOf([box(0, 0, 100), box(0, 0, 100), box(0, 0, 100)])!), 100 ** 2, 1e-5)
  close(areaM2(unionOf([box(0, 0, 100), box(500, 500, 100)])!), 2 * 100 ** 2, 1e-5)
  const clockwise = {
    type: 'Polygon',
    coordinates: [[...(box(0, 0, 100).coordinates[0] as LonLat[])].reverse()],
  } as AreaGeometry
  close(areaM2(unionOf([clockwise, box(0, 0, 100)])!), 100 ** 2, 1e-5)
  const holed = {
    type: 'Polygon',
    coordinates: [box(0, 0, 300).coordinates[0], box(100, 100, 100).coordinates[0]],
  } as AreaGeometry
  close(areaM2(unionOf([holed, box(120, 120, 50)])!), 300 ** 2 - 100 ** 2 + 50 ** 2, 1e-5)
  assert.equal(unionOf([]), null)
})

test('任意矩形的并集：与逐点判断一致，面积不超过总和', () => {
  const one = fc
    .tuple(
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 5, max: 60 }),
      fc.integer({ min: 5, max: 60 }),
    )
    .map(([west, south, width, height]) => box(west, south, width, height))
  const point = fc.tuple(fc.integer({ min: -5, max: 150 }), fc.integer({ min: -5, max: 150 }))
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), point, (areas, [east, north]) => {
      const union = unionOf(areas)!
      // half a metre off every side, where both must agree
      const spot = at(east + 0.5, north + 0.5)
      assert.equal(
        contains(union, spot),
        areas.some((area) => contains(area, spot)),
      )
      const sum = areas.reduce((all, area) => all + areaM2(area), 0)
      const edges = areas.reduce((all, area) => all + edgeMetres(area), 0)
      assert.ok(areaM2(union) <= sum + edges * CORNER_MOVES_METRES)
    }),
  )
})
