import assert from 'node:assert/strict'
import { naturalMs } from '#core/time/due.ts'
import type { Clock, ClockName } from '../clock-words.ts'
import { noticeOfClock } from '../notices.ts'
import { isOpenOrder } from '../orders.ts'
import { isOpen, type StateId } from '../states.ts'
import type { CaseRun } from './run.ts'

const ownOf: { [S in StateId]?: ClockName[] } = {
  reported: ['accept'],
  verifying: ['verify'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['sign'],
  handling: ['handle'],
  suspended: ['suspension'],
  done: ['checkAssign'],
  checking: ['check'],
  callback: ['callback', 'callbackDecision'],
  toClose: ['closing'],
  escalated: ['upperWait'],
}
const STEPS = Object.values(ownOf).flat()
/** Clocks of an earlier or a later step that may be open beside a state's own. */
const beside: { [S in StateId]?: ClockName[] } = {
  verifying: ['accept'],
  dispatched: ['handle'],
  suspended: ['handle'],
}
/** What may be opened on a closed case, and goes on whatever becomes of the case. */
const OF_OTHERS = ['supervision', 'instruction']

/** The invariants of a case with its clocks (domain §4.3, last paragraph). */
export function checkInvariants(run: CaseRun): void {
  checkSteps(run)
  checkOrders(run)
  checkRequest(run)
  checkAsked(run)
  for (const clock of [...run.open, ...run.ended]) checkTime(clock)
}

function checkSteps({ case: state, open, ended }: CaseRun): void {
  const names = open.map(({ name }) => name)
  const own = ownOf[state.state] ?? []
  if (isOpen(state.state)) {
    assert.equal(own.filter((name) => names.includes(name)).length, 1, `${state.state}: own clock of ${names}`)
    assert.ok(names.includes('total'), 'the whole-case clock is open')
  } else {
    assert.deepEqual(
      names.filter((name) => !OF_OTHERS.includes(name)),
      [],
      `no clock open on ${state.state}`,
    )
  }
  const allowed = [...own, ...(beside[state.state] ?? [])]
  for (const name of STEPS) if (!allowed.includes(name)) assert.ok(!names.includes(name), `${name} in ${state.state}`)
  const keys = open.map((clock) => `${clock.name} ${clock.subjectId}`)
  assert.equal(new Set(keys).size, keys.length, 'a clock is open once')
  const all = [...open, ...ended].map((clock) => `${clock.name} ${clock.subjectId} ${clock.round}`)
  assert.equal(new Set(all).size, all.length, 'a clock runs once in a leg')
}

function checkOrders({ case: state, open }: CaseRun): void {
  const atWork = ['dispatched', 'handling', 'suspended'].includes(state.state)
  const leads = state.orders.filter((order) => order.role === 'lead' && isOpenOrder(order))
  if (atWork) assert.equal(leads.length, 1, 'one lead order at work')
  else assert.ok(!state.orders.some(isOpenOrder), `no open order in ${state.state}`)
  for (const clock of open) {
    if (clock.subjectKind !== 'order') continue
    const order = state.orders.find((each) => each.id === clock.subjectId)
    assert.ok(order && isOpenOrder(order), 'a clock of an order ends with it')
  }
}

function checkRequest({ case: state, open }: CaseRun): void {
  if (state.request) assert.ok(['dispatched', 'handling', 'suspended'].includes(state.state), 'request only at work')
  for (const clock of open)
    if (clock.subjectKind === 'request') assert.equal(clock.subjectId, state.request?.id, 'and one of a request too')
  for (const { name, state: is } of open) {
    if (is !== 'paused') continue
    const byState = state.state === 'suspended' || (state.state === 'verifying' && name === 'accept')
    const byReturn = state.request?.kind === 'return' && (name === 'sign' || name === 'handle')
    assert.ok(byState || byReturn, `${name} is paused in ${state.state}`)
  }
}

/** One open supervision, one open notice of a kind, each with its clock, and no clock without. */
function checkAsked({ case: state, open }: CaseRun): void {
  const kinds = state.notices.map(({ kind }) => kind)
  assert.equal(new Set(kinds).size, kinds.length, 'one notice of a kind')
  const asked = open.filter(({ subjectKind }) => subjectKind === 'notice')
  assert.deepEqual(asked.map(({ subjectId }) => subjectId).sort(), state.notices.map(({ id }) => id).sort())
  for (const clock of asked) assert.equal(noticeOfClock(state, clock.name)?.id, clock.subjectId)
  const { supervision } = state
  const waits = supervision?.status === 'opened' ? [supervision.id] : []
  assert.deepEqual(
    open.filter(({ name }) => name === 'supervision').map(({ subjectId }) => subjectId),
    waits,
  )
}

/** Active and paused time together are all that passed, and no pause gives or takes time (domain §5.2). */
function checkTime(clock: Clock): void {
  const { pauses, startMs, stoppedMs, dueMs, limit } = clock
  let paused = 0
  let before = startMs
  for (const { fromMs, toMs } of pauses) {
    assert.ok(fromMs >= before, `${clock.name}: pauses follow each other`)
    before = toMs ?? fromMs
    assert.ok(before >= fromMs)
    paused += before - fromMs
  }
  assert.equal(clock.state === 'paused', pauses.at(-1)?.toMs === null)
  assert.equal(clock.state === 'ended', stoppedMs !== null)
  if (stoppedMs !== null) {
    assert.ok(before <= stoppedMs, `${clock.name}: nothing is paused after its end`)
    assert.ok(stoppedMs - startMs - paused >= 0, 'what was not paused was active')
  }
  const limitMs = limit && naturalMs(limit)
  const plain = clock.plus === null && clock.givenDueMs === null && clock.limitChangedAtMs === null
  if (limitMs == null || dueMs === null || !plain || clock.grants.length > 0) return
  const counted = pauses
    .filter(({ fromMs }) => fromMs < dueMs)
    .reduce((sum, { fromMs, toMs }) => sum + toMs! - fromMs, 0)
  assert.equal(dueMs, startMs + limitMs + counted, `${clock.name}: no time is lost`)
}
