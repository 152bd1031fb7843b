import { placeCells } from '#core/document/place-cells.ts'
import { cellAddress } from './cell-address.ts'
import type { BookSheet, ReadBook } from './workbook-model.ts'

/** A workbook as an office program would give it back, with cells that somebody changed by hand: `'履职!C5': '12'`. */
export function bookOf(sheets: readonly BookSheet[], changed: Readonly<Record<string, string>> = {}): ReadBook {
  return {
    sheets: sheets.map(({ name, kind, grid }) => {
      const cells = new Map<string, { text: string; formula: string | null }>()
      if (kind === 'form')
        for (const { cell, row, column } of placeCells(grid).flat())
          if (cell.text !== '') cells.set(cellAddress(row, column), { text: cell.number ?? cell.text, formula: null })
      if (kind === 'table')
        for (const [row, { cells: list }] of grid.rows.entries())
          for (const [column, cell] of list.entries()) {
            const to = 'pointsTo' in cell ? cell.pointsTo : undefined
            const address = to && cellAddress(to.row, to.column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
            const formula = to ? `'${to.sheet.replaceAll("'", "''")}'!${address}` : null
            if (cell.text !== '' || formula) cells.set(cellAddress(row, column), { text: cell.text, formula })
          }
      for (const [place, text] of Object.entries(changed)) {
        const [sheet = '', cell = ''] = place.split('!')
        if (sheet === name && text === '') cells.delete(cell)
        else if (sheet === name) cells.set(cell, { text, formula: null })
      }
      return { name, cells }
    }),
  }
}

/** Where a text stands in a workbook, as `sheet!C5`. */
export function placeOf(book: ReadBook, sheet: string, text: string): string {
  const cells = book.sheets.find(({ name }) => name === sheet)?.cells ?? new Map<string, { text: string }>()
  for (const [address, cell] of cells) if (cell.text === text) return `${sheet}!${address}`
  throw new Error(`${sheet} has no cell ${text}`)
}
