import type { CaseState } from '../case-state.ts'
import type { Told } from '../command.ts'

/** Nobody asked, or they were told, or nobody left a contact. */
export function isTold({ appellants, contactLeft }: CaseState, { told, cannotTell }: Told): boolean {
  return appellants.length === 0 || told === true || (cannotTell === true && !contactLeft)
}
