import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suspended, suspensionAsked } from './testing/reach/requests.ts'
import { streetOrder, withSlave } from './testing/reach/situations.ts'
import {
  directly,
  directOrder,
  escalated,
  handled,
  setUpperDue,
  takesOrders,
  verified,
  verifying,
} from './testing/reach/upper.ts'
import { CaseRun, caseIn, done, reports } from './testing/run.ts'
import { at, bookOf, newWorld } from './testing/world.ts'

test('核实：受理时限停，核实后接着走，可再核实', () => {
  const run = verifying()
  assert.deepEqual([run.case.state, run.clocks], ['verifying', ['accept', 'total', 'verify']])
  assert.equal(run.clock('accept').state, 'paused')
  run.do('gridWorker', { ...verified, result: 'notFound', text: '现场没有发现' })
  assert.deepEqual(
    [run.case.state, run.case.verification?.result, run.result('verify')],
    ['reported', 'notFound', 'met'],
  )
  assert.deepEqual([run.clock('accept').state, run.case.photos.before], ['running', ['photo-before', 'scene']])
  verifying(run).do('dutyChief', { type: 'cancelVerification', reason: '网格员不在岗' })
  assert.deepEqual([run.case.state, run.case.verification, run.result('verify')], ['reported', null, 'lapsed'])
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  assert.equal(run.result('accept'), 'met')
})

test('指定的核实人才能核实；没有人在岗时可以指定邻近网格员', () => {
  const nobody = { verifierOnDuty: () => false }
  const run = caseIn('reported')
  run.do('intakeOfficer', { type: 'requestVerification', verifier: 'neighbour' }, nobody)
  assert.equal(run.refusal('gridWorker', verified), 'not-permitted')
  run.do('gridWorker@street01.c03.g07#neighbour', verified)
  const nowhere = new CaseRun().do('operator', { ...reports.hotline, place: { status: 'unresolved' } })
  assert.equal(nowhere.refusal('intakeOfficer', { type: 'requestVerification' }), 'no-verifier')
})

test('系统只按规则要求核实', () => {
  assert.equal(caseIn('reported', 'hotline').refusal('system', { type: 'requestVerification' }), 'not-permitted')
  caseIn('reported', 'grid').do('system', { type: 'requestVerification' })
  const never = newWorld(bookOf(null, { set: { verification: false } }))
  const run = caseIn('reported', 'grid', never)
  assert.equal(run.refusal('intakeOfficer', { type: 'requestVerification' }), 'verification-not-allowed')
})

test('市直派：直接到承办单位，市级时限和内部时限同时起算，必须回访', () => {
  const run = directly()
  assert.deepEqual([run.case.state, run.clocks], ['dispatched', ['handle', 'sign', 'total', 'upperDue']])
  assert.deepEqual([run.case.direct, run.case.upperCase, run.case.orders[0]!.unit], [true, true, 'street01'])
  assert.equal(run.clock('upperDue').dueMs, directOrder.givenDueMs)
  assert.ok(run.clock('handle').dueMs! < directOrder.givenDueMs)
  run.do('streetDispatcher', { type: 'sign' })
  const call = { atMs: run.nowMs, means: 'call', reached: true, proof: 'call-1' } as const
  run.do('streetDispatcher', { type: 'firstContact', tries: [call] }).do('streetDispatcher', done)
  run.do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
  assert.equal(run.case.state, 'callback', 'the centre calls back')
  const patrol = new CaseRun(takesOrders()).do('upperPlatform', { ...directOrder, channel: 'digitalUrbanMgmt' })
  patrol.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { ...done, photosBefore: ['b'] })
  patrol.do('intakeOfficer', { type: 'assignCheck' })
  patrol.do('checker', { type: 'submitCheck', result: 'pass', photos: ['p'], distanceReason: '远程' })
  assert.equal(patrol.case.state, 'callback', 'though its channel never calls back')
})

test('市直派：不指明本区有效单位的不收；社区不能作主办', () => {
  const refused = (lead: string) => new CaseRun(takesOrders()).refusal('upperPlatform', { ...directOrder, lead })
  for (const lead of ['closed_office', 'nobody', 'cleaning_ltd', 'street01.c03'])
    assert.equal(refused(lead), 'order-not-acknowledged')
  assert.equal(new CaseRun(takesOrders()).refusal('operator', directOrder), 'not-permitted')
  assert.equal(
    new CaseRun(takesOrders()).refusal('upperPlatform', { ...directOrder, category: '999999' }),
    'option-unknown',
  )
})

