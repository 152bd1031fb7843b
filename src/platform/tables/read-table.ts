import { openSource } from './byte-source.ts'
import { csvRows } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'
import { jsonlRows } from './jsonl-rows.ts'
import { DEFAULT_LIMITS, type TableFormat, type TableLimits, type TableRow, type TableSource } from './table.ts'
import { tableTooLong } from './table-faults.ts'
import { textLines } from './text-lines.ts'
import { xlsxRows } from './xlsx/xlsx-rows.ts'

export interface ReadTableOptions extends Partial<TableLimits> {
  /** Told by content and name if left out. */
  format?: TableFormat
  /** Sheet of a workbook by name; the first that isn't hidden if left out. */
  sheet?: string
  /** Line or row of the column titles, where a heading stands above them; the first with content if left out. */
  headerLine?: number
}

/**
 * Rows of a CSV, JSONL or XLSX table, one after the other, whatever its length. Rows without any value are left out.
 * A row that can't be used comes with `fault` and `raw`; a table that can't be used throws a Fault.
 */
export async function* readTable(source: TableSource, options: ReadTableOptions = {}): AsyncGenerator<TableRow> {
  const maxRows = options.maxRows ?? DEFAULT_LIMITS.maxRows
  const maxBytes = options.maxBytes ?? DEFAULT_LIMITS.maxBytes
  let count = 0
  for await (const row of rowsOf(source, options, maxBytes)) {
    count += 1
    if (count > maxRows) throw tableTooLong(maxRows)
    yield row
  }
}

async function* rowsOf(source: TableSource, options: ReadTableOptions, maxBytes: number): AsyncGenerator<TableRow> {
  const opened = await openSource(source, options.format)
  if (opened.format === 'xlsx') {
    yield* xlsxRows(opened, { sheet: options.sheet, headerLine: options.headerLine, maxBytes })
    return
  }
  const lines = textLines(decodeText(opened.bytes, maxBytes))
  if (opened.format === 'jsonl') yield* jsonlRows(lines)
  else yield* csvRows(lines, { headerLine: options.headerLine })
}
