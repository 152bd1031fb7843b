import Flatbush from 'flatbush'
import { distanceM } from '#core/place/distance.ts'
import type { NearAddress } from '../contract.ts'
import type { Address } from '../domain/territory-data.ts'

/** Looked at of those that are nearest by degrees: a degree of longitude is shorter than one of latitude. */
const LOOKED_AT = 12
const METRES_PER_DEGREE = 111_000

/** Finds the nearest address; of several at one spot the first of the book, which is the doorplate. */
export function nearestAmong(
  addresses: readonly Address[],
  plainName: (text: string) => string,
): (lon: number, lat: number, withinM: number) => NearAddress | null {
  if (addresses.length === 0) return () => null
  const index = new Flatbush(addresses.length)
  // stretched, so that the nearest by degrees is the nearest in metres, or almost
  const shrink = Math.cos((addresses[0]!.point[1] * Math.PI) / 180)
  for (const { point } of addresses) index.add(point[0] * shrink, point[1])
  index.finish()
  return (lon, lat, withinM) => {
    const found = index.neighbors(lon * shrink, lat, LOOKED_AT, (withinM * 1.1) / METRES_PER_DEGREE)
    const near = found
      .map((at) => ({ at, away: distanceM([lon, lat], addresses[at]!.point) }))
      .toSorted((a, b) => a.away - b.away || a.at - b.at)[0]
    if (!near || near.away > withinM) return null
    const { text, kind, point } = addresses[near.at]!
    return { text: plainName(text), kind, lon: point[0], lat: point[1], distanceM: Math.round(near.away * 10) / 10 }
  }
}
