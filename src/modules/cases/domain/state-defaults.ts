import type { CaseState } from './case-state.ts'

/** Fields that came after the first cases were stored; a row written before lacks them. */
const laterFields = {
  suspension: null,
  verification: null,
  escalation: null,
  direct: false,
  withdrawn: [],
  upperMessages: [],
  notices: [],
  noticed: { urge: 0, reminder: 0, instruction: 0, supervision: 0 },
  lastUrge: null,
  preCallback: null,
  exclusions: [],
  confidence: null,
} satisfies Partial<CaseState>

/** A case as it is stored, made whole: what it lacks has the value that the fold of its record gives. */
export function completeState(stored: CaseState): CaseState {
  return { ...laterFields, ...stored }
}

export function noLaterFields(): typeof laterFields {
  return { ...laterFields, withdrawn: [], upperMessages: [] }
}
