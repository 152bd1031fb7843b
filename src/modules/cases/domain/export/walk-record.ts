import type { CaseEvent } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import { evolve } from '../evolve.ts'

/** A line of the record as it is stored: what happened, and under which post. */
export interface RecordedEvent {
  event: CaseEvent
  post: string | null
}

/** A line with the case before and after it. */
export interface Step extends RecordedEvent {
  before: CaseState | null
  after: CaseState
}

export function walkRecord(record: readonly RecordedEvent[]): Step[] {
  let before: CaseState | null = null
  return record.map(({ event, post }) => {
    const after: CaseState = evolve(before, event)
    const step = { before, event, post, after }
    before = after
    return step
  })
}
