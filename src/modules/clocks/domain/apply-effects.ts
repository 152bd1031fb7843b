import type { WorkCalendar } from '#core/time/calendar.ts'
import { attentionAt } from './attention.ts'
import type { Clock, ClockResult } from './clock.ts'
import { clockDue } from './clock-due.ts'
import type { ChangeEffect, ClockEffect, LapseEffect, PassOnEffect, StartEffect, StopEffect } from './clock-effect.ts'
import { findOwnClock } from './own-clock.ts'

export interface ApplyContext {
  caseId: string
  /** State of the case after the command; says which clock is the step's own. */
  state: string
  atMs: number
  calendar: WorkCalendar
  newId(): string
}

export interface Applied {
  /** Changed and new clocks: all that has to be written. */
  changed: Clock[]
  /** Every clock that has not ended. */
  open: Clock[]
  /** The clock of the step that the case is in now. */
  stepClock: Clock | null
}

/**
 * Carries clock effects out on the open clocks of one case and gives back those that were changed or begun. Stopping,
 * pausing or resuming what is not open does nothing; beginning what is open is a fault of the caller.
 */
export function applyEffects(open: readonly Clock[], effects: readonly ClockEffect[], context: ApplyContext): Applied {
  const book = new Map<string, Clock>()
  for (const clock of open) book.set(keyOf(clock.name, clock.subjectId), clock)
  for (const effect of effects) {
    if (effect.effect === 'lapse' && effect.clock === '*') {
      for (const [key, clock] of book) if (clock.state !== 'ended') book.set(key, lapsed(clock, effect, context))
      continue
    }
    const key = keyOf(effect.clock as Clock['name'], effect.subject.id)
    const clock = book.get(key)
    if (effect.effect === 'start') {
      if (clock && clock.state !== 'ended')
        throw new Error(`Clock ${effect.clock} of ${effect.subject.id} runs already and cannot be started.`)
      // a clock that ended in this very command stays in the book under its own id
      if (clock) book.set(clock.id, clock)
      book.set(key, started(effect, context))
      continue
    }
    if (clock && clock.state !== 'ended') book.set(key, changed(clock, effect, context))
  }
  const before = new Map(open.map((clock) => [clock.id, clock]))
  const { atMs, calendar } = context
  const all = [...book.values()].map((clock) => {
    const earlier = before.get(clock.id) ?? null
    if (clock === earlier) return clock
    return { ...clock, attentionMs: attentionAt(earlier, clock, atMs, calendar), reckonedMs: atMs }
  })
  const left = all.filter((clock) => clock.state !== 'ended')
  return {
    changed: all.filter((clock) => clock !== before.get(clock.id)),
    open: left,
    stepClock: findOwnClock(context.state, left),
  }
}

function keyOf(name: string, subjectId: string): string {
  return `${name} ${subjectId}`
}

function changed(clock: Clock, effect: Exclude<ClockEffect, StartEffect>, context: ApplyContext): Clock {
  switch (effect.effect) {
    case 'stop':
      return stopped(clock, effect, context)
    case 'lapse':
      return lapsed(clock, effect, context)
    case 'pause':
      return paused(clock, effect.cause, context)
    case 'resume':
      return resumed(clock, effect.cause, context)
    case 'passOn':
      return passedOn(clock, effect, context)
    case 'change':
      return reckonedAgain(clock, effect, context)
  }
}

function started(effect: StartEffect, { caseId, atMs, calendar, newId }: ApplyContext): Clock {
  const { goOn } = effect
  const startMs = goOn?.startMs ?? effect.startMs ?? atMs
  const clock: Clock = {
    id: newId(),
    caseId,
    subjectKind: effect.subject.kind,
    subjectId: effect.subject.id,
    name: effect.clock,
    round: effect.round,
    orderId: effect.orderId,
    limit: effect.limit,
    plus: effect.plus ?? null,
    givenDueMs: effect.dueAtMs ?? null,
    startMs,
    limitChangedAtMs: goOn?.limitChangedAtMs ?? null,
    dueMs: null,
    state: 'running',
    pauses: goOn?.pauses ?? [],
    grants: goOn?.grants ?? [],
    overdueAtMs: goOn?.overdueAtMs ?? null,
    stoppedMs: null,
    result: null,
    ownerPost: effect.ownerPost,
    ownerUnit: effect.ownerUnit,
    owners: [{ post: effect.ownerPost, unit: effect.ownerUnit, fromMs: startMs }],
  }
  return { ...clock, dueMs: clockDue(clock, calendar) }
}

