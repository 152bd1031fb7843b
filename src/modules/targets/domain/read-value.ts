import { type Exact, exact, findExact, over, times } from '#core/number/exact.ts'
import { halfWidth } from '#core/text/half-width.ts'
import type { Operator, SheetValue } from './sheet.ts'

const LONGEST = 200
const SIGNS: Readonly<Record<string, Operator>> = {
  '>=': '>=',
  '≥': '>=',
  '≧': '>=',
  '<=': '<=',
  '≤': '<=',
  '≦': '<=',
  '>': '>',
  '<': '<',
  '=': '=',
}
const WORDS: readonly [RegExp, Operator][] = [
  [/^(不少于|不低于|至少|达到|不小于)/, '>='],
  [/^(不超过|不多于|不高于|不大于|至多|控制在)(?=\d)/, '<='],
  [/^(大于|高于|超过|多于)(?=\d)/, '>'],
  [/^(小于|低于|少于)(?=\d)/, '<'],
  [/^(等于)/, '='],
]
const NUMBER = /^(-?\d[\d,]*(?:\.\d+)?)\s*(.*)$/
const TAIL: readonly [RegExp, Operator][] = [
  [/(以内|之内|内|以下|及以下)$/, '<='],
  [/(以上|及以上)$/, '>='],
]
/** Words before the number that say from when it counts: 接单后7个自然日内. */
const SINCE = /^[^\d≥≤<>=]{1,12}(后|起)(?=[≥≤<>]?\d)/
const REFERENCE =
  /^(不超过|不高于|不大于|控制在)?\s*(合同金额|预算金额|预算数|合同价|标准|批复金额|预算)(以内|内|之内)?$/

/** To a base in which values of one kind can be compared. */
const BASES: Readonly<Record<string, readonly [string, Exact]>> = {
  万: ['元', exact(10_000)],
  万元: ['元', exact(10_000)],
  亿元: ['元', exact(100_000_000)],
  小时: ['分钟', exact(60)],
  个小时: ['分钟', exact(60)],
  秒: ['分钟', over(exact(1), exact(60))!],
  万件: ['件', exact(10_000)],
  万次: ['次', exact(10_000)],
  个自然日: ['自然日', exact(1)],
  个工作日: ['工作日', exact(1)],
}

/**
 * What a printed target or actual says: `≥95%`, `24小时内`, `接单后7个自然日内`, `不超过合同金额`, `3万`, `持平`.
 * `unitHint` is the target's unit, for an actual printed as a bare number (`16`; `0.967` against %).
 */
export function readValue(text: string, unitHint?: string): SheetValue {
  const printed = text.trim().slice(0, LONGEST)
  const plain = halfWidth(printed).replace(/\s+/g, '')
  if (plain === '' || /^[-—/]+$/.test(plain)) return { printed: printed || null, kind: 'missing' }
  if (REFERENCE.test(plain)) return { printed, kind: 'reference', op: '<=', ref: REFERENCE.exec(plain)![2]! }
  const { op, rest } = operatorOf(plain.replace(SINCE, ''))
  const number = NUMBER.exec(rest)
  const value = number && findExact(number[1]!.replaceAll(',', ''))
  if (!number || !value) return { printed, kind: 'qualitative', text: plain }
  const { unit, tail } = unitOf(number[2]!)
  if (!isUnit(unit)) return { printed, kind: 'qualitative', text: plain }
  return quantity(printed, op ?? tail, value, unit, unitHint)
}

function quantity(printed: string, op: Operator | null, value: Exact, unit: string, unitHint?: string): SheetValue {
  const isShareOfOne = unit === '' && unitHint === '%' && value.num >= 0n && value.num <= value.den && value.den !== 1n
  const own = isShareOfOne ? '%' : unit === '' ? (unitHint ?? '') : unit === '％' ? '%' : unit === '万' ? '万元' : unit
  const amount = isShareOfOne ? times(value, exact(100)) : value
  const base = BASES[own]
  return {
    printed,
    kind: 'quantitative',
    ...(op ? { op } : {}),
    value: amount,
    unit: own.replace(/^个(自然日|工作日|小时)$/, '$1'),
    canonical: base ? { value: times(amount, base[1]), unit: base[0] } : { value: amount, unit: own },
  }
}

function operatorOf(text: string): { op: Operator | null; rest: string } {
  for (const sign of ['>=', '<=', '≥', '≧', '≤', '≦', '>', '<', '='])
    if (text.startsWith(sign)) return { op: SIGNS[sign]!, rest: text.slice(sign.length) }
  for (const [pattern, op] of WORDS) {
    const found = pattern.exec(text)
    if (found) return { op, rest: text.slice(found[0].length) }
  }
  return { op: null, rest: text }
}

function unitOf(text: string): { unit: string; tail: Operator | null } {
  for (const [pattern, op] of TAIL) {
    const found = pattern.exec(text)
    if (found) return { unit: text.slice(0, found.index), tail: op }
  }
  return { unit: text, tail: null }
}

/** A unit is short and holds no digits or marks of a sentence. */
const isUnit = (unit: string): boolean => unit.length <= 8 && !/[\d，。；;:：、]/.test(unit)
