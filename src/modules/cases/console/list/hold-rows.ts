import type { CaseRow } from '../../contract.ts'

export interface HeldRow {
  row: CaseRow
  /** It no longer belongs to this list; it stays where it was until the list is refreshed. */
  gone: boolean
}

export interface HeldRows {
  rows: HeldRow[]
  /** Rows that belong to the list and are not shown yet. */
  newCount: number
}

/**
 * Rows keep their places while somebody works through them: known ones change in place, left ones are marked, new ones
 * are only counted until the reader asks for them.
 */
export function holdRows(
  order: readonly string[],
  known: ReadonlyMap<string, CaseRow>,
  fresh: readonly CaseRow[],
): HeldRows {
  const now = new Map(fresh.map((row) => [row.id, row]))
  const shown = new Set(order)
  const rows = order.flatMap((id): HeldRow[] => {
    const row = now.get(id) ?? known.get(id)
    return row ? [{ row, gone: !now.has(id) }] : []
  })
  return { rows, newCount: fresh.filter((row) => !shown.has(row.id)).length }
}
