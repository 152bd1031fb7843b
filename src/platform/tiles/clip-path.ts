/** Corners one after another: x, y, x, y … in the units of a tile. */
export type Path = number[]

/** A ring cut to the square from `low` to `high` (Sutherland and Hodgman); empty where nothing of it lies there. */
export function clipRing(ring: Path, low: number, high: number): Path {
  let left = ring
  for (const [axis, limit, side] of sidesOf(low, high)) left = clipRingAt(left, axis, limit, side)
  return left
}

/** A line cut to the square: the pieces of it that lie there. */
export function clipLine(line: Path, low: number, high: number): Path[] {
  let left: Path[] = [line]
  for (const [axis, limit, side] of sidesOf(low, high))
    left = left.flatMap((piece) => clipLineAt(piece, axis, limit, side))
  return left.filter((piece) => piece.length >= 4)
}

type Side = [axis: 0 | 1, limit: number, side: 1 | -1]

const sidesOf = (low: number, high: number): Side[] => [
  [0, low, 1],
  [0, high, -1],
  [1, low, 1],
  [1, high, -1],
]

function clipRingAt(ring: Path, axis: 0 | 1, limit: number, side: 1 | -1): Path {
  const kept: Path = []
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const inside = (ring[at + axis]! - limit) * side >= 0
    const nextInside = (ring[at + 2 + axis]! - limit) * side >= 0
    if (inside) kept.push(ring[at]!, ring[at + 1]!)
    if (inside !== nextInside) crossAt(ring, at, axis, limit, kept)
  }
  if (kept.length > 0) kept.push(kept[0]!, kept[1]!)
  return kept
}

function clipLineAt(line: Path, axis: 0 | 1, limit: number, side: 1 | -1): Path[] {
  const pieces: Path[] = []
  let piece: Path = []
  for (let at = 0; at + 1 < line.length; at += 2) {
    const inside = (line[at + axis]! - limit) * side >= 0
    if (inside) piece.push(line[at]!, line[at + 1]!)
    if (at + 3 >= line.length) break
    const nextInside = (line[at + 2 + axis]! - limit) * side >= 0
    if (inside !== nextInside) crossAt(line, at, axis, limit, piece)
    if (inside && !nextInside) {
      pieces.push(piece)
      piece = []
    }
  }
  return piece.length > 0 ? [...pieces, piece] : pieces
}

function crossAt(path: Path, at: number, axis: 0 | 1, limit: number, into: Path): void {
  const share = (limit - path[at + axis]!) / (path[at + 2 + axis]! - path[at + axis]!)
  const other = path[at + 1 - axis]! + share * (path[at + 3 - axis]! - path[at + 1 - axis]!)
  if (axis === 0) into.push(limit, other)
  else into.push(other, limit)
}
