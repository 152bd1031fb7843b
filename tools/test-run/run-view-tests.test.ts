import assert from 'node:assert/strict'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../plants/copy-tree.ts'
import { runViewTests } from './run-view-tests.ts'
import type { TestLine } from './tally.ts'

const FILES: Record<string, string> = {
  'sound.view.test.tsx': "import { test } from 'vitest'\ntest('a', () => {})\ntest.skip('b', () => {})",
  'wrong.view.test.tsx': "import { test } from 'vitest'\ntest('c', () => { throw new Error('boom') })",
  'crash.view.test.tsx': "throw new Error('at once')",
  'none.view.test.tsx': 'export {}',
}

test('屏幕测试：结果逐条计数，坏文件算失败', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-views-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), `${text}\n`)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const lines: TestLine[] = []
  await runViewTests(folder, Object.keys(FILES), (line) => lines.push(line))
  const told = lines.map(
    ({ kind, file, text }) => `${kind} ${file.split('/').at(-1)} ${/boom|at once|No test/.exec(text)?.[0] ?? ''}`,
  )
  assert.deepEqual(told.sort(), [
    'failed crash.view.test.tsx at once',
    'failed none.view.test.tsx No test',
    'failed wrong.view.test.tsx boom',
    'passed sound.view.test.tsx ',
    'skipped sound.view.test.tsx ',
  ])
})
