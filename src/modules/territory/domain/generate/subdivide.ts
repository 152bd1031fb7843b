import type { EdgeKind, PlanarMap } from './planar-map.ts'

interface CuttingPlan {
  /** How many of the wished-for parts a face still holds; the heaviest face is cut next. */
  weight(face: number): number
  kind(face: number): EdgeKind
  cut(face: number, kind: EdgeKind): number | null
  onCut?(parent: number, child: number): void
}

/** Cuts the heaviest face again and again until there are `count` of them, or none is heavier than `enough`. */
export function subdivide(faces: number[], plan: CuttingPlan, stop: { count?: number; enough?: number }): number[] {
  const weights = new Map(faces.map((face) => [face, plan.weight(face)]))
  const done: number[] = []
  while (weights.size > 0 && weights.size + done.length < (stop.count ?? Infinity)) {
    const heaviest = heaviestOf(weights)
    if (weights.get(heaviest)! <= (stop.enough ?? 0)) break
    const child = plan.cut(heaviest, plan.kind(heaviest))
    if (child === null) {
      weights.delete(heaviest)
      done.push(heaviest)
      continue
    }
    plan.onCut?.(heaviest, child)
    weights.set(heaviest, plan.weight(heaviest))
    weights.set(child, plan.weight(child))
  }
  return [...weights.keys(), ...done].sort((a, b) => a - b)
}

function heaviestOf(weights: Map<number, number>): number {
  let best = -1
  let most = -Infinity
  for (const [face, weight] of weights) {
    if (weight > most) {
      most = weight
      best = face
    }
  }
  return best
}

/** Area of a face in square metres on the plane. */
export function faceAreaM2(map: PlanarMap, face: number): number {
  const { easts, norths, plane } = map
  const { ring } = map.faces[face]!
  let twice = 0
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    twice += easts[a]! * norths[b]! - easts[b]! * norths[a]!
  }
  return (twice / 2) * plane.metresEast * plane.metresNorth
}
