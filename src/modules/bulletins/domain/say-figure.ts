import { type Exact, exact, fraction, HUNDRED, minus, over, sizeOf, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import type { Cell, Compared, FigureForm, FigureMeasure } from './figure.ts'

/** Fewer than this are a small sample: no percentage over them, no comparison of shares, no rank (domain §6.4). */
export const SMALL = 30

/** How the periods that are compared with are called. */
export interface CompareWords {
  word: string
  other: string
}

const decimal = (value: number): Exact => exact(value.toFixed(6))

/** The share or number of a cell, exactly; null where there is none. */
export function exactOf({ n, d, value }: Cell, form: FigureForm): Exact | null {
  if (form === 'count') return n === null ? null : decimal(n)
  if (form === 'number') return value === null ? null : decimal(value)
  return n === null || d === null || d === 0 ? null : over(decimal(n), decimal(d))
}

/** `214件`, `93.4%`, `12.3小时`; `—` where nothing can be said. */
export function sayValue(cell: Cell, { form, unit }: Pick<FigureMeasure, 'form' | 'unit'>): string {
  if (cell.hidden) return '*'
  const value = exactOf(cell, form)
  if (value === null) return '—'
  if (form === 'share') return `${toFixedText(times(value, HUNDRED), 1)}%`
  return form === 'count' ? `${toFixedText(value, 0)}${unit}` : `${toFixedText(value, 1)}${unit}`
}

/** For a cell of a table, whose head names the unit. */
export const cellText = (cell: Cell, measure: Pick<FigureMeasure, 'form'>): string =>
  sayValue(cell, { form: measure.form, unit: '' })

/** As `sayValue`, with what a share is of, and that it is of few. */
export function sayWhole(cell: Cell, measure: FigureMeasure): string {
  const text = sayValue(cell, measure)
  if (cell.hidden) return '人数过少，不公布'
  if (measure.form === 'share') {
    if (cell.d === 0 || cell.n === null || cell.d === null) return '—（没有应计的）'
    return `${text}（${cell.n}/${cell.d}${cell.d < SMALL ? '，样本少，仅供参考' : ''}）`
  }
  if (measure.form === 'number' && cell.d !== null && cell.d < SMALL && cell.value !== null)
    return `${text}（${cell.d}件，样本少，仅供参考）`
  return text
}

/**
 * How a figure moved, in words that follow from the numbers alone: the direction is the sign of the exact difference, no
 * percentage stands over zero or over a small base, and shares of small samples are not compared.
 */
export function sayChange(cell: Cell, other: Cell, measure: FigureMeasure, words: CompareWords): string {
  if (cell.hidden || other.hidden) return `与${words.other}不作比较（人数过少）`
  if (measure.form === 'count') return countChange(cell, other, measure.unit, words)
  const [now, then] = [exactOf(cell, measure.form), exactOf(other, measure.form)]
  if (now === null || then === null) return `${words.other}无可比数据`
  if ((cell.d ?? 0) < SMALL || (other.d ?? 0) < SMALL) return `与${words.other}不作比较（样本少）`
  const difference = minus(now, then)
  if (difference.num === 0n) return `与${words.other}持平`
  const isMore = difference.num > 0n
  const size = sizeOf(difference)
  if (measure.form === 'share') {
    const points = toFixedText(times(size, HUNDRED), 1)
    const word = isMore ? '提高' : '下降'
    return points === '0.0' ? `${words.word}${word}不足0.1个百分点` : `${words.word}${word}${points}个百分点`
  }
  const text = toFixedText(size, 1)
  const word = isMore ? '增加' : '减少'
  return text === '0.0' ? `${words.word}${word}不足0.1${measure.unit}` : `${words.word}${word}${text}${measure.unit}`
}

function countChange(cell: Cell, other: Cell, unit: string, { word, other: then }: CompareWords): string {
  const [now, before] = [cell.n, other.n]
  if (now === null || before === null) return `${then}无可比数据`
  if (now === before) return now === 0 ? `${then}也没有` : `与${then}持平`
  const more = now - before
  const way = more > 0 ? '增加' : '减少'
  if (before === 0) return `${then}没有，不计增幅`
  if (before < SMALL) return `比${then}（${before}${unit}）${way}${Math.abs(more)}${unit}`
  const percent = toFixedText(fraction(BigInt(Math.abs(more)) * 100n, BigInt(before)), 1)
  const direction = more > 0 ? '上升' : '下降'
  return percent === '0.0' ? `${word}${direction}不足0.1%` : `${word}${direction}${percent}%`
}

/** As `sayChange`, for a narrow column: `+5.3%`, `-3件`, `+1.2点`, `持平`, `—`. */
export function changeText(cell: Cell, other: Cell | undefined, { form, unit }: FigureMeasure): string {
  if (!other || cell.hidden || other.hidden) return '—'
  const [now, then] = [exactOf(cell, form), exactOf(other, form)]
  if (now === null || then === null) return '—'
  const difference = minus(now, then)
  if (difference.num === 0n) return '持平'
  const sign = difference.num > 0n ? '+' : '-'
  if (form === 'count') {
    const before = other.n ?? 0
    if (before === 0) return '—'
    const size = sizeOf(difference)
    if (before < SMALL) return `${sign}${toFixedText(size, 0)}${unit}`
    return `${sign}${nonZero(toFixedText(times(over(size, then)!, HUNDRED), 1))}%`
  }
  if ((cell.d ?? 0) < SMALL || (other.d ?? 0) < SMALL) return '样本少'
  const size = sizeOf(difference)
  return form === 'share'
    ? `${sign}${nonZero(toFixedText(times(size, HUNDRED), 1))}点`
    : `${sign}${nonZero(toFixedText(size, 1))}`
}

/** A difference that is there is not written as none. */
const nonZero = (text: string) => (text === '0.0' ? '<0.1' : text)

export const compareWords = (cycle: Cycle): Record<Compared, CompareWords> => ({
  before: { word: cycle === 'day' ? '比上日' : '环比', other: BEFORE[cycle] },
  week: { word: '比上周同日', other: '上周同日' },
  year: { word: '同比', other: '去年同期' },
})

export const CYCLES = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Cycle = (typeof CYCLES)[number]
const BEFORE: Record<Cycle, string> = { day: '上日', week: '上周', month: '上月', quarter: '上季度', year: '上年' }
