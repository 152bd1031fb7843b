import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTable } from './read-table.ts'
import type { Cell, TableFormat, TableRow } from './table.ts'
import { writeTable } from './write-table.ts'

const COLUMNS = [{ key: 'name', title: '名称' }, { key: 'note', title: '说明, 其他' }, { key: 'count' }]

async function bytesOf(stream: Readable): Promise<Buffer> {
  return Buffer.concat(await stream.toArray())
}

async function roundTrip(format: TableFormat, rows: Record<string, Cell>[], columns = COLUMNS): Promise<TableRow[]> {
  const bytes = await bytesOf(writeTable(rows, { format, columns }))
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
  }
  return Readable.from(readTable({ stream: pieces(), name: `x.${format}` })).toArray()
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      ...',;"\'\t\r\n=+-@＝ ',
      '_x000D_',
      '_x',
      '&',
      '<',
      ']]>',
      '\u0001',
      '\u0085',
      '\u2028',
      '𠮷',
    ),
    maxLength: 8,
  }),
)
// Empty text is written as nothing, and the two signs that make a row faulty are tested elsewhere.
const filled = text.filter((value) => value !== '' && !/[\0\ufffd]/.test(value))
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value))
const row = fc.record({
  name: filled,
  note: fc.option(filled, { nil: null }),
  count: fc.option(number, { nil: null }),
})

for (const format of ['csv', 'jsonl', 'xlsx'] as const)
  test(`${format}: what is written is read again`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const read = await roundTrip(format, rows)
        const expected = rows.map(({ name, note, count }) => ({
          名称: format === 'xlsx' ? name.replaceAll('\r\n', '\n') : name,
          '说明, 其他': format === 'xlsx' ? (note?.replaceAll('\r\n', '\n') ?? null) : note,
          count: format === 'csv' && count !== null ? String(count) : count,
        }))
        assert.deepEqual(
          read.map((found) => found.fault ?? found.values),
          expected,
        )
      }),
      { numRuns: format === 'xlsx' ? 60 : 200 },
    )
  })

test('CSV 中的公式被加上撇号，数字不动', async () => {
  const rows = ['=1+1', '+86', '-x', '@a', '\tx', '＝1', "'=1", "it's", '5'].map((name) => ({ name, count: -5 }))
  const csv = (
    await bytesOf(writeTable(rows, { format: 'csv', columns: [{ key: 'name' }, { key: 'count' }] }))
  ).toString()
  assert.deepEqual(csv.split('\r\n'), [
    '\ufeffname,count',
    "'=1+1,-5",
    "'+86,-5",
    "'-x,-5",
    "'@a,-5",
    '"\'\tx",-5',
    "'＝1,-5",
    "''=1,-5",
    "it's,-5",
    '5,-5',
    '',
  ])
})

test('XLSX 单元格过长时截断并注明，而不是让 Excel 打不开', async () => {
  const [read] = await roundTrip('xlsx', [{ name: '长'.repeat(40_000) }])
  const name = String(read?.values.名称)
  assert.equal(name.length, 32_767)
  assert.match(name, /已截断〕$/)
})

test('rows are asked for as the reader takes them, and an error in them ends the file', async () => {
  let made = 0
  async function* endless() {
    for (;;) {
      made += 1
      yield { name: `第 ${made} 行` }
    }
  }
  for (const format of ['csv', 'jsonl', 'xlsx'] as const) {
    made = 0
    let bytes = 0
    for await (const block of writeTable(endless(), { format, columns: COLUMNS })) {
      bytes += (block as Buffer).length
      if (bytes > 100_000) break
    }
    assert.ok(made < 100_000, `${format}: ${made} rows were made for 100 kB`)
    async function* failing() {
      yield { name: 'first' }
      throw new Error('the query was cut off')
    }
    await assert.rejects(bytesOf(writeTable(failing(), { format, columns: COLUMNS })), /cut off/)
  }
})
