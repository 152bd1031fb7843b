import type { Green, GreenKind } from '../territory-data.ts'
import type { AreaTree } from './areas.ts'
import { inset } from './inset.ts'
import type { Plot } from './land-use.ts'
import type { PlanarMap } from './planar-map.ts'

const GREEN_OF_USE: Readonly<Record<string, { kind: GreenKind; ending: string }>> = {
  park: { kind: 'park', ending: '游园' },
  square: { kind: 'square', ending: '小广场' },
  wood: { kind: 'wood', ending: '林地' },
  field: { kind: 'field', ending: '农田' },
  riverfront: { kind: 'riverfront', ending: '江滩' },
  lake: { kind: 'shore', ending: '环湖绿地' },
}

/** Names by face: a place that people know has its own, else that of the community, counted where there are several. */
export function nameGreens(plots: Plot[], areas: AreaTree, knownNames: Map<number, string>): Map<number, string> {
  const communityNames = new Map(areas.communities.map((area) => [area.code, area.name.replace('社区', '')]))
  const counts = new Map<string, number>()
  const names = new Map<number, string>()
  for (const { face, use } of plots) {
    const rule = GREEN_OF_USE[use]
    if (!rule) continue
    const plain = communityNames.get(areas.gridOf(face).parentCode!)! + rule.ending
    const count = (counts.get(plain) ?? 0) + 1
    names.set(face, knownNames.get(face) ?? (count === 1 ? plain : `${plain}${count}号`))
    if (!knownNames.has(face)) counts.set(plain, count)
  }
  return names
}

/** Parks, squares, woods, fields and shores. */
export function drawGreens(map: PlanarMap, plots: Plot[], names: Map<number, string>): Green[] {
  const green = plots.filter((plot) => names.has(plot.face))
  return green.map((plot, i) => ({
    id: `G${String(i + 1).padStart(4, '0')}`,
    name: names.get(plot.face)!,
    kind: GREEN_OF_USE[plot.use]!.kind,
    polygon: map.plane.polygonOf(inset(plot.ring, plot.clearM)),
  }))
}
