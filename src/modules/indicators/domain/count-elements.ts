import type { Exact } from '#core/number/exact.ts'
import type { IndicatorDefinition, OrderRole } from './definition.ts'
import { isTrue, type Moment } from './expression/compile.ts'
import type { Element } from './expression/element.ts'
import type { Counted, Indicator, IndicatorBook } from './indicator-book.ts'
import { named, type ScopeKind, scopeOfCase, UNKNOWN } from './scope.ts'

/** One figure that is counted: an indicator for orders of one role. */
export interface Column {
  indicator: Indicator
  /** With `@co` or `@child` for the orders of that role. */
  id: string
  role: OrderRole
}

/** One element of a case that counts, and as what. */
export interface Hit {
  element: Element
  numerator: boolean
  denominator: boolean
  /** Of a weighted answer: what it counts in the numerator. */
  weight: Exact | null
  /** Milliseconds of what is measured. */
  ms: number | null
  /** An approved exclusion covers it: it is in the raw figure alone. */
  isExcluded: boolean
}

export type HalfMoment = Omit<Moment, 'role'>

/** Every indicator that is counted itself, and the terms of those that are put together; `only` names ids. */
export function columnsOf(book: IndicatorBook, only?: ReadonlySet<string>): Column[] {
  const needed =
    only && new Set([...only].flatMap((id) => [id, ...(book.find(id)?.definition.terms ?? []).map((term) => term.id)]))
  return book.all.flatMap((indicator) => {
    const { definition, roles } = indicator
    if (definition.form === 'combination' || (needed && !needed.has(definition.id))) return []
    return roles.map((role) => ({
      indicator,
      id: role === 'lead' ? definition.id : `${definition.id}@${role}`,
      role,
    }))
  })
}

export const kindsOf = ({ numerator, denominator }: Indicator) =>
  [numerator, denominator].flatMap((one) => one?.kinds ?? [])

/** By post only what clocks count, or what names the post that answers for it. */
export const hasPost = (indicator: Indicator): boolean =>
  indicator.definition.post !== undefined || kindsOf(indicator).every((kind) => kind === 'clock')

/** Names the rows that an element counts in. */
export function openRows(book: IndicatorBook) {
  return (by: ScopeKind, element: Element, { post }: IndicatorDefinition, moment: Moment): string => {
    if (by === 'department') return named(book.departmentOf(element.kind)(element, null, moment))
    if (by === 'post') return element.kind === 'clock' ? named(element.fields.ownerPost) : (post ?? UNKNOWN)
    return scopeOfCase(by, element.case)
  }
}

/** What of a case counts for a figure (domain §6.1, §6.2). */
export function hitsOf(whole: Element, { indicator, role }: Column, at: HalfMoment): Hit[] {
  const { definition, numerator, denominator, population } = indicator
  const moment: Moment = { from: at.from, to: at.to, asOf: at.asOf, role }
  if (!isTrue(population(whole, null, moment))) return []
  const holds = (counted: Counted, element: Element) => isTrue(counted.where(element, null, moment))
  const found: Hit[] = []
  let exclusions: readonly Element[] | null = null
  const hit = (element: Element, as: Partial<Hit>): void => {
    exclusions ??= exclusionsOf(whole, definition, at.asOf)
    const isExcluded = exclusions.some((one) => covers(one, element))
    found.push({ element, numerator: false, denominator: false, weight: null, ms: null, ...as, isExcluded })
  }
  switch (definition.form) {
    case 'count':
      for (const element of numerator!.elements(whole))
        if (holds(numerator!, element)) hit(element, { numerator: true })
      break
    case 'mean':
    case 'percentile':
      for (const element of numerator!.elements(whole)) {
        if (!holds(numerator!, element)) continue
        const ms = numerator!.measure!(element, null, moment)
        if (typeof ms === 'number') hit(element, { numerator: true, denominator: true, ms })
      }
      break
    case 'share':
    case 'weighted':
      for (const element of denominator!.elements(whole)) {
        if (!holds(denominator!, element)) continue
        const isIn = holds(numerator!, element)
        const { weightOf } = numerator!
        const weight = isIn && weightOf ? weightOf(element) : null
        const counts = weightOf ? weight !== null && weight.num !== 0n : isIn
        hit(element, { numerator: counts, denominator: true, weight })
      }
      break
    case 'ratio':
      for (const element of numerator!.elements(whole))
        if (holds(numerator!, element)) hit(element, { numerator: true })
      for (const element of denominator!.elements(whole))
        if (holds(denominator!, element)) hit(element, { denominator: true })
      break
    case 'combination':
      break
  }
  return found
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
