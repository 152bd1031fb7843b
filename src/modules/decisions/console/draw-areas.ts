type Ring = readonly (readonly [number, number])[]

interface Feature {
  properties?: unknown
  geometry?: unknown
}

export interface DrawnArea {
  code: string
  name: string
  path: string
  /** Where its name stands: the middle of the largest part. */
  at: [number, number]
}

const EARTH = Math.PI / 180

/** Areas of one district on a plane: so small that the world is flat there. */
export function drawAreas(features: readonly object[], width: number, height: number): DrawnArea[] {
  const areas = (features as Feature[]).map((feature) => ({
    properties: feature.properties as { code?: string; name?: string; zh?: string },
    rings: ringsOf(feature.geometry),
  }))
  const points = areas.flatMap(({ rings }) => rings.flat())
  if (points.length === 0) return []
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const [west, east, south, north] = [least(lons), most(lons), least(lats), most(lats)]
  const narrow = Math.cos(((south + north) / 2) * EARTH)
  const scale = Math.min(
    (width - 8) / Math.max((east - west) * narrow, 1e-9),
    (height - 8) / Math.max(north - south, 1e-9),
  )
  const left = (width - (east - west) * narrow * scale) / 2
  const top = (height - (north - south) * scale) / 2
  const place = ([lon, lat]: readonly [number, number]): [number, number] => [
    left + (lon - west) * narrow * scale,
    top + (north - lat) * scale,
  ]
  return areas.map(({ properties, rings }) => {
    const placed = rings.map((ring) => ring.map(place))
    const path = placed.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`).join('')
    const largest = placed.reduce<[number, number][]>((best, ring) => (surface(ring) > surface(best) ? ring : best), [])
    return {
      code: String(properties.code ?? ''),
      name: properties.name ?? properties.zh ?? '',
      path,
      at: middle(largest),
    }
  })
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

function ringsOf(geometry: unknown): Ring[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  if (type === 'Polygon') return coordinates as Ring[]
  if (type === 'MultiPolygon') return (coordinates as Ring[][]).flat()
  return []
}

function surface(ring: readonly (readonly [number, number])[]): number {
  return Math.abs(twice(ring)) / 2
}

function twice(ring: readonly (readonly [number, number])[]): number {
  let sum = 0
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    sum += x * nextY - nextX * y
  }
  return sum
}

/** Centre of gravity of a ring. */
function middle(ring: readonly (readonly [number, number])[]): [number, number] {
  const weight = twice(ring) * 3
  if (weight === 0) return [...(ring[0] ?? [0, 0])] as [number, number]
  let [sumX, sumY] = [0, 0]
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    const part = x * nextY - nextX * y
    sumX += (x + nextX) * part
    sumY += (y + nextY) * part
  }
  return [sumX / weight, sumY / weight]
}
