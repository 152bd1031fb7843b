import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { A4_MM, fittedPoints } from '#core/document/paper.ts'
import { placeCells } from '#core/document/place-cells.ts'
import { type PrintedCell, type PrintedGrid, type PrintedRow, UNFRAMED } from '#core/document/printed-grid.ts'
import { OFFICE_FONTS } from './fonts.ts'

/** Margins of official papers (GB/T 9704-2012, 5.2.1): 37 mm above and 28 mm on the binding side, the text 156 × 225 mm. */
const MARGINS_MM = { top: 37, right: 26, bottom: 35, left: 28 }
const TWIPS_OF_MM = 1440 / 25.4
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const twips = (mm: number) => Math.round(mm * TWIPS_OF_MM)

/** Forms for a word processor: each begins a page of A4, with the fonts and margins of official papers. */
export function gridDocument(title: string, grids: readonly PrintedGrid[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title,
      creator: '一网 Yiwang',
      styles: { default: { document: { run: { font: letters(OFFICE_FONTS.body), size: 21 } } } },
      sections: grids.map(sectionOf),
    }),
  )
}

function sectionOf(grid: PrintedGrid): ISectionOptions {
  const { orientation } = grid
  const { top, right, bottom, left } = MARGINS_MM
  // Papers that lie are bound at their head.
  const margins =
    orientation === 'portrait' ? { top, right, bottom, left } : { top: left, right: top, bottom: right, left: bottom }
  const pageMm = orientation === 'portrait' ? A4_MM.width : A4_MM.height
  const wideMm = grid.columnsMm.reduce((sum, mm) => sum + mm, 0)
  const scale = Math.min(1, (pageMm - margins.left - margins.right) / wideMm)
  const titles = grid.rows.findIndex((row) => !isAlone(row, 'title'))
  const tail = grid.rows.findLastIndex((row) => !isAlone(row, 'remark'))
  const paragraph = ({ cells }: PrintedRow) =>
    new Paragraph({
      alignment: cells[0]!.style === 'title' ? AlignmentType.CENTER : AlignmentType.LEFT,
      spacing: { after: cells[0]!.style === 'title' ? 160 : 0 },
      children: runs(cells[0]!, 1, wideMm),
    })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: twips(A4_MM.width),
          height: twips(A4_MM.height),
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: {
          top: twips(margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
        },
      },
    },
    footers: { default: pageNumbers() },
    children: [
      ...grid.rows.slice(0, titles).map(paragraph),
      tableOf({ ...grid, rows: grid.rows.slice(titles, tail + 1) }, scale),
      ...grid.rows.slice(tail + 1).map(paragraph),
    ],
  }
}

const isAlone = ({ cells }: PrintedRow, style: PrintedCell['style']) => cells.length === 1 && cells[0]!.style === style

function tableOf(grid: PrintedGrid, scale: number): Table {
  const widths = grid.columnsMm.map((mm) => twips(mm * scale))
  const rows = placeCells(grid).map((placed, at) => {
    const least = grid.rows[at]!.leastMm
    return new TableRow({
      cantSplit: true,
      ...(least ? { height: { value: twips(least), rule: HeightRule.ATLEAST } } : {}),
      children: placed.map(({ cell, column }) =>
        tableCell(
          cell,
          grid.columnsMm.slice(column, column + cell.colSpan).reduce((sum, mm) => sum + mm, 0),
          scale,
        ),
      ),
    })
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows,
  })
}

function tableCell(cell: PrintedCell, widthMm: number, scale: number): TableCell {
  const border = UNFRAMED.includes(cell.style) ? NONE : THIN
  const { style } = cell
  const left = style === 'text' || style === 'line' || style === 'remark'
  const middle = style === 'lead' ? AlignmentType.RIGHT : AlignmentType.CENTER
  return new TableCell({
    width: { size: twips(widthMm * scale), type: WidthType.DXA },
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    borders: { top: border, bottom: border, left: border, right: border },
    margins: { top: 30, bottom: 30, left: 45, right: 45 },
    children: [
      new Paragraph({
        alignment: left ? AlignmentType.LEFT : middle,
        children: runs(cell, scale, widthMm),
      }),
    ],
  })
}

function runs(cell: PrintedCell, scale: number, widthMm: number): TextRun[] {
  const isTitle = cell.style === 'title'
  // Half points; the letters of the table shrink with its columns.
  const size = Math.round(fittedPoints(cell.style, cell.text, widthMm) * 2 * (isTitle ? 1 : scale))
  const font = letters(isTitle ? OFFICE_FONTS.title : OFFICE_FONTS.body)
  const bold = isTitle
  return cell.text
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .split('\n')
    .map((text, at) => new TextRun({ text, size, font, bold, ...(at > 0 ? { break: 1 } : {}) }))
}

/** Signs that XML cannot hold. */
const UNWRITABLE = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu

const letters = (eastAsia: string) => ({
  ascii: OFFICE_FONTS.letters,
  hAnsi: OFFICE_FONTS.letters,
  cs: OFFICE_FONTS.letters,
  eastAsia,
  hint: 'eastAsia',
})

function pageNumbers(): Footer {
  const page = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [page] })] })
}
