/** A unit of the board with what speaks for it in one case. */
export interface RankedUnit {
  unit: string
  zh: string
  en: string
  kind: string
  openCases: number
  overdueCases: number
  sentToday: number
  onDuty: readonly string[]
  signers: readonly string[]
  /** 1 to 3 for proposals, in their order. */
  place: number | null
  reason: { zh: string; en: string } | null
  byDuty: boolean
}

export type BoardUnit = Omit<RankedUnit, 'place' | 'reason' | 'byDuty'>

export interface Proposal {
  unit: string
  reason: { zh: string; en: string }
  byDuty: boolean
}

/** Proposals first with their number, then all others in the order of the district's own list. */
export function rankUnits(board: readonly BoardUnit[], proposals: readonly Proposal[]): RankedUnit[] {
  const placeOf = new Map(proposals.map((proposal, at) => [proposal.unit, at]))
  const ranked = board.map((unit): RankedUnit => {
    const at = placeOf.get(unit.unit)
    const proposal = at === undefined ? undefined : proposals[at]
    return {
      ...unit,
      place: at === undefined ? null : at + 1,
      reason: proposal?.reason ?? null,
      byDuty: proposal?.byDuty ?? false,
    }
  })
  const proposed = ranked.filter((unit) => unit.place !== null).sort((a, b) => a.place! - b.place!)
  return [...proposed, ...ranked.filter((unit) => unit.place === null)]
}

/** Part of a name in either language, or of the id: `san` finds sanitation, `03` the third street. */
export function filterUnits(units: readonly RankedUnit[], text: string): RankedUnit[] {
  const typed = text.trim().toLowerCase()
  if (typed === '') return [...units]
  return units.filter(({ zh, en, unit }) => [zh, en, unit].some((name) => name.toLowerCase().includes(typed)))
}
