import { Readable } from 'node:stream'
import type { TableFormat } from './table.ts'
import { csvText } from './write/csv-text.ts'
import { jsonlText } from './write/jsonl-text.ts'
import type { OutRows, TableColumn } from './write/table-column.ts'
import { xlsxParts } from './write/xlsx-parts.ts'
import { zipBytes } from './write/zip-bytes.ts'

export type { OutRows, TableColumn } from './write/table-column.ts'

export interface WriteTableOptions {
  format: TableFormat
  columns: readonly TableColumn[]
  /** Of XLSX only. */
  sheetName?: string
}

export const TABLE_MIME: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * Rows as the bytes of a file, made while they are read: pipe it into a reply or a file. An error in the rows destroys
 * the stream with that error.
 */
export function writeTable(rows: OutRows, options: WriteTableOptions): Readable {
  const { format, columns } = options
  if (columns.length === 0) throw new RangeError('a table needs columns')
  if (format === 'xlsx')
    return Readable.from(zipBytes(xlsxParts(rows, columns, options.sheetName ?? '数据')), { objectMode: false })
  return Readable.from(format === 'csv' ? csvText(rows, columns) : jsonlText(rows, columns), { objectMode: false })
}
