import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { areaBook } from '#modules/territory/contract.ts'
import * as cases from '../contract.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

const CATEGORY = '200102'

async function reported() {
  const grid = house.runtime.use(areaBook).all('grid')[0]!
  const [lon, lat] = grid.labelPoint
  return house.perform(
    cases.report,
    {
      channel: 'hotline12345',
      title: '小区门口垃圾没人清',
      text: '临江路小区门口垃圾堆了三天没人清运。',
      place: { lon, lat },
      appealType: 'complaint',
      appellant: { name: '张三', phone: '13800001234' },
    },
    await house.principal('operator1'),
  )
}

test('一件来电从登记到结案，记录与现状一致', async () => {
  const as = (account: string) => house.principal(account)
  const { id } = await reported()
  await house.perform(
    cases.accept,
    {
      id,
      category: CATEGORY,
      urgency: 'normal',
      elements: { name: true, time: true, place: true, cause: true, course: true },
      duplicatesChecked: true,
    },
    await as('intakeOfficer1'),
  )
  await house.perform(cases.file, { id, conditionMet: true }, await as('filingOfficer1'))
  await house.perform(cases.dispatch, { id, lead: 'sanitation' }, await as('dispatcher1'))
  await house.perform(cases.sign, { id }, await as('sanitation.handler1'))
  const done = await house.perform(
    cases.complete,
    { id, result: 'solved', answer: '已清运。' },
    await as('sanitation.handler1'),
  )
  assert.equal(done.state, 'done')
  const found = await house.perform(cases.getCase, { id }, await as('dutyChief1'))
  assert.equal(found.record.length, 6)
  assert.equal(found.appellants[0]?.phone, '138****1234')
  const proof = await house.perform(cases.verifyCase, { id }, await as('dutyChief1'))
  assert.deepEqual(proof.faults, [])
})
