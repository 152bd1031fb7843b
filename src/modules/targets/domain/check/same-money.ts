import { type Exact, isEqual, isLess, minus, sizeOf } from '#core/number/exact.ts'
import type { MoneyUnit } from '../sheet.ts'
import { inUnit } from './check-budget.ts'
import { isRoundedFrom } from './rounding-tail.ts'

export interface ToldMoney {
  amount: Exact
  unit: MoneyUnit
  /** The text names its unit; else texts reckon in 万元 beside forms in 元, and either is tried. */
  isUnitTold: boolean
}

/**
 * What a text tells beside what the form prints, both in the unit of the text: `same`, `brief` (one is the other with fewer
 * decimals) or `differs`.
 */
export function compareMoney(told: ToldMoney, onForm: Exact, formUnit: MoneyUnit) {
  const units: MoneyUnit[] = told.isUnitTold ? [told.unit] : [told.unit, told.unit === '元' ? '万元' : '元']
  const tried = units.map((unit) => compareIn(told.amount, inUnit(onForm, formUnit, unit)))
  return tried.find(({ verdict }) => verdict !== 'differs') ?? nearest(tried)
}

type Compared = { verdict: 'same' | 'brief' | 'differs'; told: Exact; onForm: Exact }

function compareIn(told: Exact, onForm: Exact): Compared {
  const isBrief = isRoundedFrom(told, onForm) || isRoundedFrom(onForm, told)
  return { verdict: isEqual(told, onForm) ? 'same' : isBrief ? 'brief' : 'differs', told, onForm }
}

const nearest = (tried: readonly Compared[]): Compared =>
  tried.reduce((best, one) =>
    isLess(sizeOf(minus(one.told, one.onForm)), sizeOf(minus(best.told, best.onForm))) ? one : best,
  )