/** Overdue is kept: the first due that passed stays, whatever is granted or changed later (domain §5.2). */
function markOverdue(clock: Clock, atMs: number): Clock {
  if (clock.overdueAtMs !== null || clock.dueMs === null || atMs <= clock.dueMs) return clock
  return { ...clock, overdueAtMs: clock.dueMs }
}

function ended(clock: Clock, atMs: number, result: ClockResult): Clock {
  const pauses = clock.pauses.map((pause) => (pause.toMs === null ? { ...pause, toMs: atMs } : pause))
  return { ...clock, pauses, state: 'ended', stoppedMs: atMs, result }
}

/** In time iff stopped at the due or before. What was not done is missed; waived only if it was not overdue. */
function stopped(clock: Clock, { as }: StopEffect, { atMs }: ApplyContext): Clock {
  if (as === 'met') return ended(clock, atMs, 'met')
  const marked = markOverdue(clock, atMs)
  const late = marked.overdueAtMs !== null
  if (as) return ended(marked, atMs, as === 'waived' && !late ? 'waived' : 'missed')
  return ended(marked, atMs, late ? 'late' : 'met')
}

/** No result, unless it was overdue: then the thing was never done in time nor late. */
function lapsed(clock: Clock, { withoutResult }: LapseEffect, { atMs }: ApplyContext): Clock {
  const marked = markOverdue(clock, atMs)
  return ended(marked, atMs, marked.overdueAtMs !== null && !withoutResult ? 'missed' : 'lapsed')
}

function paused(clock: Clock, cause: string, { atMs }: ApplyContext): Clock {
  if (clock.state === 'paused') return clock
  const marked = markOverdue(clock, atMs)
  return { ...marked, state: 'paused', dueMs: null, pauses: [...clock.pauses, { fromMs: atMs, toMs: null, cause }] }
}

/** Ends only the pause of this cause; what was left is what is left, and an overdue clock stays overdue. */
function resumed(clock: Clock, cause: string, { atMs, calendar }: ApplyContext): Clock {
  const running = clock.pauses.find((pause) => pause.toMs === null)
  if (running?.cause !== cause) return clock
  const pauses = clock.pauses.map((pause) => (pause === running ? { ...pause, toMs: atMs } : pause))
  const next: Clock = { ...clock, state: 'running', pauses }
  return { ...next, dueMs: clockDue(next, calendar) }
}

function passedOn(clock: Clock, { ownerPost, ownerUnit, orderId }: PassOnEffect, { atMs }: ApplyContext): Clock {
  if (clock.ownerPost === ownerPost && clock.ownerUnit === ownerUnit && clock.orderId === orderId) return clock
  const owners = [...clock.owners, { post: ownerPost, unit: ownerUnit, fromMs: atMs }]
  return { ...clock, ownerPost, ownerUnit, orderId, owners }
}

/** A new limit is counted from the original start; a due that passed before keeps its mark (domain §5.2). */
function reckonedAgain(clock: Clock, { term, grant }: ChangeEffect, { atMs, calendar }: ApplyContext): Clock {
  const next = { ...markOverdue(clock, atMs) }
  if (term) {
    next.limit = term.limit
    next.plus = term.plus ?? null
    next.givenDueMs = term.dueAtMs ?? null
    next.limitChangedAtMs = atMs
    next.keptDue = null
  }
  if (grant) next.grants = [...next.grants, { atMs, limit: grant }]
  next.dueMs = clockDue(next, calendar)
  return next
}
