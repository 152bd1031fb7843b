import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseIn, inCallback, passed, satisfied, toClose } from './testing/run.ts'

const CLOSED = { state: 'closed', clocks: [] }
const shape = (run: { case: { state: string }; clocks: string[] }) => ({ state: run.case.state, clocks: run.clocks })

test('网格案件走完全程', () => {
  const run = caseIn('reported')
  assert.deepEqual(shape(run), { state: 'reported', clocks: ['accept', 'total'] })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  assert.deepEqual(shape(run), { state: 'accepted', clocks: ['file', 'total'] })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  assert.deepEqual(shape(run), { state: 'filed', clocks: ['dispatch', 'total'] })
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' })
  assert.deepEqual(shape(run), { state: 'dispatched', clocks: ['sign', 'total'] })
  run.do('handlerOfficer', { type: 'sign' })
  assert.deepEqual(shape(run), { state: 'handling', clocks: ['handle', 'total'] })
  run.do('handlerOfficer', { type: 'complete', result: 'solved', photosAfter: ['after'] })
  assert.deepEqual(shape(run), { state: 'done', clocks: ['checkAssign', 'total'] })
  run.do('intakeOfficer', { type: 'assignCheck' })
  assert.deepEqual(shape(run), { state: 'checking', clocks: ['check', 'total'] })
  run.do('checker', passed)
  assert.deepEqual(shape(run), { state: 'toClose', clocks: ['closing', 'total'] })
  run.do('filingOfficer', { type: 'close' })
  assert.deepEqual(shape(run), CLOSED)
  assert.equal(run.case.closeKind, 'solved')
  assert.deepEqual(new Set(run.ended.map((clock) => clock.result)), new Set(['met']))
})

test('热线工单：派遣起算处置时限，先行联系，免核查，回访后结案', () => {
  const run = caseIn('dispatched', 'hotline')
  assert.deepEqual(run.clocks, ['handle', 'sign', 'total'])
  run.do('handlerOfficer', { type: 'sign' })
  assert.deepEqual(run.clocks, ['contact', 'handle', 'total'])
  run.do('handlerOfficer', {
    type: 'firstContact',
    tries: [{ atMs: run.nowMs, means: 'call', reached: true, proof: 'call-1' }],
  })
  assert.equal(run.result('contact'), 'met')
  run.do('handlerOfficer', { type: 'complete', result: 'solved', answer: '已恢复供水' })
  run.do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
  assert.deepEqual(shape(run), { state: 'callback', clocks: ['callback', 'total'] })
  run.do('callbackOfficer', satisfied).do('filingOfficer', { type: 'close' })
  assert.deepEqual(shape(run), CLOSED)
})

test('未先行联系就办结：先行联系记未做', () => {
  const run = caseIn('done', 'hotline')
  assert.equal(run.result('contact'), 'missed')
})

test('视频发现：核查可免，结案由规则完成', () => {
  const run = caseIn('done', 'sensor')
  run.do('system', { type: 'skipCheck', basis: 'sensorNormal' }).do('system', { type: 'close' })
  assert.deepEqual(shape(run), CLOSED)
})

test('隐患举报：必须核查，向举报人反馈，由隐患审核员结案', () => {
  const run = caseIn('checking', 'hazard').do('checker', passed)
  assert.deepEqual(shape(run), { state: 'callback', clocks: ['callback', 'total'] })
  run.do('callbackOfficer', satisfied)
  assert.equal(run.refusal('filingOfficer', { type: 'close' }), 'not-permitted')
  run.do('hazardReviewer', { type: 'close' })
  assert.deepEqual(shape(run), CLOSED)
})

test('应急事件：十五分钟签收，安全措施，指挥长结案', () => {
  const run = caseIn('handling', 'emergency')
  assert.deepEqual(run.clocks, ['emergency', 'handle', 'total'])
  assert.deepEqual(run.ended.find((clock) => clock.name === 'sign')?.limit, { n: 15, unit: 'NM' })
  run.do('commander', { type: 'takeSafetyMeasure', photos: ['guard'] })
  assert.equal(run.result('emergency'), 'met')
  run.do('handlerOfficer', { type: 'complete', result: 'solved', photosAfter: ['after'] })
  run.do('intakeOfficer', { type: 'assignCheck' }).do('checker', passed).do('commander', { type: 'close' })
  assert.deepEqual(shape(run), CLOSED)
})

