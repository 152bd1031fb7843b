import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decide } from './decide.ts'
import { offersFor } from './offers.ts'
import { isOpenOrder, openOthers } from './orders.ts'
import { isOpen } from './states.ts'
import { checkInvariants } from './testing/invariants.ts'
import { attempt, commandOf, kinds, onward, picker, steps, worldOf } from './testing/random-life.ts'
import { caseIn } from './testing/run.ts'
import { filledIn, people, staff } from './testing/script.ts'

const walk = fc.record({ seed: fc.nat(1000), kind: fc.constantFrom(...kinds), steps })

test('任何在办案件都能由本区人员办结，不靠诉求人和上级', () => {
  fc.assert(
    fc.property(walk, ({ seed, kind, steps }) => {
      const run = caseIn('reported', kind, worldOf(seed))
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
        if (run.case.state === 'toClose' && run.case.supervision) {
          assert.ok(attempt(run, 'closeSupervision', picker(tries), people), 'a supervision can be closed')
          continue
        }
        const went = onward[run.case.state]!.some((type) =>
          [0, 1, 2, 3].some((more) => attempt(run, type, picker(tries * 7 + seed + more), people)),
        )
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
      const run = caseIn('reported', kind, worldOf(seed))
      for (const step of steps) {
        run.wait(step.minutes)
        attempt(run, commandOf(run, step.command), picker(step.picks))
      }
      const actor = staff[who]!
      const facts = run.facts(actor)
      for (const offer of offersFor(run.case, facts)) {
        if (offer.command === 'merge') continue
        const command = filledIn(offer.command, run.case, run.nowMs, picker(seed))
        if (!command) continue
        if (offer.orderIds && 'orderId' in command) command.orderId = offer.orderIds[0]!
        const decision = decide(run.case, command, facts)
        const onText = new Set([
          'not-child-area',
          'lead-not-one',
          'unit-inactive',
          'wrong-level',
          'last-returner',
          'option-unknown',
          'leader-needed',
          'incomplete',
          'supervision-level',
          'co-is-lead',
          'not-appellant',
          'no-lead',
          'not-permitted',
        ])
        if (offer.possible)
          assert.ok(
            decision.ok || onText.has(decision.refusal.code),
            `${offer.command} was offered: ${JSON.stringify(decision)} ${run.case.state}`,
          )
        else if (!('orderId' in command))
          assert.ok(!decision.ok, `${offer.command} was refused beforehand: ${offer.refusal?.code}`)
      }
    }),
    { numRuns: 300 },
  )
})
