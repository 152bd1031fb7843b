import { type Exact, exact, HUNDRED, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { readExactText } from './figure-text.ts'

const DECIMALS = 2

/** As people read it: percent and hours with two decimals, half-up from the exact fraction; `—` where nothing can be said. */
export function showFigure(text: string | null, unit: string): string {
  const value = readExactText(text)
  if (value === null) return '—'
  if (unit === 'ratio') return `${toFixedText(times(value, HUNDRED), DECIMALS)}%`
  if (unit === 'count') return toFixedText(value, 0)
  return toFixedText(value, DECIMALS)
}

/** A number for a chart: percent of rates. */
export function chartNumber(text: string | null, unit: string): number | null {
  const value = readExactText(text)
  if (value === null) return null
  return Number(toFixedText(unit === 'ratio' ? times(value, HUNDRED) : value, DECIMALS))
}

/** Numerator or denominator: of means and percentiles the numerator is milliseconds. */
export function showPart(text: string | null, isMs: boolean): string {
  const value = readExactText(text)
  if (value === null) return '—'
  const shown: Exact = isMs ? times(value, { num: 1n, den: 3_600_000n }) : value
  return shown.den === 1n ? `${shown.num}` : toFixedText(shown, DECIMALS)
}

export const isFewer = (text: string | null, than: number): boolean => {
  const value = readExactText(text)
  return value !== null && value.num < exact(than).num * value.den
}
