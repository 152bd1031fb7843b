import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CommandType } from './command.ts'
import { decide } from './decide.ts'
import { evolveAll } from './evolve.ts'
import { commandsIn, isBirth, lifecycleTable, rowOf } from './lifecycle-table.ts'
import { offersFor } from './offers.ts'
import { findLead, isOpenOrder, openOthers } from './orders.ts'
import { isOpen } from './states.ts'
import { type CaseRun, caseIn, type Kind, reports } from './testing/run.ts'
import { filledIn, hasOpenOrders, staff } from './testing/script.ts'
import { bookOf, newWorld, type World } from './testing/world.ts'

const later = lifecycleTable.filter((row) => !isBirth(row)).map((row) => row.id)
const OWN = ['accept', 'verify', 'file', 'dispatch', 'sign', 'handle', 'checkAssign', 'check', 'callback', 'closing']
const ownOf: Record<string, string[]> = {
  reported: ['accept'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['sign'],
  handling: ['handle'],
  done: ['checkAssign'],
  checking: ['check'],
  callback: ['callback', 'callbackDecision'],
  toClose: ['closing'],
}

/** The invariants of a case with its clocks (domain §4.3, last paragraph). */
function checkInvariants(run: CaseRun): void {
  const state = run.case
  const open = run.open.map((clock) => clock.name)
  if (isOpen(state.state)) {
    const own = ownOf[state.state]!.filter((name) => open.includes(name as (typeof open)[number]))
    assert.equal(own.length, 1, `${state.state}: own clock open exactly once, open are ${open}`)
    assert.ok(open.includes('total'), 'the whole-case clock is open')
  } else {
    assert.deepEqual(open, [], `no clock open on ${state.state}`)
  }
  for (const name of OWN) {
    if (name === 'handle' && state.state === 'dispatched') continue
    if (!ownOf[state.state]?.includes(name))
      assert.ok(!open.includes(name as (typeof open)[number]), `${name} in ${state.state}`)
  }
  const keys = run.open.map((clock) => `${clock.name} ${clock.subjectId}`)
  assert.equal(new Set(keys).size, keys.length, 'a clock is open once')
  const all = [...run.open, ...run.ended].map((clock) => `${clock.name} ${clock.subjectId} ${clock.round}`)
  assert.equal(new Set(all).size, all.length, 'a clock runs once in a leg')

  const atWork = ['handling', 'suspended'].includes(state.state)
  const leads = state.orders.filter((order) => order.role === 'lead' && isOpenOrder(order))
  if (atWork || state.state === 'dispatched') assert.equal(leads.length, 1, 'one lead order at work')
  else assert.ok(!hasOpenOrders(state), `no open order in ${state.state}`)
  if (state.request) assert.ok(['dispatched', 'handling', 'suspended'].includes(state.state), 'request only at work')
  for (const clock of run.open) {
    if (clock.subjectKind === 'order') {
      const order = state.orders.find((each) => each.id === clock.subjectId)
      assert.ok(order && isOpenOrder(order), 'a clock of an order ends with it')
    }
    if (clock.subjectKind === 'request') assert.equal(clock.subjectId, state.request?.id, 'and one of a request too')
    const paused = clock.pauses.some((pause) => pause.toMs === null)
    assert.equal(clock.state === 'paused', paused)
    if (paused) assert.equal(state.request?.kind, 'return', 'paused only while a return is judged')
  }
}

function world(seed: number): World {
  const books = [
    bookOf(),
    bookOf('wuhan'),
    bookOf('shanghai-minhang'),
    bookOf('beijing-fengtai'),
    bookOf(null, { set: { pauseOnReturn: true, returnAllowed: true, returnWindow: null } }),
  ]
  return newWorld(books[seed % books.length])
}

/** Tries a command by some of the staff; carries it out if one of them may. */
function attempt(run: CaseRun, type: CommandType, pick: (n: number) => number): boolean {
  const command = filledIn(type, run.case, pick)
  if (!command) return false
  const first = pick(staff.length)
  for (let i = 0; i < staff.length; i++) {
    const actor = staff[(first + i) % staff.length]!
    const decision = decide(run.case, command, run.facts(actor))
    if (!decision.ok) continue
    const row = rowOf(type)
    const stays = decision.state.state === run.case.state
    const targets = row.to.filter(({ state }) => state === decision.state.state || (stays && state === '='))
    const lead = findLead(decision.state)?.status
    const fits = (effect: string | undefined) => effect === undefined || effect === 'none' || effect === lead
    assert.ok(
      targets.some(({ effects }) => fits(effects?.lead)),
      `${type}: the lead order is ${lead}`,
    )
    assert.ok(
      decision.events.some((event) => row.events.includes(event.type)),
      'an event that the row names',
    )
    run.do(actor, command)
    return true
  }
  return false
}

const kinds = Object.keys(reports) as Kind[]

const walk = fc.record({
  seed: fc.nat(1000),
  kind: fc.constantFrom(...kinds),
  steps: fc.array(fc.record({ command: fc.nat(999), minutes: fc.integer({ min: 0, max: 600 }), picks: fc.nat(9999) }), {
    maxLength: 45,
    size: 'max',
  }),
})

/** Towards the end: what the people of the district do with a case that is in this state. */
const onward: Record<string, CommandType[]> = {
  reported: ['accept'],
  accepted: ['file'],
  filed: ['dispatch'],
  dispatched: ['sign'],
  handling: ['complete'],
  done: ['skipCheck', 'assignCheck'],
  checking: ['submitCheck'],
  callback: ['submitCallback', 'decideCallback'],
  toClose: ['close'],
}

const ENDINGS = ['answerDirectly', 'referOut', 'reject', 'decline', 'void', 'merge']

/** Mostly what the state allows, now and then anything or an early end. */
function commandOf(run: CaseRun, number: number): CommandType {
  if (number % 20 === 0) return later[number % later.length]!
  const allowed = commandsIn(run.case.state).filter((type) => number % 12 === 1 || !ENDINGS.includes(type))
  const straight = onward[run.case.state] ?? []
  return (
    (number % 3 === 0 ? straight : allowed)[number % 7] ?? allowed[number % Math.max(allowed.length, 1)] ?? 'reopen'
  )
}

function picker(seed: number): (n: number) => number {
  let state = seed + 1
  return (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 65_536) % n
  }
}

