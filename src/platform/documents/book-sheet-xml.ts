import { MARGIN_MM } from '#core/document/paper.ts'
import { placeCells } from '#core/document/place-cells.ts'
import { fault } from '#core/fault.ts'
import { escapeXml } from '../tables/write/sheet-xml.ts'
import type { BookCell, BookSheet } from './book-sheet.ts'
import type { BookStyles } from './book-styles.ts'
import { rowHeightsMm } from './row-heights.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LONGEST_CELL = 32_767
/** Longer ones show as ##### in the text format of older programs. */
const LONGEST_IN_TEXT_FORMAT = 200
/** A spreadsheet keeps numbers as binary ones of fifteen sure digits (IEEE 754). */
const SURE_DIGITS = 15
const PIXELS_OF_MM = 96 / 25.4
/** Of the digits of 宋体 10 and the air of a cell, in pixels (ECMA-376 part 1, §18.3.1.13). */
const DIGIT_PIXELS = 7
const CELL_PIXELS = 5
const POINTS_OF_MM = 72 / 25.4
const HIGHEST_POINTS = 409

export function bookSheetXml(sheet: BookSheet, styles: BookStyles): string {
  return sheet.kind === 'form' ? formXml(sheet, styles) : tableXml(sheet, styles)
}

function formXml({ grid }: BookSheet, styles: BookStyles): string {
  const width = grid.columnsMm.length
  const heights = rowHeightsMm(grid)
  const rows = grid.rows.map((): string[] => Array.from({ length: width }, () => ''))
  const merges: string[] = []
  for (const { cell, row, column } of placeCells(grid).flat()) {
    for (let y = row; y < row + cell.rowSpan; y++)
      for (let x = column; x < column + cell.colSpan; x++)
        // Every cell under a merged one carries its frame, else the frame has gaps.
        rows[y]![x] =
          y === row && x === column
            ? cellXml(cell, y, x, styles)
            : `<c r="${address(y, x)}" s="${styleOf(cell, styles)}"/>`
    if (cell.rowSpan > 1 || cell.colSpan > 1)
      merges.push(
        `<mergeCell ref="${address(row, column)}:${address(row + cell.rowSpan - 1, column + cell.colSpan - 1)}"/>`,
      )
  }
  const data = rows.map((cells, at) => {
    const points = Math.min(HIGHEST_POINTS, heights[at]! * POINTS_OF_MM)
    return `<row r="${at + 1}" ht="${points.toFixed(2)}" customHeight="1">${cells.join('')}</row>`
  })
  const margin = (MARGIN_MM / 25.4).toFixed(3)
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>${columnsXml(grid.columnsMm)}` +
    `<sheetData>${data.join('')}</sheetData>` +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '') +
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins left="${margin}" right="${margin}" top="${margin}" bottom="${margin}" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${grid.orientation}" fitToWidth="1" fitToHeight="0"/></worksheet>`
  )
}

/** Rows as they come, whatever their number of cells. */
function tableXml({ grid }: BookSheet, styles: BookStyles): string {
  const rows = grid.rows.map((row, y) => {
    let x = 0
    const cells = row.cells.map((cell) => {
      const xml =
        cell.text === '' && !cell.pointsTo
          ? ''
          : cellXml({ ...cell }, y, x, styles, cell.style === 'heading' ? 'heading' : 'plain')
      x += cell.colSpan
      return xml
    })
    return `<row r="${y + 1}">${cells.join('')}</row>`
  })
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `${columnsXml(grid.columnsMm)}<sheetData>${rows.join('')}</sheetData>` +
    `<pageSetup paperSize="9" orientation="${grid.orientation}"/></worksheet>`
  )
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map((mm, at) => {
    const characters = (mm * PIXELS_OF_MM - CELL_PIXELS) / DIGIT_PIXELS
    return `<col min="${at + 1}" max="${at + 1}" width="${characters.toFixed(2)}" customWidth="1"/>`
  })
  return `<cols>${columns.join('')}</cols>`
}

function styleOf(cell: BookCell, styles: BookStyles, style: Parameters<BookStyles['of']>[0] = cell.style): number {
  const number = sureNumber(cell)
  if (number !== null) return styles.of(style, number.split('.')[1]?.length ?? 0)
  return styles.of(style, cell.text.length > LONGEST_IN_TEXT_FORMAT || cell.pointsTo ? 'general' : 'text')
}

function cellXml(
  cell: BookCell,
  row: number,
  column: number,
  styles: BookStyles,
  style?: Parameters<BookStyles['of']>[0],
): string {
  const head = `<c r="${address(row, column)}" s="${styleOf(cell, styles, style)}"`
  const number = sureNumber(cell)
  if (cell.pointsTo) {
    const { sheet, row: y, column: x } = cell.pointsTo
    const formula = `<f>${escapeXml(`'${sheet.replaceAll("'", "''")}'!$${letters(x)}$${y + 1}`)}</f>`
    return number === null
      ? `${head} t="str">${formula}<v>${textXml(cell.text)}</v></c>`
      : `${head}>${formula}<v>${number}</v></c>`
  }
  if (number !== null) return `${head}><v>${number}</v></c>`
  if (cell.text === '') return `${head}/>`
  return `${head} t="inlineStr"><is><t xml:space="preserve">${textXml(cell.text)}</t></is></c>`
}

function textXml(text: string): string {
  if (text.length > LONGEST_CELL)
    throw fault('cell-too-long', {
      status: 422,
      zh: `“${text.slice(0, 20)}…”有 ${text.length} 字，超过表格单元格 ${LONGEST_CELL} 字的上限。请缩短后再导出。`,
      en: `A text of ${text.length} characters does not fit a cell (${LONGEST_CELL}). Shorten it and export again.`,
    })
  return escapeXml(text)
}

/** The number, where a spreadsheet keeps every digit of it. */
function sureNumber({ number }: BookCell): string | null {
  return number !== null && number.replace(/[-.]/g, '').replace(/^0+/, '').length <= SURE_DIGITS ? number : null
}

function letters(column: number): string {
  let text = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    text = String.fromCharCode(65 + (rest % 26)) + text
  return text
}

const address = (row: number, column: number) => `${letters(column)}${row + 1}`
