import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import * as cases from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { proposeUnits, viewBoard } from '../contract.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

/** Household waste: the street leads by the duty list, the sanitation service helps. */
const WASTE = '200102'

async function filed(): Promise<string> {
  const as = (account: string) => house.principal(account)
  const [lon, lat] = house.runtime.use(areaBook).all('grid')[0]!.labelPoint
  const { id } = await house.perform(
    cases.report,
    {
      channel: 'hotline12345',
      title: '垃圾没人清',
      text: '垃圾堆了三天没人清。',
      category: WASTE,
      place: { lon, lat },
      elements: { name: true, time: true, place: true, cause: true, course: true },
      appellant: { phone: '13800001234' },
    },
    await as('operator1'),
  )
  await house.perform(cases.accept, { id, duplicatesChecked: true }, await as('intakeOfficer1'))
  await house.perform(cases.file, { id, conditionMet: true }, await as('filingOfficer1'))
  return id
}

const propose = async (caseId: string) => house.perform(proposeUnits, { caseId }, await house.principal('dispatcher1'))
const unitOnBoard = async (id: string) => {
  const board = await house.perform(viewBoard, {}, await house.principal('dispatcher1'))
  return board.units.find((unit) => unit.unit === id)!
}

test('先按职责清单建议，说明时限和现在起算的到期时刻', async () => {
  const proposal = await propose(await filed())
  const [first] = proposal.units
  assert.equal(first?.unit, 'street01')
  assert.equal(first?.byDuty, true)
  assert.match(first?.reason.zh ?? '', /职责清单/)
  assert.deepEqual(
    proposal.coHandlers.map(({ unit }) => unit),
    ['sanitation'],
  )
  assert.deepEqual(proposal.limit, { n: 7, unit: 'ND' })
  const days = (Date.parse(proposal.dueFromNow ?? '') - Date.now()) / 86_400_000
  assert.ok(days > 6.9 && days < 7.1)
  assert.equal(proposal.lastReturner, null)
})

test('派出后负荷加一；办完的不算在办，仍算今日已派；习惯进入理由', async () => {
  const before = await unitOnBoard('sanitation')
  assert.deepEqual([before.openCases, before.sentToday], [0, 0])
  const id = await filed()
  await house.perform(cases.dispatch, { id, lead: 'sanitation' }, await house.principal('dispatcher1'))
  const sent = await unitOnBoard('sanitation')
  assert.deepEqual([sent.openCases, sent.sentToday], [1, 1])
  assert.equal(sent.signers.length, 1)
  const handler = await house.principal('sanitation.handler1')
  await house.perform(cases.sign, { id }, handler)
  await house.perform(cases.complete, { id, result: 'solved', answer: '已清运。' }, handler)
  const done = await unitOnBoard('sanitation')
  assert.deepEqual([done.openCases, done.sentToday], [0, 1])
  const habit = (await propose(await filed())).units.find(({ unit }) => unit === 'sanitation')
  assert.equal(habit?.byDuty, false)
  assert.equal(habit?.share, 1)
  assert.match(habit?.reason.zh ?? '', /近90天本街道同类 100%/)
})

test('刚退单的单位要标出', async () => {
  const id = await filed()
  await house.perform(cases.dispatch, { id, lead: 'street01' }, await house.principal('dispatcher1'))
  await house.perform(
    cases.requestReturn,
    { id, reason: 'notOurDuty', text: '直管路段' },
    await house.principal('street01.dispatcher'),
  )
  await house.perform(cases.endorseRequest, { id }, await house.principal('street01.lead1'))
  await house.perform(cases.approveReturn, { id, wrongDispatch: false }, await house.principal('dutyChief1'))
  assert.equal((await propose(id)).lastReturner, 'street01')
})

test('别处的案件无从建议', async () => {
  await assert.rejects(propose('01a1fc1a-a486-7325-8eb6-71a3404d0986'), { code: 'case-not-found' })
})
