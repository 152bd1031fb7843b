import { type Exact, exact, isMore, ONE, over, times, ZERO } from '#core/number/exact.ts'
import { isExact, isPlain } from '../read-fields.ts'
import type { MoneyUnit, SheetBudget } from '../sheet.ts'
import { budgetIn, inUnit } from './check-budget.ts'

export type Figures = Readonly<Record<string, Exact>>

/**
 * Figures of the department as a whole, as the form (`own`) and the text (`told`) give them, and the form's budget, all in one
 * unit: the form's, or 万元 where the text reckons in it. Blocks may be nested (`basic: {executed}` reads as `basicExecuted`)
 * and name a unit of their own; where none is named, figures ten thousand times off the budget are meant in the other unit.
 */
export function departmentFigures(
  totals: unknown,
  budget: SheetBudget | null,
  setUnit: MoneyUnit,
): { own: Figures; told: Figures; budget: SheetBudget | null; unit: MoneyUnit } {
  const formUnit = budget?.unit ?? setUnit
  if (!isPlain(totals)) return { own: {}, told: {}, budget, unit: formUnit }
  const { narrative, ...form } = totals
  const text = isPlain(narrative) ? narrative : {}
  const ownUnit = meantUnit(form, unitOf(form, formUnit), budget)
  const toldUnit = meantUnit(text, unitOf(text, ownUnit), budget)
  const unit = toldUnit === '万元' ? '万元' : formUnit
  return {
    own: inOne(form, ownUnit, unit),
    told: inOne(text, toldUnit, unit),
    budget: budget && budgetIn(budget, unit),
    unit,
  }
}

const unitOf = (block: Record<string, unknown>, otherwise: MoneyUnit): MoneyUnit =>
  block.unit === '元' || block.unit === '万元' ? block.unit : otherwise

const inOne = (block: Record<string, unknown>, from: MoneyUnit, to: MoneyUnit): Figures =>
  Object.fromEntries(flat(block).map(([key, value]) => [key, inUnit(value, from, to)]))

function meantUnit(block: Record<string, unknown>, named: MoneyUnit, budget: SheetBudget | null): MoneyUnit {
  const whole = budget && (budget.executed ?? budget.adjusted)
  const largest = flat(block).reduce((most, [, one]) => (isMore(one, most) ? one : most), ZERO)
  const ratio = whole && over(inUnit(whole, budget.unit, named), largest)
  if (!ratio) return named
  if (named === '元' && isMore(ratio, THOUSAND)) return '万元'
  return named === '万元' && isMore(ONE, times(ratio, THOUSAND)) ? '元' : named
}

const THOUSAND = exact(1000)

function flat(block: Record<string, unknown>): [string, Exact][] {
  return Object.entries(block).flatMap(([key, value]): [string, Exact][] => {
    if (isExact(value)) return [[key, value]]
    if (!isPlain(value)) return []
    return Object.entries(value).flatMap(([inner, own]): [string, Exact][] =>
      isExact(own) ? [[key + inner.charAt(0).toUpperCase() + inner.slice(1), own]] : [],
    )
  })
}
