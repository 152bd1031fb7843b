import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { sql } from '#platform/db/sql.ts'
import * as requestCommands from '../contract/request-commands.ts'
import * as cases from '../contract.ts'
import { resumeSuspended } from './resume-suspended.ts'

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

const runJob = () => house.runtime.asSystem('cases.resumeSuspended', (call) => resumeSuspended.run(null, call))
const desk = async (account: string, name: cases.Desk) =>
  (await walk.by(account, cases.listCases, { desk: name, limit: 200 })).items.map((row) => row.id)

/** Row, record and clocks agree. */
async function sound(id: string) {
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
  return walk.look(id)
}

/** A hotline case whose appellant was reached, in the hands of sanitation. */
async function inHand(): Promise<string> {
  const id = await walk.reach('handling')
  await walk.by(HANDLER, cases.firstContact, {
    id,
    tries: [{ at: toRfc3339(nowMs), means: 'call', reached: true, proof: '通话记录' }],
  })
  return id
}

const clockOf = async (id: string, name: string) =>
  (await walk.look(id)).clocks.find((clock) => clock.name === name && clock.state !== 'ended')!

async function suspendUntil(id: string, targetMs: number): Promise<void> {
  await walk.by(HANDLER, cases.requestSuspension, {
    id,
    reason: 'funding',
    text: '等待资金',
    target: toRfc3339(targetMs),
    told: true,
  })
  await walk.by(LEAD, cases.endorseRequest, { id })
  await walk.by('leader1', cases.approveSuspension, { id })
}

test('延期：申请、审核、不同意、再申请、批准，到期时刻顺延；次数有限', async () => {
  const id = await inHand()
  const ask = async () =>
    walk.by(HANDLER, cases.requestExtension, {
      id,
      reason: 'weather',
      text: '连续降雨',
      grant: { n: 2, unit: 'WH' },
      photos: [await walk.photo(HANDLER)],
    })
  const before = (await clockOf(id, 'handle')).due!
  await ask()
  assert.deepEqual(await desk(LEAD, 'requests'), [id])
  await walk.by(LEAD, cases.endorseRequest, { id })
  assert.deepEqual([await desk('dutyChief1', 'requests'), await desk('leader1', 'requests')], [[id], [id]])
  await walk.by('leader1', cases.refuseExtension, { id, reason: '抓紧办理' })
  await ask()
  await walk.by(LEAD, cases.endorseRequest, { id })
  await walk.by('dutyChief1', cases.approveExtension, { id })
  assert.ok(Date.parse((await clockOf(id, 'handle')).due!) > Date.parse(before))
  await assert.rejects(ask(), code('extension-count'))
  const { case: state } = await sound(id)
  assert.deepEqual([state.request, state.requests.extension.granted, state.requests.extension.made], [null, 1, 2])
})

test('挂账：到目标日期由系统恢复；停机多日，恢复运行后一次补上，不重复', async () => {
  const early = await inHand()
  const late = await inHand()
  const target = nowMs + 5 * DAY
  await suspendUntil(early, target)
  await suspendUntil(late, target + 20 * DAY)
  assert.deepEqual((await desk('dispatcher1', 'suspended')).sort(), [early, late].sort())
  assert.deepEqual(
    [(await clockOf(early, 'handle')).state, (await clockOf(early, 'total')).state],
    ['paused', 'paused'],
  )
  nowMs = target - 60_000
  await runJob()
  assert.equal((await sound(early)).case.state, 'suspended')
  // The house was off at the target date and for three days after.
  nowMs = target + 3 * DAY
  await Promise.all([runJob(), runJob()])
  const { case: state, record } = await sound(early)
  assert.deepEqual([state.state, record.filter((line) => line.type === 'Resumed').length], ['handling', 1])
  assert.equal(record.at(-1)!.actorKind, 'system')
  assert.equal((await sound(late)).case.state, 'suspended', 'its date has not come')
  await assert.rejects(walk.by('dispatcher1', cases.resume, { id: late }), code('reason-missing'))
  await walk.by('dispatcher1', cases.resume, { id: late, reason: '资金提前到位' })
  assert.equal((await sound(late)).case.state, 'handling')
  await runJob()
  nowMs = START
})

