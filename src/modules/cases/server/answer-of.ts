import type { CommandAnswer } from '../contract.ts'
import type { CaseState } from '../domain/case-state.ts'

/** What every command on a case is answered with. */
export function answerOf(state: CaseState): CommandAnswer {
  return { id: state.id, caseNo: state.caseNo, version: state.version, state: state.state }
}
