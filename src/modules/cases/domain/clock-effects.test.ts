import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClockEffect } from './clock-words.ts'
import { CaseRun, caseIn, done, reports } from './testing/run.ts'
import { at, bookOf, newWorld } from './testing/world.ts'

const ORDER = ['stop', 'lapse', 'resume', 'passOn', 'change', 'start', 'pause']
const names = (effects: readonly ClockEffect[]) => effects.map((effect) => `${effect.effect} ${effect.clock}`)

test('时限动作的先后：停、失效、恢复、移交、改期、起、暂停', () => {
  const world = newWorld(bookOf(null, { set: { pauseOnReturn: true } }))
  const run = caseIn('handling', 'grid', world)
  run.do('handlerOfficer', { type: 'requestReturn', reason: 'wrongArea', text: '不在辖区' })
  assert.deepEqual(names(run.last!.clocks), ['start endorse', 'pause handle'])
  run.do('handlerLead', { type: 'endorseRequest' })
  assert.deepEqual(names(run.last!.clocks), ['stop endorse', 'start returnReview'])
  run.do('dutyChief', { type: 'refuseReturn', reason: '属本单位' })
  assert.deepEqual(names(run.last!.clocks), ['stop returnReview', 'resume handle'])
  run.do('dutyChief', { type: 'redispatch', lead: 'drainage', reason: '改派' })
  const places = run.last!.clocks.map((effect) => ORDER.indexOf(effect.effect))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
})

test('不予受理：停受理和整案，其余一并失效', () => {
  const run = caseIn('reported')
  run.do('intakeOfficer', { type: 'reject', reason: 'outOfArea', text: '不属本区' })
  assert.deepEqual(names(run.last!.clocks), ['stop accept', 'stop total'])
  assert.deepEqual(run.clocks, [])
})

test('处置中撤派的申请、下级工单和它们的时限一起结束', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01', coHandlers: ['drainage'] })
  run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })
  run.do('streetDispatcher', { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' })
  run.do('dutyChief', { type: 'redispatch', lead: 'sanitation', reason: '改派' })
  assert.deepEqual(run.clocks, ['sign', 'total'])
  assert.equal(run.case.request, null)
  assert.deepEqual(
    run.record.slice(-5).map((event) => event.type),
    ['ReturnRequested', 'RequestLapsed', 'OrderWithdrawn', 'OrderWithdrawn', 'Redispatched'],
  )
  assert.deepEqual(
    run.case.orders.map((order) => order.status),
    ['withdrawn', 'withdrawn', 'withdrawn', 'sent'],
  )
})

test('整案时限：分级的用分级时限，按类别的加上其他环节；类别明确后更新', () => {
  const hotline = new CaseRun().do('operator', { ...reports.hotline, category: '300101' })
  assert.deepEqual([hotline.clock('total').limit, hotline.clock('total').plus], [{ n: 7, unit: 'ND' }, null])
  const { category: _later, ...unsorted } = reports.grid
  const grid = new CaseRun().do('gridWorker', unsorted)
  assert.equal(grid.clock('total').dueMs, null, 'not known yet')
  grid.do('intakeOfficer', { type: 'accept', category: '200102', duplicatesChecked: true })
  assert.deepEqual(names(grid.last!.clocks), ['stop accept', 'change total', 'start file'])
  assert.deepEqual(grid.clock('total').plus, { n: 3, unit: 'WD' })
  assert.ok(grid.clock('total').dueMs! > grid.nowMs)
})

test('无主设施：时限替代类别时限并从签收起算', () => {
  const run = new CaseRun().do('operator', { ...reports.hotline, category: '100101', ownerless: true })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'street01' })
  assert.ok(!run.clocks.includes('handle'), 'though hotline cases begin at dispatch')
  run.do('streetDispatcher', { type: 'sign' })
  assert.deepEqual(run.clock('handle').limit, { n: 7, unit: 'ND' })
})

test('派遣后更正了变体，签收时处置时限不重不漏', () => {
  const begun = caseIn('dispatched', 'hotline')
  begun.do('intakeOfficer', { type: 'correct', reason: '危急', urgency: 'critical' })
  begun.do('handlerOfficer', { type: 'sign' })
  assert.equal(begun.clocks.filter((name) => name === 'handle').length, 1)
  const late = new CaseRun().do('operator', { ...reports.hotline, urgency: 'critical' })
  late.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  late
    .do('filingOfficer', { type: 'file', conditionMet: true })
    .do('dispatcher', { type: 'dispatch', lead: 'sanitation' })
  late.do('intakeOfficer', { type: 'correct', reason: '不危急', urgency: 'normal' })
  late.do('handlerOfficer', { type: 'sign' })
  assert.equal(late.clocks.filter((name) => name === 'handle').length, 1)
})

