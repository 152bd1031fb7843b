import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { OFFICE_FONTS } from '#platform/documents/fonts.ts'
import {
  chapterNo,
  redPoints,
  SOURCE_HEAD,
  sayDay,
  sourceLines,
  sourceNote,
  tailLines,
} from '../domain/bulletin-html.ts'
import type { Block, BulletinDocument, TableCell as Cell } from '../domain/document.ts'
import type { Source } from '../domain/figure.ts'

const twips = (mm: number) => Math.round((mm * 1440) / 25.4)
/** Margins and text of official papers (GB/T 9704-2012, 5.2). */
const PAGE = { top: twips(37), right: twips(26), bottom: twips(35), left: twips(28) }
const TEXT_MM = 156
const RED = 'D80000'
const FANG = '仿宋_GB2312'
const HEI = '黑体'
const PIXELS_OF_MM = 96 / 25.4
/** Size three, line of 28 points. */
const BODY = { size: 32, line: 560 }
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

/** A bulletin for a word processor; `pictures` are those of its charts and maps, in order. */
export function bulletinDocx(it: BulletinDocument, pictures: readonly Buffer[]): Promise<Buffer> {
  const waiting = [...pictures]
  const sections = it.sections.flatMap((section, at) => [
    paragraph([run(`${chapterNo(at)}、${section.title}`, { font: HEI })], { keepNext: true, indent: INDENT }),
    ...section.blocks.flatMap((block) => blockOf(block, waiting)),
  ])
  return Packer.toBuffer(
    new Document({
      title: it.title,
      creator: it.office,
      styles: { default: { document: { run: { font: letters(FANG), size: BODY.size } } } },
      sections: [
        {
          properties: { page: { size: { width: twips(210), height: twips(297) }, margin: PAGE } },
          footers: { default: pageNumbers() },
          children: [
            ...headOf(it),
            ...sections,
            paragraph([]),
            ...tailLines(it).map(([left, right], at, all) => tailLine(left, right, at === all.length - 1)),
            ...sourcesOf(it.sources),
          ],
        },
      ],
    }),
  )
}

const INDENT = { firstLine: 640 }

function headOf(it: BulletinDocument): Paragraph[] {
  const size = redPoints(it.redTitle) * 2
  return [
    ...(it.signedBy === null
      ? [
          paragraph([run('（草稿，未经签发，请勿引用）', { size: 24, color: RED })], {
            alignment: AlignmentType.CENTER,
          }),
        ]
      : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: [run(it.redTitle, { size, color: RED, bold: true, font: OFFICE_FONTS.title })],
    }),
    paragraph([run(it.number)], { alignment: AlignmentType.CENTER }),
    paragraph([run(it.office), run(`\t${sayDay(it.issuedOn)}`)], {
      tabStops: [{ type: TabStopType.RIGHT, position: twips(TEXT_MM) }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 14, color: RED, space: 4 } },
      spacing: { after: 360, line: BODY.line, lineRule: LineRuleType.EXACT },
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 280, line: 680, lineRule: LineRuleType.AT_LEAST },
      children: [run(it.title, { size: 44, font: OFFICE_FONTS.title })],
    }),
    ...(it.corrects
      ? [
          paragraph([run(`本期为更正件，代替${it.corrects.number}。更正原因：${it.corrects.reason}`)], {
            indent: INDENT,
          }),
        ]
      : []),
  ]
}

function blockOf(block: Block, pictures: Buffer[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'say':
      return [paragraph([run(block.runs.map(({ text }) => text).join(''))], { indent: INDENT })]
    case 'words': {
      const isEmpty = block.text.trim() === ''
      const lines = isEmpty ? [`（待填写：${block.hint}）`] : block.text.trim().split('\n')
      return lines.map((text) => paragraph([run(text, isEmpty ? { color: '777777' } : {})], { indent: INDENT }))
    }
    case 'table':
      return [
        caption(`表${block.no}　${block.title}`),
        tableOf(block.head, block.total ? [...block.rows, block.total] : block.rows, block.head[0] === '名次' ? 1 : 0),
        ...(block.note ? [small(`注：${block.note}`)] : []),
        small(''),
      ]
    default: {
      const picture = pictures.shift()
      return [caption(`图${block.no}　${block.title}`), ...(picture ? [image(picture)] : [])]
    }
  }
}

/** Width and height stand in the head of a PNG file. */
function image(data: Buffer): Paragraph {
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)]
  const wide = 150 * PIXELS_OF_MM
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new ImageRun({ type: 'png', data, transformation: { width: wide, height: (wide * height) / width } })],
  })
}

function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[], name: number): Table {
  const widths = widthsOf(head, rows)
  const cell = (text: string, at: number, bold = false) =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      borders: { top: THIN, bottom: THIN, left: THIN, right: THIN },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: at === name && !bold ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(text, { size: 21, bold, font: OFFICE_FONTS.body })],
        }),
      ],
    })
  return new Table({
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, at) => cell(text, at, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map(({ text }, at) => cell(text, at)) })),
    ],
  })
}

/** By the longest text of each column, none wider than a half nor narrower than a fifteenth of the page. */
function widthsOf(head: readonly string[], rows: readonly (readonly Cell[])[]): number[] {
  const longest = head.map((text, at) =>
    Math.min(16, Math.max(text.length / 1.6, 3, ...rows.map((row) => lettersOf(row[at]?.text ?? '')))),
  )
  const sum = longest.reduce((total, one) => total + one, 0)
  return longest.map((one) => Math.floor((one / sum) * twips(TEXT_MM)))
}

const lettersOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? 0.55 : 1), 0)

function sourcesOf(sources: readonly Source[]): (Paragraph | Table)[] {
  const rows = sourceLines(sources).map((cells) => cells.map((text) => ({ text })))
  return [
    new Paragraph({ pageBreakBefore: true, children: [run('附：数据来源', { font: HEI })] }),
    tableOf(SOURCE_HEAD, rows, 1),
    small(sourceNote(sources)),
  ]
}

const caption = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 160, after: 60 },
    children: [run(text, { size: 24, bold: true, font: OFFICE_FONTS.body })],
  })

const small = (text: string) => new Paragraph({ children: [run(text, { size: 20, font: OFFICE_FONTS.body })] })

const tailLine = (left: string, right: string, isLast: boolean) =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: twips(TEXT_MM - 4) }],
    border: { top: { ...THIN, size: 6 }, ...(isLast ? { bottom: { ...THIN, size: 6 } } : {}) },
    indent: { left: 120 },
    children: [run(left, { size: 28 }), ...(right ? [run(`\t${right}`, { size: 28 })] : [])],
  })

function paragraph(children: TextRun[], options: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
  return new Paragraph({ spacing: { line: BODY.line, lineRule: LineRuleType.EXACT }, ...options, children })
}

interface RunLook {
  size?: number
  color?: string
  bold?: boolean
  font?: string
}

/** Signs that XML cannot hold. */
const UNWRITABLE = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu

const run = (text: string, { size = BODY.size, color, bold = false, font = FANG }: RunLook = {}) =>
  new TextRun({
    text: text.toWellFormed().replace(UNWRITABLE, ''),
    size,
    bold,
    font: letters(font),
    ...(color ? { color } : {}),
  })

const letters = (eastAsia: string) => ({
  ascii: OFFICE_FONTS.letters,
  hAnsi: OFFICE_FONTS.letters,
  cs: OFFICE_FONTS.letters,
  eastAsia,
  hint: 'eastAsia',
})

function pageNumbers(): Footer {
  const page = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: letters(OFFICE_FONTS.body) })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [page] })] })
}
