import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseExactJson } from '#core/number/parse-exact-json.ts'
import { readSchemes, type SchemesFile } from '../../read-schemes.ts'
import { readSheetSet } from '../../read-sheet-set.ts'
import { checkSheets } from '../check-sheets.ts'

/** A file as JSON.parse gives it: what a planter may change, one thing at a time. */
export interface Tree {
  [key: string]: Tree & string & number & null
}
export type Change = (file: Tree) => void

export const read = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8')
const schemesFile = join(import.meta.dirname, '../../../../../../districts/_defaults/evaluation-schemes.json')
export const schemes = readSchemes(JSON.parse(readFileSync(schemesFile, 'utf8')) as SchemesFile)

export const raised = (file: string, key: string, change: Change, budget: Change | null = null): string[] =>
  found(file, key, change, budget).flatMap(({ severity, told }) => (severity === 'note' ? [] : [told]))

/** What is said without being held against anybody. */
export const noted = (file: string, key: string, change: Change): string[] =>
  found(file, key, change, null).flatMap(({ severity, told }) => (severity === 'note' ? [told] : []))

function found(file: string, key: string, change: Change, budget: Change | null) {
  const tree = JSON.parse(read(file)) as Tree
  change(tree)
  const account = JSON.parse(read('linjiang-budget.json')) as Tree
  budget?.(account)
  const set = readSheetSet(parseExactJson(JSON.stringify(tree)))
  const scheme = schemes.find((one) => one.key === key)!
  return checkSheets(set, scheme, budget ? [parseExactJson(JSON.stringify(account))] : []).map(
    ({ project, kind, where, severity }) => ({ severity, told: `${project} ${kind} ${where}` }),
  )
}

/** Steps to a place: numbers and keys, an indicator by its name, a sheet or row by its id or name. */
export function at(tree: unknown, ...steps: (string | number)[]): Tree {
  let here = tree as Tree
  for (const step of steps) {
    const list = Array.isArray(here) ? (here as unknown as Tree[]) : null
    here = list
      ? (list.find((one) => [one.id, one.level3, one.name, one.projectId].some((own) => own === step)) ??
        list[step as number]!)
      : here[step]!
    assert.ok(here, `no ${step}`)
  }
  return here
}
export const put =
  (...path: unknown[]): Change =>
  (file) => {
    const [value, key, ...steps] = path.toReversed()
    ;(at(file, ...(steps.reverse() as string[])) as Record<string, unknown>)[key as string] = value
  }
export const all =
  (...changes: Change[]): Change =>
  (file) => {
    for (const change of changes) change(file)
  }
export const nothing: Change = () => {}

export const number = (printed: string, value: number, unit: string, op?: string) => ({
  printed,
  kind: 'quantitative',
  value,
  unit,
  canonical: { value: unit === '万元' ? value * 10_000 : value, unit: unit === '万元' ? '元' : unit },
  ...(op ? { op } : {}),
})
export const words = (text: string) => ({ printed: text, kind: 'qualitative', text })
export const missing = { printed: null, kind: 'missing' }

export const own = (id: string, name: string, key: string, value: unknown) =>
  put('projects', id, 'indicators', name, key, value)
export const budget = (id: string, key: string, value: unknown) => put('projects', id, 'budget', key, value)
export const rate = (id: string, printed: string, percent: number) => budget(id, 'executionRate', { printed, percent })
export const score = (id: string, points: number | null, weight = 10) =>
  budget(id, 'execution', { weight, score: points })
export const total = (id: string, printed: number) => put('projects', id, 'total', 'printed', printed)
