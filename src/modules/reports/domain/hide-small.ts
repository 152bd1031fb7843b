/** A figure's cell before it is shown: of how many persons it tells. */
export interface CountedCell {
  keys: readonly (string | null)[]
  persons: number
}

/** Cells of fewer persons are never shown (domain §12.1). */
export const LEAST_PERSONS = 5

/**
 * Which cells are hidden: all that tell of too few persons, and as many of their neighbours as it takes that none can be
 * reckoned from a sum that is known. Sums are known for every choice of the groups, the total among them, since another
 * report may show them: in each, what is hidden is nothing, or two cells and persons enough.
 */
export function hiddenCells(cells: readonly CountedCell[], least = LEAST_PERSONS): Set<number> {
  const hidden = new Set<number>()
  cells.forEach(({ persons }, at) => {
    if (persons < least) hidden.add(at)
  })
  if (hidden.size === 0) return hidden
  const families = familiesOf(cells)
  for (let changed = true; changed; ) {
    changed = false
    for (const family of families) {
      const within = family.filter((at) => hidden.has(at))
      const persons = within.reduce((sum, at) => sum + cells[at]!.persons, 0)
      if (within.length === 0 || within.length === family.length || (within.length > 1 && persons >= least)) continue
      // The smallest neighbour costs the reader least; the same one is taken whenever the report is run.
      const next = family
        .filter((at) => !hidden.has(at))
        .reduce((best, at) => (cells[at]!.persons < cells[best]!.persons ? at : best))
      hidden.add(next)
      changed = true
    }
  }
  return hidden
}

/** Cells that add up to one sum: equal in some of the groups, whatever the others are. */
function familiesOf(cells: readonly CountedCell[]): number[][] {
  const width = cells[0]?.keys.length ?? 0
  const families: number[][] = []
  for (let fixed = 0; fixed < 2 ** width - 1; fixed++) {
    const by = Map.groupBy(cells.keys(), (at) =>
      JSON.stringify(cells[at]!.keys.map((key, group) => (fixed & (1 << group) ? [key] : 0))),
    )
    families.push(...by.values())
  }
  return families
}
