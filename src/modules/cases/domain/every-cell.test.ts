import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from './decide.ts'
import { isBirth, lifecycleTable } from './lifecycle-table.ts'
import { caseStates, stateCards } from './states.ts'
import { picker } from './testing/random-life.ts'
import { caseIn } from './testing/run.ts'
import { filledIn, staff } from './testing/script.ts'

const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })

/** What everybody hears who tries this command on the case in this state. */
function heard(type: (typeof lifecycleTable)[number]['id'], state: (typeof caseStates)[number]): Set<string> {
  const command = type === 'merge' ? { type, master: 'other' } : filledIn(type, run.case, run.nowMs, picker(1))
  assert.ok(command, `${type} can be filled in`)
  const codes = staff.map((actor) => {
    try {
      const decision = decide({ ...run.case, state }, command, run.facts(actor))
      return decision.ok ? 'done' : decision.refusal.code
    } catch {
      // a state set by hand may contradict the orders; it was let through, and that is all that is asked here
      return 'let through'
    }
  })
  return new Set(codes)
}

for (const row of lifecycleTable.filter((each) => !isBirth(each)))
  test(`${row.id}：在不允许的状态一律以该状态的语句拒绝`, () => {
    for (const state of caseStates) {
      const codes = heard(row.id, state)
      const closed = `wrong-state:${state}`
      if (row.from.includes(state) && !row.onlyIf?.[state]) assert.ok(!codes.has(closed), `${row.id} in ${state}`)
      else assert.deepEqual([...codes], [closed], `${row.id} in ${state}: ${stateCards[state].zh}`)
    }
  })

test('格子数：十九个状态、七十三条命令，二百五十格允许', () => {
  const cells = lifecycleTable.length * caseStates.length
  const allowed = lifecycleTable.reduce((sum, { from }) => sum + from.filter((state) => state !== '-').length, 0)
  assert.deepEqual([cells, allowed], [1387, 250])
})