test('市直派的单位退单，回到区中心派遣', () => {
  const run = directly().do('streetDispatcher', { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' })
  run.do('dutyChief', { type: 'approveReturn', wrongDispatch: false })
  assert.equal(run.case.state, 'filed')
  run.do('dispatcher', { type: 'dispatch', lead: 'drainage' })
})

test('内部时限按市级时限留出余地，哪个渠道来的都一样', () => {
  const start = '2026-03-02 10:00'
  const received = (channel: string, dueMs: number) => {
    const run = new CaseRun(takesOrders(), start)
    return run.do('upperPlatform', { ...directOrder, channel, givenDueMs: dueMs }).clock('handle').dueMs
  }
  assert.equal(received('upperPlatform', at('2026-03-03 10:00')), at('2026-03-03 05:12'))
  assert.equal(received('upperPlatform', at('2026-03-17 10:00')), at('2026-03-16 10:00'))
  assert.equal(received('hotline12345', at('2026-03-03 10:00')), at('2026-03-03 05:12'))
  assert.equal(received('hotline12345', at('2026-06-03 10:00')), at('2026-03-03 10:00'), 'its own 24 hours are earlier')
})

test('上报上级：工单收回、申请失效，整案和上级时限接着走', () => {
  const { run } = streetOrder()
  run.do('streetDispatcher', { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' })
  escalated(run)
  assert.deepEqual([run.case.state, run.clocks, run.case.request], ['escalated', ['total', 'upperWait'], null])
  assert.deepEqual(
    run.case.orders.map((order) => order.status),
    ['withdrawn', 'withdrawn'],
  )
  run.do('upperPlatform', { type: 'upperReply', outcome: 'handedBack', text: '由区里办', messageNo: 'M-7' })
  assert.deepEqual([run.case.state, run.case.escalation, run.case.upperMessages], ['filed', null, ['M-7']])
  run.do('dispatcher', { type: 'dispatch', lead: 'drainage' })
  const filed = escalated(caseIn('filed')).do('dutyChief', { type: 'recallEscalation', reason: '职责已明确' })
  assert.deepEqual(
    [filed.case.state, filed.clocks, filed.result('upperWait')],
    ['filed', ['dispatch', 'total'], 'lapsed'],
  )
  escalated(filed)
})

test('上级已办：需回访的回访，不需的待结案，结案方式为上级办结', () => {
  const grid = escalated().do('system', handled)
  assert.deepEqual([grid.case.state, grid.case.closeKind], ['toClose', 'upperClosed'])
  grid.do('filingOfficer', { type: 'close' })
  assert.equal(grid.case.closeKind, 'upperClosed')
  const hotline = escalated(caseIn('handling', 'hotline')).do('upperPlatform', handled)
  assert.deepEqual([hotline.case.state, hotline.case.answer], ['callback', '市级已修复'])
  hotline.do('callbackOfficer', { type: 'submitCallback', contacted: true, solved: false, satisfied: false })
  assert.deepEqual([hotline.case.state, hotline.case.closeKind], ['filed', null], 'nobody leads: dispatched anew')
  assert.equal(escalated().refusal('upperPlatform', { ...handled, outcome: 'x' } as never), 'option-unknown')
})

test('更新上级时限：只动上级时限和整案', () => {
  const run = caseIn('handling', 'upper')
  const handle = run.clock('handle').dueMs
  run.do('dutyChief', { ...setUpperDue, messageNo: 'M-1' })
  assert.deepEqual([run.clock('upperDue').dueMs, run.clock('total').dueMs], [setUpperDue.dueMs, setUpperDue.dueMs])
  assert.equal(run.clock('handle').dueMs, handle)
  assert.equal(run.refusal('dutyChief', { ...setUpperDue, dueMs: at('2026-03-01 10:00') }), 'option-unknown')
})

const withdraw = { type: 'withdraw', reason: '自行解决' } as const

test('撤诉：派遣前作废，派遣后转核查且不再回访', () => {
  const early = caseIn('filed', 'hotline').do('operator', withdraw)
  assert.deepEqual([early.case.state, early.clocks], ['voided', []])
  const late = caseIn('handling', 'hotline').do('reporterCitizen#appellant-1', withdraw)
  assert.deepEqual([late.case.state, late.case.closeKind, late.clocks], ['done', 'withdrawn', ['checkAssign', 'total']])
  assert.equal(late.case.orders[0]!.status, 'withdrawn')
  late.do('intakeOfficer', { type: 'skipCheck', basis: 'withdrawn' })
  assert.equal(late.case.state, 'toClose')
  late.do('filingOfficer', { type: 'close' })
  assert.equal(late.case.closeKind, 'withdrawn')
})

test('挂账中撤诉：整案恢复，其余失效；申请失效', () => {
  const asking = { contactLeft: true, appellants: ['appellant-1'] }
  const run = caseIn('handling')
  run.state = { ...run.case, ...asking }
  suspended(run).do('operator', withdraw)
  assert.deepEqual([run.case.state, run.case.suspension, run.clocks], ['done', null, ['checkAssign', 'total']])
  assert.equal(run.clock('total').state, 'running')
  const asked = caseIn('handling')
  asked.state = { ...asked.case, ...asking }
  suspensionAsked(asked).do('operator', withdraw)
  assert.deepEqual([asked.case.request, asked.record.at(-2)!.type], [null, 'RequestLapsed'])
})

test('安全类、还有其他诉求人、有并入案件、派遣前有二级督办：撤诉只记录', () => {
  const recorded = (run: CaseRun, who = 'operator') => {
    const { state } = run.case
    const { clocks } = run
    run.do(who, { ...withdraw, appellant: run.case.appellants[0]! })
    assert.deepEqual([run.case.state, run.clocks], [state, clocks])
    assert.deepEqual(run.case.withdrawn, [run.case.appellants[0]])
  }
  recorded(caseIn('handling', 'hazard'))
  const two = new CaseRun().do('operator', { ...reports.hotline, appellants: ['appellant-1', 'appellant-2'] })
  assert.equal(two.refusal('operator', withdraw), 'not-appellant', 'whose appeal?')
  recorded(two)
  two.do('operator', { ...withdraw, appellant: 'appellant-2' })
  assert.equal(two.case.state, 'voided', 'the last one')
  const master = withSlave()
  master.state = { ...master.case, appellants: ['appellant-1'] }
  recorded(master)
  recorded(caseIn('reported', 'hotline').do('dutyChief', { type: 'supervise', level: 'II', reason: '媒体关注' }))
  assert.equal(caseIn('handling', 'hotline').refusal('reporterCitizen#stranger', withdraw), 'not-permitted')
  assert.equal(caseIn('handling', 'hotline').refusal('upperPlatform', withdraw), 'not-appellant')
  assert.equal(caseIn('handling', 'upper').do('upperPlatform', withdraw).case.state, 'done')
})

test('增加协办：牵头或中心提出，签收后计时，不超过牵头剩余', () => {
  const run = caseIn('handling').do('handlerOfficer', { type: 'addCoHandler', unit: 'drainage', text: '配合清淤' })
  run.do('dispatcher', { type: 'addCoHandler', unit: 'lighting', limit: { n: 1, unit: 'WH' } })
  assert.deepEqual(
    run.case.orders.slice(1).map((order) => [order.unit, order.role, order.givenBy]),
    [
      ['drainage', 'co', 'sanitation'],
      ['lighting', 'co', 'ops_center'],
    ],
  )
  assert.deepEqual(run.clocks, ['handle', 'orderSign', 'orderSign', 'total'])
  assert.equal(run.refusal('handlerOfficer', { type: 'addCoHandler', unit: 'drainage' }), 'co-is-lead')
  run.do('handlerOfficer@drainage', { type: 'signOrder', orderId: run.case.orders[1]!.id })
  assert.equal(run.clock('orderHandle').dueMs, run.clock('handle').dueMs)
  assert.equal(run.refusal('handlerOfficer', done), 'children-open')
})

test('无主设施：一小时应急时限与无主时限并行', () => {
  const run = new CaseRun().do('operator', { ...reports.hotline, category: '100101', ownerless: true })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'street01' }).do('streetDispatcher', { type: 'sign' })
  assert.ok(run.clocks.includes('emergency') && run.clocks.includes('handle'))
  assert.equal(run.clock('emergency').dueMs! - run.clock('emergency').startMs, 3_600_000)
  const quiet = (code: string) => {
    const found = run.facts({ kind: 'system', personId: null, posts: [] }).category(code)
    return found && { ...found, emergency: false }
  }
  const marked = new CaseRun().do(
    'operator',
    { ...reports.hotline, category: '100101', ownerless: true },
    { category: quiet },
  )
  assert.equal(marked.case.flags.emergency, true, 'whatever the category says')
})
