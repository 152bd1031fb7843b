import { type Exact, plus } from '#core/number/exact.ts'
import { type Column, columnsOf, hasPost, hitsOf, openRows } from './count-elements.ts'
import type { IndicatorDefinition } from './definition.ts'
import { elementOf } from './expression/element.ts'
import type { IndicatorBook } from './indicator-book.ts'
import type { Period } from './period.ts'
import { type ScopeKind, UNKNOWN, WHOLE } from './scope.ts'
import { combine, emptyTally, type Figure, figureOf, isEmptyTally, type Tally } from './tally.ts'

export type Basis = 'raw' | 'adjusted'

export interface IndicatorRow extends Figure {
  /** With `@co` or `@child` for the orders of that role. */
  id: string
  scope: string
  basis: Basis
}

export type ImportedSwitch = 'exclude' | 'include' | 'only'

export interface ReckoningOptions {
  period: Period
  by: ScopeKind
  /** What was found out later is left out; the period's end unless stated. */
  asOfMs?: number
  bases?: readonly Basis[]
  /** Imported history is out unless it is included or alone. */
  imported?: ImportedSwitch
  /** Ids of indicators; all without it. */
  only?: ReadonlySet<string>
}

/** Takes cases one by one, in any order, each once; holds figures only, no cases. */
export interface Reckoning {
  /** A line of a case export. Throws a RangeError where a time or a list is none. */
  add(line: object): void
  /** Row `*` first, then by scope; a row with nothing in it is left out. */
  rows(): IndicatorRow[]
}

/** What has been counted for a column, by scope; `*` among them. */
export type Tallies = ReadonlyMap<string, Tally>

export const BASES: readonly Basis[] = ['raw', 'adjusted']

/** All indicators of a period by one grouping (domain §6.1, §6.2). */
export function openReckoning(book: IndicatorBook, options: ReckoningOptions): Reckoning {
  const { period, by, imported = 'exclude', bases = BASES, only } = options
  const at = { from: period.fromMs, to: period.toMs, asOf: options.asOfMs ?? period.toMs }
  const columns = columnsFor(book, by, only).map((column) => ({
    column,
    tallies: { raw: new Map<string, Tally>(), adjusted: new Map<string, Tally>() },
  }))
  const rowOf = openRows(book)
  return {
    add: (line) => {
      const whole = elementOf(line)
      const isImported = (whole.fields.flags as { imported?: boolean } | null)?.imported === true
      if (imported !== 'include' && isImported !== (imported === 'only')) return
      for (const { column, tallies } of columns)
        for (const { element, numerator, denominator, weight, ms, isExcluded } of hitsOf(whole, column, at)) {
          const scope = rowOf(by, element, column.indicator.definition, { ...at, role: column.role })
          for (const basis of bases) {
            if (basis === 'adjusted' && isExcluded) continue
            for (const row of [WHOLE, scope]) {
              const tally = tallyIn(tallies[basis], row)
              if (ms !== null) addMeasure(tally, ms, column.indicator.definition)
              else if (weight) tally.parts = plus(tally.parts, weight)
              else if (numerator) tally.count++
              if (denominator && ms === null) tally.denominator++
            }
          }
        }
    },
    rows: () =>
      bases.flatMap((basis) =>
        rowsOf(
          book,
          columns.map(({ column, tallies }) => ({ column, tallies: tallies[basis] })),
          basis,
          by,
          only,
        ),
      ),
  }
}

function addMeasure(tally: Tally, ms: number, { form }: IndicatorDefinition): void {
  if (form === 'mean') {
    tally.count++
    tally.sumMs += ms
  } else if (Array.isArray(tally.measures)) tally.measures.push(ms)
}

/** The columns of a grouping: by post only those that have one. */
export const columnsFor = (book: IndicatorBook, by: ScopeKind, only?: ReadonlySet<string>): Column[] =>
  columnsOf(book, only).filter(({ indicator }) => by !== 'post' || hasPost(indicator))

function tallyIn(tallies: Map<string, Tally>, scope: string): Tally {
  let tally = tallies.get(scope)
  if (!tally) {
    tally = emptyTally()
    tallies.set(scope, tally)
  }
  return tally
}

/** Counted columns as rows of figures, with those that are put together of them. */
export function rowsOf(
  book: IndicatorBook,
  counted: readonly { column: Column; tallies: Tallies }[],
  basis: Basis,
  by: ScopeKind,
  only: ReadonlySet<string> | undefined,
): IndicatorRow[] {
  const rows: IndicatorRow[] = []
  const values = new Map<string, Map<string, Exact | null>>()
  for (const { column, tallies } of counted) {
    const { indicator, id } = column
    const mine = new Map<string, Exact | null>()
    values.set(id, mine)
    for (const scope of inOrder([WHOLE, ...tallies.keys()])) {
      const tally = tallies.get(scope) ?? emptyTally()
      if (scope !== WHOLE && isEmptyTally(tally)) continue
      const figure = figureOf(indicator.definition, tally)
      mine.set(scope, figure.value)
      rows.push({ id, scope, basis, ...figure })
    }
  }
  for (const { definition } of book.all) {
    if (definition.form !== 'combination' || (only && !only.has(definition.id))) continue
    const terms = definition.terms!.map(({ id, weight }) => ({ weight, values: values.get(id) }))
    if (by === 'post' && terms.every((term) => !term.values)) continue
    for (const scope of inOrder([WHOLE, ...terms.flatMap((term) => [...(term.values?.keys() ?? [])])])) {
      const value = combine(terms.map((term) => ({ weight: term.weight, value: term.values?.get(scope) ?? null })))
      if (value || scope === WHOLE)
        rows.push({ id: definition.id, scope, basis, numerator: null, denominator: null, value })
    }
  }
  return only ? rows.filter(({ id }) => only.has(id.split('@')[0]!)) : rows
}

/** `*` first, `unknown` last, others by code. */
function inOrder(scopes: readonly string[]): string[] {
  const rank = (scope: string) => (scope === WHOLE ? 0 : scope === UNKNOWN ? 2 : 1)
  return [...new Set(scopes)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
}
