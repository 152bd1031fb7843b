import { addUnits } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import type { CaseState } from '../case-state.ts'
import type { SwitchView } from '../case-switch.ts'
import { clockLimit } from '../clock-limits.ts'
import type { Clock, ClockName, ClockTerm } from '../clock-words.ts'
import type { Facts } from '../facts.ts'
import { internalDue, reworkLimit, tierOf } from '../handle-limit.ts'
import { noticeOfClock } from '../notices.ts'
import { findLead } from '../orders.ts'

/** What is needed to reckon how long a clock runs. */
export interface TermView extends SwitchView {
  facts: Pick<Facts, 'atMs' | 'rules' | 'calendar' | 'openClocks'>
  /** When the clock began, where its limit is reckoned again; else now. */
  fromMs?: number
}

/** How long a clock of the case runs when it starts now, or when its limit is reckoned again. */
export function termOf(name: ClockName, view: TermView): ClockTerm {
  const { state, rules, facts } = view
  switch (name) {
    case 'handle':
      return handleTerm(view)
    case 'total':
      return totalTerm(view)
    case 'supervision':
      return { limit: state.supervision?.replyLimit ?? null }
    case 'urgeReply':
    case 'reminderReply':
    case 'instruction':
      return { limit: noticeOfClock(state, name)?.replyLimit ?? null }
    case 'upperDue':
      return { limit: null, dueAtMs: state.givenDue }
    case 'suspension':
      return { limit: null, dueAtMs: state.suspension?.targetAt ?? null }
    default: {
      const { variant, channel, flags } = state
      return { limit: clockLimit(name, { variant, channel, emergency: flags.emergency }, facts.rules.limits, rules) }
    }
  }
}

/** Category, tier or a given date by the channel's table; rework and redo: part of the order's first limit (domain §4.4). */
function handleTerm(view: TermView): ClockTerm {
  const { state, rules, facts } = view
  const fromMs = view.fromMs ?? facts.atMs
  const limit = state.limit ?? facts.rules.limits.handleFallback
  if (state.reworking) {
    const first = findLead(state)?.limit ?? limit
    return { limit: reworkLimit(first, fromMs, rules, facts.calendar) }
  }
  if (state.givenDue === null || ownerlessHolds(view)) return { limit }
  const { from } = facts.rules.deadlineTable(state.channel)
  if (from !== 'upperDue' && !state.upperCase)
    return from === 'assignment' ? { limit, dueAtMs: state.givenDue } : { limit }
  const internal = internalDue(state.at.totalStartedAt, state.givenDue, rules, facts.calendar)
  // a case of the upper level that came by another channel has that channel's limit too: the earlier due holds
  const ownEarlier = from !== 'upperDue' && addUnits(fromMs, limit, facts.calendar) <= internal
  return ownEarlier ? { limit } : { limit, dueAtMs: internal }
}

/** Tiers are promised to the appellant for the whole case; a category's limit is for the handling only, the other steps add. */
function totalTerm(view: TermView): ClockTerm {
  const { state, facts } = view
  const table = facts.rules.deadlineTable(state.channel)
  const limit = state.limit ?? provisionalLimit(view)
  const dated = table.from === 'upperDue' || table.from === 'assignment'
  if (dated && state.givenDue !== null && !ownerlessHolds(view)) return { limit, dueAtMs: state.givenDue }
  if (limit === null) return { limit: null }
  const promised = (table.from === 'tier' || table.from === 'assignment') && !ownerlessHolds(view)
  return promised ? { limit } : { limit, plus: facts.rules.limits.totalPlus }
}

/** Before acceptance the tier is not set; the one that would be is good enough for a first date. */
function provisionalLimit({ state, category, facts }: TermView): Limit | null {
  const table = facts.rules.deadlineTable(state.channel)
  const tier = tierOf({ urgency: state.urgency, complex: state.complex, category }, table)
  return table.tiers.find((row) => row.tier === tier)?.limit ?? null
}

function ownerlessHolds({ state, category }: SwitchView): boolean {
  return state.flags.ownerless && category?.ownerlessLimit != null
}

/** A lower order has what it was given, but never more than what is left of the order above it. */
export function lowerOrderTerm(
  given: Limit | null,
  parentDueMs: number | null,
  dueOf: (limit: Limit) => number,
): ClockTerm {
  if (given === null) return { limit: null, dueAtMs: parentDueMs }
  return parentDueMs !== null && dueOf(given) > parentDueMs ? { limit: given, dueAtMs: parentDueMs } : { limit: given }
}

/** The due of the work above an order; null while it is paused or has none. */
export function parentDue(state: CaseState, parentId: string | null, openClocks: readonly Clock[]): number | null {
  const lead = findLead(state)
  const above =
    parentId === null || parentId === lead?.id
      ? openClocks.find((clock) => clock.name === 'handle')
      : openClocks.find((clock) => clock.name === 'orderHandle' && clock.subjectId === parentId)
  return above?.dueMs ?? null
}

export function sameTerm(clock: Clock, term: ClockTerm): boolean {
  return (
    sameLimit(clock.limit, term.limit) &&
    sameLimit(clock.plus, term.plus ?? null) &&
    clock.givenDueMs === (term.dueAtMs ?? null)
  )
}

function sameLimit(a: Limit | null, b: Limit | null): boolean {
  return a === b || (a !== null && b !== null && a.n === b.n && a.unit === b.unit)
}
