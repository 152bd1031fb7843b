import { type ElementKind, type FieldType, OBJECTS, SHAPES } from '../case-export.ts'
import type { Element, Plain, Value } from './element.ts'
import { type Comparison, parseExpression, type Tree } from './parse.ts'
import { ExpressionError } from './tokens.ts'

/** What an expression is reckoned for; times in milliseconds since 1970, `role` for indicators with roles. */
export interface Moment {
  readonly from: number
  readonly to: number
  readonly asOf: number
  readonly role: string
}

/** `self` is the unit of count, `it` the element of the list in a function. */
export type Reckon = (self: Element, it: Element | null, moment: Moment) => Value

export interface Dictionary {
  /** Named lists such as CITIZEN. */
  lists: ReadonlyMap<string, readonly Value[]>
  /** Derived facts by kind of element and name, as texts. */
  derived: ReadonlyMap<ElementKind, ReadonlyMap<string, string>>
}

export interface Language {
  /**
   * Throws an `ExpressionError` for a name, field or function that does not exist. `absent` are fields of other units of
   * count that the same rule is read for: null here.
   */
  compile(text: string, kind: ElementKind, absent?: ReadonlySet<string>): Reckon
}

/** What a part of an expression gives: an element of a kind, a list of them, a plain object, or a value. */
type Type = FieldType | ElementKind
interface Part {
  type: Type
  reckon: Reckon
}

const DAY_MS = 86_400_000
const LONGEST_CHAIN = 30
const NONE: ReadonlySet<string> = new Set()

