import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { areaBook } from '#modules/territory/contract.ts'
import * as cases from '../contract.ts'

const DAY_MS = 86_400_000
let nowMs = Date.parse('2026-03-02T09:30:00+08:00')
let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

const span = { from: '2026-03-01T00:00:00+08:00', to: '2026-04-01T00:00:00+08:00' }
const measure = async (account: string, input: object) =>
  (await house.perform(cases.measurePunctuality, { ...span, ...input } as never, await house.principal(account))).rows

/** A web appeal is to be accepted within two natural hours; this one is accepted after `hours`. */
async function acceptedAfter(hours: number, gridNo: number): Promise<void> {
  const grid = house.runtime.use(areaBook).all('grid')[gridNo]!
  const { id } = await house.perform(
    cases.report,
    {
      channel: 'web',
      title: '路灯不亮',
      text: '路灯不亮，请修。',
      category: '100118',
      place: { lon: grid.labelPoint[0], lat: grid.labelPoint[1] },
      elements: { name: true, time: true, place: true, cause: true, course: true },
      appellant: { name: '钱七', phone: '13700010001' },
    },
    await house.principal('operator1'),
  )
  nowMs += hours * 3_600_000
  await house.perform(cases.accept, { id, duplicatesChecked: true }, await house.principal('intakeOfficer1'))
}

test('按环节、单位、人员、街道统计按时率；未到期的不算，过期未办的算超期', async () => {
  await acceptedAfter(1, 3)
  await acceptedAfter(2, 3)
  await acceptedAfter(3, 700)
  const steps = await measure('dutyChief1', { by: 'step' })
  const accepted = steps.find((row) => row.key === 'accept')!
  assert.deepEqual([accepted.due, accepted.met, accepted.late], [3, 2, 1])
  assert.equal(
    steps.some((row) => row.key === 'total'),
    false,
    'not due yet, and not done',
  )
  const [person, ...nobody] = await measure('dutyChief1', { by: 'person', step: 'accept' })
  assert.deepEqual([person?.due, person?.met, nobody.length], [3, 2, 0])
  assert.ok(person?.name)
  const streets = await measure('dutyChief1', { by: 'street', step: 'accept' })
  assert.deepEqual(streets.map((row) => row.due).sort(), [1, 2])

  nowMs += DAY_MS
  const filing = (await measure('dutyChief1', { by: 'step' })).find((row) => row.key === 'file')!
  assert.deepEqual([filing.due, filing.met, filing.late], [3, 0, 3], 'nobody has filed them')
})

test('街道只统计本辖区', async () => {
  const grid = house.runtime.use(areaBook).all('grid')[700]!
  const street = house.runtime.use(areaBook).namesOf(grid.code).street!
  const all = await measure('dutyChief1', { by: 'street', step: 'accept' })
  const own = all.find((row) => row.key !== null && grid.code.startsWith(row.key))!
  const no = String(Number(own.key!.slice(-3))).padStart(2, '0')
  assert.deepEqual(
    (await measure(`street${no}.dispatcher`, { by: 'street', step: 'accept' })).map((row) => row.key),
    [own.key],
    street,
  )
})
