import type { CaseState, Notice } from './case-state.ts'
import type { ClockName } from './clock-words.ts'
import type { NoticeKind } from './enums.ts'
import { findLead } from './orders.ts'

const clockOfNotice: Readonly<Record<NoticeKind, ClockName>> = {
  urge: 'urgeReply',
  reminder: 'reminderReply',
  instruction: 'instruction',
}

export function findNotice(state: CaseState, kind: NoticeKind): Notice | null {
  return state.notices.find((notice) => notice.kind === kind) ?? null
}

/** The open notice whose answer a clock waits for. */
export function noticeOfClock(state: CaseState, name: ClockName): Notice | null {
  return state.notices.find((notice) => clockOfNotice[notice.kind] === name) ?? null
}

const LETTERS: Readonly<Record<NoticeKind | 'supervision', string>> = {
  urge: 'C',
  reminder: 'T',
  instruction: 'P',
  supervision: 'D',
}

/** The next number of its kind in this case. */
export function noticeNo({ caseNo, noticed }: CaseState, kind: NoticeKind | 'supervision'): string {
  return `${caseNo}-${LETTERS[kind]}${String(noticed[kind] + 1).padStart(2, '0')}`
}

const LOST = ['returned', 'withdrawn']

/** The unit that leads or has led to the end; null before the first dispatch and where the order was given up. */
export function leadingUnit(state: CaseState): string | null {
  const lead = findLead(state)
  return lead && !LOST.includes(lead.status) ? lead.unit : null
}

/** Does this unit work on the case, or has it done so to the end? */
export function isInvolved(state: CaseState, unit: string): boolean {
  return state.orders.some((order) => order.unit === unit && !LOST.includes(order.status))
}

/** Who answers: the unit that was asked while it has its order, then whichever leads; null: nobody leads now. */
export function answeringUnit(state: CaseState, asked: string | null): string | null {
  return asked !== null && isInvolved(state, asked) ? asked : leadingUnit(state)
}
