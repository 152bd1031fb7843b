import { type AreaGeometry, type LonLat, polygonsOf } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { bboxOf } from './bbox-of.ts'

export interface Tile {
  code: string
  geometry: AreaGeometry
}

export interface TilingFault {
  kind: 'gap' | 'overlap' | 'outside'
  areaM2: number
  /** The widest stretch of it that was met. */
  at: LonLat
  /** The two that overlap, or the one that lies outside; empty for gaps. */
  codes: string[]
}

const LINES = 800
const METRES_PER_DEGREE = 111_320
const RADIANS = Math.PI / 180
/** Less than this is a matter of rounding, not of drawing. */
const SMALLEST_M2 = 10
const SMALLEST_SHARE = 1e-6

interface Crossing {
  at: number
  /** -1 the parent, else the index of a tile. */
  owner: number
}

interface Found {
  fault: TilingFault
  widest: number
}

/**
 * Where tiles leave part of their parent uncovered, cover it twice or reach beyond it (domain §2). Lines are laid
 * across in both directions and the stretches on each are exact; areas are the mean of both, good to some per cent.
 */
export function checkTiling(parent: AreaGeometry, tiles: readonly Tile[]): TilingFault[] {
  const found = new Map<string, Found>()
  for (const axis of [0, 1] as const) lay(axis, parent, tiles, found)
  const smallest = Math.max(SMALLEST_M2, areaM2(parent) * SMALLEST_SHARE)
  return [...found.values()]
    .map(({ fault }) => ({ ...fault, areaM2: Math.round(fault.areaM2) }))
    .filter((fault) => fault.areaM2 >= smallest)
    .sort((a, b) => b.areaM2 - a.areaM2)
}

/** Axis 0 lays lines from west to east, axis 1 from south to north. */
function lay(axis: 0 | 1, parent: AreaGeometry, tiles: readonly Tile[], found: Map<string, Found>): void {
  const [west, south, east, north] = bboxOf(parent)
  const boxes = tiles.map((tile) => bboxOf(tile.geometry))
  const across = axis === 0 ? 1 : 0
  const low = Math.min(axis === 0 ? south : west, ...boxes.map((box) => box[across]))
  const high = Math.max(axis === 0 ? north : east, ...boxes.map((box) => box[across + 2]!))
  const step = (high - low) / LINES
  const lines: Crossing[][] = Array.from({ length: LINES }, () => [])
  for (const [owner, geometry] of [parent, ...tiles.map((tile) => tile.geometry)].entries())
    addCrossings(lines, geometry, { owner: owner - 1, axis, low, step })
  const m2PerDegree2 = METRES_PER_DEGREE ** 2 * Math.cos(((south + north) / 2) * RADIANS)
  for (const [index, line] of lines.entries()) {
    const offset = low + (index + 0.5) * step
    for (const { from, to, fault } of faultyStretches(line, tiles)) {
      const middle = (from + to) / 2
      const at: LonLat = axis === 0 ? [round6(middle), round6(offset)] : [round6(offset), round6(middle)]
      // each direction counts for half
      note(found, fault, { width: to - from, m2: ((to - from) * step * m2PerDegree2) / 2, at })
    }
  }
}

function addCrossings(
  lines: Crossing[][],
  geometry: AreaGeometry,
  { owner, axis, low, step }: { owner: number; axis: 0 | 1; low: number; step: number },
): void {
  const across = axis === 0 ? 1 : 0
  for (const rings of polygonsOf(geometry))
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = ring[i - 1]![across] <= ring[i]![across] ? [ring[i - 1]!, ring[i]!] : [ring[i]!, ring[i - 1]!]
        const first = Math.max(0, Math.ceil((a[across] - low) / step - 0.5))
        for (let line = first; line < lines.length; line++) {
          const offset = low + (line + 0.5) * step
          if (offset >= b[across]) break
          if (offset < a[across]) continue
          const at = a[axis] + ((offset - a[across]) / (b[across] - a[across])) * (b[axis] - a[axis])
          lines[line]!.push({ at, owner })
        }
      }
}

function* faultyStretches(line: Crossing[], tiles: readonly Tile[]) {
  line.sort((a, b) => a.at - b.at)
  const inside = new Set<number>()
  let from = 0
  for (const { at, owner } of line) {
    if (inside.size > 0 && at > from) {
      const covering = [...inside].filter((index) => index >= 0)
      for (const fault of faultsOf(inside.has(-1), covering, tiles)) yield { from, to: at, fault }
    }
    if (!inside.delete(owner)) inside.add(owner)
    from = at
  }
}

function faultsOf(
  inParent: boolean,
  covering: number[],
  tiles: readonly Tile[],
): Pick<TilingFault, 'kind' | 'codes'>[] {
  if (inParent && covering.length === 0) return [{ kind: 'gap', codes: [] }]
  const codes = covering.map((index) => tiles[index]!.code).sort()
  const faults: Pick<TilingFault, 'kind' | 'codes'>[] = []
  if (codes.length > 1) faults.push({ kind: 'overlap', codes: codes.slice(0, 2) })
  if (!inParent) for (const code of codes) faults.push({ kind: 'outside', codes: [code] })
  return faults
}

function note(
  found: Map<string, Found>,
  { kind, codes }: Pick<TilingFault, 'kind' | 'codes'>,
  { width, m2, at }: { width: number; m2: number; at: LonLat },
): void {
  const key = `${kind} ${codes.join(' ')}`
  const known = found.get(key) ?? { fault: { kind, areaM2: 0, at, codes }, widest: 0 }
  known.fault.areaM2 += m2
  if (width > known.widest) {
    known.widest = width
    known.fault.at = at
  }
  found.set(key, known)
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
