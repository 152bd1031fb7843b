import type { PrintedRow } from '#core/document/printed-grid.ts'
import type { BookCell, BookSheet } from '#platform/documents/book-sheet.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { asOfText } from '../domain/bulletin-html.ts'
import type { Block, BulletinDocument } from '../domain/document.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

const LONGEST_NAME = 28
const NUMBER = /^-?\d+(\.\d+)?$/

/** The tables of a bulletin as sheets of a workbook, numbers as numbers. */
export function bulletinXlsx(it: BulletinDocument): Promise<Buffer> {
  const tables = it.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
  // A workbook without a sheet opens nowhere.
  const none: TableBlock = {
    kind: 'table',
    no: 1,
    title: it.title,
    head: ['内容', '说明'],
    rows: [[{ text: '本期没有' }, { text: '' }]],
    total: null,
    note: '',
  }
  return writeWorkbook((tables.length > 0 ? tables : [none]).map((table) => sheetOf(table, it)))
}

function sheetOf(table: TableBlock, it: BulletinDocument): BookSheet {
  const many = table.head.length
  const cell = (text: string, style: BookCell['style'], colSpan = 1): BookCell => ({
    text,
    style,
    colSpan,
    rowSpan: 1,
    number: style === 'number' && NUMBER.test(text) ? text : null,
  })
  const wide = (text: string, style: BookCell['style']): PrintedRow<BookCell> => ({ cells: [cell(text, style, many)] })
  const name = table.head[0] === '名次' ? 1 : 0
  const line = (row: TableBlock['rows'][number]): PrintedRow<BookCell> => ({
    cells: row.map(({ text }, at) => cell(text, at === name ? 'text' : NUMBER.test(text) ? 'number' : 'centred')),
  })
  const office = `填报单位：${it.office}　期间：${it.period.zh}　${it.number}`
  const signed = `签发人：${it.signedBy ?? '（待签发）'}　数据截至：${asOfText(it)}`
  return {
    name: `${table.no} ${table.title}`.replace(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME),
    kind: 'form',
    grid: {
      orientation: many > 8 ? 'landscape' : 'portrait',
      columnsMm: table.head.map((_, at) => (at === name ? 46 : at < name ? 12 : Math.min(26, 128 / (many - 1)))),
      rows: [
        wide(table.title, 'title'),
        wide(office, 'line'),
        { cells: table.head.map((text) => cell(text, 'heading')) },
        ...table.rows.map(line),
        ...(table.total ? [line(table.total)] : []),
        ...(table.note ? [wide(`注：${table.note}`, 'remark')] : []),
        wide(signed, 'remark'),
      ],
    },
  }
}
