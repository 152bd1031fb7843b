import type { Words } from '#ui/language.ts'
import { assignCheck, type Desk, sign } from '../../contract.ts'

/** Both take the id of the case alone. */
type BulkOperation = typeof sign

export interface BulkAction {
  operation: BulkOperation
  may: string
  verb: Words
}

/**
 * Only steps that ask nothing and weigh nothing may be taken for several cases at once: signing for them, and leaving the
 * check to whoever checks the area. Accepting needs each one's duplicates judged, closing ends a case.
 */
const BULK: Partial<Record<Desk, BulkAction>> = {
  sign: { operation: sign, may: 'cases:sign', verb: { zh: '签收', en: 'Sign for' } },
  checkAssign: {
    operation: assignCheck as unknown as BulkOperation,
    may: 'cases:assign-check',
    verb: { zh: '派核查', en: 'Assign checks of' },
  },
}

export function bulkOf(desk: Desk, permissions: readonly string[]): BulkAction | null {
  const action = BULK[desk]
  return action && permissions.includes(action.may) ? action : null
}
