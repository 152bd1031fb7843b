import {
  type Exact,
  exact,
  HUNDRED,
  isEqual,
  isMore,
  isZero,
  minus,
  over,
  plus,
  sizeOf,
  sum,
  times,
} from '#core/number/exact.ts'
import { decimalsOf, roundExact, toFixedText, toText } from '#core/number/round-exact.ts'
import { labelOf, type Plain } from './account-keys.ts'
import { amountOf, type Row, rowOf, type Table } from './account-tables.ts'
import type { Finding, FindingKind, FindingValue, Severity } from './finding.ts'
import { roundingTail } from './rounding-tail.ts'

export const found = (
  kind: FindingKind,
  severity: Severity,
  where: string,
  printed: FindingValue,
  recomputed: FindingValue,
  text: string,
): Finding => ({ project: 'budget', indicator: null, kind, severity, where, printed, recomputed, text })

export function sumFinding(
  where: string,
  printed: Exact,
  right: Exact,
  what: string,
  severity: Severity = 'error',
): Finding[] {
  if (isEqual(printed, right)) return []
  const isTail = roundingTail(printed, right)
  return [
    found(
      'account-sum',
      isTail ? 'note' : severity,
      where,
      printed,
      right,
      `${where}：${what}${toText(right)}，所填${toText(printed)}，相差${toText(minus(printed, right))}${isTail ? '（尾差）' : ''}。`,
    ),
  ]
}

/** What one row or block says of itself: growth, change and completion of the plan. */
export function checkRow(value: Plain, path: readonly string[]): Finding[] {
  const read = rowOf(value)
  const row = { ...read, name: read.name === '' ? labelOf(path.at(-1) ?? '') : read.name }
  return [...checkGrowth(row), ...checkChange(row), ...checkCompletion(row)]
}

/** growth % = change ÷ figure of the year before. Signs are left aside: texts write "下降5%" as well as "-5%". */
function checkGrowth({ name, figures, texts }: Row): Finding[] {
  const percent = figures.get('growthPercent') ?? figures.get('decreasePercent') ?? barePercent(figures, 'previous')
  const amount = amountOf(figures) ?? figures.get(yearColumns(figures).at(-1) ?? '')
  const change = figures.get('increase') ?? figures.get('change') ?? negated(figures.get('decrease'))
  const before = beforeOf(figures) ?? (amount && change ? minus(amount, change) : undefined)
  const right = change ?? (amount && before ? minus(amount, before) : undefined)
  if (!percent || !before || !right) return []
  const where = texts.get('class') === undefined ? name : '功能分类(项)'
  if (isZero(before)) return [ofNothing(name, percent, '上年为0，增减幅度')]
  const exactly = sizeOf(over(times(HUNDRED, right), before)!)
  const places = decimalsOf(percent) ?? 2
  if (isEqual(roundExact(exactly, places), sizeOf(percent))) return []
  const isTail =
    !isMore(sizeOf(minus(exactly, sizeOf(percent))), exact('0.1')) || isWithin(sizeOf(percent), sizeOf(right), before)
  return [
    found(
      'account-growth',
      isTail ? 'note' : 'error',
      where,
      percent,
      roundExact(exactly, 2),
      `${name}：${toText(right)}÷${toText(before)}=${toFixedText(exactly, 2)}%，所填${toText(percent)}%。`,
    ),
  ]
}

/** The percentage may be that of the sums before they were rounded to hundredths for print. */
function isWithin(percent: Exact, part: Exact, whole: Exact): boolean {
  const [low, high] = [minus(whole, HALF_CENT), plus(whole, HALF_CENT)]
  const least = over(times(HUNDRED, minus(part, CENT)), high)
  const most = low.num > 0n ? over(times(HUNDRED, plus(part, CENT)), low) : null
  return Boolean(least && most && !isMore(least, percent) && !isMore(percent, most))
}

const HALF_CENT = exact('0.005')
const CENT = exact('0.01')

/** Under a name, or as the column of the last year before: y2023, y2024. */
function beforeOf(figures: ReadonlyMap<string, Exact>): Exact | undefined {
  const last = yearColumns(figures).at(amountOf(figures) ? -1 : -2)
  return figures.get('previous') ?? (last === undefined ? undefined : figures.get(last))
}

const yearColumns = (figures: ReadonlyMap<string, Exact>): string[] =>
  [...figures.keys()]
    .filter((key) => /^[a-z_]*(19|20)\d{2}$/i.test(key))
    .sort((a, b) => (a.slice(-4) < b.slice(-4) ? -1 : 1))

