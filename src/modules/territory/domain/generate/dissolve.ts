import type { PlanarMap } from './planar-map.ts'

/** The outer rings of faces taken together: sides that two of them share cancel out. Counter-clockwise, open. */
export function dissolve(map: PlanarMap, faces: readonly number[]): number[][] {
  const members = new Set(faces)
  const onward = new Map<number, number[]>()
  for (const face of faces) {
    const { ring } = map.faces[face]!
    for (let i = 0; i < ring.length; i++) {
      const [from, to] = [ring[i]!, ring[(i + 1) % ring.length]!]
      const across = map.faceLeftOf(to, from)
      if (across !== undefined && members.has(across)) continue
      onward.set(from, [...(onward.get(from) ?? []), to])
    }
  }
  const rings: number[][] = []
  for (const start of onward.keys()) {
    while (onward.get(start)!.length > 0) rings.push(walk(onward, start))
  }
  return rings
}

function walk(onward: Map<number, number[]>, start: number): number[] {
  const ring: number[] = []
  let here = start
  do {
    ring.push(here)
    here = onward.get(here)!.pop()!
  } while (here !== start)
  return ring
}
