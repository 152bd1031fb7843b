import { type Digest, drawOrder } from './draw.ts'

export interface Reviewer {
  id: string
  units: readonly string[]
}
export interface ToAssign {
  caseId: string
  unit: string
  /** Persons who had a hand in the case. */
  hands: readonly string[]
}

const rootOf = (unit: string) => unit.split('.')[0]

/** Nobody scores a case of the own street or department, nor one they had a hand in; the centre scores its own by others. */
export function mayReview({ id, units }: Reviewer, { unit, hands }: ToAssign, centre: string): boolean {
  return !hands.includes(id) && (rootOf(unit) === rootOf(centre) || !units.some((own) => rootOf(own) === rootOf(unit)))
}

/** Reviewers take cases in turn, in the order of the draw; null: none of them may. */
export function assignReviewers(
  rows: readonly ToAssign[],
  { reviewers, seed, digest, centre, not }: Assigning,
): Map<string, string | null> {
  const loads = new Map(reviewers.map(({ id }) => [id, 0]))
  const assigned = new Map<string, string | null>()
  for (const row of drawOrder(rows, `${seed}:who`, digest)) {
    const able = reviewers.filter((one) => mayReview(one, row, centre) && !not(row.caseId).includes(one.id))
    const next = able.reduce<Reviewer | null>(
      (least, one) => (least === null || loads.get(one.id)! < loads.get(least.id)! ? one : least),
      null,
    )
    if (next) loads.set(next.id, loads.get(next.id)! + 1)
    assigned.set(row.caseId, next?.id ?? null)
  }
  return assigned
}

export interface Assigning {
  reviewers: readonly Reviewer[]
  seed: string
  digest: Digest
  centre: string
  /** Who has scored, or will score, a case already. */
  not(caseId: string): readonly string[]
}
