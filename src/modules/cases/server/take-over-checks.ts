import { isFault } from '#core/fault.ts'
import { handedOver } from '#modules/people/contract.ts'
import { when } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { mayCheckAtAll } from './check-persons.ts'
import { checksGivenTo } from './check-store.ts'
import { executeCommand } from './execute-command.ts'

/**
 * Checks that a leaver was to make go to the successor; where that person holds no post that checks, or took part in the
 * handling, whoever checks in the area may make them. Run again it finds nothing more to give.
 */
export const takeOverChecks = when(handedOver, 'cases.takeOverChecks', async ({ fromId, toId }, call) => {
  const { runtime } = call
  for (const caseId of await checksGivenTo(call.db, fromId)) {
    if (mayCheckAtAll(runtime, toId) && (await assign(runtime, caseId, toId))) continue
    await assign(runtime, caseId, null)
  }
})

/** False when the rules refuse this checker; a case that has left the check meanwhile needs none. */
async function assign(runtime: Runtime, caseId: string, checker: string | null): Promise<boolean> {
  try {
    // A call of its own for each case: each is a command of its own in the journal.
    await runtime.asSystem('cases.takeOverChecks', (call) =>
      executeCommand(call, caseId, { type: 'assignCheck', ...(checker ? { checker } : {}) }),
    )
    return true
  } catch (error) {
    if (!isFault(error)) throw error
    if (error.code.startsWith('wrong-state')) return true
    if (error.code === 'checker-is-handler') return false
    throw error
  }
}
