import { isFault } from '#core/fault.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { CaseCommand } from '../domain/command.ts'
import { executeCommand } from './execute-command.ts'

/** One command of a job, with a journal line of its own. False when the rules refuse it: somebody was faster, or it must wait. */
export async function runAsSystem(
  runtime: Runtime,
  name: string,
  caseId: string,
  command: CaseCommand,
): Promise<boolean> {
  try {
    await runtime.asSystem(name, (call) => executeCommand(call, caseId, command))
    return true
  } catch (error) {
    if (!isFault(error)) throw error
    runtime.log.info({ job: name, caseId, code: error.code }, 'left as it is')
    return false
  }
}
