import type { Exact } from '#core/number/exact.ts'
import type { ExactJson } from '#core/number/parse-exact-json.ts'
import { isExact, isPlain } from '../read-fields.ts'

/** A line of a table: its name, its numbers and its texts. */
export interface Row {
  name: string
  figures: ReadonlyMap<string, Exact>
  texts: ReadonlyMap<string, string>
}

export interface Table {
  /** Keys that lead to it. */
  path: readonly string[]
  rows: Row[]
  /** Row or object that says the whole of each column. */
  whole: ReadonlyMap<string, Exact>
}

const WHOLES = /^(合计|总计|小计|本年(收入|支出)合计|收入总计|支出总计|total)$/i
export const AMOUNTS = ['amount', 'total', 'year', 'executed', 'final', 'budget', 'initial', 'adjusted', 'thisYear']
/** Figures that are no sums: shares, growth, counts. */
export const NOT_ADDED = /share|percent|rate|growth|quantity|count|vehicles|year$|^no$|code/i

export function tablesOf(file: ExactJson): Table[] {
  const tables: Table[] = []
  const walk = (value: ExactJson, path: readonly string[], parent: ExactJson | null) => {
    if (Array.isArray(value)) {
      const rows = value.filter(isPlain).map(rowOf)
      if (rows.length > 1 && rows.every((row) => row.name !== '' && row.figures.size > 0))
        tables.push({
          path,
          rows: rows.filter(({ name }) => !WHOLES.test(name)),
          whole: rows.find(({ name }) => WHOLES.test(name))?.figures ?? wholeBeside(parent, path.at(-1) ?? ''),
        })
      for (const [index, one] of value.entries()) walk(one, [...path, nameOf(one) ?? `${index}`], value)
    } else if (isPlain(value)) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], value)
  }
  walk(file, [], null)
  return tables
}

export function rowOf(row: { [key: string]: ExactJson }): Row {
  return {
    name: nameOf(row) ?? '',
    figures: new Map(Object.entries(row).filter((entry): entry is [string, Exact] => isExact(entry[1]))),
    texts: new Map(Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  }
}

function nameOf(value: ExactJson): string | null {
  if (!isPlain(value)) return null
  const found = ['name', 'item', 'project', 'subject', 'title', 'activity']
    .map((key) => value[key])
    .find((one) => typeof one === 'string')
  return typeof found === 'string' ? found : null
}

/** `total` beside a list: a number is the whole of its amounts, an object of its columns. Only the last list may claim it. */
function wholeBeside(parent: ExactJson | null, key: string): ReadonlyMap<string, Exact> {
  if (!isPlain(parent)) return new Map()
  const total = parent.total
  const lists = Object.entries(parent).filter(([, one]) => Array.isArray(one) && one.some(isPlain))
  if (isPlain(total) && !/project|income|procure/i.test(key))
    return new Map(Object.entries(total).filter((entry): entry is [string, Exact] => isExact(entry[1])))
  if (isExact(total) && lists.length === 1) return new Map([['amount', total]])
  return new Map()
}

export type Plain = { [key: string]: ExactJson }

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
