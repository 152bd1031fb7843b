import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommandOf } from './command.ts'
import { pending, supervise } from './testing/reach/situations.ts'
import { closed, closeSupervision, exclude, reply } from './testing/reach/supervision.ts'
import { type CaseRun, caseIn, done, toClose } from './testing/run.ts'
import { at } from './testing/world.ts'

const level = (which: 'III' | 'II' | 'I'): CommandOf<'supervise'> => ({ ...supervise, level: which })

test('三级督办由督查员、二级由值班长、一级由领导发起；上级岗位可以发起下级', () => {
  const refused = (who: string, which: 'III' | 'II' | 'I') =>
    assert.equal(caseIn('handling').refusal(who, level(which)), 'supervision-level')
  refused('supervisor', 'II')
  refused('supervisor', 'I')
  refused('dutyChief', 'I')
  const ways = [
    ['supervisor', 'III', '2026-03-04 17:30'],
    ['dutyChief', 'II', '2026-03-03 17:30'],
    ['leader', 'I', '2026-03-02 15:25'],
    ['dutyChief', 'III', '2026-03-04 17:30'],
    ['system', 'I', '2026-03-02 15:25'],
    ['upperPlatform', 'II', '2026-03-03 17:30'],
  ] as const
  for (const [who, which, due] of ways) {
    const run = caseIn('handling').do(who, level(which))
    assert.equal(run.clock('supervision').dueMs, at(due), `${who} ${which}`)
    assert.deepEqual(
      [run.clock('supervision').ownerPost, run.clock('supervision').ownerUnit],
      ['handlerLead', 'sanitation'],
    )
  }
  const dated = caseIn('handling').do('leader', { ...level('I'), replyLimit: { n: 1, unit: 'NH' } })
  assert.equal(dated.clock('supervision').dueMs, at('2026-03-02 10:55'))
})

test('提级替换在办的督办；同级答复不充分再次督办；低于在办的不受理', () => {
  const run = caseIn('handling').do('supervisor', level('III'))
  const first = run.case.supervision!
  assert.equal(run.refusal('supervisor', level('III')), 'supervision-level', 'it waits for its reply')
  run.do('dutyChief', level('II'))
  assert.equal(run.result('supervision'), 'lapsed')
  assert.deepEqual([run.case.supervision!.no.slice(-4), first.no.slice(-4)], ['-D02', '-D01'])
  assert.equal(run.clocks.filter((name) => name === 'supervision').length, 1)
  run.do('handlerLead', reply('replySupervision'))
  assert.deepEqual([run.case.supervision!.status, run.result('supervision')], ['replied', 'met'])
  assert.equal(run.refusal('supervisor', level('III')), 'supervision-level')
  run.do('dutyChief', level('II'))
  assert.deepEqual([run.case.supervision!.status, run.case.supervision!.no.slice(-4)], ['opened', '-D03'])
  run.do('leader', level('I'))
  assert.equal(run.refusal('leader', level('I')), 'supervision-level')
})

test('二级以上督办挡住一切办结，三级随案结束', () => {
  const run = toClose().do('dutyChief', level('II'))
  assert.equal(run.refusal('filingOfficer', { type: 'close' }), 'supervision-open')
  run.do('handlerLead', reply('replySupervision')).do('dutyChief#other', { type: 'closeSupervision' })
  assert.deepEqual([run.case.supervision, run.clocks], [null, ['closing', 'total']])
  run.do('supervisor', level('III')).do('filingOfficer', { type: 'close' })
  assert.deepEqual([run.case.supervision, run.clocks], [null, []])
  assert.deepEqual(
    run.record.slice(-2).map((event) => event.type),
    ['Closed', 'SupervisionEnded'],
  )
})

