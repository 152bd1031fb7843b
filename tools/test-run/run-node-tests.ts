import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestLine } from './tally.ts'

export interface NodeRun {
  root: string
  files: readonly string[]
  concurrency: number
  /** A test that takes longer has hung. */
  timeoutMs: number
  env?: Record<string, string>
}

/** Hundreds of processes read the same files: what Node made of them is kept from one to the next. */
const COMPILED = join(tmpdir(), `yiwang-compiled-${process.getuid?.() ?? 0}`)

/** Runs files of `node:test`, each in a process of its own, and tells each result as it comes. */
export async function runNodeTests(run: NodeRun, tell: (line: TestLine) => void): Promise<void> {
  // Told so by an outer run, `node --test` believes that it is a child and runs nothing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    [
      '--test',
      `--test-concurrency=${run.concurrency}`,
      `--test-timeout=${run.timeoutMs}`,
      `--import=${join(import.meta.dirname, 'end-after-tests.ts')}`,
      `--test-reporter=${join(import.meta.dirname, 'node-reporter.ts')}`,
      ...run.files,
    ],
    { cwd: run.root, stdio: ['ignore', 'pipe', 'inherit'], env: { NODE_COMPILE_CACHE: COMPILED, ...env, ...run.env } },
  )
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  let failed = 0
  // A test in an endless loop never lets its own time limit act.
  const silence = setTimeout(() => child.kill('SIGTERM'), 2 * run.timeoutMs)
  for await (const text of createInterface({ input: child.stdout })) {
    silence.refresh()
    const line = JSON.parse(text) as TestLine
    if (line.kind === 'failed') failed += 1
    tell(line)
  }
  const code = await ended
  clearTimeout(silence)
  if (code !== 0 && failed === 0)
    tell({ kind: 'failed', file: 'node --test', name: 'the runner', text: `ended with ${code} though no test failed` })
}