test('退单后应急时限由派遣员看管，再派后转给新单位', () => {
  const world = newWorld(bookOf(null, { variants: { emergency: { returnAllowed: true } } }))
  const run = caseIn('handling', 'emergency', world)
  run.do('handlerOfficer', { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' })
  run.do('dutyChief', { type: 'approveReturn', wrongDispatch: true })
  assert.equal(run.clock('emergency').ownerPost, 'dispatcher')
  run.do('dispatcher', { type: 'dispatch', lead: 'street01' })
  assert.deepEqual(
    [run.clock('emergency').ownerPost, run.clock('emergency').ownerUnit],
    ['streetDispatcher', 'street01'],
  )
  run.do('streetDispatcher', { type: 'sign' })
  assert.equal(run.clocks.filter((name) => name === 'emergency').length, 1, 'it never restarts')
})

test('下级时限不超过上级剩余', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  run.do('streetDispatcher', { type: 'sign' })
  const due = run.clock('handle').dueMs!
  run.do(
    'streetDispatcher',
    { type: 'handDown', unit: 'street01.c03', limit: { n: 4, unit: 'WH' } },
    { atMs: run.nowMs - 300_000 },
  )
  run.until('2026-03-02 11:30').do('communityOfficer', { type: 'signOrder', orderId: run.case.orders[1]!.id })
  assert.equal(run.clock('orderHandle').dueMs, due, 'four hours from signing would end later')
})

test('上级重开给了新日期才再起上级时限', () => {
  const close = (run: CaseRun) =>
    run
      .do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
      .do('callbackOfficer', { type: 'submitCallback', contacted: true, solved: true, satisfied: true })
      .do('filingOfficer', { type: 'close' })
  const dated = close(caseIn('done', 'upper'))
  dated.do('upperPlatform', { type: 'reopen', newFacts: '复发', givenDueMs: at('2026-03-20 10:00') })
  assert.equal(dated.clock('upperDue').dueMs, at('2026-03-20 10:00'))
  const undated = close(caseIn('done', 'upper')).do('dutyChief', { type: 'reopen', newFacts: '复发' })
  assert.ok(!undated.clocks.includes('upperDue'))
  undated.do('handlerOfficer', done)
  assert.deepEqual(undated.clocks, ['checkAssign', 'total'])
})

test('三级督办随案结束', () => {
  const run = caseIn('reported')
  run.do('supervisor', { type: 'supervise', level: 'III', reason: '受理迟缓' })
  run.do('filingOfficer', { type: 'void', reason: 'test' })
  assert.deepEqual(
    run.record.slice(-2).map((event) => event.type),
    ['Voided', 'SupervisionEnded'],
  )
  assert.equal(run.case.supervision, null)
})

test('没有变化的不动时限', () => {
  const run = caseIn('handling').do('intakeOfficer', { type: 'correct', reason: '标题有误', title: '新标题' })
  assert.deepEqual(run.last!.clocks, [])
  assert.deepEqual(names(caseIn('dispatched').last!.clocks), ['stop dispatch', 'start sign'])
})

test('重办时限是首次时限的一半', () => {
  const run = new CaseRun().do('operator', { ...reports.hotline, category: '300101' })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  assert.deepEqual(run.clock('handle').limit, { n: 7, unit: 'ND' })
  run.do('handlerOfficer', done).do('intakeOfficer', { type: 'assignCheck' })
  run.do('checker', { type: 'submitCheck', result: 'fail', reason: '不实', photos: ['p'], distanceReason: '远程' })
  assert.deepEqual(run.clock('handle').limit, { n: 4, unit: 'ND' })
})

test('孙级工单不超过上一级工单的剩余', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  run.do('streetDispatcher', { type: 'sign' })
  run.do('streetDispatcher', { type: 'handDown', unit: 'street01.c03', limit: { n: 1, unit: 'WH' } })
  run.do('communityOfficer', { type: 'signOrder', orderId: run.case.orders[1]!.id })
  run.do('communityOfficer', { type: 'handDown', unit: 'street01.c03.g07' })
  run.do('gridWorker', { type: 'signOrder', orderId: run.case.orders[2]!.id })
  const [above, below] = run.open.filter((clock) => clock.name === 'orderHandle')
  assert.ok(above!.dueMs! < run.clock('handle').dueMs!)
  assert.equal(below!.dueMs, above!.dueMs)
})

test('应急案件重开：仍有危险的重起应急时限并再采取措施', () => {
  const closed = () =>
    caseIn('checking', 'emergency')
      .do('checker', { type: 'submitCheck', result: 'pass', photos: ['p'], distanceReason: '远程' })
      .do('commander', { type: 'close' })
  const danger = closed().do('dutyChief', { type: 'reopen', newFacts: '再次塌陷' })
  assert.ok(danger.clocks.includes('emergency'))
  assert.equal(danger.case.measureTaken, false)
  const safe = closed().do('dutyChief', { type: 'reopen', newFacts: '修补不平', noDangerNow: true })
  assert.ok(!safe.clocks.includes('emergency'))
  assert.equal(safe.case.measureTaken, true)
})
