import { exact, isLess, isMore, minus, ZERO } from '#core/number/exact.ts'
import { type IndicatorBook, openReckoning } from '#modules/indicators/contract.ts'
import { exactText, readExactText } from './exact-text.ts'
import { figuresOfMember } from './figures-of-member.ts'
import { isQualityTerm } from './quality-terms.ts'
import type { Correction, SheetInputs, StoredFigure, StoredIndicator } from './sheet.ts'

export interface LeftOut {
  scope: string
  indicator: string
  from: StoredFigure
  to: StoredFigure
}

/** The indicators that are counted where one is named: a combination stands for its parts. */
export function countedParts(inputs: Pick<SheetInputs, 'indicators'>, id: string): StoredIndicator[] {
  const named = inputs.indicators.find((one) => one.id === id)
  const ids = named?.form === 'combination' ? (named.terms ?? []).map((term) => term.id) : [id]
  return inputs.indicators.filter((one) => ids.includes(one.id))
}

/** Medians and percentiles are no sums, and the sample of a spot check is frozen: nothing can be taken out of them. */
export const isAdditive = ({ id, form }: StoredIndicator) => form !== 'percentile' && !isQualityTerm(id)

/**
 * What becomes of the figures when these cases count no more (domain §6.4, scoreAppeal): their part of numerator and
 * denominator, reckoned by the indicators' own rules, is taken away. Only figures that change are answered; null where
 * the cases have changed so much since that what is left would be no figure.
 */
export function leaveOut(
  inputs: SheetInputs,
  book: IndicatorBook,
  indicator: string,
  lines: readonly object[],
): LeftOut[] | null {
  const parts = countedParts(inputs, indicator)
  const { period, fromMs, toMs, asOfMs, scheme, group } = inputs
  const reckoning = openReckoning(book, {
    period: { text: period, fromMs, toMs: Math.min(toMs, asOfMs) },
    by: group.by,
    asOfMs,
    bases: [scheme.basis],
    only: new Set(parts.map(({ id }) => id)),
  })
  for (const line of lines) reckoning.add(line)
  const members = new Map(inputs.members.map((member) => [member.scope, member]))
  const found: LeftOut[] = []
  for (const { id, scope, numerator, denominator } of reckoning.rows()) {
    const member = members.get(scope)
    const part = parts.find((one) => one.id === id)
    const isNothing = (numerator?.num ?? 0n) === 0n && (denominator?.num ?? 0n) === 0n
    if (!member || !part || isNothing) continue
    const from = figuresOfMember(inputs, member).get(id) ?? { n: '0', d: null }
    const n = minus(readExactText(from.n ?? '0'), numerator ?? ZERO)
    const d = from.d === null ? null : minus(readExactText(from.d), denominator ?? ZERO)
    const isPossible =
      !isLess(n, exact(0)) && (d === null || !isLess(d, exact(0))) && (part.form !== 'share' || !d || !isMore(n, d))
    if (!isPossible) return null
    found.push({ scope, indicator: id, from, to: { n: exactText(n), d: d && exactText(d) } })
  }
  return found
}

/** The right figure as somebody states it, in whole numbers; null where it cannot be one. */
export function statedFigure(
  { form }: StoredIndicator,
  numerator: string,
  denominator: string | undefined,
): StoredFigure | null {
  if (form === 'combination') return null
  if (form === 'count') return denominator === undefined ? { n: numerator, d: null } : null
  if (denominator === undefined || (form === 'share' && BigInt(numerator) > BigInt(denominator))) return null
  return { n: numerator, d: denominator }
}

/** `甲街道 按期处置率：18/20 → 18/19`. */
export function sayCorrection(
  inputs: SheetInputs,
  one: Pick<Correction, 'scope' | 'indicator' | 'from' | 'to'>,
): string {
  const member = inputs.members.find(({ scope }) => scope === one.scope)
  const indicator = inputs.indicators.find(({ id }) => id === one.indicator)
  const said = ({ n, d }: StoredFigure) => (d === null ? (n ?? '0') : `${n ?? '0'}/${d}`)
  return `${member?.zh ?? one.scope} ${indicator?.zh ?? one.indicator}：${said(one.from)} → ${said(one.to)}`
}
