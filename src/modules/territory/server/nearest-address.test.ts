import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distanceM } from '#core/place/distance.ts'
import type { Address } from '../domain/territory-data.ts'
import { nearestAmong } from './nearest-address.ts'

const place = (id: string, lon: number, lat: number): Address => ({
  id,
  text: `某区${id}`,
  kind: 'doorplate',
  point: [lon, lat],
  areaCode: '',
})

test('the nearest of all, none beyond the distance, none without addresses', () => {
  const degrees = (from: number) => fc.integer({ min: 0, max: 5000 }).map((n) => from + n / 1e6)
  const spot = fc.tuple(degrees(112.9), degrees(30.1))
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 60 }), spot, (spots, at) => {
      const addresses = spots.map(([lon, lat], i) => place(`${i}`, lon, lat))
      const least = Math.min(...addresses.map(({ point }) => distanceM(at, point)))
      const nearest = nearestAmong(addresses, (text) => text.slice(2))
      const found = nearest(at[0], at[1], 200)
      assert.equal(found?.distanceM ?? null, least <= 200 ? Math.round(least * 10) / 10 : null)
    }),
  )
  assert.equal(nearestAmong([], (text) => text)(112.9, 30.1, 1000), null)
})