test('挂账：理由和日期不合规定的、未告知的不收；领导可不同意', async () => {
  const id = await inHand()
  const ask = (more: object) =>
    walk.by(HANDLER, cases.requestSuspension, {
      id,
      reason: 'season',
      text: '冬季不宜施工',
      target: toRfc3339(nowMs + 30 * DAY),
      told: true,
      ...more,
    })
  await assert.rejects(ask({ target: toRfc3339(nowMs + 500 * DAY) }), code('suspension-reason'))
  await assert.rejects(ask({ told: false }), code('contact-missing'))
  await ask({})
  await walk.by(LEAD, cases.endorseRequest, { id })
  await assert.rejects(walk.by('dutyChief1', cases.approveSuspension, { id }), code('not-permitted'))
  await walk.by('leader1', cases.refuseSuspension, { id, reason: '现在就能办' })
  assert.equal((await sound(id)).case.request, null)
})

test('作废申请：中心提出，值班长决定', async () => {
  const id = await walk.reach('dispatched')
  await walk.by('dispatcher1', cases.requestVoid, { id, reason: 'duplicate', text: '与昨天一件重复' })
  await walk.by('dutyChief1', cases.refuseVoid, { id, reason: '不是同一件' })
  await walk.by('dispatcher1', cases.requestVoid, { id, reason: 'duplicate' })
  assert.deepEqual(await desk('dutyChief1', 'requests'), [id])
  assert.equal((await walk.by('dutyChief1', cases.approveVoid, { id })).state, 'voided')
  assert.deepEqual(
    (await sound(id)).clocks.filter((clock) => clock.state !== 'ended'),
    [],
  )
})

test('增加协办：协办单位看得到、签收、答复', async () => {
  const id = await walk.reach('handling')
  await assert.rejects(walk.by(HANDLER, cases.addCoHandler, { id, unit: 'sanitation' }), code('co-is-lead'))
  await walk.by(HANDLER, cases.addCoHandler, { id, unit: 'landscape', text: '配合清理绿地' })
  const orderId = (await walk.look(id)).case.orders.at(-1)!.id
  await walk.by('landscape.handler1', cases.signOrder, { id, orderId })
  await walk.by('landscape.handler1', cases.completeOrder, { id, orderId, answer: '已清理' })
  await walk.complete(id)
  await sound(id)
})

test('回访两次不满意，领导按值班长意见挂账，到期恢复', async () => {
  const id = await walk.reach('callback')
  await walk.callBack(id, false)
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'pass')
  await walk.callBack(id, false)
  const proposedBy = (await walk.person('dutyChief1')).id
  const decide = {
    id,
    decision: 'suspend',
    reason: '须等道路改造',
    suspensionReason: 'engineering',
    proposedBy,
  } as const
  await assert.rejects(walk.by('leader1', cases.decideCallback, decide), code('suspension-reason'))
  const target = toRfc3339(nowMs + 60 * DAY)
  assert.equal((await walk.by('leader1', cases.decideCallback, { ...decide, target })).state, 'suspended')
  assert.equal((await clockOf(id, 'handle')).state, 'paused')
  nowMs += 61 * DAY
  await runJob()
  assert.equal((await sound(id)).case.state, 'handling')
  nowMs = START
})

test('申请、挂账、作废、协办的每个操作都在真实数据库上办成过', async () => {
  const done = await house.runtime.db.many<{ operation: string }>(sql`
    select distinct operation from platform.journal where outcome = 'done'`)
  const missing = Object.values(requestCommands).filter(({ name }) => !done.some((line) => line.operation === name))
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  )
})
