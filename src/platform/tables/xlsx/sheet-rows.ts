import { exactNumber } from '../exact-number.ts'
import { type Cell, MOST_COLUMNS } from '../table.ts'
import { excelDate } from './date-format.ts'
import { inlineText, unescapeText } from './inline-text.ts'
import type { Workbook } from './workbook.ts'
import { xmlEvents } from './xml-events.ts'

export interface SheetRow {
  line: number
  cells: Cell[]
  /** What stands further right than any column may; the row is then at fault. */
  beyond: Cell[]
  fault?: string
}

/** Rows of a sheet as they come, a batch for each block unpacked. Cells between others are null. */
export async function* sheetRows(bytes: AsyncIterable<Uint8Array>, workbook: Workbook): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = []
  let row: SheetRow | null = null
  let line = 0
  let column = -1
  let type = 'n'
  let style = 0
  let inValue = false
  let value = ''
  const inline = inlineText()

  const events = xmlEvents(bytes, {
    open(tag, attributes) {
      if (tag === 'c' && row) {
        column = columnOf(attributes.r) ?? column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
      } else if (tag === 'row') {
        const stated = Number(attributes.r)
        line = Number.isSafeInteger(stated) && stated > 0 ? stated : line + 1
        row = { line, cells: [], beyond: [] }
        column = -1
      } else if (tag === 'v') inValue = true
      else inline.open(tag)
    },
    text(text) {
      if (inValue) value += text
      else inline.add(text)
    },
    close(tag) {
      if (tag === 'v') inValue = false
      else if (tag === 'c' && row) {
        const text = inline.take()
        const cell = type === 'inlineStr' ? text || null : cellOf(type, style, value, workbook)
        if (cell === undefined) row.fault = `第 ${column + 1} 列指向不存在的文字，文件可能已损坏。`
        else if (cell !== null && column >= MOST_COLUMNS) {
          row.beyond.push(cell)
          row.fault = `列数超过 ${MOST_COLUMNS}。`
        } else if (cell !== null) {
          while (row.cells.length < column) row.cells.push(null)
          row.cells[column] = cell
        }
      } else if (tag === 'row' && row) {
        batch.push(row)
        row = null
      } else inline.close(tag)
    },
  })
  for await (const _ of events) {
    if (batch.length === 0) continue
    const full = batch
    batch = []
    yield full
  }
}

/** Undefined for a text that the workbook doesn't hold. */
function cellOf(type: string, style: number, value: string, workbook: Workbook): Cell | undefined {
  if (value === '') return null
  switch (type) {
    case 's': {
      const text = workbook.texts.find(Number(value))
      return text === '' ? null : text
    }
    case 'str':
      return unescapeText(value) || null
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
    case 'n':
      return numberOf(value, style, workbook)
    default:
      // Dates in ISO text (`d`) and errors such as #N/A (`e`) say what they are.
      return value
  }
}

function numberOf(value: string, style: number, workbook: Workbook): Cell {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (workbook.dateStyles[style]) return excelDate(number, workbook.from1904)
  // An identity number that a program wrote as a number still has all its digits here.
  return /^\d{16,}$/.test(value) ? exactNumber(value) : number
}

/** `BC12` is column 54, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  if (!reference) return null
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) | 32
    if (code < 97 || code > 122) break
    column = column * 26 + code - 96
    if (column > MOST_COLUMNS) return MOST_COLUMNS
  }
  return column > 0 ? column - 1 : null
}
