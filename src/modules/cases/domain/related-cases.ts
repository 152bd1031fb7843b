import type { CaseState } from './case-state.ts'
import type { CaseCommand } from './command.ts'

/** Ids of the other cases that a command touches; the store loads them before `decide`. Mostly none. */
export function relatedCases(state: CaseState | null, command: CaseCommand): string[] {
  const slaves = state?.slaves ?? []
  switch (command.type) {
    case 'importHistory':
      return command.master === undefined ? [] : [command.master]
    case 'merge':
      return [command.master, ...slaves]
    case 'unmerge':
    case 'archive':
      return state?.master == null ? [] : [state.master]
    case 'referOut':
    case 'reject':
    case 'decline':
    case 'void':
    case 'approveVoid': {
      const { slaves: go } = command
      return go && go !== 'unmerge' ? [go.to, ...slaves] : slaves
    }
    case 'answerDirectly':
    case 'close':
    case 'reopen':
      return slaves
    default:
      return []
  }
}
