import { type Exact, findExact } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { evaluateFormula, type Quantity } from './evaluate-formula.ts'
import { type Answer, given, wrong } from './formula.ts'
import { inputsOf, readFormula } from './read-formula.ts'
import { findUnit, isSameUnit, unitWords } from './unit.ts'

/** A formula as data: what is saved, in which unit, from which inputs. */
export interface SavingFormula {
  expression: string
  inputs: readonly { name: string; unit: string }[]
  unit: string
  /** Decimals of the result, rounded half up once, at the end. */
  decimals: number
}

export interface ComputedSaving {
  value: Exact
  /** With the decimals of its formula. */
  text: string
  steps: readonly string[]
}

/** What a saving comes to, with every step; or why it cannot be said. */
export function computeSaving(formula: SavingFormula, values: ReadonlyMap<string, string>): Answer<ComputedSaving> {
  const term = readFormula(formula.expression)
  if (!term.ok) return term
  const inputs = new Map<string, Quantity>()
  for (const { name, unit: unitText } of formula.inputs) {
    const unit = findUnit(unitText)
    if (unit === null) return wrong(`“${name}”的单位“${unitText}”读不懂。`, `The unit of "${name}" is not understood.`)
    const value = findExact(values.get(name) ?? '')
    if (value === null) return wrong(`“${name}”还没有填数。请填写数值。`, `"${name}" has no number yet. Fill it in.`)
    inputs.set(name, { value, unit })
  }
  const found = evaluateFormula(term.value, inputs)
  if (!found.ok) return found
  const wanted = findUnit(formula.unit)
  if (wanted === null || !isSameUnit(wanted, found.value.unit))
    return otherUnit(unitWords(found.value.unit), formula.unit)
  const { value, steps } = found.value
  return given({ value, text: toFixedText(value, formula.decimals), steps })
}

/** Whether a formula can ever be reckoned: it reads, names exactly its inputs, and its units come out as it says. */
export function checkFormula(formula: SavingFormula): Answer<null> {
  const term = readFormula(formula.expression)
  if (!term.ok) return term
  const declared = formula.inputs.map(({ name }) => name)
  const twice = declared.find((name, at) => declared.indexOf(name) !== at)
  if (twice) return wrong(`输入“${twice}”写了两次。请删去一个。`, `The input "${twice}" stands there twice.`)
  const used = inputsOf(term.value)
  const unknown = used.find((name) => !declared.includes(name))
  if (unknown)
    return wrong(
      `算式里的“${unknown}”不在输入里。请加为输入，或改名。`,
      `"${unknown}" is no input. Add it, or rename it.`,
    )
  const idle = declared.find((name) => !used.includes(name))
  if (idle) return wrong(`输入“${idle}”没有用到。请删去，或写进算式。`, `The input "${idle}" is not used. Remove it.`)
  // Different numbers, so that no difference of two inputs happens to be the divisor zero.
  const tried = computeSaving(formula, new Map(declared.map((name, at) => [name, `${(at + 2) ** 3}.${at + 1}7`])))
  return tried.ok ? given(null) : tried
}

function otherUnit(is: string, wanted: string) {
  return wrong(
    `算式得出的单位是“${is || '无'}”，应为“${wanted || '无'}”。请乘或除以换算数，如 ÷ 1000000[克/吨]。`,
    `The formula comes out in "${is || 'no unit'}" and not in "${wanted || 'no unit'}". Multiply or divide by a conversion.`,
  )
}
