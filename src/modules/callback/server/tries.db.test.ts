import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { close, sendBack, verifyCase } from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { listTries, recordTry } from '../contract.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const HOUR_MS = 3_600_000
const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const call = (caseId: string, account = 'callbackOfficer1') => walk.by(account, recordTry, { caseId })
const triesOf = (caseId: string) => walk.by('callbackOfficer1', listTries, { caseId })

test('三次不同时段未接通：前两次记下并说何时再打，第三次自动登记为未联系上，可以结案', async () => {
  nowMs = START
  const id = await walk.reach('callback')
  const first = await call(id)
  assert.deepEqual(
    [first.tries, first.state, first.nextTry],
    [[toRfc3339(START)], 'callback', '2026-03-03T12:30:00+08:00'],
  )
  await assert.rejects(
    call(id),
    (error) => isFault(error) && error.code === 'try-too-soon' && /12:30/.test(error.text.zh),
  )
  nowMs += 3 * HOUR_MS
  const second = await call(id, 'callbackOfficer2')
  assert.deepEqual([second.tries.length, second.state], [2, 'callback'])
  assert.deepEqual(await triesOf(id), second)
  nowMs += 3 * HOUR_MS
  const third = await call(id)
  assert.deepEqual([third.tries.length, third.state, third.nextTry], [3, 'toClose', null])

  const { case: state, record } = await walk.look(id)
  assert.deepEqual([state.callback.last?.contacted, state.callback.tries], [false, 3])
  assert.equal(record.filter((line) => line.type === 'CallbackDone').length, 1)
  assert.equal(record.at(-1)?.person, (await walk.person('callbackOfficer1')).name)
  assert.deepEqual((await walk.by('dutyChief1', verifyCase, { id })).faults, [])
  await assert.rejects(call(id), code('not-to-call'))
  assert.equal((await walk.by('filingOfficer2', close, { id })).state, 'closed')
  const lines = await house.runtime.db.many<{ operation: string; outcome: string }>(sql`
    select operation, outcome from platform.journal where object_id = ${id} and operation like 'callback.%' order by id`)
  assert.deepEqual(
    lines,
    Array.from({ length: 3 }, () => ({ operation: 'callback.recordTry', outcome: 'done' })),
  )
})

test('同一编号再次提交第三次：答第一次的结果，不多记', async () => {
  nowMs = START
  const id = await walk.reach('callback')
  for (const _ of [1, 2]) {
    await call(id)
    nowMs += 3 * HOUR_MS
  }
  const command = { id: house.runtime.newId(), bodyHash: 'third' }
  const third = async () => house.perform(recordTry, { caseId: id }, await walk.person('callbackOfficer1'), command)
  const answers = await Promise.all([third(), third(), third()])
  for (const answer of [...answers, await third()]) assert.deepEqual(answer, answers[0])
  assert.equal((await triesOf(id)).tries.length, 3)
})

test('退回重做或退回重访之后，未接通次数重新计', async () => {
  nowMs = START
  const id = await walk.reach('callback')
  await call(id)
  await walk.callBack(id, false)
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'pass')
  assert.deepEqual((await triesOf(id)).tries, [])
  for (const _ of [1, 2, 3]) {
    nowMs += 3 * HOUR_MS
    await call(id)
  }
  await walk.by('filingOfficer1', sendBack, { id, to: 'callback', reason: '请再打一次。' })
  const fresh = await triesOf(id)
  assert.deepEqual([fresh.tries, fresh.state], [[], 'callback'])
  nowMs += 3 * HOUR_MS
  assert.deepEqual([(await call(id)).state, (await triesOf(id)).tries.length], ['callback', 1])
})

test('不在待回访、等待研判、办理过本案、没有岗位、没有此案的都不能登记', async () => {
  nowMs = START
  await assert.rejects(call(await walk.reach('checking')), code('not-to-call'))
  const waiting = await walk.reach('callback')
  await walk.callBack(waiting, false)
  await walk.complete(waiting)
  await walk.assignCheck(waiting)
  await walk.check(waiting, 'pass')
  await walk.callBack(waiting, false)
  await assert.rejects(call(waiting), code('not-to-call'))
  await assert.rejects(call(house.runtime.newId()), code('case-not-found'))

  const id = await walk.reach('callback')
  // A duty chief decides on call-backs and makes none: the last try would be refused at its end.
  for (const account of ['operator1', 'sanitation.handler1', 'dutyChief1'])
    await assert.rejects(call(id, account), code('not-permitted'))
  const checker = await walk.person('checker1')
  const both = { ...checker, posts: [...checker.posts, ...(await walk.person('callbackOfficer1')).posts] }
  await assert.rejects(house.perform(recordTry, { caseId: id }, both), code('separation-of-duties'))
  assert.deepEqual((await triesOf(id)).tries, [], 'what was refused leaves no try')
})

test('几个人同一时刻登记未接通：只算一次', async () => {
  nowMs = START
  const id = await walk.reach('callback')
  const officers = ['callbackOfficer1', 'callbackOfficer2', 'callbackOfficer1', 'callbackOfficer2']
  const answers = await Promise.allSettled(officers.map((account) => call(id, account)))
  const refused = answers.filter((answer) => answer.status === 'rejected')
  assert.deepEqual(
    refused.map(({ reason }) => isFault(reason) && reason.code),
    ['try-too-soon', 'try-too-soon', 'try-too-soon'],
  )
  assert.equal((await triesOf(id)).tries.length, 1)
})
