import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runNodeTests } from './run-node-tests.ts'
import { addTally, count, emptyTally, type TestLine, totalsLine } from './tally.ts'

const IMPORT = "import { test, describe, it } from 'node:test'\n"
const FILES: Record<string, string> = {
  'sound.test.mjs': `${IMPORT}test('a', () => {}); describe('of a group', () => { it('b', () => {}); it('c', () => {}) })`,
  'wrong.test.mjs': `${IMPORT}test('told', () => { console.log('seen on the way'); throw new Error('boom') })`,
  'left-out.test.mjs': `${IMPORT}test('d', { skip: 'no root here' }, () => {}); test('e', () => {})`,
  'crash.test.mjs': "throw new Error('at once')",
  'none.test.mjs': 'export {}',
  'hang.test.mjs': `${IMPORT}test('f', () => new Promise((resolve) => setTimeout(resolve, 60_000)))`,
}

test('死循环的测试文件：整轮停止并算失败', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-runner-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'loop.test.mjs'), `${IMPORT}test('g', () => { for (;;); })\n`)
  const lines: TestLine[] = []
  const run = { root: folder, files: ['loop.test.mjs'], concurrency: 1, timeoutMs: 1_000 }
  await runNodeTests(run, (line) => lines.push(line))
  assert.ok(lines.some(({ kind }) => kind === 'failed'))
})

test('计数：通过、失败、跳过；崩溃、卡住、没有测试的文件都算失败', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-runner-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), `${text}\n`)
  const lines: TestLine[] = []
  const run = { root: folder, files: Object.keys(FILES), concurrency: 2, timeoutMs: 3_000 }
  await runNodeTests(run, (line) => lines.push(line))

  const tally = emptyTally()
  for (const line of lines) count(tally, line)
  assert.equal(totalsLine(tally), '4 passed, 4 failed, 1 skipped')
  const failure = (file: string) => lines.find((line) => line.kind === 'failed' && line.file.endsWith(file))
  assert.match(failure('wrong.test.mjs')?.text ?? '', /boom/)
  assert.match(failure('none.test.mjs')?.text ?? '', /holds no test/)
  assert.match(failure('hang.test.mjs')?.text ?? '', /timed out/)
  assert.ok(failure('crash.test.mjs'))
  assert.ok(lines.some((line) => line.kind === 'said' && line.text.includes('seen on the way')))
  assert.ok(lines.some((line) => line.kind === 'said' && line.text.includes('at once')))

  const sum = { ...emptyTally(), passed: 1 }
  addTally(sum, tally)
  assert.deepEqual([sum.passed, sum.files.size], [5, 6])
})
