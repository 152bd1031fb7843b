import { guardFormula } from '#platform/tables/formula-guard.ts'
import type { TableRow } from '#platform/tables/table.ts'

/** Columns that the errors file adds; an import leaves them out of account, so the file can go in again as it is. */
export const LINE_COLUMN = '原行号'
export const REASON_COLUMN = '未导入原因'

/** Column for the text of a row that could not be read, where not even the titles are known. */
const RAW_COLUMN = '原文'

export interface RejectedRow {
  source: TableRow
  reasons: readonly string[]
}

/** Titles of the errors file: those of the file it came from, and the marks. */
export function rejectedColumns(titles: readonly string[] | null): string[] {
  const own = (titles ?? [RAW_COLUMN]).filter((title) => title !== LINE_COLUMN && title !== REASON_COLUMN)
  return [...own, LINE_COLUMN, REASON_COLUMN]
}

/** Guarded like every table that leaves the house: strangers wrote these cells, and a spreadsheet will open them. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** One rejected row with its reasons, in the form of the file it came from. */
export function rejectedLine({ source, reasons }: RejectedRow, columns: readonly string[] | null): string {
  const marks = { [LINE_COLUMN]: source.line, [REASON_COLUMN]: reasons.join('；') }
  if (columns === null) {
    const content = source.fault ? { raw: source.raw ?? '' } : source.values
    return `${JSON.stringify({ ...content, ...marks })}\n`
  }
  // A row that could not be read has no columns: its text stands in the first one.
  const values: Record<string, unknown> = source.fault
    ? { [columns[0]!]: source.raw ?? '', ...marks }
    : { ...source.values, ...marks }
  return csvLine(columns.map((column) => values[column]))
}

function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : guardFormula(String(value))
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
