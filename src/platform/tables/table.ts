export type TableFormat = 'csv' | 'jsonl' | 'xlsx'

export type Cell = string | number | null

export interface TableRow {
  /** Line of the file, or row of the sheet, where it begins; the first is 1. */
  line: number
  /** By column title; empty when the row is at fault. */
  values: Record<string, Cell>
  /** The row as it stands in the file; only of rows at fault. */
  raw?: string
  /** Why the row can't be used, in Chinese, for whoever repairs the file. */
  fault?: string
}

export type ByteStream = AsyncIterable<string | Uint8Array>

export type TableSource = { path: string } | { stream: ByteStream; name: string }

export interface TableLimits {
  maxRows: number
  /** Of text, unpacked. */
  maxBytes: number
}

export const DEFAULT_LIMITS: TableLimits = { maxRows: 1_000_000, maxBytes: 1_073_741_824 }

/** More than any honest table has; a header that names the last column of a sheet would make each row sixteen thousand wide. */
export const MOST_COLUMNS = 2000
/** Signs of one cell or line; Excel itself stops at 32,767 a cell. */
export const LONGEST_TEXT = 262_144