test('应急无需安全措施的，说明理由后办结，应急时限免除', () => {
  const run = caseIn('handling', 'emergency')
  const complete = { type: 'complete' as const, result: 'solved' as const, photosAfter: ['after'] }
  assert.equal(run.refusal('handlerOfficer', complete), 'measure-missing')
  run.do('handlerOfficer', { ...complete, noMeasureReason: '现场无危险' })
  assert.equal(run.result('emergency'), 'waived')
})

test('市级下派：上级时限与内部时限', () => {
  const run = caseIn('dispatched', 'upper')
  assert.deepEqual(run.clocks, ['handle', 'sign', 'total', 'upperDue'])
  // received 2026-03-02 09:30, upper due 03-09 10:00: less 20 % of the window
  const reserve = Math.round((run.clock('upperDue').dueMs! - run.case.reportedAt) * 0.2)
  assert.equal(run.clock('handle').dueMs, run.clock('upperDue').dueMs! - reserve)
})

test('核查不通过返工，时限按返工规则，再次核查通过', () => {
  const run = caseIn('checking')
  run.do('checker', {
    type: 'submitCheck',
    result: 'fail',
    reason: '仍有垃圾',
    photos: ['p'],
    position: { lon: 114.1, lat: 30.6 },
  })
  assert.deepEqual(shape(run), { state: 'handling', clocks: ['handle', 'total'] })
  assert.equal(run.case.checks.reworks, 1)
  assert.deepEqual(run.clock('handle').limit, { n: 4, unit: 'WH' }, 'half of 4 WH, but never less than the floor')
  run.do('handlerOfficer', { type: 'complete', result: 'solved' }).do('intakeOfficer', { type: 'assignCheck' })
  run.do('checker', passed).do('filingOfficer', { type: 'close' })
  assert.deepEqual(shape(run), CLOSED)
})

test('回访不满意自动重办一次，第二次由研判决定', () => {
  const unhappy = { type: 'submitCallback', contacted: true, solved: false, satisfied: false } as const
  const run = inCallback().do('callbackOfficer', unhappy)
  assert.deepEqual(shape(run), { state: 'handling', clocks: ['handle', 'total'] })
  assert.equal(run.case.callback.redosUsed, 1)
  run.do('handlerOfficer', { type: 'complete', result: 'explained', answer: '说明' })
  run.do('intakeOfficer', { type: 'skipCheck', basis: 'hotline' }).do('callbackOfficer', unhappy)
  assert.deepEqual(shape(run), { state: 'callback', clocks: ['callbackDecision', 'total'] })
  assert.equal(run.refusal('callbackOfficer', satisfied), 'decision-pending')
  const close = { type: 'decideCallback', decision: 'close', reason: '客观无法解决', exclusion: 'objective' } as const
  assert.equal(run.refusal('dutyChief', close), 'leader-needed')
  run.do('leader', { ...close, proposedBy: 'dutyChief@ops_center' })
  assert.equal(run.case.closeKind, 'unsolvable')
  run.do('filingOfficer', { type: 'close' })
  assert.equal(run.case.closeKind, 'unsolvable')
  assert.equal(run.case.exclusion, 'objective')
})

test('研判再办一次或改由其他单位', () => {
  const unhappy = {
    type: 'submitCallback',
    contacted: true,
    solved: false,
    satisfied: false,
    reasonable: false,
  } as const
  const again = inCallback().do('callbackOfficer', unhappy)
  again.do('dutyChief', { type: 'decideCallback', decision: 'onceMore', reason: '再办一次' })
  assert.deepEqual(shape(again), { state: 'handling', clocks: ['handle', 'supervision', 'total'] })
  assert.deepEqual([again.case.supervision?.level, again.case.supervision?.openedPost], ['II', 'dutyChief'])
  assert.equal(again.case.callback.redosUsed, 0, 'a decision uses up no redo')
  const other = inCallback().do('callbackOfficer', unhappy)
  other.do('dutyChief', { type: 'decideCallback', decision: 'anotherUnit', reason: '换单位' })
  assert.deepEqual(shape(other), { state: 'filed', clocks: ['dispatch', 'total'] })
  other.do('dispatcher', { type: 'dispatch', lead: 'drainage' })
  assert.deepEqual(
    other.case.orders.map((order) => order.status),
    ['done', 'sent'],
  )
})

