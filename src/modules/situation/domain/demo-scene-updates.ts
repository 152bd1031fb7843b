import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { localPlane } from '#core/place/local-plane.ts'
import { contains } from '#core/place/polygon.ts'

export interface DemoUpdate {
  name: string
  updatedOn: string
  geometry: AreaGeometry
}

const LONG_M = 1500
const WIDE_M = 900
/** Flight blocks lie a little on each other, as real ones do. */
const OVERLAP_M = 60
const SPAN_M = 16_000
const ROUNDS = 40

/**
 * Makes up the areas updated in a year: flight blocks row by row within the district, the last one as long as needed for
 * them to cover so much together. `coveredM2` reckons what areas cover.
 */
export function demoSceneUpdates(
  district: AreaGeometry,
  centre: LonLat,
  year: { year: number; km2: number; fromNorth: boolean },
  coveredM2: (areas: readonly AreaGeometry[]) => number,
): DemoUpdate[] {
  const plane = localPlane(centre)
  const block = (west: number, south: number, long: number): AreaGeometry => {
    const corners: [number, number][] = [
      [west, south],
      [west + long, south],
      [west + long, south + WIDE_M],
      [west, south + WIDE_M],
      [west, south],
    ]
    return { type: 'Polygon', coordinates: [corners.map((corner) => plane.toLonLat(corner).map(round6) as LonLat)] }
  }
  const blocks: [west: number, south: number][] = []
  for (let south = -SPAN_M; south < SPAN_M; south += WIDE_M - OVERLAP_M)
    for (let west = -SPAN_M; west < SPAN_M; west += LONG_M - OVERLAP_M) blocks.push([west, south])
  const inside = blocks.filter(([west, south]) => {
    const ring = block(west, south, LONG_M).coordinates[0] as LonLat[]
    return ring.every((corner) => contains(district, corner))
  })
  if (year.fromNorth) inside.reverse()
  const wanted = year.km2 * 1_000_000
  const taken: AreaGeometry[] = []
  for (const [west, south] of inside) {
    const whole = block(west, south, LONG_M)
    if (coveredM2([...taken, whole]) <= wanted) {
      taken.push(whole)
      continue
    }
    taken.push(lastBlock((long) => block(west, south, long), taken, wanted, coveredM2))
    break
  }
  return taken.map((geometry, i) => ({
    name: `第 ${i + 1} 航摄分区`,
    updatedOn: dateIn(year.year, (i + 1) / (taken.length + 1)),
    geometry,
  }))
}

function lastBlock(
  block: (long: number) => AreaGeometry,
  taken: readonly AreaGeometry[],
  wanted: number,
  coveredM2: (areas: readonly AreaGeometry[]) => number,
): AreaGeometry {
  let [low, high] = [OVERLAP_M, LONG_M]
  for (let round = 0; round < ROUNDS && high - low > 0.05; round++) {
    const middle = (low + high) / 2
    if (coveredM2([...taken, block(middle)]) <= wanted) low = middle
    else high = middle
  }
  return block(low)
}

/** Flown from February to the middle of November, whatever the year. */
function dateIn(year: number, share: number): string {
  const month = 2 + Math.floor(share * 9)
  const day = 1 + Math.floor((share * 9 - Math.floor(share * 9)) * 27)
  return `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`
}

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6
