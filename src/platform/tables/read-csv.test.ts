import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { Fault } from '#core/fault.ts'
import { type ReadTableOptions, readTable } from './read-table.ts'
import type { TableRow } from './table.ts'

/** Reads bytes that arrive in pieces of the given size: every boundary is met somewhere. */
async function read(text: string | Uint8Array, options: ReadTableOptions = {}, piece = 5): Promise<TableRow[]> {
  const bytes = Buffer.from(text as Uint8Array)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  return Readable.from(readTable({ stream: pieces(), name: 'x.csv' }, options)).toArray()
}

const values = (rows: TableRow[]) => rows.map((row) => row.values)
const faults = (rows: TableRow[]) => rows.filter((row) => row.fault).map((row) => row.line)
const isFaultOf = (code: string, zh: RegExp) => (error: unknown) =>
  error instanceof Fault && error.code === code && zh.test(error.text.zh)

test('quotes, separators and line breaks inside cells', async () => {
  const rows = await read('a,b\r\n"x, ""y""","1\r\n2"\r\nplain"quote, z \r\n')
  assert.deepEqual(values(rows), [
    { a: 'x, "y"', b: '1\r\n2' },
    { a: 'plain"quote', b: ' z ' },
  ])
  assert.deepEqual(
    rows.map((row) => row.line),
    [2, 4],
  )
})

for (const [name, sign] of [
  ['逗号', ','],
  ['分号', ';'],
  ['制表符', '\t'],
] as const)
  test(`分隔符是${name}也能读`, async () => {
    assert.deepEqual(values(await read(`姓名${sign}电话\n张三${sign}138\n`)), [{ 姓名: '张三', 电话: '138' }])
  })

test('the word of Excel for the separator is obeyed', async () => {
  assert.deepEqual(values(await read('sep=;\na;b,c\n1;2\n')), [{ a: '1', 'b,c': '2' }])
})

test('UTF-8 with and without mark, UTF-16 with mark, GBK and GB18030 read the same', async () => {
  const text = '标题,说明\n井盖缺失,𠮷祥路口\n'
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  // The sign beyond the basic plane is four bytes in GB18030; the others are as in GBK.
  const gb = Buffer.from('b1eacce22ccbb5c3f70abeaeb8c7c8b1caa72c9534b235cfe9c2b7bfda0a', 'hex')
  assert.equal(new TextDecoder('gb18030').decode(gb), text)
  for (const bytes of [text, `\ufeff${text}`, wide, Buffer.from(wide).swap16(), gb])
    for (const piece of [1, 3, 1000])
      assert.deepEqual(values(await read(bytes, {}, piece)), [{ 标题: '井盖缺失', 说明: '𠮷祥路口' }])
})

test('GBK is recognised also behind much plain ASCII', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}3,`),
    Buffer.from('beaeb8c7', 'hex'),
    Buffer.from('\n'),
  ])
  const rows = await read(bytes, {}, 65_536)
  assert.deepEqual(rows.at(-1)?.values, { a: '3', b: '井盖' })
})

test('one broken byte in UTF-8 is one row at fault, not a file of nonsense', async () => {
  const bytes = Buffer.concat([
    Buffer.from('名,说明\n井盖,好\n路灯,坏'),
    Buffer.from([0xff]),
    Buffer.from('\n树木,倒伏\n'),
  ])
  const rows = await read(bytes)
  assert.deepEqual(faults(rows), [3])
  assert.match(rows[1]?.fault ?? '', /“说明”含有乱码/)
  assert.deepEqual(rows[2]?.values, { 名: '树木', 说明: '倒伏' })
})

test('rows of the wrong width are kept as they are, with the reason', async () => {
  const rows = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n,,\n\n4,5,6\n')
  assert.deepEqual(
    rows.map(({ line, raw, fault }) => [line, raw, fault?.slice(0, 5)]),
    [
      [2, '1,2', '只有 2 '],
      [3, '1,2,3,4', '有 4 列'],
      [4, undefined, undefined],
      [7, undefined, undefined],
    ],
  )
})

test('a forgotten quote costs its own row only', async () => {
  const good = (n: number) => `${n},"名 ${n}",x\n`
  const rows = await read(`n,name,z\n${good(1)}2,"open,x\n${good(3)}4,"a"b,x\n5,"two\nlines",x\n6,open",x\n7,"last,x\n`)
  assert.deepEqual(faults(rows), [3, 5, 9])
  assert.deepEqual(
    rows.filter((row) => !row.fault).map((row) => row.values.n),
    ['1', '3', '5', '6'],
  )
  assert.equal(rows.find((row) => row.line === 3)?.raw, '2,"open,x')
})

