import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { DocumentSection, DocumentTable, RuleDocument } from '../domain/rules/rule-document.ts'

/** A4 lying, in twentieths of a point; what margins leave is shared by the columns. */
const PAGE = { width: 11_906, height: 16_838, margin: 720 }
const TEXT_WIDTH = PAGE.height - 2 * PAGE.margin
const FONT = { ascii: 'Arial', eastAsia: 'SimSun', hAnsi: 'Arial' }
const CELL_SIZE = 17

/** The document for a word processor: real headings, real tables whose head comes again on each page. */
export function documentDocx(document: RuleDocument): Promise<Buffer> {
  const section: ISectionOptions = {
    properties: {
      page: {
        size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
        margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
      },
    },
    footers: { default: pageNumbers() },
    children: [
      new Paragraph({ text: document.title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
      ...document.facts.map(
        ([name, value]) =>
          new Paragraph({ children: [new TextRun({ text: `${name}：`, bold: true }), new TextRun(value)] }),
      ),
      ...document.sections.flatMap(sectionParts),
    ],
  }
  return Packer.toBuffer(
    new Document({
      title: document.title,
      creator: '一网 Yiwang',
      styles: { default: { document: { run: { font: FONT, size: 21 } } } },
      sections: [section],
    }),
  )
}

function sectionParts({ title, text = [], table }: DocumentSection): (Paragraph | Table)[] {
  return [
    new Paragraph({
      text: title,
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: 240, after: 80 },
    }),
    ...text.map((line) => new Paragraph({ text: line, spacing: { after: 80 } })),
    ...(table ? [tablePart(table)] : []),
  ]
}

function tablePart({ columns, rows }: DocumentTable): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((share / whole) * TEXT_WIDTH))
  const head = new TableRow({
    tableHeader: true,
    children: columns.map(({ title }, at) => cell(title, { width: widths[at]!, fill: 'E8EDF3', bold: true })),
  })
  const body = rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        children:
          cells.length === 1
            ? [cell(cells[0]!, { width: TEXT_WIDTH, span: columns.length, fill: 'F4F4F4', bold: true })]
            : cells.map((text, at) => cell(text, { width: widths[at]! })),
      }),
  )
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...body],
  })
}

function cell(text: string, look: { width: number; span?: number; fill?: string; bold?: boolean }): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(look.span ? { columnSpan: look.span } : {}),
    ...(look.fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: look.fill } } : {}),
    children: [new Paragraph({ children: [new TextRun({ text, size: CELL_SIZE, bold: look.bold ?? false })] })],
  })
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })
}
