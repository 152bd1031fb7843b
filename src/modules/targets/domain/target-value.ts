import { exact } from '#core/number/exact.ts'
import { readValue } from './read-value.ts'
import type { Operator, SheetValue } from './sheet.ts'
import type { Direction, TargetMeasure } from './target.ts'

/** Operators as they are printed. */
export const SIGNS: Readonly<Record<Operator, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '=' }

/** Which way a target is good follows from its operator; words have no direction. */
export function directionOf(op: Operator | null): Direction | null {
  if (op === null) return null
  if (op === '=') return 'equal'
  return op === '>=' || op === '>' ? 'positive' : 'reverse'
}

/** As it is printed: `≥95%`, `不超过合同金额`, `按规定时间完成`. */
export function printTarget({ kind, op, value, valueUnit, text, ref }: TargetMeasure): string {
  if (kind === 'qualitative') return text ?? ''
  if (kind === 'reference')
    return op === '<=' || op === '<' ? `不超过${ref ?? ''}` : `${op ? SIGNS[op] : ''}${ref ?? ''}`
  return `${op ? SIGNS[op] : ''}${value ?? ''}${valueUnit ?? ''}`
}

/** In the shape of a sheet, which scores, checks and forms work on. */
export function targetValue(measure: TargetMeasure): SheetValue {
  const { kind, op, value, valueUnit, text, ref } = measure
  const printed = printTarget(measure)
  if (kind === 'qualitative') return text ? { printed, kind, text } : { printed: null, kind: 'missing' }
  if (kind === 'reference') return { printed, kind, ...(op ? { op } : {}), ref: ref ?? '' }
  if (value === null) return { printed: null, kind: 'missing' }
  const unit = valueUnit ?? ''
  // An actual is read the same way, so that 4 hours and 200 minutes meet in one unit.
  const { canonical } = readValue(`${value}${unit}`, unit)
  return { printed, kind, ...(op ? { op } : {}), value: exact(value), unit, ...(canonical ? { canonical } : {}) }
}
