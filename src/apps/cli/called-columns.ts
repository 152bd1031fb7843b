import { fault } from '#core/fault.ts'
import type { Cell } from '#platform/tables/table.ts'

export interface CalledColumn {
  /** What files of others call it; the first that is there counts. */
  names: readonly string[]
  needed: boolean
}

/** Finds the columns of a file by what they may be called; a file without a needed one is refused with the names. */
export function calledColumns<K extends string>(
  wanted: Readonly<Record<K, CalledColumn>>,
  present: readonly string[],
): Partial<Record<K, string>> {
  const plain = new Map(present.map((name) => [name.trim().toLowerCase(), name]))
  const found: Partial<Record<K, string>> = {}
  const missing: string[] = []
  for (const key of Object.keys(wanted) as K[]) {
    const { names, needed } = wanted[key]
    const name = names.map((one) => plain.get(one)).find((one) => one !== undefined)
    if (name !== undefined) found[key] = name
    else if (needed) missing.push(names.join('/'))
  }
  if (missing.length === 0) return found
  throw fault('columns-missing', {
    status: 422,
    zh: `文件缺少这些列：${missing.join('、')}。现有：${present.slice(0, 40).join('、')}。请核对列名。`,
    en: `The file lacks: ${missing.join(', ')}. It has: ${present.slice(0, 40).join(', ')}. Check the column names.`,
  })
}

export const textOf = (value: Cell | undefined) => (value === null || value === undefined ? '' : String(value).trim())
