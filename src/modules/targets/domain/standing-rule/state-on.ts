import { dayOfDate } from '#core/time/local.ts'
import type { RuleState, StandingRule } from './standing-rule.ts'

export interface RuleStanding {
  state: RuleState
  /** When its review is due, as known on that day. */
  due: string
  /** Days from that day to the due one; below zero when it has passed. */
  daysLeft: number
  /** Of one that is not in force. */
  why: 'notIssued' | 'ended' | 'superseded' | 'overdue' | null
}

/** Whether a standing rule holds on a day. Reviews after that day are not yet known then. */
export function stateOn(rule: StandingRule, on: string, remindDays: number): RuleStanding {
  const due = dueOn(rule, on)
  const daysLeft = dayOfDate(due)! - dayOfDate(on)!
  const as = (state: RuleState, why: RuleStanding['why'] = null) => ({ state, due, daysLeft, why })
  if (rule.issuedOn > on) return as('notYet', 'notIssued')
  if (rule.endedOn !== null && rule.endedOn <= on) return as('lapsed', 'ended')
  if (rule.supersededOn !== null && rule.supersededOn <= on) return as('lapsed', 'superseded')
  if (daysLeft < 0) return as('lapsed', 'overdue')
  return as(daysLeft <= remindDays ? 'due' : 'inForce')
}

function dueOn(rule: StandingRule, on: string): string {
  const known = rule.reviews.filter(({ reviewedOn }) => reviewedOn <= on)
  const last = known.reduce<string | null>(
    (day, { reviewedOn }) => (day === null || reviewedOn > day ? reviewedOn : day),
    null,
  )
  const dues = known.filter(({ reviewedOn }) => reviewedOn === last).map(({ nextDue }) => nextDue)
  return dues.sort().at(-1) ?? rule.reviewDue
}
