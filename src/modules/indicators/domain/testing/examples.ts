import { readFileSync } from 'node:fs'

type Raw = Record<string, unknown>

/** A row that an example expects; basis raw and scope `*` unless said. */
export interface ExpectedRow {
  id: string
  numerator?: number | null
  denominator?: number | null
  value?: number | null
  scope?: string
  basis?: 'raw' | 'adjusted'
  absent?: true
}

export interface IndicatorExample {
  name: string
  why: string
  period: string
  by?: string
  options?: { asOf?: string; imported?: 'include' | 'only' }
  cases?: Raw[]
  expect?: ExpectedRow[]
  scheme?: string
  values?: Record<string, Record<string, string | null>>
  samples?: Record<string, number>
  expectRank?: { scope: string; score: number | null; rank: number | null }[]
}

interface ExamplesFile {
  defaults: Record<string, Raw>
  examples: IndicatorExample[]
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const file = read('indicator-examples.json') as ExamplesFile

/** Small worked cases with what they must give: the definitions' own examples. */
export const indicatorExamples: readonly IndicatorExample[] = file.examples

/** The lines of an export that an example stands for, with all that it leaves out. */
export function linesOf({ cases = [] }: IndicatorExample): Raw[] {
  return cases.map((one, index) => {
    const line = laidOver('case', { id: `case-${index + 1}`, caseNo: `no-${index + 1}`, ...one })
    for (const [list, kind] of Object.entries(LISTS))
      line[list] = (line[list] as Raw[]).map((item, at) => element(kind, item, at))
    return timed(line) as Raw
  })
}

const LISTS = {
  orders: 'order',
  clocks: 'clock',
  checks: 'check',
  callbacks: 'callback',
  urges: 'urge',
  reminders: 'reminder',
  supervisions: 'supervision',
  reopens: 'reopen',
  exclusions: 'exclusion',
}
const ORDER_LISTS = { returns: 'return', extensions: 'extension', reworks: 'rework' }

function element(kind: string, item: Raw, at: number): Raw {
  const laid = laidOver(kind, item)
  if (laid.id === '') laid.id = `${kind}-${at + 1}`
  if (kind === 'clock' && item.strictDueAt === undefined) laid.strictDueAt = laid.dueAt
  if (kind === 'order')
    for (const [list, inner] of Object.entries(ORDER_LISTS))
      laid[list] = (laid[list] as Raw[]).map((one) => laidOver(inner, one))
  return laid
}

function laidOver(kind: string, item: Raw): Raw {
  const defaults = structuredClone(file.defaults[kind] ?? {})
  for (const [name, value] of Object.entries(item)) {
    const under = defaults[name]
    const isPart = isObject(value) && isObject(under)
    defaults[name] = isPart ? { ...under, ...value } : structuredClone(value)
  }
  return defaults
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `03-10 12:00` is of 2025 in UTC+8. */
function timed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timed)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, timed(one)]))
  if (typeof value !== 'string') return value
  const found = /^(?:(\d{4})-)?(\d\d-\d\d) (\d\d:\d\d)(:\d\d(?:\.\d+)?)?$/.exec(value)
  return found ? `${found[1] ?? '2025'}-${found[2]}T${found[3]}${found[4] ?? ':00'}+08:00` : value
}
