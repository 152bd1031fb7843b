import type { GeographyRules } from './geography-rules.ts'
import type { PlanarMap } from './planar-map.ts'
import { type Random, seededRandom } from './random.ts'
import type { TracedRoad } from './trace-roads.ts'

export interface NamedRoad extends TracedRoad {
  id: string
  name: string
  renumbered: boolean
}

export function nameRoads(map: PlanarMap, roads: TracedRoad[], rules: GeographyRules): NamedRoad[] {
  const random = seededRandom(rules.seed, 'road names')
  const { lines } = rules.lattice
  const taken = new Set([...lines.flatMap((line) => line.name ?? []), ...rules.names.repeatedLanes])
  const streetNames = combine(rules.names.roadStems, rules.names.roadSuffixes, random, taken)
  const laneNames = combine(rules.names.laneStems, rules.names.laneSuffixes, random, taken)
  const repeated = repeatLanes(map, roads, rules.names.repeatedLanes, random)
  return roads.map((road, index) => {
    const rule = road.line === null ? undefined : lines[road.line]
    const fresh = () => {
      const name = (road.class === 'lane' ? laneNames : streetNames).shift()
      if (name === undefined) throw new Error('The rules hold too few road or lane names for this many roads.')
      return name
    }
    return {
      ...road,
      id: `R${String(index + 1).padStart(4, '0')}`,
      name: rule?.name ?? repeated.get(road) ?? fresh(),
      renumbered: rule?.renumbered ?? false,
    }
  })
}

/** All stems with the first ending, then all with the second: plain names are used up before numbered ones. */
export function combine(stems: string[], endings: string[], random: Random, taken: ReadonlySet<string>): string[] {
  return endings.flatMap((ending) => random.shuffled(stems).map((stem) => stem + ending)).filter((n) => !taken.has(n))
}

/** Gives each repeated name to two lanes of different streets. */
function repeatLanes(map: PlanarMap, roads: TracedRoad[], names: string[], random: Random): Map<TracedRoad, string> {
  const chosen = new Map<TracedRoad, string>()
  let left = random.shuffled(roads.filter((road) => road.class === 'lane'))
  for (const name of names) {
    const first = left[0]
    const second = left.find((road) => first && streetOf(map, road) !== streetOf(map, first))
    if (!first || !second) throw new Error('A repeated lane name needs lanes in two streets.')
    chosen.set(first, name).set(second, name)
    left = left.filter((road) => !chosen.has(road))
  }
  return chosen
}

function streetOf(map: PlanarMap, { corners }: TracedRoad): number | undefined {
  const [from, to] = corners as [number, number]
  return map.faces[map.faceLeftOf(from, to) ?? map.faceLeftOf(to, from)!]?.street
}
