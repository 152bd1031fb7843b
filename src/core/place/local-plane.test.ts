import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LonLat } from './geometry.ts'
import { localPlane } from './local-plane.ts'
import { areaM2 } from './polygon.ts'

const centre = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 3, max: 53, noNaN: true }))
const metres = fc.double({ min: -20_000, max: 20_000, noNaN: true })

test('there and back is the same place to a tenth of a millimetre', () => {
  fc.assert(
    fc.property(centre, metres, metres, (at, east, north) => {
      const plane = localPlane(at as LonLat)
      const [x, y] = plane.toMetres(plane.toLonLat([east, north]))
      assert.ok(Math.hypot(x - east, y - north) < 1e-4, `${x - east} ${y - north}`)
    }),
  )
})

test('a square of the plane has its true area on the ellipsoid, whatever the latitude', () => {
  fc.assert(
    fc.property(centre, fc.double({ min: 10, max: 10_000, noNaN: true }), (at, size) => {
      const plane = localPlane(at as LonLat)
      // many corners a side, for a straight side of the plane is bent in degrees
      const side = Array.from({ length: 50 }, (_, i) => (i / 50 - 0.5) * size)
      const half = size / 2
      const ring = [
        ...side.map((s): [number, number] => [s, -half]),
        ...side.map((s): [number, number] => [half, s]),
        ...side.map((s): [number, number] => [-s, half]),
        ...side.map((s): [number, number] => [-half, -s]),
      ].map((corner) => plane.toLonLat(corner))
      const area = areaM2({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] })
      assert.ok(Math.abs(area / size ** 2 - 1) < 1e-5, `${area} ${size ** 2}`)
    }),
  )
})

test('a degree of the meridian is as long as tables say', () => {
  // CGCS2000: arc from 30 to 31 degrees north, by the series of the meridian arc
  const [, north] = localPlane([113, 30]).toMetres([113, 31])
  assert.ok(Math.abs(north - 110_861.6) < 2, `${north}`)
  assert.ok(Math.abs(localPlane([113, 30]).toMetres([114, 30])[0] - 96_486) < 10)
})
