import type { AreaTree } from './areas.ts'
import type { NamedRoad } from './name-roads.ts'
import type { PlanarMap } from './planar-map.ts'
import type { Spot } from './plane.ts'

/** Where two roads meet. It lies on the border of several unit grids; the smallest code counts (domain §2). */
export interface Crossing {
  roads: [NamedRoad, NamedRoad]
  spot: Spot
  face: number
}

export function findCrossings(map: PlanarMap, roads: NamedRoad[], areas: AreaTree): Crossing[] {
  const meeting = new Map<number, NamedRoad[]>()
  for (const road of roads) {
    for (const corner of new Set(road.corners)) meeting.set(corner, [...(meeting.get(corner) ?? []), road])
  }
  return [...meeting].flatMap(([corner, here]) => {
    const faces = map.neighbours[corner]!.flatMap((other) => map.faceLeftOf(corner, other) ?? [])
    const face = faces.reduce((a, b) => (areas.gridOf(b).code < areas.gridOf(a).code ? b : a))
    return here.flatMap((a, i) =>
      here.slice(i + 1).flatMap((b): Crossing[] => {
        return a.name === b.name ? [] : [{ roads: [a, b], spot: map.spots[corner]!, face }]
      }),
    )
  })
}