test('退单：单位同意、值班长同意后重新派遣，不得原样再派', () => {
  const run = caseIn('handling')
  const ask = { type: 'requestReturn', reason: 'notOurDuty', text: '不属本单位' } as const
  run.do('handlerOfficer', ask)
  assert.deepEqual(run.clocks, ['endorse', 'handle', 'total'])
  run.do('handlerLead', { type: 'endorseRequest' })
  assert.deepEqual(run.clocks, ['handle', 'returnReview', 'total'])
  run.do('dutyChief', { type: 'approveReturn', wrongDispatch: true })
  assert.deepEqual(shape(run), { state: 'filed', clocks: ['dispatch', 'total'] })
  assert.equal(run.refusal('dispatcher', { type: 'dispatch', lead: 'sanitation' }), 'last-returner')
  run.do('dutyChief#other', { type: 'dispatch', lead: 'sanitation', forceReason: '职责明确' })
  assert.equal(run.case.orders.at(-1)!.no, '990101-20260302-60000001-02')
})

test('退单期间暂停计时（开关 pauseOnReturn）', async () => {
  const { bookOf, newWorld } = await import('./testing/world.ts')
  const run = caseIn('handling', 'grid', newWorld(bookOf(null, { set: { pauseOnReturn: true } })))
  const due = run.clock('handle').dueMs!
  run.do('handlerOfficer', { type: 'requestReturn', reason: 'wrongArea', text: '不在辖区' })
  assert.equal(run.clock('handle').state, 'paused')
  run.wait(25).do('handlerLead', { type: 'stopRequest', reason: '应由本单位办理' })
  assert.equal(run.clock('handle').state, 'running')
  assert.ok(run.clock('handle').dueMs! >= due)
})

test('街道牵头：逐级下派、逐级办结', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  assert.equal(run.clock('sign').ownerPost, 'streetDispatcher')
  run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })
  const community = run.case.orders[1]!
  assert.equal(run.clock('orderSign').ownerPost, 'communityOfficer')
  assert.equal(run.case.orders[0]!.status, 'working')
  run.do('communityOfficer', { type: 'signOrder', orderId: community.id })
  assert.equal(run.clock('orderHandle').dueMs, run.clock('handle').dueMs, 'no more than what is left above')
  run.do('communityOfficer', { type: 'handDown', unit: 'street01.c03.g07' })
  const grid = run.case.orders[2]!
  assert.equal(
    run.refusal('streetDispatcher', { type: 'complete', result: 'solved', photosAfter: ['a'] }),
    'children-open',
  )
  run.do('gridWorker', { type: 'signOrder', orderId: grid.id })
  run.do('gridWorker', { type: 'completeOrder', orderId: grid.id, answer: '已清', photosAfter: ['a'] })
  run.do('communityOfficer', { type: 'completeOrder', orderId: community.id, answer: '已清' })
  run.do('streetDispatcher', { type: 'complete', result: 'solved' })
  assert.deepEqual(shape(run), { state: 'done', clocks: ['checkAssign', 'total'] })
})

test('退回下级工单时孙级工单一并撤回', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })
  const community = run.case.orders[1]!
  run.do('communityOfficer', { type: 'signOrder', orderId: community.id })
  run.do('communityOfficer', { type: 'handDown', unit: 'street01.c03.g07' })
  run.do('communityOfficer', { type: 'returnOrder', orderId: community.id, reason: 'notOurDuty', text: '不归社区' })
  assert.deepEqual(
    run.case.orders.map((order) => order.status),
    ['working', 'returned', 'withdrawn'],
  )
  assert.deepEqual(run.clocks, ['handle', 'total'])
})

test('派遣时指定的协办单位在牵头单位签收后可以签收', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'sanitation', coHandlers: ['drainage'] })
  assert.deepEqual(run.clocks, ['sign', 'total'])
  run.do('handlerOfficer', { type: 'sign' })
  assert.deepEqual(run.clocks, ['handle', 'orderSign', 'total'])
  const co = run.case.orders[1]!
  assert.equal(run.refusal('handlerOfficer@lighting', { type: 'signOrder', orderId: co.id }), 'not-order-owner')
  run.do('handlerOfficer@drainage', { type: 'signOrder', orderId: co.id })
  run.do('dispatcher', { type: 'withdrawOrder', orderId: co.id, reason: '不再需要' })
  assert.deepEqual(run.clocks, ['handle', 'total'])
})