test('发起人或本级岗位办结；系统发起的由本级岗位办结；没有答复的要写理由', () => {
  const bySystem = caseIn('handling').do('system', level('II'))
  assert.equal(bySystem.refusal('leader', closeSupervision), 'supervision-not-yours')
  assert.equal(bySystem.refusal('upperPlatform', closeSupervision), 'supervision-not-yours')
  assert.equal(bySystem.refusal('dutyChief', { type: 'closeSupervision' }), 'reason-missing')
  bySystem.do('dutyChief', closeSupervision)
  const byLeader = caseIn('handling').do('leader#p', level('III'))
  assert.equal(byLeader.refusal('leader#q', closeSupervision), 'supervision-not-yours')
  byLeader.do('leader#p', closeSupervision)
  caseIn('handling').do('upperPlatform', level('I')).do('upperPlatform', closeSupervision)
})

test('没有承办单位时由派遣员答复，派遣后由新的牵头单位答复', () => {
  const run = caseIn('filed').do('supervisor', level('III'))
  assert.deepEqual([run.clock('supervision').ownerPost, run.clock('supervision').ownerUnit], ['dispatcher', null])
  run.do('dispatcher', { type: 'dispatch', lead: 'street01' })
  assert.deepEqual(
    [run.clock('supervision').ownerPost, run.clock('supervision').ownerUnit],
    ['streetDispatcher', 'street01'],
  )
  assert.equal(run.refusal('dispatcher', reply('replySupervision')), 'nothing-to-answer')
  run.do('streetDispatcher', { type: 'sign' })
  run.do('dutyChief', { type: 'redispatch', lead: 'sanitation', reason: '改派' })
  assert.equal(run.refusal('streetDispatcher', reply('replySupervision')), 'nothing-to-answer')
  run.do('handlerLead', reply('replySupervision'))
  const early = caseIn('reported').do('supervisor', level('III'))
  early.do('dispatcher', reply('replySupervision'))
})

test('研判再办一次升为二级督办；已有一级的不降级', () => {
  const again = { type: 'decideCallback', decision: 'onceMore', reason: '再办一次' } as const
  const raised = pending().do('supervisor', level('III')).do('dutyChief', again)
  assert.deepEqual([raised.case.supervision!.level, raised.case.supervision!.reason], ['II', '再办一次'])
  assert.equal(raised.clocks.filter((name) => name === 'supervision').length, 1)
  const high = pending().do('leader', level('I')).do('dutyChief', again)
  assert.equal(high.case.supervision!.level, 'I')
  const other = pending().do('dutyChief', { ...again, decision: 'anotherUnit' })
  assert.equal(other.case.supervision, null)
})

test('已结案件上的督办不属案件：有自己的时限，挡住归档，不挡重开', () => {
  const run = closed().do('supervisor', level('III'))
  assert.deepEqual(run.clocks, ['supervision'])
  run.do('dutyChief', { type: 'reopen', newFacts: '复发' })
  assert.ok(run.clocks.includes('supervision'), 'it goes on')
  run.do('handlerOfficer', done)
  assert.ok(run.case.supervision)
})

test('认定剔除：全案一个，部分工单、部分指标各一个，认定不剔除即收回', () => {
  const run: CaseRun = closed()
  assert.equal(run.refusal('leader', { ...exclude, orderId: 'no-such-order' }), 'option-unknown')
  assert.equal(run.refusal('leader', { ...exclude, exclusion: 'tired' as never }), 'exclusion-reason')
  run.do('leader', exclude)
  assert.equal(run.case.exclusion, 'objective')
  const orderId = run.case.orders[0]!.id
  const part = { ...exclude, exclusion: 'forceMajeure' as const, orderId, indicators: ['onTimeRate', 'closeRate'] }
  run.do('leader', part).do('leader', { ...part, indicators: ['closeRate', 'onTimeRate'] })
  assert.deepEqual(run.case.exclusions, [
    { exclusion: 'forceMajeure', orderId, indicators: ['closeRate', 'onTimeRate'] },
  ])
  run.do('leader', { ...part, exclusion: 'none' }).do('leader', { ...exclude, exclusion: 'none' })
  assert.deepEqual([run.case.exclusion, run.case.exclusions], ['none', []])
})
