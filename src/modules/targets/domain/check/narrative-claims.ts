import type { Exact } from '#core/number/exact.ts'
import { isExact, isPlain } from '../read-fields.ts'
import { readValue } from '../read-value.ts'

/** One figure that the text around a sheet claims. */
export interface NarrativeClaim {
  /** Name of an indicator, or of a figure of the budget. */
  key: string
  value: Exact
  /** Empty where the text names none. */
  unit: string
}

const NAMES = ['key', 'name', 'indicator', 'level3', 'item', 'field', 'claim']
const VALUES = ['value', 'amount', 'percent', 'score', 'printed', 'text', 'actual', 'said']

/**
 * Claims stand in the file as `{"执行率": 98.5}`, `{"演练场次": "5场"}`, `{"executed": {"value": 24.5, "unit": "万元"}}` or as
 * a list of objects that name what they are about. What holds no single figure claims none.
 */
export function claimsOf(value: unknown, unit = ''): NarrativeClaim[] {
  if (Array.isArray(value)) return value.flatMap((one) => namedClaim(one, unit))
  if (!isPlain(value)) return []
  const own = typeof value.unit === 'string' ? value.unit : unit
  return Object.entries(value).flatMap(([key, claim]) =>
    Array.isArray(claim) ? claimsOf(claim, own) : key === 'unit' ? [] : figureOf(key, claim, own),
  )
}

function namedClaim(value: unknown, unit: string): NarrativeClaim[] {
  if (!isPlain(value)) return []
  const key = NAMES.map((name) => value[name]).find((one) => typeof one === 'string')
  return typeof key === 'string' ? figureOf(key, value, unit) : []
}

function figureOf(key: string, claim: unknown, unit: string): NarrativeClaim[] {
  if (isExact(claim)) return [{ key, value: claim, unit }]
  if (typeof claim === 'string') {
    const read = readValue(claim)
    if (read.unit === '亿元' && read.canonical) return [{ key, value: read.canonical.value, unit: '元' }]
    return read.kind === 'quantitative' && read.value && read.op === undefined
      ? [{ key, value: read.value, unit: read.unit || unit }]
      : []
  }
  if (!isPlain(claim)) return []
  const own = typeof claim.unit === 'string' ? claim.unit : unit
  return VALUES.flatMap((name) => (claim[name] === undefined ? [] : figureOf(key, claim[name], own))).slice(0, 1)
}
