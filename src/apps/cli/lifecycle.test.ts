import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lifecycleTable } from '#modules/cases/contract.ts'
import { ROOT } from '../discover.ts'

interface Printed {
  schema: string
  states: { id: string }[]
  commands: { id: string; from: string[] }[]
  cells: { state: string; command: string; variant: string; posts: string[]; next: { state: string }[] }[]
}

/** As a person runs it, without any database in sight. */
function lifecycle(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  return new Promise((resolve) => {
    const options = { cwd: tmpdir(), env, maxBuffer: 20_000_000 }
    execFile(process.execPath, [join(ROOT, 'bin/yiwang'), 'lifecycle', ...words], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

test('JSON：每个状态、每条命令、每个流程的去向、岗位', async () => {
  const { code, stdout } = await lifecycle('--format', 'json')
  assert.equal(code, 0)
  const printed = JSON.parse(stdout) as Printed
  assert.deepEqual([printed.schema, printed.states.length], ['yiwang-lifecycle/1', 19])
  assert.deepEqual(
    printed.commands.map(({ id, from }) => [id, from]),
    lifecycleTable.map(({ id, from }) => [id, [...from]]),
  )
  const sign = printed.cells.filter((cell) => cell.state === 'dispatched' && cell.command === 'sign')
  assert.deepEqual(
    sign.map((cell) => [cell.variant, cell.next.map(({ state }) => state)]),
    ['grid', 'hotline', 'sensor', 'hazard', 'emergency'].map((variant) => [variant, ['handling']]),
  )
  assert.deepEqual(sign[0]!.posts, ['handlerOfficer', 'handlerLead', 'streetDispatcher', 'system'])
})

test('文字：按状态列出；预设和流程可选，不认识的说出有哪些', async () => {
  const { stdout } = await lifecycle('--preset', 'wuhan', '--variant', 'hotline')
  assert.match(stdout, /\ncallback 待回访\n/)
  assert.match(stdout, / {2}preCallback 预回访 callbackOfficer, streetDispatcher, dutyChief\n {6}→ callback/)
  for (const [words, said] of [
    [['--format', 'xml'], /json 或 text/],
    [['--preset', 'paris'], /没有预设“paris”。现有：wuhan/],
    [['--variant', 'film'], /没有流程“film”。现有：grid/],
  ] as const) {
    const { code, stderr } = await lifecycle(...words)
    assert.equal(code, 2)
    assert.match(stderr, said)
  }
})
