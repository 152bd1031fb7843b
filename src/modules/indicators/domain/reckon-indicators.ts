import { type Exact, plus } from '#core/number/exact.ts'
import type { IndicatorDefinition, OrderRole } from './definition.ts'
import { isTrue, type Moment } from './expression/compile.ts'
import { type Element, elementOf } from './expression/element.ts'
import type { Counted, Indicator, IndicatorBook } from './indicator-book.ts'
import type { Period } from './period.ts'
import { named, type ScopeKind, scopeOfCase, UNKNOWN, WHOLE } from './scope.ts'
import { combine, emptyTally, type Figure, figureOf, isEmptyTally, type Tally } from './tally.ts'

export type Basis = 'raw' | 'adjusted'

export interface IndicatorRow extends Figure {
  /** With `@co` or `@child` for the orders of that role. */
  id: string
  scope: string
  basis: Basis
}

export interface ReckoningOptions {
  period: Period
  by: ScopeKind
  /** What was found out later is left out; the period's end unless stated. */
  asOfMs?: number
  bases?: readonly Basis[]
  /** Imported history is out unless it is included or alone. */
  imported?: 'exclude' | 'include' | 'only'
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

interface Column {
  indicator: Indicator
  id: string
  role: OrderRole
  /** By basis and scope. */
  tallies: Record<Basis, Map<string, Tally>>
}

const BASES: readonly Basis[] = ['raw', 'adjusted']

/** All indicators of a period by one grouping (domain §6.1, §6.2). */
export function openReckoning(book: IndicatorBook, options: ReckoningOptions): Reckoning {
  const { period, by, imported = 'exclude', bases = BASES, only } = options
  const asOf = options.asOfMs ?? period.toMs
  const columns = columnsOf(book, by, only)
  const moments = new Map(
    (['lead', 'co', 'child'] as const).map((role) => [role, { from: period.fromMs, to: period.toMs, asOf, role }]),
  )
  const departments = new Map(
    columns.flatMap(({ indicator }) => kindsOf(indicator)).map((kind) => [kind, book.departmentOf(kind)]),
  )
  const isSaid = (basis: Basis) => bases.includes(basis)

  const rowOf = (element: Element, { post }: IndicatorDefinition, moment: Moment): string => {
    if (by === 'department') return named(departments.get(element.kind)!(element, null, moment))
    if (by === 'post') return element.kind === 'clock' ? named(element.fields.ownerPost) : (post ?? UNKNOWN)
    return scopeOfCase(by, element.case)
  }

  const addColumn = (whole: Element, { indicator, role, tallies }: Column): void => {
    const { definition, numerator, denominator, population } = indicator
    const moment = moments.get(role)!
    if (!isTrue(population(whole, null, moment))) return
    const exclusions = exclusionsOf(whole, definition, asOf)
    const count = (element: Element, change: (tally: Tally) => void): void => {
      const scope = rowOf(element, definition, moment)
      for (const basis of BASES) {
        if (!isSaid(basis) || (basis === 'adjusted' && exclusions.some((one) => covers(one, element)))) continue
        for (const row of [WHOLE, scope]) {
          let tally = tallies[basis].get(row)
          if (!tally) {
            tally = emptyTally()
            tallies[basis].set(row, tally)
          }
          change(tally)
        }
      }
    }
    const one = (tally: Tally) => {
      tally.count++
    }
    const holds = (counted: Counted, element: Element) => isTrue(counted.where(element, null, moment))
    switch (definition.form) {
      case 'count':
        for (const element of numerator!.elements(whole)) if (holds(numerator!, element)) count(element, one)
        return
      case 'mean':
      case 'percentile':
        for (const element of numerator!.elements(whole)) {
          if (!holds(numerator!, element)) continue
          const ms = numerator!.measure!(element, null, moment)
          if (typeof ms === 'number') count(element, ({ measures }) => measures.push(ms))
        }
        return
      case 'share':
      case 'weighted':
        for (const element of denominator!.elements(whole)) {
          if (!holds(denominator!, element)) continue
          const isIn = holds(numerator!, element)
          const weight = isIn && numerator!.weightOf ? numerator!.weightOf(element) : null
          count(element, (tally) => {
            tally.denominator++
            if (weight) tally.parts = plus(tally.parts, weight)
            else if (isIn && !numerator!.weightOf) tally.count++
          })
        }
        return
      case 'ratio':
        for (const element of numerator!.elements(whole)) if (holds(numerator!, element)) count(element, one)
        for (const element of denominator!.elements(whole))
          if (holds(denominator!, element))
            count(element, (tally) => {
              tally.denominator++
            })
    }
  }

  return {
    add: (line) => {
      const whole = elementOf(line)
      const isImported = (whole.fields.flags as { imported?: boolean } | null)?.imported === true
      if (imported !== 'include' && isImported !== (imported === 'only')) return
      for (const column of columns) addColumn(whole, column)
    },
    rows: () => bases.flatMap((basis) => rowsOf(book, columns, basis, by, only)),
  }
}

/** By post only what clocks count, or what names the post that answers for it. */
function columnsOf(book: IndicatorBook, by: ScopeKind, only: ReadonlySet<string> | undefined): Column[] {
  const needed =
    only && new Set([...only].flatMap((id) => [id, ...(book.find(id)?.definition.terms ?? []).map((term) => term.id)]))
  return book.all.flatMap((indicator) => {
    const { definition, roles } = indicator
    if (
      definition.form === 'combination' ||
      (needed && !needed.has(definition.id)) ||
      (by === 'post' && !hasPost(indicator))
    )
      return []
    return roles.map((role) => ({
      indicator,
      id: role === 'lead' ? definition.id : `${definition.id}@${role}`,
      role,
      tallies: { raw: new Map(), adjusted: new Map() },
    }))
  })
}

const kindsOf = ({ numerator, denominator }: Indicator) => [numerator, denominator].flatMap((one) => one?.kinds ?? [])
const hasPost = (indicator: Indicator) =>
  indicator.definition.post !== undefined || kindsOf(indicator).every((kind) => kind === 'clock')

function rowsOf(
  book: IndicatorBook,
  columns: readonly Column[],
  basis: Basis,
  by: ScopeKind,
  only: ReadonlySet<string> | undefined,
): IndicatorRow[] {
  const rows: IndicatorRow[] = []
  const values = new Map<string, Map<string, Exact | null>>()
  for (const { indicator, id, tallies } of columns) {
    const byScope = tallies[basis]
    const mine = new Map<string, Exact | null>()
    values.set(id, mine)
    for (const scope of inOrder([WHOLE, ...byScope.keys()])) {
      const tally = byScope.get(scope) ?? emptyTally()
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

/** Approved in time and naming the indicator, its family, or all (domain §6.1, 剔除). */
function exclusionsOf(whole: Element, { id, family }: IndicatorDefinition, asOf: number): readonly Element[] {
  return (whole.fields.exclusions as readonly Element[]).filter(({ fields }) => {
    const { approvedAt, indicators } = fields
    if (typeof approvedAt !== 'number' || approvedAt >= asOf || !Array.isArray(indicators)) return false
    return (indicators as readonly unknown[]).some((one) => one === '*' || one === id || one === family)
  })
}

/** Of the whole case, or of one order: then only what belongs to that order itself. */
function covers({ fields: { orderId } }: Element, element: Element): boolean {
  if (orderId === null || orderId === undefined) return true
  return orderId === orderIdOf(element)
}

function orderIdOf({ kind, fields, parent }: Element): unknown {
  if (kind === 'order') return fields.id
  if (kind === 'clock' || kind === 'check') return fields.orderId
  return parent?.fields.id ?? null
}
