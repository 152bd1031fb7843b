import { type Exact, exact } from '#core/number/exact.ts'
import { type ElementKind, SHAPES } from './case-export.ts'
import type { IndicatorDefinition, IndicatorsFile, OrderRole, Selection } from './definition.ts'
import { type Language, openLanguage, type Reckon } from './expression/compile.ts'
import { closesOf, type Element, type Value } from './expression/element.ts'
import { ExpressionError } from './expression/tokens.ts'

/** Elements of a case that are counted, ready to be walked. */
export interface Counted {
  kinds: readonly ElementKind[]
  elements(whole: Element): readonly Element[]
  where: Reckon
  measure: Reckon | null
  weightOf: ((element: Element) => Exact | null) | null
}

export interface Indicator {
  definition: IndicatorDefinition
  population: Reckon
  numerator: Counted | null
  denominator: Counted | null
  /** At least `lead`, also where roles make no difference. */
  roles: readonly OrderRole[]
}

export interface IndicatorBook {
  version: number
  all: readonly Indicator[]
  find(id: string): Indicator | null
  /** The unit that answers for an element. */
  departmentOf(kind: ElementKind): Reckon
}

/** Where the elements of a unit of count lie in a case. */
const PLACES: Partial<Record<ElementKind, (whole: Element) => readonly Element[]>> = {
  case: (whole) => [whole],
  close: closesOf,
  return: inOrders('returns'),
  extension: inOrders('extensions'),
  rework: inOrders('reworks'),
}

function inOrders(field: string) {
  return (whole: Element) =>
    (whole.fields.orders as readonly Element[]).flatMap(({ fields }) => fields[field] as readonly Element[])
}

const LIST_OF: Partial<Record<ElementKind, string>> = Object.fromEntries(
  Object.entries(SHAPES.case).flatMap(([name, type]) => (type.endsWith('[]') ? [[type.slice(0, -2), name]] : [])),
)

/** Reads indicators from data. Throws an `ExpressionError` that names the indicator where one cannot be reckoned. */
export function openIndicatorBook(file: IndicatorsFile): IndicatorBook {
  const derived = new Map(
    Object.entries(file.derived).map(([kind, facts]) => [
      kind as ElementKind,
      new Map(Object.entries(facts).map(([name, { is }]) => [name, is])),
    ]),
  )
  const language = openLanguage({ lists: new Map(Object.entries(file.lists)), derived })
  for (const [kind, facts] of derived) for (const name of facts.keys()) language.compile(name, kind)
  const all = file.indicators.map((definition) => within(definition.id, () => indicatorOf(definition, language)))
  const byId = new Map(all.map((one) => [one.definition.id, one]))
  if (byId.size < all.length) throw new RangeError('two indicators with one id')
  for (const { definition } of all)
    for (const { id } of definition.terms ?? [])
      if (!byId.has(id)) throw new RangeError(`${definition.id}: there is no indicator ${id}`)
  const departments = new Map<ElementKind, Reckon>()
  for (const [kind, { department }] of Object.entries(file.units))
    departments.set(kind as ElementKind, language.compile(department, kind as ElementKind))
  return {
    version: file.version,
    all,
    find: (id) => byId.get(id) ?? null,
    departmentOf: (kind) => {
      const found = departments.get(kind)
      if (!found) throw new RangeError(`no unit of count ${kind}`)
      return found
    },
  }
}

function indicatorOf(definition: IndicatorDefinition, language: Language): Indicator {
  const counted = (selection: Selection | undefined) => (selection ? countedOf(selection, language) : null)
  const { form, numerator, denominator, terms } = definition
  if (form === 'combination' ? !terms?.length : !numerator) throw new RangeError('nothing to count')
  if ((form === 'share' || form === 'ratio' || form === 'weighted') && !denominator)
    throw new RangeError('no denominator')
  if (form === 'percentile' && !(definition.p! > 0 && definition.p! <= 100)) throw new RangeError('no percentile')
  return {
    definition,
    population: language.compile(definition.population, 'case'),
    numerator: counted(numerator),
    denominator: counted(denominator),
    roles: definition.roles ?? ['lead'],
  }
}

function countedOf({ of, where, measure, weights }: Selection, language: Language): Counted {
  const [names = '', only] = of.split(':')
  // Before a colon stands one unit of count; without it there may be several.
  const kinds = (only === undefined ? names.split(',') : [names]) as ElementKind[]
  const places = kinds.map(placeOf)
  const subKinds = only === undefined ? null : new Set<Value>(only.split(','))
  // Of several units of count one may lack a field that another has.
  const fields = new Set(kinds.flatMap((kind) => Object.keys(SHAPES[kind])))
  const compiled = new Map(
    kinds.map((kind) => [
      kind,
      {
        where: language.compile(where, kind, fields),
        measure: measure === undefined ? null : language.compile(measure, kind, fields),
      },
    ]),
  )
  return {
    kinds,
    elements: (whole) => {
      const found = places.length === 1 ? places[0]!(whole) : places.flatMap((place) => place(whole))
      return subKinds ? found.filter(({ fields }) => subKinds.has(fields.kind ?? null)) : found
    },
    where: (self, it, moment) => compiled.get(self.kind)!.where(self, it, moment),
    measure: measure === undefined ? null : (self, it, moment) => compiled.get(self.kind)!.measure!(self, it, moment),
    weightOf: weights ? weightOf(weights) : null,
  }
}

function placeOf(kind: ElementKind): (whole: Element) => readonly Element[] {
  const place = PLACES[kind]
  if (place) return place
  const list = LIST_OF[kind]
  if (!list) throw new RangeError(`no unit of count ${kind}`)
  return ({ fields }) => fields[list] as readonly Element[]
}

function weightOf({ field, ...texts }: NonNullable<Selection['weights']>): (element: Element) => Exact | null {
  const weights = new Map<Value, Exact>(Object.entries(texts).map(([answer, text]) => [answer, exact(text)]))
  return ({ fields }) => weights.get(fields[field] ?? null) ?? null
}

function within<T>(id: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new ExpressionError(error.expression, error.at, `${id}: ${error.message}`)
  }
}
