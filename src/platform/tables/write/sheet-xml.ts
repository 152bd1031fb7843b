import type { Cell } from '../table.ts'
import { tableTooLong } from '../table-faults.ts'
import { BATCH_CHARS, type OutRows, type TableColumn, titleOf } from './table-column.ts'

/** What a sheet of Excel holds: rows with the titles, and characters a cell. */
const MOST_ROWS = 1_048_576
const LONGEST_CELL = 32_767
const CUT_MARK = '…〔超出 Excel 单元格上限，已截断〕'

/** A worksheet with its texts in the cells, titles frozen on top. Texts are never formulas there. */
export async function* sheetXml(rows: OutRows, columns: readonly TableColumn[]): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width ?? 16}" customWidth="1"/>`,
  )
  const titles = columns.map((column) => textCell(titleOf(column), ' s="1"')).join('')
  let batch =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${titles}</row>`
  let number = 1
  for await (const row of rows) {
    number += 1
    if (number > MOST_ROWS) throw tableTooLong(MOST_ROWS - 1)
    batch += `<row r="${number}">`
    for (const { key } of columns) batch += cellXml(row[key] ?? null)
    batch += '</row>'
    if (batch.length < BATCH_CHARS) continue
    yield batch
    batch = ''
  }
  yield `${batch}</sheetData></worksheet>`
}

function cellXml(cell: Cell): string {
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c><v>${cell}</v></c>`
  return typeof cell === 'string' && cell !== '' ? textCell(cell, '') : '<c/>'
}

function textCell(text: string, style: string): string {
  const cut = text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL - CUT_MARK.length) + CUT_MARK : text
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cut)}</t></is></c>`
}

/** XML's own signs, and those XML can't hold: `_x000D_` (ECMA-376 part 1, §22.9.2.19). Halves of a character are lost. */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return (
    text
      .toWellFormed()
      // Line breaks in cells are \n; some office programs show the other half of \r\n as text.
      .replace(/\r\n/g, '\n')
      .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
      .replace(CONTROLS, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
  )
}

/** Control characters but tab and line feed, which XML keeps as they are. */
const CONTROLS = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu
const SPECIAL = /[&<>"\ufffe\uffff\p{Cs}]|[^\P{Cc}\t\n]|_x/u
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
