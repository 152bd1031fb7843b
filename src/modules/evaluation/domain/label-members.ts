import { compare, type Exact, isEqual, minus, ZERO } from '#core/number/exact.ts'

export const LABELS = ['advanced', 'improving', 'toRectify', 'underGovernance'] as const
export type LabelId = (typeof LABELS)[number]

const LEAST_RANKED = 5

/** 先进, 进步, 整改, 治理: the first k, the k greatest rises, the last k, the k highest repeat rates (domain §6.4). */
export function labelMembers(
  scored: readonly { scope: string; score: Exact | null; rank: number | null }[],
  before: ReadonlyMap<string, Exact | null>,
  repeatRates: ReadonlyMap<string, Exact | null>,
): Map<string, LabelId[]> {
  const ranked = scored.filter(({ rank }) => rank !== null)
  const labels = new Map<string, LabelId[]>()
  if (ranked.length < LEAST_RANKED) return labels
  const k = Math.max(1, Math.floor(ranked.length / 10))
  const give = (label: LabelId, figures: { scope: string; figure: Exact }[]) => {
    const border = figures.toSorted((a, b) => compare(b.figure, a.figure))[k - 1]
    // All that are tied at the border get the label.
    for (const { scope, figure } of figures)
      if (!border || compare(figure, border.figure) >= 0) labels.set(scope, [...(labels.get(scope) ?? []), label])
  }
  const scores = ranked.map(({ scope, score }) => ({ scope, figure: score! }))
  give('advanced', scores)
  give(
    'improving',
    scores.flatMap(({ scope, figure }) => {
      const last = before.get(scope)
      const rise = last && minus(figure, last)
      return rise && rise.num > 0n ? [{ scope, figure: rise }] : []
    }),
  )
  give(
    'toRectify',
    scores.map(({ scope, figure }) => ({ scope, figure: minus(ZERO, figure) })),
  )
  give(
    'underGovernance',
    ranked.flatMap(({ scope }) => {
      const figure = repeatRates.get(scope)
      return figure && !isEqual(figure, ZERO) ? [{ scope, figure }] : []
    }),
  )
  return labels
}
