import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import * as cases from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { listTries, recordTry } from '../contract.ts'

let house: TestHouse
let nowMs = Date.parse('2026-11-20T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

/** A power cut: nothing to see on the spot, so it is called back without a check. */
async function toCall(): Promise<string> {
  const as = (account: string) => house.principal(account)
  const [lon, lat] = house.runtime.use(areaBook).all('grid')[0]!.labelPoint
  const { id } = await house.perform(
    cases.report,
    {
      channel: 'hotline12345',
      title: '停电',
      text: '家里停电一整天了。',
      category: '300203',
      place: { lon, lat },
      elements: { name: true, time: true, place: true, cause: true, course: true },
      appellant: { name: '张三', phone: '13800001234' },
    },
    await as('operator1'),
  )
  await house.perform(cases.accept, { id, duplicatesChecked: true }, await as('intakeOfficer1'))
  await house.perform(cases.file, { id, conditionMet: true }, await as('filingOfficer1'))
  await house.perform(cases.dispatch, { id, lead: 'power_company' }, await as('dispatcher1'))
  const handler = await as('power_company.handler1')
  await house.perform(cases.sign, { id }, handler)
  await house.perform(cases.complete, { id, result: 'solved', answer: '已恢复供电。' }, handler)
  await house.perform(cases.skipCheck, { id, basis: 'hotline' }, await as('intakeOfficer1'))
  return id
}

test('三次未接通：前两次安排下次，第三次自动登记未联系上', async () => {
  const caller = await house.principal('callbackOfficer1')
  const caseId = await toCall()
  const first = await house.perform(recordTry, { caseId }, caller)
  assert.equal(first.nextTry, '2026-11-20T12:30:00+08:00')
  nowMs += 3 * 3_600_000
  const second = await house.perform(recordTry, { caseId }, caller)
  assert.deepEqual([second.tries.length, second.state], [2, 'callback'])
  assert.equal((await house.perform(listTries, { caseId }, caller)).tries.length, 2)
  nowMs += 6 * 3_600_000
  const third = await house.perform(recordTry, { caseId }, caller)
  assert.deepEqual([third.tries.length, third.nextTry, third.state], [3, null, 'toClose'])
  const { record } = await house.perform(cases.getCase, { id: caseId }, await house.principal('dutyChief1'))
  assert.equal(record.at(-1)?.type, 'CallbackDone')
  await assert.rejects(house.perform(recordTry, { caseId }, caller), { code: 'not-to-call' })
})

test('重办后重新计次', async () => {
  const caller = await house.principal('callbackOfficer1')
  const caseId = await toCall()
  await house.perform(recordTry, { caseId }, caller)
  await house.perform(
    cases.submitCallback,
    { id: caseId, contacted: true, solved: false, satisfied: false, reasonable: true },
    caller,
  )
  const handler = await house.principal('power_company.handler1')
  await house.perform(cases.complete, { id: caseId, result: 'solved', answer: '已更换线路。' }, handler)
  await house.perform(cases.skipCheck, { id: caseId, basis: 'hotline' }, await house.principal('intakeOfficer1'))
  assert.deepEqual((await house.perform(listTries, { caseId }, caller)).tries, [])
})

test('办理单位的人不能登记回访', async () => {
  const caseId = await toCall()
  await assert.rejects(house.perform(recordTry, { caseId }, await house.principal('power_company.handler1')), {
    status: 403,
  })
})
