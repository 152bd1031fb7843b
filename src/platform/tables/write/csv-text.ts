import { guardFormula } from '../formula-guard.ts'
import type { Cell } from '../table.ts'
import { BATCH_CHARS, type OutRows, type TableColumn, titleOf } from './table-column.ts'

/** CSV as Excel opens it by a double click: byte order mark, commas, \r\n. */
export async function* csvText(rows: OutRows, columns: readonly TableColumn[]): AsyncGenerator<string> {
  let batch = `\ufeff${columns.map((column) => quoted(titleOf(column))).join(',')}\r\n`
  for await (const row of rows) {
    batch += `${columns.map(({ key }) => textOf(row[key] ?? null)).join(',')}\r\n`
    if (batch.length < BATCH_CHARS) continue
    yield batch
    batch = ''
  }
  yield batch
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  return quoted(guardFormula(cell))
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
