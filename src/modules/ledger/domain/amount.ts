import { type Exact, exact, findExact, over, times } from '#core/number/exact.ts'
import { decimalsOf, toFixedText, toText } from '#core/number/round-exact.ts'

/** Amounts are kept in 元; a page or file may write them in 万元. */
export const MONEY_UNITS = ['元', '万元'] as const
export type MoneyUnit = (typeof MONEY_UNITS)[number]

const TEN_THOUSAND = exact(10_000)

/** An amount in yuan, of text in its unit; null where it is no decimal number or finer than a fen (0.01 元). */
export function findYuan(text: string, unit: MoneyUnit): Exact | null {
  const value = findExact(text.trim())
  if (value === null) return null
  const yuan = unit === '万元' ? times(value, TEN_THOUSAND) : value
  const places = decimalsOf(yuan)
  return places !== null && places <= 2 ? yuan : null
}

/** Yuan as text with two decimals: `1234.50`. */
export const yuanText = (value: Exact): string => toFixedText(value, 2)

/** Yuan as written in a unit: all digits that matter, two decimals at least. */
export function inUnit(yuan: Exact, unit: MoneyUnit): string {
  const value = unit === '万元' ? over(yuan, TEN_THOUSAND)! : yuan
  const places = decimalsOf(value) ?? 2
  return places <= 2 ? toFixedText(value, 2) : toText(value)
}

/** A price in yuan with up to six decimals, as text: prices may be finer than what is paid. */
export function findFinePrice(text: string, unit: MoneyUnit): string | null {
  const value = findExact(text.trim())
  if (value === null) return null
  const yuan = unit === '万元' ? times(value, TEN_THOUSAND) : value
  const places = decimalsOf(yuan)
  return places !== null && places <= 6 ? toText(yuan) : null
}