test('随机办理：不变量始终成立，重放等于现状', () => {
  const reached = new Set<string>()
  const events = new Set<string>()
  fc.assert(
    fc.property(walk, ({ seed, kind, steps }) => {
      const run = caseIn('reported', kind, world(seed))
      checkInvariants(run)
      for (const step of steps) {
        run.wait(step.minutes)
        const before = run.case
        if (!attempt(run, commandOf(run, step.command), picker(step.picks))) continue
        assert.equal(run.case.version, before.version + run.last!.events.length)
        checkInvariants(run)
        reached.add(run.case.state)
      }
      for (const event of run.record) events.add(event.type)
      const replayed = JSON.parse(JSON.stringify(run.record))
      assert.deepEqual(evolveAll(null, replayed), JSON.parse(JSON.stringify(run.case)))
    }),
    // the same walk each time, because below it must have got about; the other two walk freely
    { numRuns: 600, seed: 20260302 },
  )
  // the walk is worth something only if it gets about
  for (const state of [
    'done',
    'checking',
    'callback',
    'toClose',
    'closed',
    'declined',
    'referred',
    'voided',
    'rejected',
  ])
    assert.ok(reached.has(state), `the walk never came to ${state}`)
  assert.ok(
    events.has('ReturnApproved') && events.has('Reopened') && events.has('HandedDown') && events.has('CallbackDecided'),
  )
})

test('任何在办案件都能由本区人员办结', () => {
  fc.assert(
    fc.property(walk, ({ seed, kind, steps }) => {
      const run = caseIn('reported', kind, world(seed))
      for (const step of steps) {
        run.wait(step.minutes)
        attempt(run, commandOf(run, step.command), picker(step.picks))
      }
      for (let tries = 0; isOpen(run.case.state); tries++) {
        checkInvariants(run)
        assert.ok(tries < 200, `stuck in ${run.case.state}`)
        for (const order of run.case.state === 'handling' ? openOthers(run.case) : []) {
          if (isOpenOrder(run.case.orders.find((each) => each.id === order.id)!))
            run.do('dispatcher', { type: 'withdrawOrder', orderId: order.id, reason: '不再需要' })
        }
        const went = onward[run.case.state]!.some((type) => attempt(run, type, picker(tries * 7 + seed)))
        if (went) continue
        // a correction may ask for a call-back after all: the refusal names the way out
        assert.equal(
          run.refusal('filingOfficer#new', { type: 'close' }).replace('not-permitted', 'callback-missing'),
          'callback-missing',
        )
        run.do('filingOfficer#new', { type: 'sendBack', to: 'callback', reason: '尚未回访' })
      }
    }),
    { numRuns: 300 },
  )
})

test('可办事项与实际裁决一致', () => {
  fc.assert(
    fc.property(walk, fc.nat(staff.length - 1), ({ seed, kind, steps }, who) => {
      const run = caseIn('reported', kind, world(seed))
      for (const step of steps) {
        run.wait(step.minutes)
        attempt(run, commandOf(run, step.command), picker(step.picks))
      }
      const actor = staff[who]!
      const facts = run.facts(actor)
      for (const offer of offersFor(run.case, facts)) {
        if (offer.command === 'merge') continue
        const command = filledIn(offer.command, run.case, picker(seed))
        if (!command) continue
        if (offer.orderIds && 'orderId' in command) command.orderId = offer.orderIds[0]!
        const decision = decide(run.case, command, facts)
        const standing = new Set([
          'not-child-area',
          'lead-not-one',
          'unit-inactive',
          'wrong-level',
          'last-returner',
          'option-unknown',
          'leader-needed',
          'incomplete',
        ])
        if (offer.possible)
          assert.ok(
            decision.ok || standing.has(decision.refusal.code),
            `${offer.command} was offered: ${JSON.stringify(decision)} ${run.case.state}`,
          )
        else if (!('orderId' in command))
          assert.ok(!decision.ok, `${offer.command} was refused beforehand: ${offer.refusal?.code}`)
      }
    }),
    { numRuns: 300 },
  )
})
