import type { Exact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { IndicatorRow } from './reckon-indicators.ts'

const DECIMALS = 6

/** A row as a line of JSON: exact numbers with at most six decimals, half-up (domain §6.1). */
export function rowText({ id, scope, basis, numerator, denominator, value }: IndicatorRow): string {
  const names = [id, scope, basis].map((text) => JSON.stringify(text))
  return `{"id":${names[0]},"scope":${names[1]},"basis":${names[2]},"numerator":${numberText(numerator)},"denominator":${numberText(denominator)},"value":${numberText(value)}}`
}

const numberText = (value: Exact | null): string => (value ? toText(value, DECIMALS) : 'null')
