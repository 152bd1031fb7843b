import { type Exact, exact, ONE, over, ZERO } from '#core/number/exact.ts'
import { combine } from '#modules/indicators/contract.ts'
import { readExactText } from './exact-text.ts'
import type { StoredFigure, StoredIndicator } from './sheet.ts'

const HOUR_MS = exact(3_600_000)
const NOTHING: StoredFigure = { n: '0', d: '0' }

/** What a figure says (domain §6.1): a ratio of sums, hours of milliseconds, or nothing where there is nothing to divide by. */
export function figureValue(
  indicator: StoredIndicator,
  figureOf: (id: string) => StoredFigure | undefined,
  indicatorOf: (id: string) => StoredIndicator | undefined,
): Exact | null {
  const { form, terms = [], zeroDenominator } = indicator
  if (form === 'combination')
    return combine(
      terms.map(({ id, weight }) => {
        const part = indicatorOf(id)
        return { weight, value: part ? figureValue(part, figureOf, indicatorOf) : null }
      }),
    )
  const { n, d } = figureOf(indicator.id) ?? NOTHING
  const [numerator, denominator] = [readExactText(n ?? '0'), readExactText(d ?? '0')]
  if (form === 'count') return numerator
  if (denominator.num === 0n) {
    if (form === 'mean' || form === 'percentile') return null
    return zeroDenominator === 'full' ? ONE : zeroDenominator === 'zero' ? ZERO : null
  }
  if (form === 'percentile') return over(numerator, HOUR_MS)
  const share = over(numerator, denominator)
  return form === 'mean' && share ? over(share, HOUR_MS) : share
}
