import {
  type Exact,
  exact,
  HUNDRED,
  isEqual,
  isMore,
  isZero,
  minus,
  over,
  sizeOf,
  sum,
  times,
} from '#core/number/exact.ts'
import { decimalsOf, roundExact, toFixedText, toText } from '#core/number/round-exact.ts'
import { AMOUNTS, NOT_ADDED, type Row, type Table } from './account-tables.ts'
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

/** What a table says of itself: its whole, growth, changes, shares, completion, codes. */
export function checkTable(table: Table): Finding[] {
  return [
    ...checkWhole(table),
    ...table.rows.flatMap((row) => [...checkGrowth(row), ...checkChange(row), ...checkCompletion(row)]),
    ...checkCodes(table),
    ...checkShares(table),
  ]
}

function checkWhole({ path, rows, whole }: Table): Finding[] {
  return [...whole].flatMap(([column, printed]) => {
    if (NOT_ADDED.test(column) && column !== 'year' && !/^y\d{4}$/.test(column)) return []
    const parts = rows.flatMap(({ figures }) => figures.get(column) ?? [])
    if (parts.length < rows.length || parts.length < 2) return []
    return sumFinding(`${path.join(' ')} ${column === 'amount' ? '合计' : column}`, printed, sum(parts), '各项之和')
  })
}

/** growth % = change ÷ figure of the year before. */
function checkGrowth({ name, figures, texts }: Row): Finding[] {
  const percent = figures.get('growthPercent') ?? figures.get('growth') ?? figures.get('changePercent')
  const amount = AMOUNTS.map((key) => figures.get(key)).find((one) => one !== undefined)
  const change = figures.get('increase') ?? figures.get('change') ?? negated(figures.get('decrease'))
  const before =
    figures.get('previous') ?? figures.get('previousYear') ?? (amount && change ? minus(amount, change) : undefined)
  const right = change ?? (amount && before ? minus(amount, before) : undefined)
  if (!percent || !before || !right) return []
  const where = texts.get('class') === undefined ? name : '功能分类(项)'
  if (isZero(before))
    return [
      found(
        'division-by-zero',
        'error',
        name,
        percent,
        null,
        `${name}：上年为0，增减幅度无从计算，却填${toText(percent)}%。`,
      ),
    ]
  const exactly = over(times(HUNDRED, right), before)!
  const places = decimalsOf(percent) ?? 2
  if (isEqual(roundExact(exactly, places), percent)) return []
  const isTail = !isMore(sizeOf(minus(exactly, percent)), exact('0.1'))
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

const negated = (value: Exact | undefined): Exact | undefined => value && { num: -value.num, den: value.den }

/** change = this year − the year before, where all three stand. */
function checkChange({ name, figures }: Row): Finding[] {
  const amount = figures.get('amount')
  const before = figures.get('previous') ?? figures.get('previousYear')
  const change = figures.get('increase') ?? figures.get('change')
  if (!amount || !before || !change) return []
  return sumFinding(name, change, minus(amount, before), '本年减上年为')
}

/** 完成预算的百分比: what was spent ÷ what was planned. */
function checkCompletion({ name, figures }: Row): Finding[] {
  const percent = figures.get('completionPercent') ?? figures.get('completion') ?? figures.get('percentOfBudget')
  const planned = figures.get('initial') ?? figures.get('budget') ?? figures.get('adjusted')
  const spent = figures.get('final') ?? figures.get('executed') ?? figures.get('amount')
  if (!percent || !planned || !spent) return []
  if (isZero(planned))
    return [
      found(
        'division-by-zero',
        'error',
        name,
        percent,
        null,
        `${name}：预算为0，完成比例无从计算，却填${toText(percent)}%。`,
      ),
    ]
  const right = over(times(HUNDRED, spent), planned)!
  if (isEqual(roundExact(right, decimalsOf(percent) ?? 2), percent)) return []
  return [
    found(
      'account-share',
      isMore(sizeOf(minus(right, percent)), exact('0.1')) ? 'error' : 'note',
      name,
      percent,
      roundExact(right, 2),
      `${name}：${toText(spent)}÷${toText(planned)}=${toFixedText(right, 2)}%，所填${toText(percent)}%。`,
    ),
  ]
}

/** Functional codes: a class (201) is the sum of its sections (20103), a section of its items (2010301). */
function checkCodes({ rows }: Table): Finding[] {
  const codeOf = ({ figures, texts }: Row): string =>
    texts.get('code') ?? (figures.has('code') ? toText(figures.get('code')!) : '')
  const coded = rows.filter((row) => /^\d{3}(\d{2}){0,2}$/.test(codeOf(row)))
  return coded.flatMap((row) => {
    const code = codeOf(row)
    const children = coded.filter((one) => codeOf(one).length === code.length + 2 && codeOf(one).startsWith(code))
    if (children.length === 0) return []
    return [...row.figures].flatMap(([column, printed]) => {
      if (NOT_ADDED.test(column)) return []
      const parts = children.flatMap(({ figures }) => figures.get(column) ?? [])
      return parts.length > 0 ? sumFinding(row.name, printed, sum(parts), `${column} 下级之和`) : []
    })
  })
}

function checkShares({ rows, whole }: Table): Finding[] {
  const amountOf = (figures: ReadonlyMap<string, Exact>) =>
    AMOUNTS.map((key) => figures.get(key)).find((one) => one !== undefined)
  const total = amountOf(whole)
  if (!total || isZero(total)) return []
  return rows.flatMap(({ name, figures }) => {
    const share = figures.get('share') ?? figures.get('sharePercent')
    const amount = amountOf(figures)
    if (!share || !amount) return []
    const right = over(times(HUNDRED, amount), total)!
    const places = decimalsOf(share) ?? 2
    if (!isMore(sizeOf(minus(right, share)), over(exact(1), exact(10n ** BigInt(places)))!)) return []
    return [
      found(
        'account-share',
        'error',
        name,
        share,
        roundExact(right, 2),
        `${name}：占${toFixedText(right, 2)}%，所填${toText(share)}%。`,
      ),
    ]
  })
}
