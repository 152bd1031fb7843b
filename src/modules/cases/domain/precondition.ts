import type { Refusal } from '#core/refusal.ts'
import type { CaseState } from './case-state.ts'
import type { CaseCommand } from './command.ts'
import { isPermitted, isSeparated } from './permission.ts'
import { refusal, wrongState } from './refusals.ts'
import type { Scene } from './scene.ts'

/** What comes before every guard: the state, the post, the separation of duties. */
export function precondition(scene: Scene, command: CaseCommand | null): Refusal | null {
  const { state, row } = scene
  if (!row.from.includes(state.state) || !isEarned(scene)) return wrongState(state.state)
  if (!isPermitted(scene, command)) return refusal('not-permitted')
  if (isSeparated(scene)) return refusal('separation-of-duties')
  return null
}

/** Some endings of a filed case are only open after a return has shown the need (domain §4.3 referOut, decline). */
function isEarned({ state, row }: Scene): boolean {
  const condition = row.onlyIf?.[state.state]
  if (!condition) return true
  const { granted, grantedFor }: CaseState['requests']['return'] = state.requests.return
  return condition === 'returned' ? granted > 0 : grantedFor.includes('legalRoute')
}
