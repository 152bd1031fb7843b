import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suspend, suspended } from './testing/reach/requests.ts'
import { CaseRun, caseIn, done, reports } from './testing/run.ts'
import { at } from './testing/world.ts'

const DAY = 86_400_000
/** A hotline case of seven days. */
function weekLong(): CaseRun {
  const run = new CaseRun().do('operator', { ...reports.hotline, category: '300101' })
  run.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  run.do('filingOfficer', { type: 'file', conditionMet: true })
  return run.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
}
const correct = { type: 'correct', reason: '登记有误' } as const

test('改了类别，时限从原起点重新计算', () => {
  const run = weekLong()
  const { startMs } = run.clock('handle')
  run.wait(24 * 60).do('intakeOfficer', { ...correct, complex: true })
  assert.deepEqual(run.clock('handle').limit, { n: 15, unit: 'ND' })
  assert.equal(run.clock('handle').dueMs, startMs + 15 * DAY)
  assert.equal(run.clock('total').dueMs, run.clock('total').startMs + 15 * DAY)
})

test('新的到期早于现在：确认后给四分之一的新时限；没确认的退回', () => {
  const run = weekLong().do('intakeOfficer', { ...correct, complex: true })
  run.wait(10 * 24 * 60)
  const back = { ...correct, complex: false } as const
  assert.equal(run.refusal('intakeOfficer', back), 'due-not-shortened')
  const now = run.nowMs
  run.do('intakeOfficer', { ...back, confirmed: true })
  assert.equal(run.clock('handle').dueMs, now + (7 * DAY) / 4)
  assert.equal(run.clock('handle').overdueAtMs, null, 'it was not overdue by the limit that held')
})

test('已经超期的，更正以后仍是超期', () => {
  const run = weekLong().wait(8 * 24 * 60)
  const due = run.clock('handle').dueMs!
  run.do('intakeOfficer', { ...correct, complex: true })
  assert.equal(run.clock('handle').overdueAtMs, due)
  assert.ok(run.clock('handle').dueMs! > run.nowMs)
  run.do('handlerOfficer', done)
  assert.equal(run.result('handle'), 'late')
})

test('处置中标为应急：起一小时应急时限；取消则失效；再标再起', () => {
  const run = weekLong()
  run.do('intakeOfficer', { ...correct, urgency: 'critical', confirmed: true })
  assert.equal(run.clock('emergency').dueMs! - run.clock('emergency').startMs, 3_600_000)
  run.do('intakeOfficer', { ...correct, urgency: 'normal', confirmed: true })
  assert.deepEqual([run.clocks.includes('emergency'), run.result('emergency')], [false, 'lapsed'])
  run.do('intakeOfficer', { ...correct, urgency: 'critical', confirmed: true })
  run.do('handlerOfficer', { type: 'takeSafetyMeasure', photos: ['guard'] })
  run.do('intakeOfficer', { ...correct, urgency: 'normal', confirmed: true })
  run.do('intakeOfficer', { ...correct, urgency: 'critical', confirmed: true })
  assert.ok(!run.clocks.includes('emergency'), 'the measure was taken')
})

test('签收前标为应急：签收时才起应急时限', () => {
  const run = caseIn('dispatched').do('intakeOfficer', { ...correct, urgency: 'critical' })
  assert.ok(!run.clocks.includes('emergency'))
  run.do('handlerOfficer', { type: 'sign' })
  assert.ok(run.clocks.includes('emergency'))
})

test('处置中标为无主：无主时限替代类别时限，应急时限在旁起算', () => {
  const run = caseIn('handling')
  const ownerless = (code: string) => {
    const found = run.facts({ kind: 'system', personId: null, posts: [] }).category(code)
    return found && { ...found, emergency: false, ownerlessLimit: { n: 7, unit: 'ND' } as const }
  }
  run.do('intakeOfficer', { ...correct, ownerless: true }, { category: ownerless })
  assert.deepEqual(run.clock('handle').limit, { n: 7, unit: 'ND' })
  assert.ok(run.clocks.includes('emergency'))
})

test('挂账中更正：时限改了但不走，恢复后按新时限计', () => {
  const run = suspended(caseIn('handling'))
  const { startMs, pauses } = run.clock('handle')
  run.do('intakeOfficer', { ...correct, channel: 'hotline12345', category: '300101' })
  assert.deepEqual([run.clock('handle').state, run.clock('handle').dueMs], ['paused', null])
  run.nowMs = suspend.targetMs
  run.do('system', { type: 'resume' })
  assert.equal(run.clock('handle').dueMs, startMs + 7 * DAY + (suspend.targetMs - pauses[0]!.fromMs))
})

test('已结束的案件只改事实，不动时限', () => {
  const run = caseIn('reported').do('intakeOfficer', { type: 'reject', reason: 'outOfArea', text: '不属本区' })
  run.until('2026-03-05 10:00').do('dutyChief', { ...correct, urgency: 'critical', title: '更正后的标题' })
  assert.deepEqual([run.case.title, run.clocks], ['更正后的标题', []])
  assert.equal(run.case.at.endedAt! < at('2026-03-05 10:00'), true)
})
