import type { Doorplate } from './doorplates.ts'
import type { GeographyRules } from './geography-rules.ts'
import type { Plot } from './land-use.ts'
import { combine } from './name-roads.ts'
import type { PlanarMap } from './planar-map.ts'
import { type Random, seededRandom } from './random.ts'
import { gap } from './shape.ts'

/** A residential compound: the dwelling plots of one unit grid behind one gate. */
export interface Compound {
  name: string
  street: number
  faces: number[]
  gate?: Doorplate
}

export function formCompounds(
  map: PlanarMap,
  plots: Plot[],
  doorplates: Doorplate[],
  rules: GeographyRules,
): Compound[] {
  const random = seededRandom(rules.seed, 'compounds')
  const taken = new Set(rules.names.repeatedCompounds)
  const names = combine(rules.names.compoundStems, rules.names.compoundSuffixes, random, taken)
  const groups = Map.groupBy(
    plots.filter((plot) => plot.use === 'compound'),
    (plot) => map.faces[plot.face]!.grid,
  )
  const platesByFace = Map.groupBy(doorplates, (plate) => plate.face)
  const compounds = [...groups.values()].map((group): Compound => {
    const { face, centre } = group[0]!
    const faces = group.map((plot) => plot.face)
    const gates = faces.flatMap((plot) => platesByFace.get(plot) ?? [])
    const gate = gates.toSorted((a, b) => gap(a.spot, centre) - gap(b.spot, centre))[0]
    return { name: '', street: map.faces[face]!.street, faces, gate }
  })
  repeatNames(compounds, rules.names.repeatedCompounds, random)
  for (const compound of compounds) {
    if (compound.name !== '') continue
    const name = names.shift()
    if (name === undefined) throw new Error(`The rules hold too few names for ${compounds.length} compounds.`)
    compound.name = name
  }
  return compounds
}

function repeatNames(compounds: Compound[], names: string[], random: Random): void {
  let left = random.shuffled(compounds)
  for (const name of names) {
    const first = left[0]
    const second = left.find((compound) => first && compound.street !== first.street)
    if (!first || !second) throw new Error('A repeated compound name needs compounds in two streets.')
    first.name = name
    second.name = name
    left = left.filter((compound) => compound.name === '')
  }
}
