import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readTable } from './read-table.ts'
import type { TableRow } from './table.ts'

async function read(text: string): Promise<TableRow[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7)
  }
  return Readable.from(readTable({ stream: pieces(), name: 'x.jsonl' })).toArray()
}

test('a line that is no JSON object is one row at fault and not the end', async () => {
  const rows = await read('{"a":1,"b":null}\r\n{"a":2\n\n[1]\n7\n{"a":"\\u0000"}\n{"__proto__":"x"}\n{"a":"三"}')
  assert.deepEqual(
    rows.filter((row) => !row.fault).map((row) => row.values),
    [{ a: 1, b: null }, { a: '三' }],
  )
  assert.deepEqual(
    rows.filter((row) => row.fault).map((row) => row.line),
    [2, 4, 5, 6, 7],
  )
  assert.equal(rows[1]?.raw, '{"a":2')
})

test('long digits keep all of theirs, other members become text', async () => {
  const [row] = await read('{"id":110105199003071234,"n":9007199254740991,"ok":true,"tags":["a",1]}\n')
  assert.deepEqual(row?.values, { id: '110105199003071234', n: 9_007_199_254_740_991, ok: 'true', tags: '["a",1]' })
})
