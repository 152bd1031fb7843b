import { type Column, type HalfMoment, hitsOf, openRows } from './count-elements.ts'
import { elementOf } from './expression/element.ts'
import type { IndicatorBook } from './indicator-book.ts'
import type { Basis, ImportedSwitch } from './reckon-indicators.ts'
import { type ScopeKind, WHOLE } from './scope.ts'

export interface BehindWhat {
  column: Column
  at: HalfMoment
  by: ScopeKind
  scope: string
  part: 'numerator' | 'denominator'
  basis: Basis
  imported: ImportedSwitch
}

/** Tells of a line of an export whether the figure counts something of it. */
export function openBehind(book: IndicatorBook, what: BehindWhat): (line: object) => boolean {
  const { column, at, by, scope, part, basis, imported } = what
  const rowOf = openRows(book)
  return (line) => {
    const whole = elementOf(line)
    const isImported = (whole.fields.flags as { imported?: boolean } | null)?.imported === true
    if (imported !== 'include' && isImported !== (imported === 'only')) return false
    return hitsOf(whole, column, at).some(
      (hit) =>
        hit[part] &&
        !(basis === 'adjusted' && hit.isExcluded) &&
        (scope === WHOLE ||
          rowOf(by, hit.element, column.indicator.definition, { ...at, role: column.role }) === scope),
    )
  }
}
