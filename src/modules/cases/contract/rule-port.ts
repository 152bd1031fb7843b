import { port } from '#core/port.ts'
import type { CaseRules } from '../domain/case-rules.ts'
import type { CaseState } from '../domain/case-state.ts'

/** The switches that hold for a case, in the version that it was reported under (domain §4.5). */
export interface CaseRuleBook {
  rulesOf(state: Pick<CaseState, 'rulesVersion' | 'channel' | 'variant'>): CaseRules
  /** Came it by a channel of the public, as that version has it? */
  isFromPublic(state: Pick<CaseState, 'rulesVersion' | 'channel'>): boolean
  /** Those that a case reported now would get. */
  rulesNow(about: Pick<CaseState, 'channel' | 'variant'>): CaseRules
}
export const caseRuleBook = port<CaseRuleBook>('cases.caseRuleBook')
