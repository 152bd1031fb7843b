import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestLine } from './tally.ts'

interface VitestReport {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[]
  }[]
}

/** Runs the tests of screens by vitest, which knows JSX and the browser's page. */
export async function runViewTests(
  root: string,
  files: readonly string[],
  tell: (line: TestLine) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-views-'))
  const out = join(folder, 'report.json')
  const words = ['run', '--reporter=json', `--outputFile=${out}`, ...files]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words], { cwd: root })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString()
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const text = await readFile(out, 'utf8').catch(() => null)
  await rm(folder, { recursive: true })
  const lines = text === null ? [] : linesOf(JSON.parse(text) as VitestReport)
  for (const line of lines) tell(line)
  if (code !== 0 && !lines.some(({ kind }) => kind === 'failed'))
    tell({ kind: 'failed', file: 'vitest', name: 'the runner', text: `ended with ${code}\n${said.slice(-4000)}` })
}

function linesOf({ testResults }: VitestReport): TestLine[] {
  return testResults.flatMap(({ name: file, status, message, assertionResults }): TestLine[] => {
    if (assertionResults.length === 0)
      return [
        {
          kind: 'failed',
          file,
          name: 'the file',
          text: message || (status === 'passed' ? 'it holds no test' : status),
        },
      ]
    return assertionResults.map((result) => ({
      kind: result.status === 'passed' ? 'passed' : result.status === 'failed' ? 'failed' : 'skipped',
      file,
      name: result.fullName,
      text: (result.failureMessages ?? []).join('\n'),
    }))
  })
}
