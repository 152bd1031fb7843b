import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import * as supervisionCommands from '../contract/supervision-commands.ts'
import * as cases from '../contract.ts'
import { archiveEnded } from './archive-ended.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
const DAY = 86_400_000
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const HANDLER = 'sanitation.handler1'
const LEAD = 'sanitation.lead1'

/** Row, record and clocks agree. */
async function sound(id: string) {
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
  return walk.look(id)
}

const openClocks = async (id: string) =>
  (await walk.look(id)).clocks.filter((clock) => clock.state !== 'ended').map((clock) => clock.name)

test('催办、提醒单、批示：各有编号和答复时限，答复后结束', async () => {
  const id = await walk.reach('handling')
  await walk.by('dispatcher1', cases.urge, { id, text: '请尽快处置' })
  await assert.rejects(walk.by('supervisor1', cases.urge, { id }), code('urge-too-often'))
  await assert.rejects(walk.by('landscape.handler1', cases.replyUrge, { id, text: '好' }), code('case-not-found'))
  await walk.by('supervisor1', cases.remind, { id, text: '临近时限', replyLimit: { n: 2, unit: 'WH' } })
  await walk.by('leader1', cases.instruct, { id, text: '妥善处理并报结果', needsReply: true })
  const { case: state, clocks } = await sound(id)
  assert.deepEqual(
    state.notices.map((notice) => [notice.kind, notice.no, notice.unit]),
    [
      ['urge', `${state.caseNo}-C01`, 'sanitation'],
      ['reminder', `${state.caseNo}-T01`, 'sanitation'],
      ['instruction', `${state.caseNo}-P01`, 'sanitation'],
    ],
  )
  const reminder = clocks.find((clock) => clock.name === 'reminderReply')!
  assert.deepEqual([reminder.subjectKind, reminder.subjectId], ['notice', state.notices[1]!.id])
  await walk.by(HANDLER, cases.replyUrge, { id, text: '今天完成' })
  await walk.by(LEAD, cases.replyReminder, { id, text: '已安排' })
  await walk.by(LEAD, cases.replyInstruction, { id, text: '已落实' })
  assert.deepEqual((await sound(id)).case.notices, [])
  await assert.rejects(walk.by(LEAD, cases.replyInstruction, { id, text: '再答' }), code('nothing-to-answer'))
})

test('督办：提级、答复、不充分再督办、办结；二级挡住结案', async () => {
  const id = await walk.reach('toClose')
  await walk.by('supervisor1', cases.supervise, { id, level: 'III', form: 'onSite', reason: '反映集中' })
  await assert.rejects(
    walk.by('supervisor1', cases.supervise, { id, level: 'II', reason: '提级' }),
    code('supervision-level'),
  )
  await walk.by('dutyChief1', cases.supervise, { id, level: 'II', reason: '提级' })
  await assert.rejects(walk.close(id), code('supervision-open'))
  await walk.by(LEAD, cases.replySupervision, { id, text: '已清理' })
  await walk.by('dutyChief1', cases.supervise, { id, level: 'II', form: 'meeting', reason: '答复不充分' })
  await walk.by(LEAD, cases.replySupervision, { id, text: '会后再清理' })
  await assert.rejects(walk.by('supervisor1', cases.closeSupervision, { id }), code('supervision-not-yours'))
  await walk.by('dutyChief2', cases.closeSupervision, { id })
  const { case: state, record } = await sound(id)
  assert.deepEqual([state.supervision, state.noticed.supervision], [null, 3])
  assert.equal(record.filter((line) => line.type === 'SupervisionOpened').length, 3)
  assert.equal((await walk.close(id)).state, 'closed')
  await walk.by('supervisor1', cases.supervise, { id, level: 'III', reason: '抽查' })
  assert.deepEqual(await openClocks(id), ['supervision'])
  await walk.by('supervisor1', cases.closeSupervision, { id, reason: '抽查无误' })
  await sound(id)
})

