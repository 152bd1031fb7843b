import { keyOf } from './grid-key.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { orderOfKeys } from './order-of-keys.ts'

/** Points of the earth, and the kind of each where they have several. */
export interface Points {
  /** Degrees. */
  lon: Float64Array
  lat: Float64Array
  /** 0 to `kinds` - 1. */
  kind?: Uint8Array
  kinds?: number
}

/** Points in the order of the grid. Any cell of any zoom is one run of it; sums of a run are two look-ups. */
export interface PointIndex {
  readonly size: number
  readonly kinds: number
  /** Keys in ascending order. */
  readonly keys: Float64Array
  /** The position, in the list that was given, of each key. */
  readonly rows: Uint32Array
  /** Sums of the places, 0 to 1 each, of all points before this one. */
  readonly sumX: Float64Array
  readonly sumY: Float64Array
  /** How many points of each kind stand before this one: `kinds` numbers a point. */
  readonly before: Uint32Array
  readonly bytes: number
}

export function buildPointIndex({ lon, lat, kind, kinds = 0 }: Points): PointIndex {
  const size = lon.length
  const unsorted = new Float64Array(size)
  for (let row = 0; row < size; row++) unsorted[row] = keyOf(mercatorX(lon[row]!), mercatorY(lat[row]!))
  const rows = orderOfKeys(unsorted)
  const keys = new Float64Array(size)
  const sumX = new Float64Array(size + 1)
  const sumY = new Float64Array(size + 1)
  const before = new Uint32Array(kinds === 0 ? 0 : kinds * (size + 1))
  for (let at = 0; at < size; at++) {
    const row = rows[at]!
    keys[at] = unsorted[row]!
    sumX[at + 1] = sumX[at]! + mercatorX(lon[row]!)
    sumY[at + 1] = sumY[at]! + mercatorY(lat[row]!)
    for (let each = 0; each < kinds; each++) before[(at + 1) * kinds + each] = before[at * kinds + each]!
    if (kinds > 0) before[(at + 1) * kinds + kind![row]!]!++
  }
  const bytes = [keys, rows, sumX, sumY, before].reduce((sum, part) => sum + part.byteLength, 0)
  return { size, kinds, keys, rows, sumX, sumY, before, bytes }
}

/** The first position whose key is not below `key`, from `from` on. */
export function positionOf({ keys, size }: PointIndex, key: number, from = 0): number {
  // Doubling steps first: the ends of small cells lie near their beginnings.
  let step = 1
  let low = from
  while (low + step < size && keys[low + step]! < key) {
    low += step
    step *= 2
  }
  let high = Math.min(size, low + step)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