/** A column called only "percent" is one of what stands beside it: of the plan, else of last year, else of the whole. */
function barePercent(figures: ReadonlyMap<string, Exact>, of: 'planned' | 'previous' | 'whole'): Exact | undefined {
  const isPlanned = ['initial', 'budget', 'adjusted'].some((key) => figures.has(key)) && amountOf(figures) !== undefined
  const isYearly = ['previous', 'increase', 'decrease', 'change'].some((key) => figures.has(key))
  const own = isPlanned ? 'planned' : isYearly ? 'previous' : 'whole'
  return own === of ? (figures.get('percent') ?? figures.get('percentage')) : undefined
}

/** Nothing of nothing is no figure either, but misleads nobody. */
const ofNothing = (name: string, percent: Exact, what: string): Finding =>
  found(
    'division-by-zero',
    isZero(percent) ? 'warning' : 'error',
    name,
    percent,
    null,
    `${name}：${what}无从计算，却填${toText(percent)}%。`,
  )

const negated = (value: Exact | undefined): Exact | undefined => value && { num: -value.num, den: value.den }

/** change = this year − the year before, where all three stand. */
function checkChange({ name, figures }: Row): Finding[] {
  const amount = amountOf(figures)
  const before = figures.get('previous')
  const change = figures.get('increase') ?? figures.get('change') ?? negated(figures.get('decrease'))
  if (!amount || !before || !change) return []
  const right = minus(amount, before)
  // "增减" may be printed without its sign.
  return isEqual(sizeOf(change), sizeOf(right)) ? [] : sumFinding(name, change, right, '本年减上年为')
}

/** 完成预算的百分比: what was spent ÷ what was planned. */
function checkCompletion({ name, figures }: Row): Finding[] {
  const percent = figures.get('completionPercent') ?? barePercent(figures, 'planned')
  const spent = figures.get('final') ?? figures.get('executed') ?? figures.get('amount') ?? figures.get('total')
  const plans = [figures.get('initial'), figures.get('budget'), figures.get('adjusted')].flatMap((one) => one ?? [])
  const [planned] = plans
  if (!percent || !planned || !spent) return []
  if (isZero(planned)) return [ofNothing(name, percent, '预算为0，完成比例')]
  const places = decimalsOf(percent) ?? 2
  const shares = plans.flatMap((plan) => over(times(HUNDRED, spent), plan) ?? [])
  if (shares.some((share) => isEqual(roundExact(share, places), percent))) return []
  const right = shares[0]!
  return [
    found(
      'account-share',
      isMore(sizeOf(minus(right, percent)), exact('0.1')) && !isWithin(percent, spent, planned) ? 'error' : 'note',
      name,
      percent,
      roundExact(right, 2),
      `${name}：${toText(spent)}÷${toText(planned)}=${toFixedText(right, 2)}%，所填${toText(percent)}%。`,
    ),
  ]
}

/** Shares of a table's whole; where none is printed, of what shares that make 100 % are shares of. */
export function checkShares({ rows, lines, whole }: Table): Finding[] {
  const printed = [...lines].reverse().find((one) => !rows.includes(one))
  const total = amountOf(whole) ?? (printed && amountOf(printed.figures)) ?? sumOfShared(rows)
  if (!total || isZero(total)) return []
  return rows.flatMap(({ name, figures }) => {
    const [share, amount] = [shareOf(figures), amountOf(figures)]
    return share && amount ? shareFinding(name, share, amount, total) : []
  })
}

const shareOf = (figures: ReadonlyMap<string, Exact>): Exact | undefined =>
  figures.get('share') ?? barePercent(figures, 'whole')

/** Of what the shares are shares, where no whole is printed: of all rows, if half of them say so. */
function sumOfShared(rows: readonly Row[]): Exact | undefined {
  const pairs = rows.map(({ figures }) => ({ share: shareOf(figures), amount: amountOf(figures) }))
  const total = sum(pairs.flatMap(({ amount }) => amount ?? []))
  const fitting = pairs.filter(({ share, amount }) => share && amount && fits(share, amount, total))
  return fitting.length > 0 && fitting.length * 2 >= rows.length ? total : undefined
}

function fits(share: Exact, amount: Exact, total: Exact): boolean {
  const right = over(times(HUNDRED, amount), total)
  return right !== null && isEqual(roundExact(right, decimalsOf(share) ?? 2), share)
}

export function shareFinding(name: string, share: Exact, amount: Exact, total: Exact): Finding[] {
  const right = over(times(HUNDRED, amount), total)
  if (!right) return []
  if (fits(share, amount, total)) return []
  return [
    found(
      'account-share',
      isMore(sizeOf(minus(right, share)), exact('0.02')) && !isWithin(share, amount, total) ? 'error' : 'note',
      name,
      share,
      roundExact(right, 2),
      `${name}：占${toFixedText(right, 2)}%，所填${toText(share)}%。`,
    ),
  ]
}
