import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { Fault } from '#core/fault.ts'
import { type ReadTableOptions, readTable } from '../read-table.ts'
import type { TableRow } from '../table.ts'
import { zipBytes } from '../write/zip-bytes.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiwang-xlsx-'))
after(() => rmSync(folder, { recursive: true }))
// A folder of this test's own, so that what is left in it is its own doing.
const temporary = mkdtempSync(join(folder, 'tmp-'))
const { TMPDIR } = process.env
before(() => {
  process.env.TMPDIR = temporary
})
after(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
})

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = (...list: [string, string][]) =>
  `<Relationships>${list.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${TYPE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A workbook as Excel writes it: three sheets, the first hidden, shared texts, date styles. */
const PARTS: Record<string, string> = {
  '_rels/.rels': RELATIONS(['officeDocument', 'xl/workbook.xml']),
  'xl/_rels/workbook.xml.rels': RELATIONS(
    ['worksheet', 'worksheets/sheet1.xml'],
    ['worksheet', '/xl/worksheets/sheet2.xml'],
    ['worksheet', './worksheets/sheet3.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ),
  'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${TYPE}"><workbookPr/><sheets><sheet name="隐藏" state="hidden" r:id="r1"/><sheet name="台账" r:id="r2"/><sheet name="第二张" r:id="r3"/></sheets></workbook>`,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="[Red]0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="31"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>名称</t></si><si><t>时间</t></si><si><t>数量</t></si><si><r><t>井</t></r><r><rPr><b/></rPr><t xml:space="preserve">盖 </t></r><rPh><t>jinggai</t></rPh></si><si><t>a_x000D_b &amp; c</t></si><si><t/></si></sst>',
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
  'xl/worksheets/sheet2.xml': `<worksheet><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
    <row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>46085</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>
    <row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" s="2"><v>46085.378472222222</v></c><c r="C3" t="str"><f>"a"</f><v>甲</v></c></row>
    <row r="5"><c r="B5" s="5"><v>0.37847222222222221</v></c><c r="C5" s="3"><v>1.5</v></c></row>
    <row r="6"><c r="A6" t="inlineStr"><is><t>行内</t></is></c><c r="B6" t="b"><v>1</v></c><c r="C6" t="e"><v>#N/A</v></c></row>
    <row r="7"><c r="A7" t="s"><v>5</v></c><c r="C7" s="4"><v>-3.25E-2</v></c></row>
    <row r="8"/>
    <row r="9"><c r="A9"><v>110105199003071234</v></c></row>
    <row r="10"><c r="A10" t="s"><v>99</v></c></row>
    <row r="11"><c r="A11"><v>1</v></c><c r="E11"><v>2</v></c></row>
    <row r="12"><c r="A12"><v>1</v></c><c r="XFD12"><v>2</v></c></row>
    <row r="13"><c t="inlineStr"><is><t>无坐标</t></is></c><c><v>7</v></c></row>
  </sheetData></worksheet>`,
  'xl/worksheets/sheet3.xml':
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>列</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
}

let files = 0
async function fileOf(parts: Record<string, string>): Promise<string> {
  files += 1
  const path = join(folder, `${files}.xlsx`)
  const list = Object.entries(parts).map(([name, text]) => ({ name, content: [text] }))
  writeFileSync(path, Buffer.concat(await Readable.from(zipBytes(list)).toArray()))
  return path
}

async function read(path: string, options: ReadTableOptions = {}): Promise<TableRow[]> {
  return Readable.from(readTable({ path }, options)).toArray()
}

const isFaultOf = (code: string, zh: RegExp) => (error: unknown) =>
  error instanceof Fault && error.code === code && zh.test(error.text.zh)

test('texts, numbers, dates, formulas and gaps of the first sheet that is not hidden', async () => {
  const rows = await read(await fileOf(PARTS))
  assert.deepEqual(
    rows.filter((row) => !row.fault).map((row) => [row.line, ...Object.values(row.values)]),
    [
      [2, '井盖 ', '2026-03-04', 2],
      [3, 'a\rb & c', '2026-03-04T09:05:00', '甲'],
      [5, null, '09:05:00', 1.5],
      [6, '行内', 'TRUE', '#N/A'],
      [7, null, null, -0.0325],
      [9, '110105199003071234', null, null],
      [13, '无坐标', 7, null],
    ],
  )
  assert.deepEqual(
    rows.filter((row) => row.fault).map((row) => [row.line, row.raw, row.fault?.slice(0, 9)]),
    [
      [10, '[]', '第 1 列指向不存'],
      [11, '[1,null,null,null,2]', '第 5 列有内容，'],
      [12, '[1,2]', '列数超过 2000'],
    ],
  )
})