test('a forgotten quote that is closed by chance further down does not swallow the rows between', async () => {
  const rows = await read('a,b\n1,"x\n2,y\n3,z"\n4,w\n')
  assert.deepEqual(
    values(rows),
    [
      { a: '1', b: 'x\n2,y\n3,z' },
      { a: '4', b: 'w' },
    ],
    'this is a lawful cell',
  )
  const wider = await read('a,b\n1,"x\n2,y\n3,"",z\n4,w\n')
  assert.deepEqual(faults(wider), [2, 4])
  assert.deepEqual(
    wider.filter((row) => !row.fault).map((row) => row.values.a),
    ['2', '4'],
  )
})

test('one in a hundred rows broken: exactly those are at fault', async () => {
  const breakers = [
    (n: number) => `${n},"没有收尾,x`,
    (n: number) => `${n}`,
    (n: number) => `${n},a,b,c,d`,
    (n: number) => `${n},"a"b,x`,
    (n: number) => `${n},\0,x`,
  ]
  const lines = Array.from({ length: 10_000 }, (_, n) =>
    n % 100 === 37 ? breakers[Math.floor(n / 100) % breakers.length]?.(n) : `${n},"路灯 ""${n}"" 号,不亮",汉口路`,
  )
  const rows = await read(`编号,内容,地点\n${lines.join('\n')}\n`, {}, 65_536)
  assert.equal(rows.length, 10_000)
  assert.deepEqual(
    faults(rows),
    Array.from({ length: 100 }, (_, at) => at * 100 + 37 + 2),
  )
  for (const row of rows) if (row.fault) assert.equal(row.raw, lines[row.line - 2])
})

test('an endless line is one row at fault', async () => {
  const rows = await read(`a,b\n1,${'x'.repeat(3_000_000)}\n2,y\n`, {}, 65_536)
  assert.deepEqual(faults(rows), [2])
  assert.ok((rows[0]?.raw?.length ?? 0) < 300_000)
  assert.deepEqual(rows[1]?.values, { a: '2', b: 'y' })
})

test('quotes laid out to make a parser look far ahead again and again: every line answers for itself', async () => {
  const rows = await read(`a,b\n${'x","\n'.repeat(40_000)}`, {}, 65_536)
  assert.deepEqual(
    rows.map((row) => row.line),
    Array.from({ length: 40_000 }, (_, at) => at + 2),
  )
})

test('titles: a heading above them, blanks, repeats', async () => {
  assert.deepEqual(values(await read('街道台账,,\n\n名称,,备注,\n井盖,1,新,\n', { headerLine: 2 })), [
    { 名称: '井盖', 列2: '1', 备注: '新' },
  ])
  await assert.rejects(read('a,b,a\n1,2,3\n'), isFaultOf('table-header', /“a”出现了两次/))
  await assert.rejects(read('\n\n'), isFaultOf('table-header', /没有表头/))
  await assert.rejects(read(''), isFaultOf('table-header', /没有表头/))
  await assert.rejects(read('__proto__,b\n1,2\n'), isFaultOf('table-header', /__proto__/))
})

test('what is no text is refused', async () => {
  await assert.rejects(read(Buffer.from([1, 2, 0, 3, 4, 0, 0])), isFaultOf('table-unreadable', /不是文本/))
})

test('limits of rows and bytes hold', async () => {
  await assert.rejects(read('a\n1\n2\n3\n', { maxRows: 2 }), isFaultOf('table-too-many-rows', /2 行/))
  await assert.rejects(read(`a\n${'1\n'.repeat(1000)}`, { maxBytes: 100 }), isFaultOf('table-too-large', /过大/))
})

test('rows come while the file is still coming, and a reader that stops closes it', async () => {
  let sent = 0
  let closed = false
  async function* endless() {
    try {
      yield Buffer.from('a,b\n')
      for (;;) {
        sent += 1
        yield Buffer.from('1,2\n')
      }
    } finally {
      closed = true
    }
  }
  let seen = 0
  for await (const _ of readTable({ stream: endless(), name: 'x.csv' })) {
    seen += 1
    if (seen === 3) break
  }
  assert.equal(closed, true)
  assert.ok(sent < 20, `${sent} blocks were taken for three rows`)
})
