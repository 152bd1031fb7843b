import { type ElementKind, OBJECTS, SHAPES } from '../case-export.ts'

/** Any value of an expression. */
export type Value = string | number | boolean | null | Element | readonly Element[] | Plain
export interface Plain {
  readonly [name: string]: string | number | boolean | null
}

/** One element of a case with its fields read, and the facts derived from it so far. */
export interface Element {
  readonly kind: ElementKind
  readonly fields: Readonly<Record<string, Value>>
  /** The case itself for a case. */
  readonly case: Element
  /** The order that a return, extension or rework belongs to. */
  readonly parent: Element | null
  readonly facts: Map<string, Value>
}

type Raw = Readonly<Record<string, unknown>>

/** Milliseconds since 1970 of an RFC 3339 text; null for null. Throws a RangeError for anything else. */
export function instantOf(value: unknown): number | null {
  if (value === null || value === undefined) return null
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`no time: ${JSON.stringify(value)?.slice(0, 60)}`)
  return ms
}

/** A line of an export as elements. Throws a RangeError where a time is none or a list is none. */
export function elementOf(line: object): Element {
  return read('case', line as Raw, null, null)
}

function read(kind: ElementKind, raw: Raw, whole: Element | null, parent: Element | null): Element {
  const fields: Record<string, Value> = {}
  const element = { kind, fields, parent, facts: new Map() } as unknown as {
    -readonly [K in keyof Element]: Element[K]
  }
  element.case = whole ?? element
  const above = kind === 'order' ? element : null
  for (const [name, type] of Object.entries(SHAPES[kind])) {
    const value = raw[name]
    if (type === 'time') fields[name] = instantOf(value)
    else if (type.endsWith('[]')) {
      const items = value ?? []
      if (!Array.isArray(items)) throw new RangeError(`${name} is no list`)
      fields[name] = items.map((item: Raw) => read(type.slice(0, -2) as ElementKind, item, whole ?? element, above))
    } else if (type !== 'value') fields[name] = plainOf(type as keyof typeof OBJECTS, value)
    else fields[name] = (value ?? null) as Value
  }
  return element
}

function plainOf(type: keyof typeof OBJECTS, value: unknown): Plain | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') throw new RangeError(`${type} is no object`)
  const plain: Record<string, string | number | boolean | null> = {}
  for (const [name, field] of Object.entries(OBJECTS[type])) {
    const one = (value as Raw)[name]
    plain[name] = field === 'time' ? instantOf(one) : ((one ?? null) as string | boolean | null)
  }
  return plain
}

/** The closes of a case: the first one and one after each reopening, as elements of their own. */
export function closesOf(whole: Element): Element[] {
  const { closedAt, closeKind, reopens } = whole.fields
  const found: Element[] = []
  const add = (at: Value | undefined, kind: Value | undefined) => {
    if (typeof at !== 'number') return
    found.push({ kind: 'close', fields: { at, kind: kind ?? null }, case: whole, parent: null, facts: new Map() })
  }
  add(closedAt, closeKind)
  for (const { fields } of reopens as readonly Element[]) add(fields.closedAgainAt, fields.closeKind)
  return found
}
