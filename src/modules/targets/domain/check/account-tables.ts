import type { Exact } from '#core/number/exact.ts'
import type { ExactJson } from '#core/number/parse-exact-json.ts'
import { isExact, isPlain } from '../read-fields.ts'
import { labelOf, type Plain } from './account-keys.ts'

/** A line of a table: its name, its numbers and its texts. */
export interface Row {
  name: string
  figures: ReadonlyMap<string, Exact>
  texts: ReadonlyMap<string, string>
  /** Columns whose cell is empty. */
  blanks: ReadonlySet<string>
}

export interface Table {
  /** Keys that lead to it. */
  path: readonly string[]
  /** As printed, or what its place in the file says. */
  title: string
  /** Lines that are added up. */
  rows: Row[]
  /** All lines in their order, wholes among them. */
  lines: Row[]
  /** What stands beside the list as the whole of each column. */
  whole: ReadonlyMap<string, Exact>
}

const WHOLE = /^(合计|总计|小计|本年(收入|支出)(合计|总计)?|(收入|支出)(总计|合计)|total|sum)$/i
export const isWhole = ({ name }: Row): boolean => WHOLE.test(name.replace(/\s/g, ''))
export const isGrand = ({ name }: Row): boolean => /总\s*计/.test(name)

/** The figure of a row, whatever its column is called. */
const AMOUNTS = ['amount', 'final', 'executed', 'total', 'year', 'thisYear', 'adjusted', 'budget', 'initial']
export const amountOf = (figures: ReadonlyMap<string, Exact>): Exact | undefined =>
  AMOUNTS.map((key) => figures.get(key)).find((one) => one !== undefined)
/** Figures that are no sums: shares, growth, counts. */
const NOT_ADDED = /share|percent|rate|growth|quantity|count|^no$|code|level|占|率|比/i
export const isAdded = (column: string): boolean => !NOT_ADDED.test(column)

export function tablesOf(file: ExactJson): Table[] {
  const tables: Table[] = []
  const walk = (value: ExactJson, path: readonly string[], parent: ExactJson | null, printed: string) => {
    if (Array.isArray(value)) {
      const lines = value.filter(isPlain).map(rowOf)
      if (lines.length > 1 && lines.every((row) => row.name !== '' && row.figures.size > 0))
        tables.push({
          path,
          title: [printed, labelOf(path.at(-1) ?? '')].filter((one) => one !== '').join(' '),
          rows: lines.filter((row) => !isWhole(row)),
          lines,
          whole: wholeBeside(parent, path.at(-1) ?? ''),
        })
      for (const [index, one] of value.entries()) walk(one, [...path, nameOf(one) ?? `${index}`], value, printed)
    } else if (isPlain(value)) {
      const own = titleOf(value) ?? printed
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], value, own)
    }
  }
  walk(file, [], null, '')
  return tables
}

export function rowOf(row: Plain): Row {
  const entries = Object.entries(row)
  return {
    name: nameOf(row) ?? '',
    figures: new Map(entries.filter((entry): entry is [string, Exact] => isExact(entry[1]))),
    texts: new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    blanks: new Set(
      entries.flatMap(([key, one]) =>
        one === null || (typeof one === 'string' && /^[\s\-—–/]*$/.test(one)) ? [key] : [],
      ),
    ),
  }
}

export function nameOf(value: ExactJson): string | null {
  if (!isPlain(value)) return null
  const found = ['name', 'item', 'project', 'subject', 'title', 'activity']
    .map((key) => value[key])
    .find((one) => typeof one === 'string')
  return typeof found === 'string' ? found.trim() : null
}

function titleOf(value: Plain): string | null {
  const found = ['表名', 'title', 'tableName', 'name'].map((key) => value[key]).find((one) => typeof one === 'string')
  return typeof found === 'string' ? found : null
}

/** `total` beside a list (or `incomeTotal` beside `income`): a number is the whole of its amounts, an object of its columns. */
function wholeBeside(parent: ExactJson | null, key: string): ReadonlyMap<string, Exact> {
  if (!isPlain(parent)) return new Map()
  const named = parent[`${key}Total`] ?? parent[`total${key.charAt(0).toUpperCase()}${key.slice(1)}`]
  const lists = Object.entries(parent).filter(([, one]) => Array.isArray(one) && one.some(isPlain))
  // Only the last of several lists may claim a whole that names none of them.
  const total = named ?? (/project|income|procure/i.test(key) && lists.length > 1 ? undefined : parent.total)
  if (isPlain(total))
    return new Map(Object.entries(total).filter((entry): entry is [string, Exact] => isExact(entry[1])))
  if (isExact(total) && (named !== undefined || lists.length === 1)) return new Map([['amount', total]])
  return new Map()
}

export function objectsOf(file: ExactJson): { path: string[]; value: Plain }[] {
  const all: { path: string[]; value: Plain }[] = []
  const walk = (value: ExactJson, path: string[]) => {
    if (Array.isArray(value)) for (const one of value) walk(one, path)
    else if (isPlain(value)) {
      all.push({ path, value })
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    }
  }
  walk(file, [])
  return all
}
