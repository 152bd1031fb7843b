import type { Sheet } from '../sheet.ts'

const PARTS = /^budget\.parts\[([^\]]+)\]\.(initial|adjusted|executed)$/

/** What stands at a path such as `budget.adjusted` or `indicators.3.actual`; undefined where the way there ends. */
export function valueAt(tree: unknown, path: string): unknown {
  let here = tree
  for (const step of path.split('.')) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, step)) return undefined
    here = (here as Record<string, unknown>)[step]
  }
  return here
}

/** A source of money by its possible keys becomes its place in this sheet; null where the sheet does not have it. */
export function pathIn(sheet: Sheet, path: string): string | null {
  const part = PARTS.exec(path)
  if (!part) return path
  const keys = part[1]!.split('|')
  const at = sheet.budget?.composition.findIndex((one) => keys.includes(one.key)) ?? -1
  return at < 0 ? null : `budget.composition.${at}.${part[2]}`
}
