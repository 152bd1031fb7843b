import type { Exact } from '#core/number/exact.ts'
import { exactText } from '../exact-tree.ts'
import { isExact } from '../read-fields.ts'
import type { Shape } from './sheet-shape.ts'

/** A field by its path and what it holds, as text. */
export type FlatRow = readonly [path: string, text: string]

/** A place that is there but holds nothing; what has no row at all is null. */
export const BARE = '{}'
export const BARE_LIST = '[]'
export const NOTHING = 'null'

/** Parts of a path that are names people chose: a full stop there is no border. */
export const pathStep = (name: string): string => name.replace(/[%.]/g, (sign) => (sign === '%' ? '%25' : '%2E'))
export const nameOfStep = (step: string): string => step.replace(/%2E/g, '.').replace(/%25/g, '%')

/** Signs that do not come through a cell as they are; such texts are written as JSON. */
const ODD = /^"|^[\s]|[\s]$|[^\P{Cc}\n]|[\p{Cs}\ufffe\uffff]/u

export const writeText = (text: string): string => (ODD.test(text) ? JSON.stringify(text) : text)

export function readText(text: string): string | null {
  if (!text.startsWith('"')) return text
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'string' ? read : null
  } catch {
    return null
  }
}

/** All that a value of this shape holds, row by row. Null has no row, nor has what is left out. */
export function flatRows(value: unknown, shape: Shape, path: string): FlatRow[] {
  if (value === null || value === undefined) return shape.is === 'free' ? [[path, NOTHING]] : []
  switch (shape.is) {
    case 'text':
    case 'choice':
      return [[path, writeText(value as string)]]
    case 'exact':
      return [[path, exactText(value as Exact)]]
    case 'whole':
    case 'truth':
      return [[path, String(value)]]
    case 'list':
      return (value as unknown[]).flatMap((item, at) => flatRows(item, shape.of, `${path}.${at}`))
    case 'map':
      return Object.entries(value).flatMap(([key, item]): FlatRow[] => {
        const here = `${path}.${pathStep(key)}`
        return item === null ? [[here, NOTHING]] : flatRows(item, shape.of, here)
      })
    case 'record': {
      const rows = Object.entries(shape.fields).flatMap(([key, field]) =>
        flatRows((value as Record<string, unknown>)[key], field, path === '' ? key : `${path}.${key}`),
      )
      return rows.length > 0 ? rows : [[path, BARE]]
    }
    case 'free':
      return freeRows(value, path)
  }
}

/** What has no shape: every row says of what kind it is. */
function freeRows(value: unknown, path: string): FlatRow[] {
  if (value === null || value === undefined) return [[path, NOTHING]]
  if (typeof value === 'string') return [[path, JSON.stringify(value)]]
  if (typeof value === 'boolean') return [[path, String(value)]]
  if (isExact(value)) return [[path, exactText(value)]]
  if (Array.isArray(value)) return [[path, BARE_LIST], ...value.flatMap((item, at) => freeRows(item, `${path}.${at}`))]
  return [
    [path, BARE],
    ...Object.entries(value as object).flatMap(([key, item]) => freeRows(item, `${path}.${pathStep(key)}`)),
  ]
}
