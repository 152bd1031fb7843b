import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseState } from './case-state.ts'
import { evolveAll } from './evolve.ts'
import { completeState } from './state-defaults.ts'
import { close, withSlave } from './testing/reach/situations.ts'
import { closed, heard, inPreCallback, reconsider, rejected } from './testing/reach/supervision.ts'
import { caseIn, passed, satisfied } from './testing/run.ts'
import { at, bookOf, newWorld } from './testing/world.ts'

const DAY_MINUTES = 24 * 60
const bad = { type: 'preCallback', contacted: true, solved: false, satisfied: false } as const

test('预回访：满意的等上级回访，不满意的继续办且不占重办次数', () => {
  const good = inPreCallback()
  assert.deepEqual(good.clocks, ['callback', 'preCallback', 'total'])
  good.do('callbackOfficer', heard)
  assert.deepEqual([good.clocks, good.case.preCallback!.good], [['callback', 'total'], true])
  good.do('callbackOfficer', satisfied)
  const again = inPreCallback().do('callbackOfficer', bad)
  assert.deepEqual(
    [again.case.state, again.clocks, again.case.callback.redosUsed],
    ['handling', ['handle', 'total'], 0],
  )
  assert.equal(again.result('callback'), 'lapsed')
  again.do('handlerOfficer', { type: 'complete', result: 'solved', answer: '已办' })
  again.do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
  assert.deepEqual([again.case.preCallback, again.clocks], [null, ['callback', 'preCallback', 'total']])
  const inactive = inPreCallback()
  const unit = inactive.facts({ kind: 'system', personId: null, posts: [] }).unit
  inactive.do('callbackOfficer', bad, { unit: (id) => ({ ...unit(id)!, active: id !== 'sanitation' }) })
  assert.deepEqual([inactive.case.state, inactive.clocks], ['filed', ['dispatch', 'total']])
})

test('预回访要复核的：登记后等值班长，登记人不能自己复核', () => {
  const run = inPreCallback('beijing-fengtai').do('dutyChief#p', bad)
  assert.deepEqual([run.case.state, run.case.preCallback!.status], ['callback', 'recorded'])
  assert.ok(run.clocks.includes('preCallback'), 'the step is not done')
  assert.equal(run.refusal('dutyChief#p', { type: 'preCallback' }), 'callback-result-missing')
  run.do('callbackOfficer', { ...bad, solved: true })
  assert.equal(run.case.preCallback!.status, 'recorded', 'recorded anew, still not reviewed')
  run.do('dutyChief#q', { type: 'preCallback' })
  const { status, by, reviewedBy, good } = run.case.preCallback!
  assert.deepEqual([status, by, reviewedBy, good], ['done', 'callbackOfficer@ops_center', 'q', true])
  assert.ok(!run.clocks.includes('preCallback'))
  const overruled = inPreCallback('beijing-fengtai').do('callbackOfficer', heard).do('dutyChief', bad)
  assert.equal(overruled.case.state, 'handling')
})

test('回访的三次联系各有时间，不在将来', () => {
  const run = caseIn('done', 'hotline').do('intakeOfficer', { type: 'skipCheck', basis: 'indoor' })
  const called = (...tries: number[]) => ({ type: 'submitCallback', contacted: false, tries }) as const
  const [a, b, now] = [at('2026-03-02 09:00'), at('2026-03-02 09:10'), run.nowMs]
  for (const wrong of [called(a, a, b), called(a, b, now + 60_000), called(a, a, b, now)])
    assert.equal(run.refusal('callbackOfficer', wrong), 'callback-result-missing')
  run.do('callbackOfficer', called(a, b, now))
})

test('复议：回到待受理，整案重新计时，三十日内', () => {
  const run = rejected().wait(DAY_MINUTES)
  run.do('dutyChief', reconsider)
  assert.deepEqual([run.case.state, run.clocks], ['reported', ['accept', 'total']])
  assert.equal(run.clock('total').startMs, run.case.at.totalStartedAt)
  assert.equal(run.clock('total').startMs, run.nowMs - 5 * 60_000)
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  const upper = caseIn('reported', 'upper')
  upper.do('intakeOfficer', { type: 'reject', reason: 'outOfArea', text: '不属本区', told: true })
  upper.do('upperPlatform', { ...reconsider, givenDueMs: at('2026-03-20 10:00') })
  assert.equal(upper.clock('upperDue').dueMs, at('2026-03-20 10:00'))
})

test('归档：满期限且重开期限已过，没有未办结事项和待处理异议', () => {
  const archive = { type: 'archive' } as const
  const long = closed().wait(31 * DAY_MINUTES)
  assert.equal(long.refusal('system', archive, { objectionWaits: true }), 'archive-early')
  long.do('system', archive)
  assert.equal(long.case.state, 'archived')
  const later = bookOf(null, { set: { reopenWithin: { n: 60, unit: 'ND' }, reconsiderWithin: { n: 60, unit: 'ND' } } })
  const reopenable = caseIn('checking', 'grid', newWorld(later)).do('checker', passed).do('filingOfficer', close)
  assert.equal(reopenable.wait(31 * DAY_MINUTES).refusal('system', archive), 'archive-early')
  const refused = caseIn('reported', 'grid', newWorld(later))
  refused.do('intakeOfficer', { type: 'reject', reason: 'outOfArea', text: '不属本区', told: true })
  assert.equal(refused.wait(31 * DAY_MINUTES).refusal('system', archive), 'archive-early')
  rejected()
    .wait(31 * DAY_MINUTES)
    .do('system', archive)
  assert.equal(long.refusal('dutyChief', { type: 'reopen', newFacts: '复发' }), 'wrong-state:archived')
})

test('从案在主案归档后归档', () => {
  const master = withSlave()
  const slaveId = master.case.slaves[0]!
  master.do('operator', { type: 'answerDirectly', answer: '好', agreed: true, knowledgeId: 'k1' })
  master.wait(31 * DAY_MINUTES)
  const slave = caseIn('reported', 'grid', master.world)
  slave.nowMs = master.nowMs
  slave.state = master.world.related.get(slaveId)!
  slave.open = []
  assert.equal(slave.refusal('system', { type: 'archive' }), 'master-not-archived')
  master.do('system', { type: 'archive' })
  slave.do('system', { type: 'archive' })
  assert.equal(slave.case.state, 'archived')
})

test('早先存下的案件没有后来的字段：补齐后与重放一致', () => {
  const run = caseIn('handling')
  const { notices: _n, noticed: _c, lastUrge: _l, preCallback: _p, exclusions: _e, ...old } = run.case
  assert.deepEqual(completeState(old as CaseState), evolveAll(null, run.record))
})
