import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { recordProof } from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { type TestHouse, testHouse } from '../test-house.ts'
import { addDemoCases, addDemoPast } from './demo-cases.ts'
import { openVirtualClock } from './virtual-clock.ts'

const clock = openVirtualClock()
let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: clock.nowMs })
})
after(() => house.close())

const countCases = async () =>
  (await house.runtime.db.one<{ count: number }>(sql`select count(*) as count from cases.v_case`)).count

test('演示案件：每个工作台都有活，记录与现状逐件一致，再启动不重复', async () => {
  await addDemoCases(house.runtime, clock, () => {})
  await addDemoPast(house.runtime, () => {})
  const states = await house.runtime.db.many<{ state: string }>(sql`select distinct state from cases.v_case`)
  const found = new Set(states.map(({ state }) => state))
  for (const state of ['reported', 'accepted', 'filed', 'dispatched', 'handling', 'callback', 'toClose', 'closed'])
    assert.ok(found.has(state), `no case is ${state}`)
  const wrong: string[] = []
  for await (const { caseId, faults } of house.runtime.use(recordProof).verifyAll(null))
    if (faults.length > 0) wrong.push(`${caseId}: ${faults.map(({ what }) => what).join(', ')}`)
  assert.deepEqual(wrong, [])
  const count = await countCases()
  await addDemoCases(house.runtime, clock, () => {})
  await addDemoPast(house.runtime, () => {})
  assert.ok(count > 1000)
  assert.equal(await countCases(), count)
})