test('预回访：不满意的再办，满意的等回访', async () => {
  const { id } = await walk.report({ title: '楼上漏水' })
  await walk.accept(id, {
    category: '300102',
    elements: { name: true, time: true, place: true, cause: true, course: true },
  })
  await walk.file(id)
  await walk.dispatch(id)
  await walk.sign(id)
  await walk.complete(id)
  await walk.by('intakeOfficer1', cases.skipCheck, { id, basis: 'indoor' })
  assert.ok((await openClocks(id)).includes('preCallback'))
  const heard = (good: boolean) =>
    walk.by('callbackOfficer1', cases.preCallback, { id, contacted: true, solved: good, satisfied: good })
  await assert.rejects(walk.by('callbackOfficer1', cases.preCallback, { id }), code('callback-result-missing'))
  assert.equal((await heard(false)).state, 'handling')
  await walk.complete(id)
  await walk.by('intakeOfficer1', cases.skipCheck, { id, basis: 'indoor' })
  assert.equal((await heard(true)).state, 'callback')
  const { case: state } = await sound(id)
  assert.deepEqual([state.preCallback?.good, state.callback.redosUsed], [true, 0])
  await walk.callBack(id, true)
  await walk.close(id)
})

test('复议：不予受理的回到待受理', async () => {
  const { id } = await walk.report()
  await walk.by('intakeOfficer1', cases.reject, { id, reason: 'noSubstance', text: '没有内容', told: true })
  await walk.by('dutyChief1', cases.reconsider, { id, reason: '诉求人补充了照片' })
  assert.equal((await sound(id)).case.state, 'reported')
  assert.deepEqual((await openClocks(id)).sort(), ['accept', 'total'])
})

test('认定剔除：督查员提议、领导认定', async () => {
  const id = await walk.reach('done')
  const decide = { id, exclusion: 'forceMajeure', reason: '暴雨' } as const
  await assert.rejects(walk.by('leader1', cases.setExclusion, decide), code('exclusion-reason'))
  const chief = (await walk.person('dutyChief1')).id
  await assert.rejects(walk.by('leader1', cases.setExclusion, { ...decide, proposedBy: chief }), code('proposer-unfit'))
  const proposedBy = (await walk.person('supervisor1')).id
  await walk.by('leader1', cases.setExclusion, { ...decide, proposedBy })
  const orderId = (await walk.look(id)).case.orders[0]!.id
  await walk.by('leader1', cases.setExclusion, { ...decide, proposedBy, orderId, indicators: ['onTimeRate'] })
  const { case: state } = await sound(id)
  assert.deepEqual([state.exclusion, state.exclusions.length], ['forceMajeure', 1])
})

test('归档：每夜一次，从案随主案，有异议的等待', async () => {
  const run = () => house.runtime.asSystem('cases.archiveEnded', (call) => archiveEnded.run(null, call))
  const state = async (id: string) => (await walk.look(id)).case.state
  const master = await walk.reach('reported')
  const slave = await walk.reach('reported', { title: '同一堆垃圾' })
  await walk.by('intakeOfficer1', cases.merge, { id: slave, master })
  await walk.by('operator1', cases.answerDirectly, { id: master, answer: '已办。', agreed: true, knowledgeId: 'K-2' })
  const disputed = await walk.reach('closed')
  const again = await walk.report({ title: '没有办好', objectsTo: disputed })
  const { id: early } = await walk.report()
  await assert.rejects(house.perform(cases.archive, { id: master }, SYSTEM), code('archive-early'))
  nowMs = START + 20 * DAY
  await walk.by('intakeOfficer1', cases.reject, { id: early, reason: 'noSubstance', text: '没有内容', told: true })
  nowMs = START + 31 * DAY
  await Promise.all([run(), run()])
  assert.deepEqual([await state(master), await state(slave), await state(disputed)], ['archived', 'archived', 'closed'])
  assert.equal(await state(early), 'rejected', 'eleven days are not enough')
  await walk.by('intakeOfficer1', cases.reject, { id: again.id, reason: 'closedNoNewFacts', text: '已核', told: true })
  await house.perform(cases.archive, { id: disputed }, SYSTEM)
  for (const id of [master, slave, disputed]) {
    const { record } = await sound(id)
    assert.deepEqual([record.at(-1)!.type, record.at(-1)!.actorKind], ['Archived', 'system'])
  }
  await assert.rejects(walk.by('dutyChief1', cases.archive, { id: early }), code('not-permitted'))
  nowMs = START
})

test('督办、催办、提醒、批示和结案之后的每个操作都在真实数据库上办成过', async () => {
  const done = await house.runtime.db.many<{ operation: string }>(sql`
    select distinct operation from platform.journal where outcome = 'done'`)
  const missing = Object.values(supervisionCommands).filter(({ name }) => !done.some((line) => line.operation === name))
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  )
})
