import { join, resolve } from 'node:path'
import { groupEnvironment } from './group-files.ts'
import { type NodeRun, runNodeTests } from './run-node-tests.ts'
import type { TestLine } from './tally.ts'

/**
 * Runs files of `node:test`, `together` of them in one process: a process reads the whole house before its first test,
 * which for most files takes longer than their tests. One process more joins in when `oneMoreAfter` is there.
 */
export async function runGroupedTests(
  run: NodeRun & { together: number; oneMoreAfter?: Promise<void> },
  tell: (line: TestLine) => void,
): Promise<void> {
  const files = run.files.map((file) => resolve(run.root, file))
  const groups = Array.from({ length: Math.ceil(files.length / run.together) }, (_, at) =>
    files.slice(at * run.together, (at + 1) * run.together),
  )
  const work = async () => {
    for (let group = groups.shift(); group; group = groups.shift())
      await runNodeTests(
        {
          ...run,
          files: [join(import.meta.dirname, 'group.ts')],
          concurrency: 1,
          env: { ...run.env, ...groupEnvironment(group) },
        },
        tell,
      )
  }
  const workers = Array.from({ length: run.concurrency }, work)
  // Too late, it finds nothing left and is not missed.
  void run.oneMoreAfter?.then(() => workers.push(work()))
  await Promise.all(workers)
  await Promise.all(workers)
}