test('a sheet by its name, with prefixed tags and without coordinates', async () => {
  const path = await fileOf(PARTS)
  assert.deepEqual(
    (await read(path, { sheet: '第二张' })).map((row) => row.values),
    [{ 列: 1 }],
  )
  await assert.rejects(read(path, { sheet: '没有' }), isFaultOf('table-unreadable', /只有“隐藏”、“台账”、“第二张”/))
})

test('workbooks that count from 1904', async () => {
  const workbook = PARTS['xl/workbook.xml']?.replace('<workbookPr/>', '<workbookPr date1904="1"/>') ?? ''
  const [row] = await read(await fileOf({ ...PARTS, 'xl/workbook.xml': workbook }))
  assert.equal(row?.values.时间, '2030-03-05')
})

test('a stream is read like a file, and no temporary file stays', async () => {
  const bytes = Buffer.concat(
    await Readable.from(zipBytes(Object.entries(PARTS).map(([name, text]) => ({ name, content: [text] })))).toArray(),
  )
  const source = { stream: Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), name: '上传.xlsx' }
  for await (const row of readTable(source)) {
    assert.equal(row.line, 2)
    break
  }
  assert.deepEqual(readdirSync(temporary), [])
})

test('a sheet that bursts on unpacking is refused before it is unpacked', async () => {
  const head = '<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row>'
  async function* bomb() {
    yield head
    for (let at = 0; at < 400; at += 1) yield ' '.repeat(1_000_000)
    yield '</sheetData></worksheet>'
  }
  const list = [
    ...Object.entries(PARTS)
      .filter(([name]) => name !== 'xl/worksheets/sheet2.xml')
      .map(([name, text]) => ({ name, content: [text] })),
    { name: 'xl/worksheets/sheet2.xml', content: bomb() },
  ]
  const path = join(folder, 'bomb.xlsx')
  const bytes = Buffer.concat(await Readable.from(zipBytes(list)).toArray())
  // What is packed there is no zip data any more: whoever unpacked it would find it damaged.
  const packedAt = bytes.indexOf('xl/worksheets/sheet2.xml') + 'xl/worksheets/sheet2.xml'.length
  bytes.fill(0xff, packedAt, packedAt + 10_000)
  writeFileSync(path, bytes)
  await assert.rejects(read(path), isFaultOf('table-too-large', /过大/))
})

test('a part whose directory entry understates its size is refused', async () => {
  const path = await fileOf({
    ...PARTS,
    'xl/worksheets/sheet2.xml': PARTS['xl/worksheets/sheet2.xml'] + ' '.repeat(5000),
  })
  const bytes = readFileSync(path)
  const entry = bytes.lastIndexOf('xl/worksheets/sheet2.xml') - 46
  assert.equal(bytes.readUInt32LE(entry), 0x02014b50)
  bytes.writeUInt32LE(1000, entry + 24)
  writeFileSync(path, bytes)
  await assert.rejects(read(path), isFaultOf('table-unreadable', /损坏/))
})

test('the limit counts what comes out of the zip', async () => {
  await assert.rejects(read(await fileOf(PARTS), { maxBytes: 2000 }), isFaultOf('table-too-large', /过大/))
})

test('one endless text is stopped', async () => {
  const sheet = `<worksheet><sheetData><row><c t="inlineStr"><is><t>${'长短'.repeat(3_000_000)}</t></is></c></row></sheetData></worksheet>`
  await assert.rejects(read(await fileOf({ ...PARTS, 'xl/worksheets/sheet2.xml': sheet })), Fault)
})

test('entities of a DTD are not expanded', async () => {
  const sheet =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'
  await assert.rejects(
    read(await fileOf({ ...PARTS, 'xl/worksheets/sheet2.xml': sheet })),
    isFaultOf('table-unreadable', /损坏/),
  )
})

test('damaged, cut and foreign files are refused with a sentence', async () => {
  const whole = Buffer.concat(
    await Readable.from(zipBytes(Object.entries(PARTS).map(([name, text]) => ({ name, content: [text] })))).toArray(),
  )
  const cases: [string, Uint8Array, RegExp][] = [
    ['cut.xlsx', whole.subarray(0, whole.length / 2), /不完整/],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /旧版 xls/],
    ['text.xlsx', Buffer.from('a,b\n1,2\n'), /不是 xlsx/],
  ]
  for (const [name, bytes, zh] of cases) {
    writeFileSync(join(folder, name), bytes)
    await assert.rejects(read(join(folder, name)), isFaultOf('table-unreadable', zh), name)
  }
  const { 'xl/worksheets/sheet2.xml': _, ...without } = PARTS
  await assert.rejects(read(await fileOf(without)), isFaultOf('table-unreadable', /缺少 xl\/worksheets\/sheet2.xml/))
  const broken = { ...PARTS, 'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row></sheetData>' }
  await assert.rejects(read(await fileOf(broken)), isFaultOf('table-unreadable', /损坏/))
})
