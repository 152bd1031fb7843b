import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseCommand, CommandType } from './command.ts'
import { lifecycleTable, rowOf } from './lifecycle-table.ts'
import { isSeparated } from './permission.ts'
import { sceneOf } from './scene.ts'
import { separationPairs } from './separation.ts'
import { extend, extensionAsked, suspensionAsked, voidAsked } from './testing/reach/requests.ts'
import { type CaseRun, caseIn, done, inCallback, passed, satisfied, toClose } from './testing/run.ts'
import { actorOf } from './testing/world.ts'

const known = new Set<string>(lifecycleTable.map((row) => row.id))
const now = separationPairs.filter(({ first, second }) => known.has(first) && known.has(second))

test('岗位分离的每一对都拦得住同一人，拦不住别人', () => {
  for (const { first, second, scope } of now) {
    const run = caseIn('handling')
    if (scope === 'request')
      run.do('handlerOfficer#same', { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' })
    if (first === 'endorseRequest')
      run.state = { ...run.case, request: { ...run.case.request!, by: 'x', endorsedBy: 'same' } }
    if (scope === 'supervision') {
      run.do('dutyChief', { type: 'supervise', level: 'II', reason: '久拖未办' })
      run.do('handlerLead#same', { type: 'replySupervision', text: '已安排' })
    }
    const state = scope === 'case' ? { ...run.case, acts: { [first]: ['same'] } } : run.case
    const scene = (name: string) =>
      sceneOf(state, rowOf(second as CommandType), run.facts(actorOf(`dutyChief#${name}`)))
    assert.equal(isSeparated(scene('same')), true, `${first} / ${second}`)
    assert.equal(isSeparated(scene('other')), false, `${first} / ${second}`)
  }
})

test('岗位分离的每一步都有命令', () => assert.deepEqual(now, separationPairs))

const separated = 'separation-of-duties'
const requestReturn: CaseCommand = { type: 'requestReturn', reason: 'notOurDuty', text: '不归我' }

test('真实办理中被拦：办结、核查、回访、派遣、审核的人', () => {
  const checked = caseIn('handling').do('handlerOfficer#p', done).do('intakeOfficer', { type: 'assignCheck' })
  assert.equal(checked.refusal('checker#p', passed), separated)
  assert.equal(inCallback().refusal('callbackOfficer#handlerOfficer@sanitation', satisfied), separated)
  assert.equal(toClose().refusal('filingOfficer#checker@street01.c03', { type: 'close' }), separated)
  const called = inCallback().do('callbackOfficer#p', satisfied)
  assert.equal(called.refusal('filingOfficer#p', { type: 'close' }), separated)
  const skipped = inCallback().do('callbackOfficer', satisfied)
  assert.equal(skipped.refusal('filingOfficer#intakeOfficer@ops_center', { type: 'close' }), separated)
  const returned = caseIn('filed').do('dutyChief#p', { type: 'dispatch', lead: 'sanitation' })
  returned.do('handlerOfficer', requestReturn)
  assert.equal(returned.refusal('handlerLead#handlerOfficer@sanitation', { type: 'endorseRequest' }), separated)
  returned.do('handlerLead#q', { type: 'endorseRequest' })
  const approve: CaseCommand = { type: 'approveReturn', wrongDispatch: false }
  assert.equal(returned.refusal('dutyChief#p', approve), separated, 'who dispatched')
  assert.equal(returned.refusal('dutyChief#q', approve), separated, 'who endorsed')
  returned.do('dutyChief#r', approve)
})

test('答复督办的人不能办结督办，作出不予受理的人不能复议，办结的人不能认定剔除', () => {
  const supervised = caseIn('handling').do('dutyChief', { type: 'supervise', level: 'II', reason: '久拖未办' })
  supervised.do('handlerLead#p', { type: 'replySupervision', text: '已安排' })
  assert.equal(supervised.refusal('dutyChief#p', { type: 'closeSupervision' }), separated)
  supervised.do('dutyChief#q', { type: 'closeSupervision' })
  const reject: CaseCommand = { type: 'reject', reason: 'outOfArea', text: '不属本区', told: true }
  const rejected = caseIn('reported').do('dutyChief#p', reject)
  assert.equal(rejected.refusal('leader#p', { type: 'reconsider', reason: '有新材料' }), separated)
  rejected.do('leader#q', { type: 'reconsider', reason: '有新材料' })
  const handled = caseIn('handling').do('handlerOfficer#p', done)
  const exclude: CaseCommand = { type: 'setExclusion', exclusion: 'objective', proposedBy: 'q' }
  assert.equal(handled.refusal('leader#p', exclude), separated)
  handled.do('leader', exclude)
})

test('谁提出、谁审核的延期、挂账、作废，谁都不能再批', () => {
  const twice = (asked: (run: CaseRun) => CaseRun, judge: string, command: CaseCommand) => {
    const run = asked(caseIn('handling'))
    const { by, endorsedBy } = run.case.request!
    for (const person of [by, endorsedBy])
      if (person) assert.equal(run.refusal(`${judge}#${person}`, command), separated, command.type)
    run.do(judge, command)
  }
  twice(extensionAsked, 'dutyChief', { type: 'approveExtension' })
  twice(suspensionAsked, 'leader', { type: 'approveSuspension' })
  twice(voidAsked, 'dutyChief', { type: 'approveVoid' })
  const asked = caseIn('handling').do('handlerOfficer#p', extend)
  assert.equal(asked.refusal('handlerLead#p', { type: 'endorseRequest' }), separated)
})

test('系统没有本人，不受岗位分离限制', () => {
  const run = caseIn('done', 'sensor').do('system', { type: 'skipCheck', basis: 'sensorNormal' })
  run.do('system', { type: 'close' })
  assert.equal(run.case.state, 'closed')
})
