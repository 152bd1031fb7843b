import type { Path } from './clip-path.ts'

/** Leaves out corners that lie nearer than `tolerance` to the line between those kept (Douglas and Peucker). */
export function simplifyPath(path: Path, tolerance: number): Path {
  const corners = path.length / 2
  if (corners <= 2) return path
  const kept = new Uint8Array(corners)
  kept[0] = kept[corners - 1] = 1
  const open: [number, number][] = [[0, corners - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span
    let farthest = 0
    let worst = tolerance * tolerance
    for (let at = first + 1; at < last; at++) {
      const distance = squareToSegment(path, at, first, last)
      if (distance > worst) {
        worst = distance
        farthest = at
      }
    }
    if (farthest > 0) {
      kept[farthest] = 1
      open.push([first, farthest], [farthest, last])
    }
  }
  return path.filter((_value, at) => kept[at >> 1] === 1)
}

function squareToSegment(path: Path, at: number, first: number, last: number): number {
  const [x, y] = [path[at * 2]!, path[at * 2 + 1]!]
  const [x0, y0] = [path[first * 2]!, path[first * 2 + 1]!]
  const dx = path[last * 2]! - x0
  const dy = path[last * 2 + 1]! - y0
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length))
  return (x - x0 - share * dx) ** 2 + (y - y0 - share * dy) ** 2
}
