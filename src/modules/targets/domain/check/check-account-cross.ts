import { type Exact, isEqual } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { amountOf, isGrand, type Row, type Table } from './account-tables.ts'
import { found, sumFinding } from './check-account-rows.ts'
import type { Finding } from './finding.ts'
import { isRoundedFrom, roundingTail } from './rounding-tail.ts'

interface Told {
  name: string
  title: string
  amount: Exact
}

/** One row of expenditure or income of the same money, printed in two tables, has one amount. */
export function checkAcrossTables(tables: readonly Table[]): Finding[] {
  return [...sameAmounts(tables), ...bothSides(tables)]
}

function sameAmounts(tables: readonly Table[]): Finding[] {
  const told = new Map<string, Told[]>()
  for (const table of tables) {
    const kind = kindOf(table)
    if (kind === null) continue
    const times = new Map<string, number>()
    for (const row of table.lines) times.set(keyOf(row), (times.get(keyOf(row)) ?? 0) + 1)
    for (const row of table.lines) {
      const amount = amountOf(row.figures)
      if (!amount || times.get(keyOf(row)) !== 1) continue
      const key = `${kind}|${keyOf(row)}`
      told.set(key, [...(told.get(key) ?? []), { name: row.name, title: table.title, amount }])
    }
  }
  return [...told.values()].flatMap((given) => {
    const [first, ...others] = given
    const other = others.find(({ amount }) => !isEqual(amount, first!.amount))
    if (!first || !other) return []
    const { name } = first
    const isBrief =
      roundingTail(first.amount, other.amount) ||
      isRoundedFrom(first.amount, other.amount) ||
      isRoundedFrom(other.amount, first.amount)
    // Only titles as printed say for certain that two tables tell of the same money.
    const isPrinted = [first, other].every(({ title }) => /决算|预算/.test(title))
    return [
      found(
        'cross-table',
        isBrief ? 'note' : isPrinted ? 'error' : 'warning',
        name,
        Object.fromEntries(given.map(({ title, amount }) => [title, amount])),
        null,
        `${name}：${given.map(({ title, amount }) => `${title} ${toText(amount)}`).join('，')}，同一件事有几个数。`,
      ),
    ]
  })
}

/** 总计 of income and of expenditure, side by side in one table, are one sum. */
function bothSides(tables: readonly Table[]): Finding[] {
  const sided = tables.flatMap((table) => {
    const side = sideOf(table.path.at(-1) ?? '')
    const grand = table.lines.find(isGrand)
    const amount = grand && amountOf(grand.figures)
    return side && grand && amount ? [{ side, grand, amount, place: table.path.slice(0, -1).join('/') }] : []
  })
  return sided
    .filter(({ side }) => side === 'income')
    .flatMap((income) => {
      const spending = sided.find(({ side, place }) => side === 'spending' && place === income.place)
      if (!spending || isEqual(spending.amount, income.amount)) return []
      return sumFinding(income.grand.name, spending.amount, income.amount, '收入总计为', 'error')
    })
}

const keyOf = ({ name, texts }: Row): string =>
  `${texts.get('class') ?? ''}|${name.replace(/^[一二三四五六七八九十]+、|\s/g, '').replace(/^(合计|(本年)?(收入|支出)合计)$/, '本年合计')}`

/** Direction and kind of money of a table, as its place and title tell; null where they do not. */
function kindOf({ path, title, lines }: Table): string | null {
  const place = `${path.join(' ')} ${title}`
  if (/project|procure|采购|asset|资产|personnel|economic|经济|三公|threePublic|basic|基本支出/i.test(place))
    return null
  const last = path.at(-1) ?? ''
  const side = sideOf(last) ?? sideOf(title.replace(/收入支出/g, '')) ?? sideOf(path.join(' '))
  if (side === null || lines.length === 0) return null
  const money = /政府性基金|fund/i.test(place)
    ? 'fund'
    : /国有资本|stateCapital/i.test(place)
      ? 'capital'
      : /一般公共预算|generalPublic/i.test(place)
        ? 'general'
        : /财政拨款|fiscal/i.test(place)
          ? 'fiscal'
          : 'all'
  const year = /(?:19|20)\d{2}/.exec(place)?.[0] ?? ''
  const stage = /决算|final/i.test(place) ? 'final' : /预算|budget/i.test(place) ? 'budget' : ''
  return `${side} ${money} ${year} ${stage}`
}

function sideOf(text: string): 'income' | 'spending' | null {
  const [income, spending] = [/income|revenue|收入/i.test(text), /spending|expen|支出/i.test(text)]
  if (income === spending) return null
  return income ? 'income' : 'spending'
}
