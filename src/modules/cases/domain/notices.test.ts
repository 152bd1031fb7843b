import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNotice } from './notices.ts'
import { closed, instruct, remind, reply, urge } from './testing/reach/supervision.ts'
import { type CaseRun, caseIn, done, inCallback, toClose } from './testing/run.ts'
import { at } from './testing/world.ts'

const asked = (run: CaseRun) => [findNotice(run.case, 'urge')?.post, findNotice(run.case, 'urge')?.unit]

test('催办发给当前环节的责任岗位，四个工作时内答复', () => {
  const ways = [
    [caseIn('dispatched'), 'handlerOfficer', 'sanitation', 'handlerOfficer'],
    [caseIn('handling'), 'handlerOfficer', 'sanitation', 'handlerLead'],
    [
      caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' }),
      'streetDispatcher',
      'street01',
      'streetDispatcher',
    ],
    [caseIn('done'), 'intakeOfficer', null, 'intakeOfficer'],
    [caseIn('checking'), 'checker', null, 'gridWorker'],
    [inCallback(), 'callbackOfficer', null, 'callbackOfficer'],
  ] as const
  for (const [run, post, unit, who] of ways) {
    run.do('supervisor', urge)
    assert.deepEqual(asked(run), [post, unit])
    assert.deepEqual([run.clock('urgeReply').ownerPost, run.clock('urgeReply').limit], [post, { n: 4, unit: 'WH' }])
    run.do(who, reply('replyUrge'))
    assert.deepEqual([run.case.notices, run.result('urgeReply')], [[], 'met'])
  }
  const named = caseIn('done').do('intakeOfficer', { type: 'assignCheck', checker: 'zhang' }).do('system', urge)
  assert.equal(named.refusal('checker', reply('replyUrge')), 'nothing-to-answer')
  named.do('checker#zhang', reply('replyUrge'))
})

test('一个工作日内不重复催办同一工单，超期的可以；下一环节另算', () => {
  const run = caseIn('handling').do('dispatcher', urge).do('handlerOfficer', reply('replyUrge'))
  assert.equal(run.refusal('system', urge), 'urge-too-often', 'answered, but still within the working day')
  run.until('2026-03-03 17:31').do('system', urge)
  run.until('2026-03-31 10:00')
  assert.ok(run.clock('handle').dueMs! < run.nowMs)
  run.do('system', urge).do('system', urge)
  assert.equal(run.case.notices.length, 1, 'a new urge replaces the open one')
  assert.equal(run.case.noticed.urge, 4)
  run.do('handlerOfficer', done).do('supervisor', urge)
})

test('办结即答复催办；改派时催办随原工单失效', () => {
  const run = caseIn('handling').do('supervisor', urge).do('handlerOfficer', done)
  assert.deepEqual([run.case.notices, run.result('urgeReply')], [[], 'met'])
  const sent = caseIn('handling').do('supervisor', urge)
  sent.do('dutyChief', { type: 'redispatch', lead: 'drainage', reason: '改派' })
  assert.deepEqual([sent.case.notices, sent.result('urgeReply')], [[], 'lapsed'])
  sent.do('supervisor', urge)
  assert.deepEqual(asked(sent), ['handlerOfficer', 'drainage'], 'another order')
})

test('提醒单和批示编号、各只留一件，随案结束', () => {
  const run = caseIn('handling').do('supervisor', remind).do('dutyChief', remind).do('leader', instruct)
  assert.deepEqual(
    run.case.notices.map(({ no }) => no.slice(-4)),
    ['-T02', '-P01'],
  )
  assert.deepEqual(run.clocks, ['handle', 'instruction', 'reminderReply', 'total'])
  run.do('handlerOfficer', done).do('intakeOfficer', { type: 'assignCheck' })
  run.do('checker', { type: 'submitCheck', result: 'pass', photos: ['p'], distanceReason: '远程' })
  assert.equal(run.case.notices.length, 2, 'they go on through the check')
  run.do('filingOfficer', { type: 'close' })
  assert.deepEqual([run.case.notices, run.clocks, run.result('instruction')], [[], [], 'lapsed'])
})

test('指定单位的须有本案工单，由该单位答复；失去工单的由牵头单位答复', () => {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01', coHandlers: ['drainage'] })
  assert.equal(run.refusal('supervisor', { ...remind, unit: 'lighting' }), 'option-unknown')
  run.do('streetDispatcher', { type: 'sign' }).do('supervisor', { ...remind, unit: 'drainage' })
  assert.deepEqual(
    [run.clock('reminderReply').ownerPost, run.clock('reminderReply').ownerUnit],
    ['handlerLead', 'drainage'],
  )
  assert.equal(run.refusal('streetDispatcher', reply('replyReminder')), 'nothing-to-answer')
  run.do('dispatcher', { type: 'withdrawOrder', orderId: run.case.orders[1]!.id, reason: '不需协办' })
  assert.equal(run.clock('reminderReply').ownerUnit, 'street01')
  run.do('streetDispatcher', reply('replyReminder'))
})

test('批示：要答复的计时，不要的只记录；已结案件上也可以批示', () => {
  const run = closed().do('leader', { type: 'instruct', text: '已阅' })
  assert.deepEqual([run.case.notices, run.clocks, run.case.noticed.instruction], [[], [], 1])
  run.do('leader', { type: 'instruct', text: '请报处理情况', replyLimit: { n: 2, unit: 'WH' } })
  assert.deepEqual([run.clocks, run.clock('instruction').limit], [['instruction'], { n: 2, unit: 'WH' }])
  run.do('leader', { type: 'instruct', text: '知悉' })
  assert.equal(run.case.notices.length, 1, 'the open one still waits')
  run.do('dutyChief', reply('replyInstruction'))
  assert.deepEqual(run.clocks, [])
  const before = caseIn('reported').do('leader', instruct)
  assert.deepEqual(
    [before.clock('instruction').ownerPost, before.clock('instruction').dueMs],
    ['dutyChief', at('2026-03-03 17:30')],
  )
})

test('待结案时不能催办，可以提醒', () => {
  assert.equal(toClose().refusal('supervisor', urge), 'wrong-state:toClose')
  toClose().do('supervisor', remind).do('handlerLead', reply('replyReminder'))
})
