import { HUNDRED, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { readExactText } from './exact-text.ts'
import type { StoredIndicator } from './sheet.ts'

const NONE = '—'

/** A figure as people read it, rounded only here: a rate with two decimals of a percent, hours with one. */
export function formatValue(value: string | null, unit: StoredIndicator['unit']): string {
  if (value === null) return NONE
  const exact = readExactText(value)
  switch (unit) {
    case 'ratio':
      return `${toFixedText(times(exact, HUNDRED), 2)}%`
    case 'hours':
      return toFixedText(exact, 1)
    case 'count':
      return toFixedText(exact, 0)
    case 'points':
      return toFixedText(exact, 2)
  }
}

export const formatPoints = (value: string | null): string =>
  value === null ? NONE : toFixedText(readExactText(value), 2)

/** `+1.20`, `-0.35`, `0.00`. */
export function formatChange(value: string | null): string {
  const text = formatPoints(value)
  return value === null || text.startsWith('-') || text === '0.00' ? text : `+${text}`
}

/** `18/20`; counts and combinations have no denominator to show. */
export function formatParts({ n, d }: { n: string | null; d: string | null }): string {
  return n === null || d === null ? '' : `${formatWhole(n)}/${formatWhole(d)}`
}

const formatWhole = (text: string) => {
  const exact = readExactText(text)
  return toFixedText(exact, exact.den === 1n ? 0 : 2)
}
