import { type Exact, isEqual, isMore, plus, sum, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { labelOf } from './account-keys.ts'
import { isAdded, isGrand, isWhole, type Row, type Table } from './account-tables.ts'
import { sumFinding } from './check-account-rows.ts'
import type { Finding } from './finding.ts'

/** The wholes of a table: the line 合计, 总计 ... among its lines, the figure beside it, and its functional codes. */
export function checkSums(table: Table): Finding[] {
  return [...besideWhole(table), ...inlineWholes(table), ...checkCodes(table)]
}

function besideWhole({ title, path, rows, whole }: Table): Finding[] {
  const wholes = whole.size === 1 && whole.has('amount') ? columnsAs(rows, whole.get('amount')!) : [...whole]
  return wholes.flatMap(([column, printed]) => {
    const name = title === '' ? path.join(' ') : title
    const isMain = ['amount', 'total', 'final'].includes(column)
    return compared(isMain ? `${name}合计` : `${name} ${labelOf(column)}`, column, printed, rows, ZERO, true)
  })
}

/** A bare whole is that of the one column of amounts that the list has. */
function columnsAs(rows: readonly Row[], printed: Exact): [string, Exact][] {
  const column = ['amount', 'final', 'total', 'year'].find((key) => rows.every(({ figures }) => figures.has(key)))
  return column ? [[column, printed]] : []
}

/**
 * 合计 closes the lines above it since the last whole; 总计 closes the last whole and what was carried over after it. A table
 * that opens with its whole is all of what follows.
 */
function inlineWholes({ lines }: Table): Finding[] {
  const findings: Finding[] = []
  let since: Row[] = []
  let last: Row | null = null
  for (const [at, line] of lines.entries()) {
    if (!isWhole(line)) {
      since.push(line)
      continue
    }
    if (at === 0) {
      const next = lines.findIndex((one, index) => index > 0 && isWhole(one))
      findings.push(...columns(line, lines.slice(1, next === -1 ? undefined : next), null))
    } else if (since.length > 0 && !isWhole(lines[0]!))
      findings.push(...columns(line, since, isGrand(line) ? last : null))
    if (!/小计/.test(line.name)) last = line
    since = []
  }
  return findings
}

const columns = (whole: Row, rows: readonly Row[], carried: Row | null): Finding[] =>
  [...whole.figures].flatMap(([column, printed]) =>
    compared(whole.name, column, printed, rows, carried?.figures.get(column) ?? ZERO),
  )

function compared(
  where: string,
  column: string,
  printed: Exact,
  rows: readonly Row[],
  carried: Exact,
  mayBePart = false,
): Finding[] {
  if (!isAdded(column)) return []
  const top = topRows(rows)
  if (top.length === 0 || !top.every(({ figures, blanks }) => figures.has(column) || blanks.has(column))) return []
  if (!top.some(({ figures }) => figures.has(column))) return []
  const parts = top.map(({ figures }) => figures.get(column) ?? ZERO)
  const right = plus(carried, sum(parts))
  const readings = [parts, withoutChildren(parts, 1), withoutChildren(parts, 2)]
  if (readings.some((one) => isEqual(plus(carried, sum(one)), printed))) return []
  // Lines under lines without codes: which of them are parts of which cannot be told for certain.
  const isNested = isMore(right, printed) && readings[2]!.length < parts.length
  return sumFinding(
    where,
    printed,
    right,
    '各项之和',
    isNested || (mayBePart && isMore(printed, right)) ? 'warning' : 'error',
  )
}

/** Lines that are not "其中" nor, by their functional code or level, parts of another line. */
function topRows(rows: readonly Row[]): Row[] {
  const own = rows.filter(({ name }) => !/^(其中|其中[:：]|含|#)/.test(name))
  const codes = new Set(own.map(codeOf).filter((code) => code !== ''))
  const levels = own.flatMap(({ figures }) => figures.get('level') ?? [])
  const least = levels.reduce<Exact | null>((low, one) => (low && !isMore(low, one) ? low : one), null)
  return own.filter((row) => {
    const level = row.figures.get('level')
    if (level && least && isMore(level, least)) return false
    const code = codeOf(row)
    return ![2, 4].some((cut) => code.length - cut >= 3 && codes.has(code.slice(0, code.length - cut)))
  })
}

/** A line that is the sum of so many lines right under it, or more, stands for them. */
function withoutChildren(parts: readonly Exact[], fewest: number): Exact[] {
  const kept: Exact[] = []
  for (let at = 0; at < parts.length; at++) {
    kept.push(parts[at]!)
    let under = ZERO
    for (let next = at + 1; next < parts.length && next <= at + 60; next++) {
      under = plus(under, parts[next]!)
      if (next - at < fewest || !isEqual(under, parts[at]!)) continue
      at = next
      break
    }
  }
  return kept
}

const codeOf = ({ figures, texts }: Row): string => {
  const code = texts.get('code') ?? (figures.has('code') ? toText(figures.get('code')!) : '')
  return /^\d{3}(\d{2}){0,2}$/.test(code) ? code : ''
}

/** Functional codes: a class (201) is the sum of its sections (20103), a section of its items (2010301). */
function checkCodes({ rows, lines, whole, title }: Table): Finding[] {
  const coded = rows.filter((row) => codeOf(row) !== '')
  return coded.flatMap((row) => {
    const code = codeOf(row)
    const children = coded.filter((one) => codeOf(one).length === code.length + 2 && codeOf(one).startsWith(code))
    if (children.length === 0) return []
    return [...row.figures].flatMap(([column, printed]) => {
      if (!isAdded(column)) return []
      const parts = children.flatMap(({ figures }) => figures.get(column) ?? [])
      const what = column === 'amount' || column === 'total' ? '下级之和' : `${labelOf(column)}下级之和`
      if (parts.length === 0) return []
      // A list that names no whole may name only the larger items.
      const mayBePart = isMore(printed, sum(parts)) && whole.size === 0 && !lines.some(isWhole) && !/表/.test(title)
      return sumFinding(row.name, printed, sum(parts), what, mayBePart ? 'warning' : 'error')
    })
  })
}