/** The expression language of domain §6.2: two-valued logic, null in an ordering comparison is false. */
export function openLanguage({ lists, derived }: Dictionary): Language {
  const facts = new Map<string, Part>()
  /** Facts being compiled: a fact that needs itself is refused. */
  const open: string[] = []

  const factOf = (kind: ElementKind, name: string): Part | null => {
    const text = derived.get(kind)?.get(name)
    if (text === undefined) return null
    const key = `${kind}.${name}`
    const known = facts.get(key)
    if (known) return known
    if (open.includes(key) || open.length > LONGEST_CHAIN)
      throw new ExpressionError(text, 0, `${[...open, key].join(' → ')} needs itself`)
    open.push(key)
    const { type, reckon } = partOf(parseExpression(text), { text, self: kind, it: null })
    open.pop()
    const part: Part = {
      type,
      reckon: (self, _it, moment) => {
        const found = self.facts.get(name)
        if (found !== undefined) return found
        const value = reckon(self, null, moment)
        self.facts.set(name, value)
        return value
      },
    }
    facts.set(key, part)
    return part
  }

  /** A field or fact of an element that `of` gives; null of null. */
  const memberOf = (of: Part, name: string, text: string, at: number): Part => {
    const { type, reckon } = of
    if (type in OBJECTS) {
      const field = OBJECTS[type as keyof typeof OBJECTS][name]
      if (!field) throw new ExpressionError(text, at, `${type} has no field ${name}`)
      return {
        type: field,
        reckon: (self, it, moment) => (reckon(self, it, moment) as Plain | null)?.[name] ?? null,
      }
    }
    if (!(type in SHAPES)) throw new ExpressionError(text, at, `${name} of something that has no fields`)
    const found = namedOf(type as ElementKind, name)
    if (!found) throw new ExpressionError(text, at, `${type} has no field or fact ${name}`)
    return {
      type: found.type,
      reckon: (self, it, moment) => {
        const element = reckon(self, it, moment) as Element | null
        return element === null ? null : found.reckon(element, null, moment)
      },
    }
  }

  const namedOf = (kind: ElementKind, name: string): Part | null => {
    const fact = factOf(kind, name)
    if (fact) return fact
    const field = SHAPES[kind][name]
    if (field) return { type: field, reckon: (self) => self.fields[name] ?? null }
    if (name === 'case') return { type: 'case', reckon: (self) => self.case }
    if (name === 'order' && (kind === 'return' || kind === 'extension' || kind === 'rework'))
      return { type: 'order', reckon: (self) => self.parent }
    return null
  }

  interface Where {
    text: string
    self: ElementKind
    it: ElementKind | null
    absent?: ReadonlySet<string>
  }

  const value = (reckon: Reckon): Part => ({ type: 'value', reckon })

  const partOf = (tree: Tree, where: Where): Part => {
    switch (tree.is) {
      case 'constant':
        return value(() => tree.value)
      case 'list':
        throw new ExpressionError(where.text, 0, 'a list stands only after "in"')
      case 'name':
        return nameOf(tree.name, tree.at, where)
      case 'member':
        return memberOf(partOf(tree.of, where), tree.name, where.text, tree.at)
      case 'call':
        return callOf(tree, where)
      case 'not': {
        const of = partOf(tree.of, where).reckon
        return value((self, it, moment) => !isTrue(of(self, it, moment)))
      }
      case 'and': {
        const [left, right] = [partOf(tree.left, where).reckon, partOf(tree.right, where).reckon]
        return value((self, it, moment) => isTrue(left(self, it, moment)) && isTrue(right(self, it, moment)))
      }
      case 'or': {
        const [left, right] = [partOf(tree.left, where).reckon, partOf(tree.right, where).reckon]
        return value((self, it, moment) => isTrue(left(self, it, moment)) || isTrue(right(self, it, moment)))
      }
      case 'compare': {
        const [left, right] = [partOf(tree.left, where).reckon, partOf(tree.right, where).reckon]
        const compare = COMPARE[tree.by]
        return value((self, it, moment) => compare(left(self, it, moment), right(self, it, moment)))
      }
      case 'in': {
        const left = partOf(tree.left, where).reckon
        const members = new Set(membersOf(tree.right, where))
        return value((self, it, moment) => {
          const found = left(self, it, moment)
          return found !== null && members.has(found)
        })
      }
      case 'sum': {
        const [left, right] = [partOf(tree.left, where).reckon, partOf(tree.right, where).reckon]
        const sign = tree.sign === '+' ? 1 : -1
        return value((self, it, moment) => {
          const [a, b] = [left(self, it, moment), right(self, it, moment)]
          return typeof a === 'number' && typeof b === 'number' ? a + sign * b : null
        })
      }
    }
  }

  const nameOf = (name: string, at: number, { text, self, it, absent }: Where): Part => {
    if (name === 'it') {
      if (!it) throw new ExpressionError(text, at, '"it" stands only inside any, count, sum, earliestOf and last')
      return { type: it, reckon: (_self, element) => element }
    }
    if (name === 'ROLE') return value((_self, _it, { role }) => role)
    if (name === 'periodEnd') return { type: 'time', reckon: (_self, _it, { to }) => to }
    const found = namedOf(self, name)
    if (found) return found
    if (absent?.has(name)) return value(() => null)
    throw new ExpressionError(text, at, `${self} has no field or fact ${name}`)
  }

  const membersOf = (tree: Tree, { text }: Where): readonly Value[] => {
    if (tree.is === 'list') return tree.values
    const named = tree.is === 'name' ? lists.get(tree.name) : undefined
    if (!named) throw new ExpressionError(text, 0, 'after "in" stands a list or the name of one')
    return named
  }

  const callOf = ({ name, args, at }: Extract<Tree, { is: 'call' }>, where: Where): Part => {
    const { text } = where
    const takes = (least: number, most = least): void => {
      if (args.length < least || args.length > most)
        throw new ExpressionError(text, at, `${name} takes ${least}${most > least ? ' or more' : ''} values`)
    }
    const part = (index: number, inside: ElementKind | null = where.it): Part =>
      partOf(args[index]!, { ...where, it: inside })
    const reckonOf = (index: number): Reckon => part(index).reckon
    /** The list that a function walks, and the kind of its elements. */
    const list = (): { items: Reckon; kind: ElementKind } => {
      const { type, reckon: items } = part(0)
      if (!type.endsWith('[]')) throw new ExpressionError(text, at, `${name} walks a list`)
      return { items, kind: type.slice(0, -2) as ElementKind }
    }
    switch (name) {
      case 'inP': {
        takes(1)
        const t = reckonOf(0)
        return value((self, it, moment) => {
          const ms = t(self, it, moment)
          return typeof ms === 'number' && moment.from <= ms && ms < moment.to
        })
      }
      case 'byEnd': {
        takes(1)
        const t = reckonOf(0)
        return value((self, it, moment) => isBefore(t(self, it, moment), moment.to))
      }
      case 'byAsOf': {
        takes(1)
        const t = reckonOf(0)
        return value((self, it, moment) => isBefore(t(self, it, moment), moment.asOf))
      }
      case 'days': {
        takes(1)
        const n = reckonOf(0)
        return value((self, it, moment) => times(n(self, it, moment), DAY_MS))
      }
      case 'coalesce': {
        takes(1, 9)
        const parts = args.map((_one, index) => part(index))
        const { type } = parts[0]!
        return {
          type,
          reckon: (self, it, moment) => {
            for (const { reckon } of parts) {
              const found = reckon(self, it, moment)
              if (found !== null) return found
            }
            return null
          },
        }
      }
      case 'choose': {
        takes(3)
        const [condition, yes, no] = [reckonOf(0), part(1), part(2)]
        return {
          type: yes.type,
          reckon: (self, it, moment) =>
            isTrue(condition(self, it, moment)) ? yes.reckon(self, it, moment) : no.reckon(self, it, moment),
        }
      }
      case 'earliest': {
        takes(1, 9)
        const parts = args.map((_one, index) => reckonOf(index))
        return value((self, it, moment) => {
          let least: Value = null
          for (const one of parts) least = lesser(least, one(self, it, moment))
          return least
        })
      }
      case 'any':
      case 'count': {
        takes(2)
        const { items, kind } = list()
        const holds = part(1, kind).reckon
        if (name === 'any')
          return value((self, it, moment) => {
            for (const one of elementsOf(items(self, it, moment))) if (isTrue(holds(self, one, moment))) return true
            return false
          })
        return value((self, it, moment) => {
          let found = 0
          for (const one of elementsOf(items(self, it, moment))) if (isTrue(holds(self, one, moment))) found++
          return found
        })
      }
      case 'sum': {
        takes(2)
        const { items, kind } = list()
        const amount = part(1, kind).reckon
        return value((self, it, moment) => {
          let total = 0
          for (const one of elementsOf(items(self, it, moment))) {
            const more = amount(self, one, moment)
            if (typeof more === 'number') total += more
          }
          return total
        })
      }
      case 'earliestOf': {
        takes(3)
        const { items, kind } = list()
        const [holds, time] = [part(1, kind).reckon, part(2, kind).reckon]
        return value((self, it, moment) => {
          let least: Value = null
          for (const one of elementsOf(items(self, it, moment)))
            if (isTrue(holds(self, one, moment))) least = lesser(least, time(self, one, moment))
          return least
        })
      }
      case 'last': {
        takes(3)
        const { items, kind } = list()
        const holds = part(1, kind).reckon
        const key = args[2]!
        if (key.is !== 'name' || !SHAPES[kind][key.name])
          throw new ExpressionError(text, at, 'last ends with the name of a field')
        const field = key.name
        return {
          type: kind,
          reckon: (self, it, moment) => {
            let greatest: Element | null = null
            for (const one of elementsOf(items(self, it, moment)))
              if (isTrue(holds(self, one, moment)) && (!greatest || comesAfter(one, greatest, field))) greatest = one
            return greatest
          },
        }
      }
      default:
        throw new ExpressionError(text, at, `there is no function ${name}`)
    }
  }

  return {
    compile: (text, kind, absent = NONE) =>
      partOf(parseExpression(text), { text, self: kind, it: null, absent }).reckon,
  }
}

export const isTrue = (value: Value): boolean => value === true
const isBefore = (t: Value, end: number): boolean => typeof t === 'number' && t < end
const times = (n: Value, by: number): Value => (typeof n === 'number' ? n * by : null)
const elementsOf = (list: Value): readonly Element[] => (list ?? []) as readonly Element[]

function lesser(a: Value, b: Value): Value {
  if (typeof a !== 'number') return typeof b === 'number' ? b : null
  return typeof b === 'number' && b < a ? b : a
}

/** By (field, id); what is null comes first. */
function comesAfter(one: Element, other: Element, field: string): boolean {
  const [a, b] = [one.fields[field], other.fields[field]]
  if (a !== b) return b === null || (a !== null && (a as number) > (b as number))
  return String(one.fields.id) > String(other.fields.id)
}

const ordered =
  (holds: (a: number | string, b: number | string) => boolean) =>
  (a: Value, b: Value): boolean =>
    a !== null && b !== null && typeof a === typeof b && holds(a as number, b as number)

const COMPARE: Readonly<Record<Comparison, (a: Value, b: Value) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': ordered((a, b) => a < b),
  '<=': ordered((a, b) => a <= b),
  '>': ordered((a, b) => a > b),
  '>=': ordered((a, b) => a >= b),
}
