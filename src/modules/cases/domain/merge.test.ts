import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseState } from './case-state.ts'
import { relatedCases } from './related-cases.ts'
import { type CaseRun, caseIn, done, type Kind, passed, satisfied } from './testing/run.ts'
import { newWorld, type World } from './testing/world.ts'

/** Several cases of one district; what one does to another is taken over before the other goes on. */
function district(...kinds: Kind[]): { world: World; runs: CaseRun[]; now: (run: CaseRun) => CaseState } {
  const world = newWorld()
  const runs = kinds.map((kind) => caseIn('reported', kind, world))
  const now = (run: CaseRun) => {
    run.state = world.related.get(run.case.id)!
    return run.state
  }
  return { world, runs, now }
}

const mergeInto = (run: CaseRun, master: CaseRun) => run.do('intakeOfficer', { type: 'merge', master: master.case.id })

test('并单：从案时限失效不计结果，主案登记从案', () => {
  const { runs, now } = district('grid', 'grid')
  const [master, slave] = runs as [CaseRun, CaseRun]
  slave.wait(3 * 24 * 60)
  mergeInto(slave, master)
  assert.deepEqual([slave.case.state, slave.case.master], ['merged', master.case.id])
  assert.deepEqual(
    slave.ended.map((clock) => clock.result),
    ['lapsed', 'lapsed'],
    'overdue, but no result counts',
  )
  assert.deepEqual(now(master).slaves, [slave.case.id])
  assert.equal(slave.refusal('intakeOfficer', { type: 'accept' }), 'wrong-state:merged')
})

test('主案再并单：从案改挂新主案', () => {
  const { runs, now } = district('grid', 'grid', 'grid')
  const [first, second, slave] = runs as [CaseRun, CaseRun, CaseRun]
  mergeInto(slave, first)
  now(first)
  assert.deepEqual(relatedCases(first.case, { type: 'merge', master: second.case.id }), [second.case.id, slave.case.id])
  mergeInto(first, second)
  assert.deepEqual(now(second).slaves, [first.case.id, slave.case.id])
  assert.equal(now(slave).master, second.case.id)
  assert.deepEqual(first.case.slaves, [])
})

test('热线从案并入网格主案后，主案须回访', () => {
  const { runs, now } = district('grid', 'hotline')
  const [master, slave] = runs as [CaseRun, CaseRun]
  mergeInto(slave, master)
  now(master)
  master.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
  master.do('filingOfficer', { type: 'file', conditionMet: true })
  master.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
  assert.equal(
    master.refusal('handlerOfficer', { ...done, answer: '' }),
    'answer-missing',
    'somebody waits for an answer',
  )
  master.do('handlerOfficer', done).do('intakeOfficer', { type: 'assignCheck' }).do('checker', passed)
  assert.equal(master.case.state, 'callback')
  const merged = [{ case: slave.case.id, contacted: true, solved: true, satisfied: true }]
  master.do('callbackOfficer', { ...satisfied, merged }).do('filingOfficer', { type: 'close' })
  assert.equal(now(slave).closeKind, 'mergedWithMaster')
  assert.equal(slave.case.at.closedAt, master.case.at.closedAt)
  master.do('dutyChief', { type: 'reopen', newFacts: '复发' })
  assert.equal(now(slave).closeKind, null)
})

test('拆单：回到待受理，整案时限保留原起点', () => {
  const { runs, now } = district('grid', 'hotline')
  const [master, slave] = runs as [CaseRun, CaseRun]
  const total = slave.clock('total')
  mergeInto(slave, master)
  slave.wait(120).do('dutyChief', { type: 'unmerge', reason: '并错' })
  assert.deepEqual([slave.case.state, slave.clocks], ['reported', ['accept', 'total']])
  assert.equal(slave.clock('total').startMs, total.startMs)
  assert.equal(slave.clock('total').dueMs, total.dueMs)
  assert.ok(slave.clock('accept').startMs > total.startMs)
  assert.deepEqual([now(master).slaves, master.case.slavesToCall], [[], []])
})

