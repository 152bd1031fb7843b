import { cellOfKey, keysOfTile, zoomThatParts } from './grid-key.ts'
import { cellBounds } from './mercator.ts'
import { type PointIndex, positionOf } from './point-index.ts'

/** One thing to draw: a single point, or a cluster of all points of a cell. */
export interface TileSymbol {
  count: number
  /** Share of the whole grid, 0 to 1: the middle of what it stands for. */
  x: number
  y: number
  /** Of a single point its position in the list that was given; of a cluster that of its first. */
  row: number
  /** How many of each kind. */
  ofKind: number[]
  /** The zoom from which not all of it stands in one cell; 0: never. */
  expandZoom: number
  /** West, south, east, north of the cell. */
  bounds: [number, number, number, number]
}

/** A tile has 16 × 16 cells of 32 pixels; where more than `most` of them are taken, 8 × 8. */
const FINE = 4
const COARSE = 3

export interface SymbolsAsked {
  z: number
  x: number
  y: number
  /** Most symbols of a tile; at least 64, for that many may be needed. */
  most: number
  /** Tiles are made up to this zoom. */
  mostZoom: number
}

/** The symbols of one tile. Each point of the tile is counted in exactly one. */
export function symbolsOfTile(index: PointIndex, asked: SymbolsAsked): TileSymbol[] {
  const { z, x, y, most } = asked
  const { first, span } = keysOfTile(z, x, y)
  const from = positionOf(index, first)
  const to = positionOf(index, first + span, from)
  const depth = cellsWithin(index, from, to, z + FINE, most) > most ? COARSE : FINE
  const symbols: TileSymbol[] = []
  walkCells(index, from, to, z + depth, (start, end) => {
    symbols.push(symbolOf(index, start, end, z + depth, asked))
    return true
  })
  return symbols
}

/** How many cells of a zoom are taken, counted no further than one beyond `most`. */
function cellsWithin(index: PointIndex, from: number, to: number, zoom: number, most: number): number {
  let cells = 0
  walkCells(index, from, to, zoom, () => ++cells <= most)
  return cells
}

function walkCells(
  index: PointIndex,
  from: number,
  to: number,
  zoom: number,
  visit: (start: number, end: number) => boolean,
): void {
  const { span } = keysOfTile(zoom, 0, 0)
  for (let start = from; start < to; ) {
    const end = positionOf(index, (Math.floor(index.keys[start]! / span) + 1) * span, start)
    if (!visit(start, end)) return
    start = end
  }
}

function symbolOf(index: PointIndex, start: number, end: number, cellZoom: number, asked: SymbolsAsked): TileSymbol {
  const { keys, rows, sumX, sumY, kinds, before } = index
  const count = end - start
  const ofKind: number[] = []
  for (let kind = 0; kind < kinds; kind++) ofKind.push(before[end * kinds + kind]! - before[start * kinds + kind]!)
  const parting = zoomThatParts(keys[start]!, keys[end - 1]!)
  const expandZoom = parting === null ? 0 : Math.max(asked.z + 1, parting - FINE)
  const cell = cellOfKey(keys[start]!, cellZoom)
  return {
    count,
    x: (sumX[end]! - sumX[start]!) / count,
    y: (sumY[end]! - sumY[start]!) / count,
    row: rows[start]!,
    ofKind,
    expandZoom: expandZoom > asked.mostZoom ? 0 : expandZoom,
    bounds: cellBounds(cellZoom, cell.x, cell.y),
  }
}
