import type { PrintedGrid } from '#core/document/printed-grid.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetSet } from '../sheet.ts'
import { APPENDIX_NAME, cellText } from './appendix.ts'
import type { Form } from './form.ts'
import { setWorkbook } from './set-workbook.ts'
import type { ReadBook } from './workbook-model.ts'

export interface UnreadCell {
  sheet: string
  cell: string
  text: string
}

/**
 * Cells of a workbook whose content came into no field: rows that somebody added, remarks at the edge, headings written
 * anew. The set is laid out once more; what stands in the workbook and not there, was not read.
 */
export function unreadCells(book: ReadBook, set: SheetSet, scheme: Scheme, form: Form): UnreadCell[] {
  const known = new Map<string, number>()
  const again = setWorkbook(set, scheme, form).filter(({ name }) => name !== APPENDIX_NAME)
  for (const text of again.flatMap(({ grid }) => textsOf(grid))) known.set(text, (known.get(text) ?? 0) + 1)
  return book.sheets
    .filter(({ name }) => name !== APPENDIX_NAME)
    .flatMap(({ name, cells }) =>
      [...cells].flatMap(([cell, { text }]): UnreadCell[] => {
        const plain = cellText(text).trim()
        const left = known.get(plain) ?? 0
        if (plain === '') return []
        if (left === 0) return [{ sheet: name, cell, text: plain }]
        known.set(plain, left - 1)
        return []
      }),
    )
}

const textsOf = (grid: PrintedGrid): string[] =>
  grid.rows.flatMap(({ cells }) => cells.map(({ text }) => cellText(text).trim()))
