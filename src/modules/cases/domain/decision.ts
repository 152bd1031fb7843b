import type { Refusal } from '#core/refusal.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import type { ClockEffect } from './clock-words.ts'

/** What a command does to another case; stored in the same transaction, under that case's version. */
export interface OtherCase {
  caseId: string
  /** As it is afterwards. */
  state: CaseState
  events: CaseEvent[]
  clocks: ClockEffect[]
}

export type Decision =
  | { ok: true; state: CaseState; events: CaseEvent[]; clocks: ClockEffect[]; others: OtherCase[] }
  | { ok: false; refusal: Refusal }
