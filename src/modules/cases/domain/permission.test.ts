import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseCommand } from './command.ts'
import type { Actor } from './facts.ts'
import type { Post } from './posts.ts'
import { CaseRun, caseIn, done, passed, reports } from './testing/run.ts'
import { AREA, bookOf, newWorld } from './testing/world.ts'

function holder(post: Post, unit: string | null, areaCode: string | null = null): Actor {
  return { kind: 'person', personId: 'p', posts: [{ post, unit, areaCode }] }
}

const accept = { type: 'accept', duplicatesChecked: true } as const

test('中心岗位只在中心有效，片区岗位只管本片区', () => {
  const run = caseIn('reported')
  assert.equal(run.refusal(holder('dutyChief', 'sanitation'), accept), 'not-permitted')
  assert.equal(run.refusal(holder('intakeOfficer', 'street02'), accept), 'not-permitted', 'another street')
  assert.equal(run.refusal(holder('intakeOfficer', 'ops_center', '990101002'), accept), 'not-permitted')
  run.do(holder('intakeOfficer', 'street01'), accept)
})

test('位置不明的案件归全区岗位', () => {
  const run = new CaseRun().do('operator', { ...reports.hotline, place: { status: 'unresolved' } })
  const supplement = { type: 'supplement', text: '补充' } as const
  assert.equal(run.refusal(holder('operator', 'street01'), supplement), 'not-permitted')
  run.do(holder('operator', 'ops_center', '990101'), supplement)
})

test('承办岗位只能办理本单位的工单', () => {
  const run = caseIn('handling')
  assert.equal(run.refusal('handlerOfficer@drainage', done), 'not-permitted')
  assert.equal(run.refusal('handlerOfficer@drainage', { type: 'recordProgress', text: '进展' }), 'not-permitted')
  assert.equal(run.refusal('handlerLead@drainage', done), 'not-permitted')
  run.do('handlerLead', done)
})

test('下级单位记录自己工单的进展，工单转为办理中', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })
  const progress = { type: 'recordProgress', text: '已到现场' } as const
  assert.equal(run.refusal('communityOfficer', progress), 'not-permitted', 'the order is not signed yet')
  run.do('communityOfficer', { type: 'signOrder', orderId: run.case.orders[1]!.id }).do('communityOfficer', progress)
  assert.equal(run.case.orders[1]!.status, 'working')
})

test('指定了核查员的只由本人核查，没有指定的由本片区核查', () => {
  const named = caseIn('done').do('intakeOfficer', { type: 'assignCheck', checker: 'zhang' })
  assert.equal(named.refusal('checker', passed), 'not-permitted')
  named.do('checker#zhang', passed)
  const any = caseIn('checking')
  assert.equal(any.refusal(holder('gridWorker', 'street02', '990101002'), passed), 'not-permitted')
  any.do(holder('gridWorker', 'street01.c03.g07', AREA), passed)
})

test('市民只能补充本人的案件', () => {
  const run = caseIn('reported', 'hazard')
  assert.equal(run.refusal('reporterCitizen#stranger', { type: 'supplement', text: '补充' }), 'not-permitted')
  run.do('reporterCitizen#appellant-1', { type: 'supplement', text: '补充', photos: ['more'] })
  assert.deepEqual(run.case.photos.before, ['photo-before', 'more'])
})

test('安全措施：现场网格员、承办过的单位和指挥长都可以', () => {
  const take: CaseCommand = { type: 'takeSafetyMeasure', photos: ['guard'] }
  const run = caseIn('dispatched', 'emergency')
  assert.equal(run.refusal('handlerOfficer@lighting', take), 'not-permitted')
  assert.equal(run.refusal(holder('gridWorker', 'street02', '990101002'), take), 'not-permitted')
  for (const who of ['gridWorker', 'handlerOfficer', 'commander']) caseIn('dispatched', 'emergency').do(who, take)
})

test('系统受理要有规则或足够的置信度', () => {
  const run = caseIn('reported', 'sensor')
  assert.equal(run.refusal('system', { ...accept, confidence: 0.5 }), 'not-permitted')
  run.do('system', { ...accept, confidence: 0.95 })
  assert.equal(caseIn('reported').refusal('system', accept), 'not-permitted', 'off for grid cases')
  const byRule = caseIn('reported', 'grid', newWorld(bookOf(null, { set: { autoAccept: 'rule' } })))
  assert.equal(byRule.refusal('system', accept), 'not-permitted')
  byRule.do('system', { ...accept, byRule: 'patrol' })
})

test('系统派遣要有规则或足够的置信度，自动签收要到时', () => {
  const dispatch = { type: 'dispatch', lead: 'sanitation' } as const
  assert.equal(caseIn('filed').refusal('system', { ...dispatch, confidence: 1 }), 'not-permitted')
  caseIn('filed').do('system', { ...dispatch, byRule: 'sensor' })
  const district = { set: { autoDispatchConfidence: 0.8, autoSignAfter: { n: 1, unit: 'NH' as const } } }
  const run = caseIn('filed', 'grid', newWorld(bookOf(null, district)))
  assert.equal(run.refusal('system', { ...dispatch, confidence: 0.7 }), 'not-permitted')
  run.do('system', { ...dispatch, confidence: 0.8 })
  assert.equal(run.refusal('system', { type: 'sign' }), 'not-permitted')
  run.wait(60).do('system', { type: 'sign' })
})

test('系统和上级平台只办表中列出的事', () => {
  assert.equal(caseIn('accepted').refusal('upperPlatform', { type: 'file', conditionMet: true }), 'not-permitted')
  caseIn('accepted').do('system', { type: 'file', conditionMet: true })
  const run = caseIn('checking', 'hazard').do('checker', passed)
  run.do('callbackOfficer', { type: 'submitCallback', contacted: true, solved: true, satisfied: true })
  assert.equal(run.refusal('system', { type: 'close' }), 'not-permitted', 'hazards are closed by their reviewer only')
  assert.equal(run.refusal('upperPlatform', { type: 'close' }), 'not-permitted')
})
