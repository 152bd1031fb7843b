import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { COMMAND_CHECKS, runCommandCheck } from './checks/command-checks.ts'
import { SOURCE_CHECKS } from './checks/source-checks.ts'
import { copyTree } from './plants/copy-tree.ts'
import { findingText } from './source/finding.ts'
import { readSourceTree } from './source/source-tree.ts'

const run = promisify(execFile)
let copy: Awaited<ReturnType<typeof copyTree>>
before(async () => {
  copy = await copyTree()
})
after(() => copy.remove())

const newModule = (...words: string[]) =>
  run(process.execPath, [join(copy.root, 'tools/new-module.ts'), ...words], { cwd: copy.root })

/** Has the types of some files checked with what they read: those of the rest of the house have been. */
async function narrowTypes(include: string): Promise<() => Promise<void>> {
  const file = join(copy.root, 'tsconfig.json')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, JSON.stringify({ ...(JSON.parse(whole) as object), include: [include] }))
  return () => writeFile(file, whole)
}

test('新模块生成后能启动、有测试、通过全部检查', async () => {
  const { stdout } = await newModule('sparrow', '麻雀', 'Sparrows')
  assert.match(stdout, /src\/modules\/sparrow\/module\.ts/)

  const own = (text: string) => text.split('\n').filter((line) => line.includes('modules/sparrow'))
  const tree = readSourceTree(copy.root)
  assert.ok(tree.requires.has('sparrow'))
  for (const check of SOURCE_CHECKS) assert.deepEqual(own(check.run(tree).map(findingText).join('\n')), [], check.name)
  for (const check of COMMAND_CHECKS.filter(({ name }) => name !== 'plants')) {
    const widen = check.name === 'types' ? await narrowTypes('src/modules/sparrow') : null
    const { ok, output } = await runCommandCheck(
      copy.root,
      check,
      check.name === 'style' ? ['--vcs-enabled=false'] : [],
    )
    await widen?.()
    if (check.name === 'docs') assert.ok(ok, output)
    else assert.deepEqual(own(output), [], check.name)
  }

  // A runner within a runner would report to the outer one and run nothing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { stdout: tested } = await run(
    process.execPath,
    ['--test', '--test-reporter=tap', 'src/modules/sparrow/server/list-entries.db.test.ts'],
    { cwd: copy.root, env },
  )
  assert.match(tested, /^# pass 2$/m)
  assert.match(tested, /^# fail 0$/m)
})

test('不合规的名称：说明原因，什么也不写', async () => {
  for (const [words, reason] of [
    [['Sparrow', '麻雀'], /cannot be an id/],
    [['cases', '案件'], /exists already/],
    [['platform', '平台'], /another part of the house/],
    [['finch', 'Finch'], /cannot be the Chinese name/],
    [['finch'], /npm run new-module/],
  ] as const)
    await assert.rejects(
      newModule(...words),
      (error: { code: number; stderr: string }) => error.code === 2 && reason.test(error.stderr),
    )
})
