import type { Column } from '../count-elements.ts'
import type { Cells } from './cells.ts'
import type { CasePart } from './reckon-case.ts'
import { type RollupRow, readRowKey } from './rollup-sheet.ts'

/** A figure of the rollups that is not what the cases give. */
export interface RowDifference {
  what: 'row' | 'case'
  period: string
  kind: string | null
  scope: string | null
  imported: boolean | null
  caseId: string | null
  /** Id of the figure; null: of more than one. */
  indicator: string | null
  kept: string
  reckoned: string
}

/** Where rows that are kept differ from those that the cases give; nothing kept and nothing given is the same. */
export function compareRows(
  columns: readonly Column[],
  kept: ReadonlyMap<string, RollupRow>,
  reckoned: ReadonlyMap<string, RollupRow>,
): RowDifference[] {
  const found: RowDifference[] = []
  for (const key of new Set([...kept.keys(), ...reckoned.keys()])) {
    const { kind, period, imported, scope } = readRowKey(key)
    const [a, b] = [kept.get(key), reckoned.get(key)]
    const where = { what: 'row', period, kind, scope, imported, caseId: null } as const
    const numbers = new Set([...(a?.cells.keys() ?? []), ...(b?.cells.keys() ?? [])])
    for (const column of numbers) {
      const [x, y] = [sumsText(a?.cells.get(column)), sumsText(b?.cells.get(column))]
      if (x !== y) found.push({ ...where, indicator: columns[column]?.id ?? null, kept: x, reckoned: y })
    }
    for (const list of new Set([...(a?.lists.keys() ?? []), ...(b?.lists.keys() ?? [])])) {
      const [x, y] = [listText(a?.lists.get(list)), listText(b?.lists.get(list))]
      if (x === y) continue
      const indicator = columns[Number(list.slice(1))]?.id ?? null
      found.push({ ...where, indicator, kept: shortened(x), reckoned: shortened(y) })
    }
  }
  return found
}

const NOTHING = '0/0'

function sumsText(sums: readonly number[] | undefined): string {
  if (!sums || sums.every((value) => value === 0)) return NOTHING
  const [n, d, xn, xd] = sums as [number, number, number, number]
  return xn === 0 && xd === 0 ? `${n}/${d}` : `${n}/${d} (−${xn}/${xd})`
}

const LONGEST = 200
const shortened = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`)

function listText(values: ReadonlyMap<number, number> | undefined): string {
  const there = [...(values ?? [])].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b)
  return there.map(([value, count]) => (count === 1 ? `${value}` : `${value}×${count}`)).join(' ')
}

/** The first figure in which a part of a case that is kept differs from what the case gives; null: in none. */
export function compareParts(
  columns: readonly Column[],
  caseId: string,
  kept: CasePart,
  reckoned: CasePart,
): RowDifference | null {
  const where = { what: 'case', kind: null, scope: null, imported: null, caseId } as const
  const [head, given] = [headText(kept), headText(reckoned)]
  if (head !== given) return { ...where, period: '', indicator: null, kept: head, reckoned: given }
  for (const period of new Set([...kept.periods.keys(), ...reckoned.periods.keys()])) {
    const [a, b] = [kept.periods.get(period), reckoned.periods.get(period)]
    for (const key of new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])) {
      const [x, y] = [cellText(a, key), cellText(b, key)]
      if (x === y) continue
      const cell = a?.get(key) ?? b?.get(key)
      return { ...where, period, indicator: columns[cell!.column]?.id ?? null, kept: x, reckoned: y }
    }
  }
  return null
}

const headText = ({ scopes, imported }: CasePart): string => JSON.stringify([scopes, imported])

function cellText(cells: Cells | undefined, key: string): string {
  const cell = cells?.get(key)
  if (!cell) return NOTHING
  const lists = [...cell.plus, ...cell.minus.map((value) => `-${value}`)].join(' ')
  return `${cell.n}/${cell.d}${lists && ` ${lists}`}`
}
