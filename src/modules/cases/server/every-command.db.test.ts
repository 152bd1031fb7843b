import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { COMPLETE_ELEMENTS, openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { isCommand } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { sql } from '#platform/db/sql.ts'
import * as requestCommands from '../contract/request-commands.ts'
import * as supervisionCommands from '../contract/supervision-commands.ts'
import * as upperCommands from '../contract/upper-commands.ts'
import * as cases from '../contract.ts'

let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const HANDLER = 'sanitation.handler1'

/** Record, row and orders agree, and the clocks are those that the state has (domain §4.2). */
async function sound(id: string): Promise<Awaited<ReturnType<Walk['look']>>> {
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
  const found = await walk.look(id)
  const open = found.clocks
    .filter((clock) => clock.state !== 'ended' && clock.subjectKind === 'case')
    .map((clock) => clock.name)
  if (['closed', 'rejected', 'declined', 'referred', 'merged', 'voided'].includes(found.case.state))
    assert.deepEqual(open, [])
  else assert.ok(open.includes('total') && new Set(open).size === open.length, open.join())
  return found
}

test('直接答复：咨询类征得同意即结案；投诉类须引用知识条目', async () => {
  const inquiry = await walk.report({ appealType: 'inquiry', title: '公园几点开门' })
  const answer = { answer: '六点开门。', agreed: true }
  await assert.rejects(
    walk.by('operator1', cases.answerDirectly, { id: inquiry.id, ...answer, agreed: false }),
    code('not-answerable-directly'),
  )
  assert.equal((await walk.by('operator1', cases.answerDirectly, { id: inquiry.id, ...answer })).state, 'closed')
  assert.equal((await sound(inquiry.id)).case.closeKind, 'direct')
  const complaint = await walk.report()
  await assert.rejects(
    walk.by('operator1', cases.answerDirectly, { id: complaint.id, ...answer }),
    code('not-answerable-directly'),
  )
  await walk.by('operator1', cases.answerDirectly, { id: complaint.id, ...answer, knowledgeId: 'K-001' })
  await sound(complaint.id)
})

test('转其他渠道、不予受理、不予立案、作废：各须理由，告知诉求人', async () => {
  const referred = await walk.report()
  await assert.rejects(
    walk.by('operator1', cases.referOut, { id: referred.id, otherChannel: '110' }),
    code('channel-not-named'),
  )
  assert.equal(
    (await walk.by('operator1', cases.referOut, { id: referred.id, otherChannel: '110', told: true })).state,
    'referred',
  )
  const rejected = await walk.report()
  const reason = { reason: 'noSubstance', text: '没有具体内容。' } as const
  await assert.rejects(
    walk.by('intakeOfficer1', cases.reject, { id: rejected.id, ...reason }),
    code('appellant-not-told'),
  )
  assert.equal(
    (await walk.by('intakeOfficer1', cases.reject, { id: rejected.id, ...reason, told: true })).state,
    'rejected',
  )
  const declined = await walk.reach('accepted')
  assert.equal(
    (await walk.by('filingOfficer1', cases.decline, { id: declined, ...reason, told: true })).state,
    'declined',
  )
  const voided = await walk.reach('filed')
  assert.equal((await walk.by('filingOfficer1', cases.voidCase, { id: voided, reason: 'duplicate' })).state, 'voided')
  for (const id of [referred.id, rejected.id, declined, voided]) await sound(id)
})

test('并单、拆单：主案带着从案办，从案回到受理', async () => {
  const master = await walk.reach('accepted')
  const slave = await walk.reach('reported', { title: '同一堆垃圾' })
  await assert.rejects(walk.by('intakeOfficer1', cases.merge, { id: slave, master: slave }), code('master-not-open'))
  assert.equal((await walk.by('intakeOfficer1', cases.merge, { id: slave, master })).state, 'merged')
  assert.deepEqual((await sound(master)).case.slaves, [slave])
  await sound(slave)
  await assert.rejects(
    walk.by('filingOfficer1', cases.decline, { id: master, reason: 'notFound', text: '没有', told: true }),
    code('slaves-attached'),
  )
  assert.equal((await walk.by('dutyChief1', cases.unmerge, { id: slave, reason: '不是同一处。' })).state, 'reported')
  assert.deepEqual([(await sound(master)).case.slaves, (await sound(slave)).case.master], [[], null])
  // The master leaves, and says that its slaves go on alone.
  await walk.by('intakeOfficer1', cases.merge, { id: slave, master })
  await walk.by('filingOfficer1', cases.decline, {
    id: master,
    reason: 'notFound',
    text: '没有',
    told: true,
    slaves: 'unmerge',
  })
  assert.equal((await sound(slave)).case.state, 'reported')
  // The master ends, and its slave with it.
  const other = await walk.reach('reported')
  await walk.by('intakeOfficer1', cases.merge, { id: other, master: slave })
  await walk.by('operator1', cases.answerDirectly, { id: slave, answer: '已办。', agreed: true, knowledgeId: 'K-2' })
  assert.equal((await sound(other)).case.closeKind, 'mergedWithMaster')
})

test('更正、补充：事实改了，时限跟着改；特急另起应急时钟', async () => {
  const id = await walk.reach('handling')
  const before = (await walk.look(id)).clocks.find((clock) => clock.name === 'handle' && clock.state === 'running')!
  await walk.by('intakeOfficer1', cases.correct, {
    id,
    reason: '登记错了',
    category: '300101',
    title: '改了标题',
    confirmed: true,
  })
  const changed = await sound(id)
  assert.deepEqual([changed.case.category, changed.case.title], ['300101', '改了标题'])
  assert.deepEqual(
    (await walk.by('dutyChief1', cases.listCases, { text: '改了标题' })).items.map((row) => row.id),
    [id],
  )
  assert.ok(changed.clocks.some((clock) => clock.name === 'handle' && clock.id === before.id))
  await assert.rejects(
    walk.by('intakeOfficer1', cases.correct, { id, reason: ' ', title: '再改' }),
    code('reason-missing'),
  )
  await walk.by('operator1', cases.supplement, { id, text: '今天又多了一堆。' })
  // The channel is corrected too: lists and statistics go by the right one, and its outside numbers stay unique.
  await walk.report({ channel: 'media', externalNo: 'M-1', title: '媒体已报' })
  const numbered = await walk.report({ channel: 'web', externalNo: 'M-1', title: '渠道登记错' })
  const toMedia = { reason: '渠道登记错', channel: 'media' }
  await assert.rejects(walk.by('intakeOfficer1', cases.correct, { id: numbered.id, ...toMedia }), code('case-exists'))
  await sound(numbered.id)
  await walk.by('intakeOfficer1', cases.correct, { id, ...toMedia, confirmed: true })
  const { items } = await walk.by('dutyChief1', cases.listCases, { channel: ['media'], text: '改了标题' })
  assert.deepEqual(
    items.map((row) => [row.id, row.channel]),
    [[id, 'media']],
  )
  await walk.by('intakeOfficer1', cases.correct, { id, reason: '有危险', urgency: 'critical', confirmed: true })
  const urgent = await walk.look(id)
  assert.ok(urgent.clocks.some((clock) => clock.name === 'emergency' && clock.state === 'running'))
  await assert.rejects(walk.by(HANDLER, cases.takeSafetyMeasure, { id, photos: [] }), code('measure-photo'))
  await walk.by(HANDLER, cases.takeSafetyMeasure, { id, text: '已拉警戒线', photos: [await walk.photo(HANDLER)] })
  const safe = await sound(id)
  assert.ok(
    safe.case.measureTaken && !safe.clocks.some((clock) => clock.name === 'emergency' && clock.state === 'running'),
  )
})

test('改派：未签收的派遣员可改，已签收的要值班长；原单位的工单收回', async () => {
  const id = await walk.reach('dispatched')
  assert.equal(
    (await walk.by('dispatcher1', cases.redispatch, { id, lead: 'landscape', reason: '属绿地' })).state,
    'dispatched',
  )
  await assert.rejects(walk.sign(id), code('order-not-sent'))
  await walk.sign(id, 'landscape.handler1')
  const again = { id, lead: 'street01', coHandlers: ['sanitation'], reason: '属社区' }
  await assert.rejects(walk.by('dispatcher1', cases.redispatch, again), code('signed-needs-chief'))
  await assert.rejects(
    walk.by('dutyChief1', cases.redispatch, { ...again, coHandlers: ['street01'] }),
    code('lead-not-one'),
  )
  await walk.by('dutyChief1', cases.redispatch, again)
  const { case: state } = await sound(id)
  assert.deepEqual(
    state.orders.map((order) => [order.unit, order.role, order.status]),
    [
      ['sanitation', 'lead', 'withdrawn'],
      ['landscape', 'lead', 'withdrawn'],
      ['street01', 'lead', 'sent'],
      ['sanitation', 'co', 'sent'],
    ],
  )
})

test('协办：牵头与协办都答复才能办结', async () => {
  const id = await walk.reach('filed')
  await walk.by('dispatcher1', cases.dispatch, { id, lead: 'street01', coHandlers: ['sanitation', 'landscape'] })
  await walk.sign(id, 'street01.dispatcher')
  const complete = () => walk.complete(id, {}, 'street01.dispatcher')
  const orderOf = async (unit: string) => (await walk.look(id)).case.orders.find((order) => order.unit === unit)!.id
  await assert.rejects(complete(), code('children-open'))
  for (const unit of ['sanitation', 'landscape']) {
    const orderId = await orderOf(unit)
    await assert.rejects(walk.by('lighting.handler1', cases.signOrder, { id, orderId }), code('case-not-found'))
    await walk.by(`${unit}.handler1`, cases.signOrder, { id, orderId })
  }
  await walk.by(HANDLER, cases.recordProgress, { id, orderId: await orderOf('sanitation'), text: '已派车' })
  await walk.by(HANDLER, cases.completeOrder, { id, orderId: await orderOf('sanitation'), answer: '已清运' })
  await assert.rejects(complete(), code('children-open'))
  await assert.rejects(
    walk.by('landscape.handler1', cases.completeOrder, { id, orderId: await orderOf('street01'), answer: '不是我的' }),
    isFault,
  )
  const taken = { id, orderId: await orderOf('landscape'), reason: '不需要了' }
  await assert.rejects(walk.by('street01.dispatcher', cases.withdrawOrder, taken), code('not-order-owner'))
  await walk.by('dispatcher1', cases.withdrawOrder, taken)
  assert.equal((await complete()).state, 'done')
  await sound(id)
})

test('退单申请：单位不同意、撤回、中心不同意，各自接着办', async () => {
  const id = await walk.reach('dispatched')
  const ask = () => walk.by(HANDLER, cases.requestReturn, { id, reason: 'notOurDuty', text: '不属职责' })
  await ask()
  await assert.rejects(ask(), code('request-open'))
  await walk.by('sanitation.lead1', cases.stopRequest, { id, reason: '属于我们' })
  await ask()
  await walk.by(HANDLER, cases.cancelRequest, { id })
  await ask()
  await assert.rejects(
    walk.by('dutyChief1', cases.refuseReturn, { id, reason: '请先办' }),
    code('request-not-endorsed'),
  )
  await walk.by('sanitation.lead1', cases.endorseRequest, { id })
  await walk.by('dutyChief1', cases.refuseReturn, { id, reason: '请先办' })
  const { case: state } = await sound(id)
  assert.deepEqual(
    [state.state, state.request, state.requests.return.made, state.requests.return.granted],
    ['dispatched', null, 3, 0],
  )
  await ask()
  nowMs += 5 * 3_600_000
  await walk.sign(id)
  await walk.by('sanitation.lead1', cases.endorseRequest, { id })
  // Whoever dispatched the case may not judge whether that was wrong.
  const dispatcher = await walk.person('dispatcher1')
  const both = { ...dispatcher, posts: [...dispatcher.posts, ...(await walk.person('dutyChief1')).posts] }
  await assert.rejects(
    house.perform(cases.approveReturn, { id, wrongDispatch: true }, both),
    code('separation-of-duties'),
  )
  assert.equal((await walk.by('dutyChief2', cases.approveReturn, { id, wrongDispatch: false })).state, 'filed')
  await sound(id)
})

test('免核查只限不必到现场的；联系不上须三次', async () => {
  const outdoor = await walk.reach('done')
  await assert.rejects(
    walk.by('intakeOfficer1', cases.skipCheck, { id: outdoor, basis: 'hotline' }),
    code('check-not-skippable'),
  )
  const { id } = await walk.report({ title: '楼上漏水' })
  await walk.accept(id, { category: '300102', elements: COMPLETE_ELEMENTS })
  await walk.file(id)
  await walk.dispatch(id)
  await walk.sign(id)
  await walk.complete(id)
  assert.equal((await walk.by('intakeOfficer1', cases.skipCheck, { id, basis: 'indoor' })).state, 'callback')
  const called = (...hours: number[]) => ({
    id,
    contacted: false,
    triedAt: hours.map((hour) => toRfc3339(nowMs - hour * 3_600_000)),
  })
  await assert.rejects(walk.by('callbackOfficer1', cases.submitCallback, called(3, 2)), code('callback-result-missing'))
  assert.equal((await walk.by('callbackOfficer1', cases.submitCallback, called(3, 2, 1))).state, 'toClose')
  await walk.close(id)
  await sound(id)
})

test('下级工单：签收、办结、退回、收回都在案上', async () => {
  const id = await walk.reach('filed', { place: walk.pointIn('street01.c01') })
  await walk.dispatch(id, 'street01')
  await walk.sign(id, 'street01.dispatcher')
  await walk.by('street01.dispatcher', cases.firstContact, {
    id,
    tries: [{ at: toRfc3339(nowMs), means: 'visit', reached: true, proof: '上门登记' }],
  })
  const give = async () => {
    await walk.by('street01.dispatcher', cases.handDown, { id, unit: 'street01.c01', limit: { n: 1, unit: 'NH' } })
    return (await walk.look(id)).case.orders.at(-1)!.id
  }
  await assert.rejects(
    walk.by('street01.dispatcher', cases.handDown, { id, unit: 'street01.c01', limit: { n: 3650, unit: 'ND' } }),
    code('limit-exceeds-parent'),
  )
  const first = await give()
  await walk.by('street01.dispatcher', cases.withdrawOrder, { id, orderId: first, reason: '先等等' })
  const second = await give()
  await walk.by('street01.c01.officer1', cases.returnOrder, {
    id,
    orderId: second,
    reason: 'insufficientInfo',
    text: '地址不清',
  })
  const third = await give()
  await walk.by('street01.c01.officer1', cases.signOrder, { id, orderId: third })
  await assert.rejects(
    walk.by('street01.c01.officer1', cases.signOrder, { id, orderId: third }),
    code('order-wrong-state'),
  )
  await walk.by('street01.c01.officer1', cases.completeOrder, { id, orderId: third, answer: '已清理' })
  assert.deepEqual(
    (await sound(id)).case.orders.map((order) => order.status),
    ['working', 'withdrawn', 'returned', 'done'],
  )
})

test('自行处置、派核查、退回上一环节、重开也都办成过', async () => {
  const worker = 'street01.c01.worker1'
  const photo = [await walk.photo(worker)]
  const matter = {
    channel: 'gridPatrol',
    title: '小广告',
    text: '',
    category: '200201',
    place: walk.pointIn('street01.c01'),
  }
  await walk.by(worker, cases.reportSelfHandled, { ...matter, photosBefore: photo, photosAfter: photo })
  const id = await walk.reach('toClose')
  await walk.by('filingOfficer1', cases.sendBack, { id, to: 'work', reason: '没做干净' })
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'pass')
  await walk.callBack(id, true)
  await walk.close(id)
  await walk.by('dutyChief1', cases.reopen, { id, newFacts: '又脏了' })
  await sound(id)
  const twice = await walk.reach('callback')
  await walk.callBack(twice, false)
  await walk.complete(twice)
  await walk.assignCheck(twice)
  await walk.check(twice, 'pass')
  await walk.callBack(twice, false)
  assert.equal(
    (await walk.by('dutyChief1', cases.decideCallback, { id: twice, decision: 'onceMore', reason: '再办一次' })).state,
    'handling',
  )
  await sound(twice)
})

/** Each has its own walk on PostgreSQL: requests.db.test.ts, upper.db.test.ts, supervision.db.test.ts. */
const elsewhere = new Set(
  [
    ...Object.values(requestCommands),
    ...Object.values(upperCommands),
    ...Object.values(supervisionCommands),
    cases.receiveDirectOrder,
  ].map(({ name }) => name),
)

test('第一链的每个操作都在真实数据库上办成过', async () => {
  const done = await house.runtime.db.many<{ operation: string }>(sql`
    select distinct operation from platform.journal where outcome = 'done' and operation like 'cases.%'`)
  const commands = house.runtime.plugs
    .find((plug) => plug.card.id === 'cases')!
    .handlers.map((handler) => handler.operation)
    .filter((operation) => isCommand(operation) && operation.out === cases.CommandAnswer)
    .map((operation) => operation.name)
    .filter((name) => !elsewhere.has(name))
  assert.deepEqual(
    commands.filter((name) => !done.some((line) => line.operation === name)),
    [],
  )
})
