import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { isFault } from '#core/fault.ts'
import { cluster } from './cluster.ts'
import { duplicates } from './duplicates.ts'
import { UsageError } from './words-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'duplicates-'))
after(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const out = join(folder, 'out.jsonl')
const lines = () =>
  readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

function told(context: TestContext): string[] {
  const texts: string[] = []
  context.mock.method(console, 'error', (text: string) => texts.push(text))
  return texts
}

const HEAD = 'case_enquiry_id,open_dt,type,location,latitude,longitude,duplicate_of'
const ROWS = [
  '1,2024-05-01 10:00:00,Pothole,12 Elm St  Newtown,42.33,-71.05,3',
  '2,2024-05-01 10:20:00,Pothole,12 Elm St  Newtown,42.33,-71.05,',
  '3,2024-07-01 10:20:00,Pothole,12 Elm St  Newtown,42.33,-71.05,',
]

test('ranks the rows of a file, never by what it says of duplicates', async () => {
  assert.equal(
    await duplicates(['--input', file('a.csv', [HEAD, ...ROWS].join('\n')), '--output', out, '--language', 'en']),
    0,
  )
  const first = readFileSync(out, 'utf8')
  assert.deepEqual(
    lines().map(({ id, candidates }) => [id, (candidates as { id: string }[]).map((one) => one.id)]),
    [
      ['1', ['2']],
      ['2', ['1']],
      ['3', []],
    ],
  )
  assert.ok((lines()[0]!.candidates as { reasons: string[] }[])[0]!.reasons.includes('same address'))
  const blind = [HEAD, ...ROWS].map((row) => row.replace(/,[^,]*$/, '')).join('\n')
  await duplicates(['--input', file('b.csv', blind), '--output', out, '--language', 'en'])
  assert.equal(readFileSync(out, 'utf8'), first)
})

test('rows that cannot be used are told with their line and exit code 3; the others are ranked', async (context) => {
  const texts = told(context)
  const broken = [HEAD, ROWS[0], '4,sometime,Pothole,,,,', ROWS[0], '5,2024-05-01 10:00:00,Pothole,,912,7,', ROWS[1]]
  assert.equal(await duplicates(['--input', file('c.csv', broken.join('\n')), '--output', out]), 3)
  assert.deepEqual(
    texts.map((text) => text.slice(0, 5)),
    ['第 3 行', '第 4 行', '第 5 行'].map((text) => text.slice(0, 5)),
  )
  assert.deepEqual(
    lines().map(({ id }) => id),
    ['1', '2'],
  )
  const messages = [
    '{"id":"1","title":"路灯不亮","body":"学府路路灯不亮","time":"2024-05-01"}',
    '{"title":',
    '{"id":"2","title":"a"}',
  ]
  assert.equal(await cluster(['--input', file('d.jsonl', messages.join('\n')), '--output', out]), 3)
  assert.deepEqual(lines(), [{ group: 1, size: 1, title: '路灯不亮', ids: ['1'] }])
})

test('another kind of file, a missing one and a place that cannot be written are refused with the way out', async (context) => {
  told(context)
  const isFaultOf = (code: string) => (error: unknown) => isFault(error) && error.code === code
  const foreign = ['a,b', ...Array.from({ length: 40 }, (_, n) => `${n},x`)].join('\n')
  await assert.rejects(duplicates(['--input', file('e.csv', foreign), '--output', out]), isFaultOf('columns-missing'))
  await assert.rejects(
    duplicates(['--input', join(folder, 'none.csv'), '--output', out]),
    isFaultOf('file-not-readable'),
  )
  const good = file('f.csv', [HEAD, ...ROWS].join('\n'))
  await assert.rejects(
    duplicates(['--input', good, '--output', join(folder, 'no/out')]),
    isFaultOf('file-not-writable'),
  )
  await assert.rejects(duplicates(['--input', good]), UsageError)
  await assert.rejects(cluster([]), UsageError)
})