test('主案已结束而从案保留的，不能再拆单', () => {
  const { runs, now } = district('hotline', 'hotline')
  const [master, slave] = runs as [CaseRun, CaseRun]
  mergeInto(slave, master)
  now(master)
  master.do('operator', { type: 'answerDirectly', answer: '答复', agreed: true, knowledgeId: 'k1' })
  assert.equal(now(slave).closeKind, 'mergedWithMaster')
  assert.equal(slave.refusal('dutyChief', { type: 'unmerge', reason: '并错' }), 'unmerge-late')
})

test('主案作废时从案同时拆单，或改挂新主案', () => {
  for (const action of ['unmerge', 'move'] as const) {
    const { runs, now } = district('grid', 'grid', 'grid')
    const [master, slave, next] = runs as [CaseRun, CaseRun, CaseRun]
    mergeInto(slave, master)
    now(master)
    const slaves = action === 'unmerge' ? ('unmerge' as const) : { to: next.case.id }
    master.wait(5 * 24 * 60).do('filingOfficer', { type: 'void', reason: 'error', slaves })
    assert.deepEqual([master.case.state, master.case.slaves], ['voided', []])
    const effect = master.last!.others.find((other) => other.caseId === slave.case.id)!
    if (action === 'unmerge') {
      assert.equal(now(slave).state, 'reported')
      assert.deepEqual(
        effect.clocks.map((clock) => clock.effect === 'start' && clock.clock),
        ['accept', 'total'],
      )
      slave.applyClocks(effect.clocks)
      assert.equal(slave.clock('total').startMs, slave.case.reportedAt)
    } else {
      assert.equal(now(slave).master, next.case.id)
      assert.deepEqual(now(next).slaves, [slave.case.id])
      assert.deepEqual(effect.clocks, [])
    }
  }
})

test('新主案必须在办且不是从案', () => {
  const { runs, now } = district('grid', 'grid', 'grid')
  const [master, slave, ended] = runs as [CaseRun, CaseRun, CaseRun]
  mergeInto(slave, master)
  ended.do('filingOfficer', { type: 'void', reason: 'test' })
  now(master)
  for (const to of [slave.case.id, ended.case.id, master.case.id, 'nowhere'])
    assert.equal(master.refusal('filingOfficer', { type: 'void', reason: 'error', slaves: { to } }), 'slaves-attached')
})

test('并入案件的诉求人也逐一回访：缺一个不能登记，有一个合理且不满意就重办', () => {
  const called = { type: 'submitCallback', contacted: true, solved: true, satisfied: true } as const
  const unhappy = { contacted: true, solved: false, satisfied: false }
  const atCallback = () => {
    const { runs, now } = district('hotline', 'hotline')
    const [master, slave] = runs as [CaseRun, CaseRun]
    mergeInto(slave, master)
    now(master)
    master.do('intakeOfficer', { type: 'accept', duplicatesChecked: true })
    master.do('filingOfficer', { type: 'file', conditionMet: true })
    master.do('dispatcher', { type: 'dispatch', lead: 'sanitation' }).do('handlerOfficer', { type: 'sign' })
    master.do('handlerOfficer', done).do('intakeOfficer', { type: 'skipCheck', basis: 'hotline' })
    assert.equal(master.case.state, 'callback')
    return { master, slave: slave.case.id }
  }
  const { master, slave } = atCallback()
  const refused = (merged: object[]) => master.refusal('callbackOfficer', { ...called, merged } as never)
  assert.equal(master.refusal('callbackOfficer', called), 'callback-result-missing', 'nobody called the second')
  assert.equal(refused([{ case: 'another', ...called }]), 'callback-result-missing')
  assert.equal(refused([{ case: slave, contacted: true, solved: true }]), 'callback-result-missing')
  assert.equal(refused([{ case: slave, contacted: false, tries: [] }]), 'callback-result-missing')
  master.do('callbackOfficer', { ...called, merged: [{ case: slave, ...unhappy }] })
  assert.equal(master.case.state, 'handling', 'one of two is not content')

  const content = atCallback()
  content.master.do('callbackOfficer', {
    ...called,
    merged: [{ case: content.slave, ...unhappy, reasonable: false }],
  })
  assert.equal(content.master.case.callback.decisionPending, true, 'unreasonable: the duty chief decides')

  const both = atCallback()
  both.master.do('callbackOfficer', { ...called, merged: [{ case: both.slave, contacted: true, refused: true }] })
  assert.equal(both.master.case.state, 'toClose')
})
