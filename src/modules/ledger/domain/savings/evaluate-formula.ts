import { type Exact, minus, negative, over, plus, times } from '#core/number/exact.ts'
import { decimalsOf, toText } from '#core/number/round-exact.ts'
import { type Answer, given, type Sign, type Term, wrong } from './formula.ts'
import { isSameUnit, joinUnits, type Unit, unitWords } from './unit.ts'

export interface Quantity {
  value: Exact
  unit: Unit
}

export interface Evaluated extends Quantity {
  /** Every operation as it was carried out: `120000张 × 5克/张 = 600000克`. */
  steps: readonly string[]
}

/** Shown decimals of a number that never ends; what is reckoned with stays exact. */
const SHOWN = 6

/** Reckons a formula, exactly and with its units: only like is added to like, and nothing is divided by nothing. */
export function evaluateFormula(term: Term, inputs: ReadonlyMap<string, Quantity>): Answer<Evaluated> {
  const steps: string[] = []
  const found = reckon(term, inputs, steps)
  return found.ok ? given({ ...found.value, steps }) : found
}

function reckon(term: Term, inputs: ReadonlyMap<string, Quantity>, steps: string[]): Answer<Quantity> {
  if (term.sort === 'number') return given({ value: term.value, unit: term.unit })
  if (term.sort === 'input') {
    const found = inputs.get(term.name)
    return found ? given(found) : wrong(`缺少“${term.name}”的值。请填写。`, `The value of "${term.name}" is missing.`)
  }
  if (term.sort === 'minus') {
    const of = reckon(term.of, inputs, steps)
    return of.ok ? given({ ...of.value, value: negative(of.value.value) }) : of
  }
  const left = reckon(term.left, inputs, steps)
  if (!left.ok) return left
  const right = reckon(term.right, inputs, steps)
  if (!right.ok) return right
  const result = operate(term.sign, left.value, right.value)
  if (result.ok)
    steps.push(`${words(left.value)} ${term.sign} ${words(right.value)} ${equals(result.value)} ${words(result.value)}`)
  return result
}

function operate(sign: Sign, left: Quantity, right: Quantity): Answer<Quantity> {
  if (sign === '×') return given({ value: times(left.value, right.value), unit: joinUnits(left.unit, right.unit, 1) })
  if (sign === '÷') {
    const value = over(left.value, right.value)
    if (value === null)
      return wrong(
        `${words(left)} ÷ ${words(right)}：除数为 0，不能计算。请核对输入。`,
        `${words(left)} ÷ ${words(right)}: nothing can be divided by zero. Check the inputs.`,
      )
    return given({ value, unit: joinUnits(left.unit, right.unit, -1) })
  }
  if (!isSameUnit(left.unit, right.unit))
    return wrong(
      `${words(left)} ${sign} ${words(right)}：单位不同，不能相${sign === '+' ? '加' : '减'}。请先换算成同一单位。`,
      `${words(left)} ${sign} ${words(right)}: the units differ. Convert one of them first.`,
    )
  return given({ value: (sign === '+' ? plus : minus)(left.value, right.value), unit: left.unit })
}

const equals = ({ value }: Quantity): string => ((decimalsOf(value) ?? SHOWN + 1) > SHOWN ? '≈' : '=')

const words = ({ value, unit }: Quantity): string => {
  const text = toText(value, SHOWN) + unitWords(unit)
  return value.num < 0n ? `（${text}）` : text
}
