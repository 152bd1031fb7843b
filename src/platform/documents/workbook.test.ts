import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { CellStyle } from '#core/document/printed-grid.ts'
import { isFault } from '#core/fault.ts'
import { type ZipPart, zipBytes } from '../tables/write/zip-bytes.ts'
import type { BookCell, BookSheet } from './book-sheet.ts'
import { readWorkbookCells } from './read-workbook.ts'
import { rowHeightsMm } from './row-heights.ts'
import { workbookParts } from './workbook-parts.ts'
import { writeWorkbook } from './write-workbook.ts'

const LIMITS = { maxBytes: 10_000_000, maxSheets: 10, maxCells: 1000 }
const folder = await mkdtemp(join(tmpdir(), 'yiwang-workbook-'))
after(() => rm(folder, { recursive: true, force: true }))

const cell = (text: string, change: Partial<BookCell> = {}): BookCell => ({
  text,
  colSpan: 1,
  rowSpan: 1,
  style: 'text' as CellStyle,
  number: null,
  ...change,
})
const form = (rows: BookCell[][], name = '表', columnsMm = [20, 30]): BookSheet => ({
  name,
  kind: 'form',
  grid: { orientation: 'portrait', columnsMm, rows: rows.map((cells) => ({ cells })) },
})

async function read(bytes: Buffer | Promise<Buffer>, limits = LIMITS) {
  const path = join(folder, 'book.xlsx')
  await writeFile(path, await bytes)
  return readWorkbookCells(path, limits)
}

const xmlOf = (sheets: BookSheet[], name: string): string =>
  [...(workbookParts(sheets).find((part) => part.name === name)!.content as Iterable<string>)].join('')

test('写出再读回：文字、数、指向别处的格子一字不差', async () => {
  const sheets = [
    form([
      [cell('标题', { colSpan: 2, style: 'title' })],
      [cell('268.937', { number: '268.937', style: 'number' }), cell('95%')],
      [cell('第一行\n第二行 <&> "引"'), cell('=1+1')],
    ]),
    form([[cell('268.937', { number: '268.937', pointsTo: { sheet: '表', row: 1, column: 0 } }), cell('')]], "它's"),
  ]
  const [first, second] = await read(writeWorkbook(sheets))
  assert.deepEqual(
    [...first!.cells].map(([at, { text, formula }]) => [at, text, formula]),
    [
      ['A1', '标题', null],
      ['A2', '268.937', null],
      ['B2', '95%', null],
      ['A3', '第一行\n第二行 <&> "引"', null],
      ['B3', '=1+1', null],
    ],
  )
  assert.deepEqual([second!.name, second!.cells.get('A1')], ["它's", { text: '268.937', formula: "'表'!$A$2" }])
})

test('电子表格记不住的长数写成文字，一位不丢', async () => {
  const long = '123456789012345.123456'
  const sheets = [
    form([[cell(long, { number: long, style: 'number' }), cell('0.1', { number: '0.1', style: 'number' })]]),
  ]
  const xml = xmlOf(sheets, 'xl/worksheets/sheet1.xml')
  assert.ok(xml.includes(`<t xml:space="preserve">${long}</t>`) && xml.includes('<v>0.1</v>'))
  assert.equal((await read(writeWorkbook(sheets)))[0]!.cells.get('A1')!.text, long)
})

test('合并、边框、列宽、A4 页面都写进文件', () => {
  const sheets = [form([[cell('侧', { rowSpan: 2, style: 'label' }), cell('上')], [cell('下')]])]
  const xml = xmlOf(sheets, 'xl/worksheets/sheet1.xml')
  assert.ok(xml.includes('<mergeCell ref="A1:A2"/>'))
  assert.ok(/<c r="A2" s="(\d+)"\/>/.test(xml), 'the covered cell carries its frame')
  assert.ok(xml.includes('paperSize="9"') && xml.includes('fitToWidth="1" fitToHeight="0"'))
  assert.ok(
    xml.indexOf('<mergeCells') > xml.indexOf('</sheetData>') &&
      xml.indexOf('<pageMargins') > xml.indexOf('<mergeCells'),
  )
  assert.ok(xmlOf(sheets, 'xl/styles.xml').includes('<left style="thin">'))
})

test('办公软件写的数：百分比、日期、二进制尾数、共用公式', async () => {
  const head = '<?xml version="1.0"?>'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const plain = workbookParts([form([[cell('a'), cell('b')]])])
  const parts = plain.map((part): ZipPart => {
    if (part.name === 'xl/styles.xml')
      return {
        ...part,
        content: [
          `${head}<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
        ],
      }
    if (part.name !== 'xl/worksheets/sheet1.xml') return part
    return {
      ...part,
      content: [
        `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1743.2680000000001</v></c><c r="B1" s="1"><v>0.84</v></c><c r="C1" s="2"><v>46140</v></c><c r="D1"><v>1E-3</v></c></row>` +
          `<row r="2"><c r="A2" t="str"><f t="shared" ref="A2:A3" si="0">'表'!$G$9</f><v>x</v></c></row><row r="3"><c r="A3" t="str"><f t="shared" si="0"/><v>x</v></c></row></sheetData></worksheet>`,
      ],
    }
  })
  const blocks: Buffer[] = []
  for await (const block of zipBytes(parts)) blocks.push(block)
  const { cells } = (await read(Buffer.concat(blocks)))[0]!
  assert.deepEqual(
    ['A1', 'B1', 'C1', 'D1'].map((at) => cells.get(at)!.text),
    ['1743.268', '84%', '2026-04-28', '0.001'],
  )
  assert.deepEqual(
    ['A2', 'A3'].map((at) => cells.get(at)!.formula),
    ["'表'!$G$9", "'表'!$G$9"],
  )
})

test('过多的工作表和单元格被拒绝，坏文件说明原因', async () => {
  const bytes = await writeWorkbook([form([[cell('a'), cell('b')]], '甲'), form([[cell('c'), cell('d')]], '乙')])
  const refused = (limits: Partial<typeof LIMITS>, code: RegExp) =>
    assert.rejects(read(bytes, { ...LIMITS, ...limits }), (error) => isFault(error) && code.test(error.code))
  await refused({ maxSheets: 1 }, /workbook-too-large/)
  await refused({ maxCells: 3 }, /workbook-too-large/)
  await refused({ maxBytes: 100 }, /table-too-large/)
  await assert.rejects(read(Buffer.from('PK')), (error) => isFault(error) && error.code === 'table-unreadable')
  await assert.rejects(writeWorkbook([form([[cell('长'.repeat(40_000)), cell('')]])]), /cell-too-long/)
})

test('行高按列宽算够，合并的格子也不截断', () => {
  const long = '一'.repeat(40)
  const { grid } = form([[cell(long), cell('短')], [cell('侧'.repeat(60), { rowSpan: 2 }), cell('a')], [cell('b')]])
  const [first = 0, second = 0, third = 0] = rowHeightsMm(grid)
  assert.ok(first > 40 && first < 70, `${first}`)
  assert.ok(second + third > 60, `${second + third}`)
  assert.equal(second, third)
})
