import { addUnits } from '#core/time/due.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import { switchesAre } from './case-switch.ts'
import { ownerOf } from './clock/owner.ts'
import { clockPlan, type StartRule } from './clock/plan.ts'
import { lowerOrderTerm, parentDue, sameTerm, type TermView, termOf } from './clock/terms.ts'
import {
  type Clock,
  type ClockEffect,
  type ClockName,
  type ClockSubject,
  clockCards,
  ownClockNames,
} from './clock-words.ts'
import type { CaseCommand } from './command.ts'
import type { Facts } from './facts.ts'
import type { CaseRow } from './lifecycle-table.ts'
import { noticeOfClock } from './notices.ts'
import { isOpen } from './states.ts'

/** One command carried out: what the clocks must be told. */
export interface Done {
  row: CaseRow
  target: number
  command: CaseCommand
  before: CaseState | null
  next: CaseState
  events: readonly CaseEvent[]
  /** The order that the command acted on. */
  orderId: string | null
  facts: Facts
}

/** Effects in the order stop, lapse, resume, pass on, change, start, pause (domain §4.3). */
export function clockEffects(done: Done): ClockEffect[] {
  const plan = clockPlan(done.row, done.target)
  const { next, facts } = done
  const view: TermView = {
    state: next,
    rules: facts.rules.rulesFor(next.channel, next.variant),
    category: next.category === null ? null : facts.category(next.category),
    facts,
  }
  const grant = done.events.find((event) => event.type === 'ExtensionApproved')?.grant
  const effects: ClockEffect[] = []
  const gone = new Set<string>()
  for (const name of plan.stop) stop(name, done, gone, effects)
  for (const name of [...plan.lapse, ...supervisedBeside(done)]) lapse(name, done, gone, effects)
  lapseOfWithdrawn(done, gone, effects)
  const left = facts.openClocks.filter((clock) => !gone.has(clock.id))
  for (const name of plan.resume) {
    for (const clock of left) {
      if (clock.name !== name || clock.state !== 'paused') continue
      effects.push({ effect: 'resume', clock: name, subject: subjectOf(clock), cause: done.row.pauseCause ?? '' })
    }
  }
  for (const name of plan.passOn) {
    const clock = left.find((each) => each.name === name)
    if (clock)
      effects.push({
        effect: 'passOn',
        clock: name,
        subject: subjectOf(clock),
        ...ownerOf(name, clock.subjectId, next, facts),
      })
  }
  followLead(left, done, effects)
  for (const name of plan.change) {
    const clock = left.find((each) => each.name === name)
    if (!clock) continue
    if (grant) {
      // an extension uses up the reserve before the upper level's date; the date itself is theirs
      if (name === 'total' && next.upperCase && clock.givenDueMs !== null) continue
      effects.push({ effect: 'change', clock: name, subject: subjectOf(clock), grant })
      continue
    }
    const term = termOf(name, { ...view, fromMs: clock.startMs })
    if (!sameTerm(clock, term)) effects.push({ effect: 'change', clock: name, subject: subjectOf(clock), term })
  }
  for (const rule of plan.start) start(rule, done, view, effects)
  for (const clock of [...supervisedBeside(done), ...belated(left, done, effects)])
    start({ clock }, done, view, effects)
  for (const { clock: name, when } of plan.pause) {
    if (!switchesAre(when, view)) continue
    const pause = (subject: ClockSubject) =>
      effects.push({ effect: 'pause', clock: name, subject, cause: done.row.pauseCause ?? '' })
    for (const clock of left) if (clock.name === name && clock.state === 'running') pause(subjectOf(clock))
    // begun and paused at once
    for (const begun of effects.filter((each) => each.effect === 'start')) {
      if (begun.clock === name) pause(begun.subject)
    }
  }
  return effects
}

/** A supervision that a command brings with it replaces the open one, as `supervise` does (domain §4.3 decideCallback). */
function supervisedBeside({ row, events }: Done): ClockName[] {
  return row.id !== 'supervise' && events.some(({ type }) => type === 'SupervisionOpened') ? ['supervision'] : []
}

/** Whoever leads answers for a supervision, a reminder note and an instruction: their clocks go with the lead. */
function followLead(left: readonly Clock[], { next, facts }: Done, effects: ClockEffect[]): void {
  for (const clock of left) {
    const { name } = clock
    if (name === 'urgeReply' || (clock.subjectKind !== 'supervision' && clock.subjectKind !== 'notice')) continue
    const owner = ownerOf(name, clock.subjectId, next, facts)
    if (owner.ownerPost === clock.ownerPost && owner.ownerUnit === clock.ownerUnit) continue
    effects.push({ effect: 'passOn', clock: name, subject: subjectOf(clock), ...owner })
  }
}

/** The first live command on an imported open case starts the clocks of the state it leads to (domain §4.2). */
function belated(left: readonly Clock[], { before, next }: Done, effects: readonly ClockEffect[]): ClockName[] {
  if (!before?.flags.imported || !isOpen(next.state)) return []
  const runs = (name: ClockName) =>
    left.some((clock) => clock.name === name) ||
    effects.some((effect) => effect.effect === 'start' && effect.clock === name)
  const own = ownClockNames(next.state)
  return [...(runs('total') ? [] : ['total' as const]), ...(own.some(runs) ? [] : [own.at(-1)!])]
}

function subjectOf(clock: Clock): ClockSubject {
  return { kind: clock.subjectKind, id: clock.subjectId }
}

/** An order command touches the clocks of its own order; a case command those of all. */
function touches(clock: Clock, name: ClockName, { row, orderId }: Done): boolean {
  if (clock.name !== name) return false
  return row.level !== 'order' || clock.subjectKind !== 'order' || clock.subjectId === orderId
}

