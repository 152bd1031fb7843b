import type { Cell } from '../table.ts'

export type OutRow = Readonly<Record<string, Cell>>
export type OutRows = Iterable<OutRow> | AsyncIterable<OutRow>

export interface TableColumn {
  /** Name of the value in a row. */
  key: string
  /** As the reader sees it; the key if left out. */
  title?: string
  /** Of a sheet, in characters. */
  width?: number
}

export function titleOf(column: TableColumn): string {
  return column.title ?? column.key
}

/** Rows are gathered to about this many characters before they leave: one write a row would cost more than the row. */
export const BATCH_CHARS = 65_536