test('改派后应急时限转给新单位，处置时限重新起算', () => {
  const run = caseIn('handling', 'emergency')
  const before = run.clock('emergency')
  run.do('dutyChief', { type: 'redispatch', lead: 'drainage', reason: '应由排水处置' })
  assert.deepEqual(run.clocks, ['emergency', 'sign', 'total'])
  const after = run.clock('emergency')
  assert.equal(after.startMs, before.startMs)
  assert.equal(after.dueMs, before.dueMs)
  assert.deepEqual(
    after.owners.map((owner) => owner.unit),
    ['sanitation', 'drainage'],
  )
  run.do('handlerOfficer@drainage', { type: 'sign' })
  assert.deepEqual(run.clocks, ['emergency', 'handle', 'total'])
})

test('结案后重开：新一轮，重办次数重新计', () => {
  const run = toClose().do('filingOfficer', { type: 'close' })
  run.wait(60).do('dutyChief', { type: 'reopen', newFacts: '问题复发' })
  assert.deepEqual(shape(run), { state: 'handling', clocks: ['handle', 'total'] })
  assert.equal(run.case.round, 2)
  assert.equal(run.clock('total').startMs, run.case.at.reopenedAt)
  assert.deepEqual(run.clock('handle').limit, run.case.limit, 'the full limit again')
})

test('直接答复的案件重开后待派遣', () => {
  const run = caseIn('reported', 'hotline')
  run.do('operator', { type: 'answerDirectly', answer: '查询结果', agreed: true, appealType: 'inquiry' })
  assert.deepEqual(shape(run), CLOSED)
  assert.equal(run.case.closeKind, 'direct')
  run.do('leader', { type: 'reopen', newFacts: '答复不实' })
  assert.deepEqual(shape(run), { state: 'filed', clocks: ['dispatch', 'total'] })
})

test('待结案退回上一环节', () => {
  const target = (to: 'work' | 'check' | 'callback') => {
    const run = toClose()
    return { run, send: () => run.do('filingOfficer', { type: 'sendBack', to, reason: '不实' }) }
  }
  assert.deepEqual(shape(target('work').send()), { state: 'handling', clocks: ['handle', 'total'] })
  assert.deepEqual(shape(target('check').send()), { state: 'done', clocks: ['checkAssign', 'total'] })
  const { run } = target('callback')
  const sendBack = { type: 'sendBack', to: 'callback', reason: '未回访' } as const
  assert.equal(run.refusal('filingOfficer', sendBack), 'option-unknown', 'an exempt case has no call-back')
})

test('自行处置上报直接结案，无时限', async () => {
  const { CaseRun, reports } = await import('./testing/run.ts')
  const run = new CaseRun().do('gridWorker', { ...reports.grid, type: 'reportSelfHandled', photosAfter: ['a'] })
  assert.deepEqual(shape(run), CLOSED)
  assert.equal(run.case.closeKind, 'selfHandled')
})

test('更正为应急：处置中即起应急时限；改回则失效', () => {
  const run = caseIn('handling')
  run.do('intakeOfficer', { type: 'correct', reason: '情况紧急', urgency: 'critical' })
  assert.equal(run.case.variant, 'emergency')
  assert.deepEqual(run.clocks, ['emergency', 'handle', 'total'])
  run.do('intakeOfficer', { type: 'correct', reason: '误判', urgency: 'normal' })
  assert.deepEqual(run.clocks, ['handle', 'total'])
  assert.equal(run.result('emergency'), 'lapsed')
})

test('更正类别：处置时限从原起点重新计算，早于现在须确认', () => {
  const run = caseIn('handling', 'hotline')
  run.do('intakeOfficer', { type: 'correct', reason: '复杂', category: '300101', complex: true })
  assert.deepEqual(run.case.limit, { n: 15, unit: 'ND' })
  const longDue = run.clock('handle').dueMs!
  assert.equal(longDue, run.clock('handle').startMs + 15 * 86_400_000)
  run.wait(3 * 24 * 60)
  const back = { type: 'correct', reason: '误判', category: '300201', complex: false } as const
  assert.equal(run.refusal('intakeOfficer', back), 'due-not-shortened')
  run.do('intakeOfficer', { ...back, confirmed: true })
  const clock = run.clock('handle')
  assert.ok(clock.dueMs! > clock.limitChangedAtMs!, 'a quarter of the new limit from now')
})