function stop(name: ClockName, done: Done, gone: Set<string>, effects: ClockEffect[]): void {
  // recorded, but a duty chief still has to look at it
  if (name === 'preCallback' && done.next.preCallback?.status === 'recorded') return
  for (const clock of done.facts.openClocks) {
    if (!touches(clock, name, done)) continue
    gone.add(clock.id)
    const as = resultOf(name, done)
    effects.push({ effect: 'stop', clock: name, subject: subjectOf(clock), ...(as ? { as } : {}) })
  }
}

/**
 * A result other than in time or late. Completion ends what was not done: a first contact is missed, a needless measure
 * is waived for its reason (domain §4.3).
 */
function resultOf(name: ClockName, { command, facts }: Done): 'missed' | 'waived' | 'met' | undefined {
  // the house resumes at the target date; that its jobs came later is nobody's delay
  if (command.type === 'resume' && name === 'suspension' && facts.actor.kind === 'system') return 'met'
  if (command.type !== 'complete') return undefined
  if (name === 'contact') return 'missed'
  return name === 'emergency' ? 'waived' : undefined
}

function lapse(name: ClockName | '*', done: Done, gone: Set<string>, effects: ClockEffect[]): void {
  const { facts, next, row } = done
  if (name === '*') {
    if (facts.openClocks.every((clock) => gone.has(clock.id))) return
    for (const clock of facts.openClocks) gone.add(clock.id)
    const subject: ClockSubject = { kind: 'case', id: next.id }
    effects.push({ effect: 'lapse', clock: '*', subject, ...(row.id === 'merge' ? { withoutResult: true } : {}) })
    return
  }
  for (const clock of facts.openClocks) {
    if (gone.has(clock.id) || !touches(clock, name, done)) continue
    gone.add(clock.id)
    effects.push({ effect: 'lapse', clock: name, subject: subjectOf(clock) })
  }
}

/** Orders that were withdrawn with the one above them take their clocks along. */
function lapseOfWithdrawn({ events, facts }: Done, gone: Set<string>, effects: ClockEffect[]): void {
  for (const event of events) {
    if (event.type !== 'OrderWithdrawn') continue
    for (const clock of facts.openClocks) {
      if (clock.subjectId !== event.orderId || gone.has(clock.id)) continue
      gone.add(clock.id)
      effects.push({ effect: 'lapse', clock: clock.name, subject: subjectOf(clock) })
    }
  }
}

function heldBack({ unless }: StartRule, { before, command, facts }: Done): boolean {
  switch (unless) {
    case undefined:
      return false
    case 'already running or measure taken':
      return before?.measureTaken === true || facts.openClocks.some((clock) => clock.name === 'emergency')
    case 'appellant already contacted in this round':
      return before?.contactedThisRound === true
    case 'not needed again':
      return command.type === 'reopen' && command.contactNotNeeded === true
    case 'no danger now':
      return command.type === 'reopen' && command.noDangerNow === true
    case 'no new date from the upper level':
      return command.type === 'reopen' && command.givenDueMs === undefined
  }
}

/**
 * By the switches as they are after the command. A correction between dispatch and signing may turn the switch that
 * says when handling begins; so signing looks at what runs: the clock has begun once by then, never twice.
 */
function isDue({ clock, when }: StartRule, { row, facts }: Done, view: TermView): boolean {
  if (row.id === 'sign' && clock === 'handle') return !facts.openClocks.some((each) => each.name === 'handle')
  return switchesAre(when, view)
}

function start(rule: StartRule, done: Done, view: TermView, effects: ClockEffect[]): void {
  if (!isDue(rule, done, view) || heldBack(rule, done)) return
  const { clock } = rule
  const { next, facts } = done
  for (const subject of subjects(clock, done)) {
    const term = clock === 'orderHandle' ? orderTerm(subject.id, done) : termOf(clock, view)
    effects.push({
      effect: 'start',
      clock,
      subject,
      ...term,
      round: subject.kind === 'case' ? next.leg : 1,
      ...ownerOf(clock, subject.id, next, facts),
      ...goingOn(clock, done),
    })
  }
}

function subjects(name: ClockName, { next, orderId, facts }: Done): ClockSubject[] {
  const kind = clockCards[name].subject
  if (kind === 'supervision') return [{ kind, id: next.supervision!.id }]
  if (kind === 'notice') return [{ kind, id: noticeOfClock(next, name)!.id }]
  if (kind === 'request') return [{ kind, id: next.request!.id }]
  if (kind !== 'order') return [{ kind: 'case', id: next.id }]
  if (name === 'orderHandle') return [{ kind, id: orderId! }]
  const runs = (id: string) => facts.openClocks.some((clock) => clock.name === name && clock.subjectId === id)
  return next.orders
    .filter((order) => order.role !== 'lead' && order.status === 'sent' && !runs(order.id))
    .map((order) => ({ kind, id: order.id }))
}

function orderTerm(id: string, { next, facts }: Done) {
  const order = next.orders.find((each) => each.id === id)!
  const above = parentDue(next, order.parentId, facts.openClocks)
  return lowerOrderTerm(order.limit, above, (limit) => addUnits(facts.atMs, limit, facts.calendar))
}

/** Unmerge: the whole-case and upper clocks keep their original start (domain §4.3). */
function goingOn(clock: ClockName, { before, command }: Done) {
  if (command.type !== 'unmerge' || !before || (clock !== 'total' && clock !== 'upperDue')) return {}
  const kept = clock === 'total' ? before.keptTotal : null
  return { startMs: before.at.totalStartedAt, ...(kept ? { goOn: kept } : {}) }
}
