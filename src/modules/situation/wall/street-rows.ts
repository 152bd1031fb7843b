import type { Language } from '#ui/language.ts'
import type { RateRow } from '#ui/wall.ts'
import type { StreetRank } from '../contract.ts'

/** Ranked streets with the lowest rate first; then those with too few cases, in the order of their codes: no rank at all. */
export function streetRows(streets: readonly StreetRank[], language: Language): RateRow[] {
  const row = ({ code, zh, en, rank, rate, low, high, n, failed }: StreetRank): RateRow => ({
    code,
    name: language === 'zh' ? zh : en,
    rate: n === 0 ? null : rate,
    low: low ?? 0,
    high: high ?? 100,
    ranked: rank !== null,
    n,
    href: failed.href,
  })
  const ranked = streets.filter(({ rank }) => rank !== null).toSorted((a, b) => b.rank! - a.rank!)
  const others = streets.filter(({ rank }) => rank === null).toSorted((a, b) => a.code.localeCompare(b.code))
  return [...ranked, ...others].map(row)
}
