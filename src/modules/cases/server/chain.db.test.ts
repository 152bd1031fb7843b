import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { OUTDOOR, openWalk, type Reached, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import * as cases from '../contract.ts'

let house: TestHouse
let walk: Walk
// A Tuesday morning: windows of working hours stay open however late the test runs.
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
const minutesLater = (minutes: number) => {
  nowMs += minutes * 60_000
}
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
/** Refused, with the fields to correct. */
const codeAt =
  (wanted: string, ...fields: string[]) =>
  (error: unknown) =>
    isFault(error) && error.code === wanted && error.text.fields?.map(({ field }) => field).join() === fields.join()

test('全流程：退单一次、再派、核查不过返工、回访不满意重办、满意后结案', async () => {
  const { id } = await walk.report()
  await walk.accept(id)
  await walk.file(id)
  await walk.dispatch(id, 'lighting')
  minutesLater(10)
  await walk.by('lighting.handler1', cases.requestReturn, { id, reason: 'notOurDuty', text: '不属于路灯养护。' })
  await walk.by('lighting.lead1', cases.endorseRequest, { id })
  const returned = await walk.by('dutyChief1', cases.approveReturn, { id, wrongDispatch: true })
  assert.equal(returned.state, 'filed')
  await assert.rejects(walk.dispatch(id, 'lighting'), code('last-returner'))
  await walk.dispatch(id)
  await walk.sign(id)
  await walk.by('sanitation.handler1', cases.firstContact, {
    id,
    tries: [{ at: toRfc3339(nowMs), means: 'call', reached: true, proof: '通话记录 1 分 20 秒' }],
  })
  assert.equal((await walk.complete(id)).state, 'done')
  await walk.assignCheck(id)
  assert.equal((await walk.check(id, 'fail')).state, 'handling')
  await walk.complete(id)
  await walk.assignCheck(id)
  assert.equal((await walk.check(id, 'pass')).state, 'callback')
  assert.equal((await walk.callBack(id, false)).state, 'handling')
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'pass')
  assert.equal((await walk.callBack(id, true)).state, 'toClose')
  assert.equal((await walk.close(id)).state, 'closed')

  const { case: state, record, clocks } = await walk.look(id)
  assert.deepEqual(
    [state.closeKind, state.checks.reworks, state.callback.redosUsed, state.requests.return.granted],
    ['solved', 1, 1, 1],
  )
  assert.deepEqual(
    record.map((line) => line.type),
    `Reported Accepted Filed Dispatched ReturnRequested RequestEndorsed ReturnApproved Dispatched Signed FirstContacted
     Completed CheckAssigned CheckFailed Completed CheckAssigned CheckPassed CallbackDone
     Completed CheckAssigned CheckPassed CallbackDone Closed`.split(/\s+/),
  )
  assert.ok(record.every((line) => line.person !== null && line.post !== null && line.unit !== null))
  assert.ok(clocks.every((clock) => clock.state === 'ended' && clock.stopped !== null))
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
})

test('回访二次不满意等待研判：值班长提议、领导决定，本人不能既提议又决定', async () => {
  const id = await walk.reach('callback')
  await walk.callBack(id, false)
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'pass')
  assert.equal((await walk.callBack(id, false)).state, 'callback')
  await assert.rejects(walk.callBack(id, true), code('decision-pending'))
  const chief = await walk.person('dutyChief1')
  const leader = await walk.person('leader1')
  const close = { id, decision: 'close', reason: '客观条件不具备。', exclusion: 'objective' } as const
  await assert.rejects(
    walk.by('dutyChief1', cases.decideCallback, { ...close, proposedBy: chief.id }),
    code('leader-needed'),
  )
  await assert.rejects(
    walk.by('leader1', cases.decideCallback, { ...close, proposedBy: leader.id }),
    code('same-person'),
  )
  for (const proposedBy of ['somebody', (await walk.person('operator1')).id])
    await assert.rejects(
      walk.by('leader1', cases.decideCallback, { ...close, proposedBy }),
      codeAt('proposer-unfit', 'proposedBy'),
    )
  const decided = await walk.by('leader1', cases.decideCallback, { ...close, proposedBy: chief.id })
  assert.equal(decided.state, 'toClose')
  await walk.close(id)
  assert.equal((await walk.look(id)).case.closeKind, 'unsolvable')
})

test('退回上一环节、重开；办结的案件不能再派遣', async () => {
  const id = await walk.reach('toClose')
  assert.equal(
    (await walk.by('filingOfficer1', cases.sendBack, { id, to: 'callback', reason: '回访记录不全。' })).state,
    'callback',
  )
  await walk.callBack(id, true)
  await walk.close(id)
  await assert.rejects(walk.dispatch(id), code('wrong-state:closed'))
  const again = await walk.by('dutyChief1', cases.reopen, { id, newFacts: '当天又堆满了。', contactNotNeeded: true })
  assert.equal(again.state, 'handling')
  assert.equal((await walk.look(id)).case.round, 2)
})

test('核查员到现场拍照才能通过；照片须真实上传，须在现场', async () => {
  const id = await walk.reach('checking')
  const { place } = (await walk.look(id)).case
  const position = { lon: place.lon ?? 0, lat: place.lat ?? 0 }
  const pass = { id, result: 'pass', position } as const
  await assert.rejects(walk.by('checker1', cases.submitCheck, pass), code('photo-missing'))
  const invented = house.runtime.newId()
  await assert.rejects(
    walk.by('checker1', cases.submitCheck, { ...pass, photos: [invented] }),
    codeAt('file-unknown', 'photos'),
  )
  const foreign = await walk.photo('checker2')
  await assert.rejects(
    walk.by('checker1', cases.submitCheck, { ...pass, photos: [foreign] }),
    codeAt('file-unknown', 'photos'),
  )
  const photos = [await walk.photo('checker1')]
  const away = { ...position, lat: position.lat + 0.01 }
  await assert.rejects(walk.by('checker1', cases.submitCheck, { ...pass, photos, position: away }), code('too-far'))
  await assert.rejects(walk.by('checker2', cases.submitCheck, { ...pass, photos: [foreign] }), code('not-permitted'))
  assert.equal((await walk.by('checker1', cases.submitCheck, { ...pass, photos })).state, 'callback')
})

test('核查只能派给在岗且有核查岗位的人', async () => {
  const id = await walk.reach('done')
  const assign = async (checker: string) => walk.by('intakeOfficer1', cases.assignCheck, { id, checker })
  await assert.rejects(assign('nobody'), codeAt('checker-unfit', 'checker'))
  await assert.rejects(assign((await walk.person('operator1')).id), codeAt('checker-unfit', 'checker'))
  assert.equal((await assign((await walk.person('checker3')).id)).state, 'checking')
})

test('被指名的核查员在本片区以外也看得到、核得了这一件，核完即看不到', async () => {
  const id = await walk.reach('done')
  const neighbour = 'street02.c01.worker1'
  await assert.rejects(walk.look(id, neighbour), code('case-not-found'))
  await walk.assignCheck(id, neighbour)
  const { items } = await walk.by(neighbour, cases.listCases, { desk: 'check' })
  assert.deepEqual(
    items.map((row) => row.id),
    [id],
  )
  assert.equal((await walk.check(id, 'pass', neighbour)).state, 'callback')
  await assert.rejects(walk.look(id, neighbour), code('case-not-found'))
})

test('岗位分离：办理人不得核查、回访、结案，核查人不得回访', async () => {
  const people = house.runtime.signIn
  const id = await walk.reach('checking')
  const handler = await walk.person('sanitation.handler1')
  const checker = await walk.person('checker1')
  // The same person under every post: only what was done in this case stands in the way.
  const posts = await Promise.all(
    ['checker1', 'callbackOfficer1', 'filingOfficer1'].map(
      async (account) => (await people.findByAccount(account))!.posts,
    ),
  )
  const everyPost = { ...handler, posts: [...handler.posts, ...posts.flat()] }
  const check = { id, result: 'pass' } as const
  await walk.by('intakeOfficer1', cases.assignCheck, { id })
  await assert.rejects(house.perform(cases.submitCheck, check, everyPost), code('separation-of-duties'))
  await walk.check(id, 'pass')
  const called = { id, contacted: true, solved: true, satisfied: true }
  await assert.rejects(house.perform(cases.submitCallback, called, everyPost), code('separation-of-duties'))
  const checkerCalls = { ...checker, posts: everyPost.posts }
  await assert.rejects(house.perform(cases.submitCallback, called, checkerCalls), code('separation-of-duties'))
  await walk.callBack(id, true)
  for (const person of [everyPost, checkerCalls])
    await assert.rejects(house.perform(cases.close, { id }, person), code('separation-of-duties'))
  assert.equal((await walk.close(id)).state, 'closed')
})

/** A unit that has no order yet does not even learn that the case exists. */
function refusalIn(state: Reached, account: string): string {
  const isUnknown = account.startsWith('sanitation') && ['reported', 'accepted', 'filed'].includes(state)
  return isUnknown ? 'case-not-found' : `wrong-state:${state}`
}

test('每个状态只接受状态表允许的操作，其余被拒绝且什么都不改变', async () => {
  const text = { reason: '试一试', text: '试一试' }
  const attempts: { operation: Operation; account: string; input: object; from: Reached[] }[] = []
  const attempt = <Op extends Operation>(
    operation: Op,
    account: string,
    input: Omit<Input<Op>, 'id'>,
    from: Reached[],
  ) => attempts.push({ operation, account, input, from })
  attempt(cases.accept, 'intakeOfficer1', { category: OUTDOOR, duplicatesChecked: true }, ['reported'])
  attempt(cases.reject, 'intakeOfficer1', { ...text, reason: 'noSubstance', told: true }, ['reported'])
  attempt(cases.file, 'filingOfficer1', { conditionMet: true }, ['accepted'])
  attempt(cases.dispatch, 'dispatcher1', { lead: 'sanitation' }, ['filed'])
  attempt(cases.sign, 'sanitation.handler1', {}, ['dispatched'])
  attempt(cases.complete, 'sanitation.handler1', { result: 'solved', answer: '好了' }, ['handling'])
  attempt(cases.assignCheck, 'intakeOfficer1', {}, ['done', 'checking'])
  attempt(cases.submitCheck, 'checker1', { result: 'fail', reason: '不行' }, ['checking'])
  attempt(cases.submitCallback, 'callbackOfficer1', { contacted: true, solved: true, satisfied: true }, ['callback'])
  attempt(cases.close, 'filingOfficer2', {}, ['toClose'])
  attempt(cases.reopen, 'dutyChief1', { newFacts: '又发生了' }, ['closed'])
  const states: Reached[] = [
    'reported',
    'accepted',
    'filed',
    'dispatched',
    'handling',
    'done',
    'checking',
    'callback',
    'toClose',
    'closed',
  ]
  for (const state of states) {
    const id = await walk.reach(state)
    const before = await walk.look(id)
    for (const { operation, account, input, from } of attempts)
      if (!from.includes(state))
        await assert.rejects(
          walk.by(account, operation, { ...input, id }),
          (error) => isFault(error) && error.code === refusalIn(state, account),
          `${operation.name} in ${state}`,
        )
    const afterwards = await walk.look(id)
    assert.deepEqual([afterwards.case, afterwards.record.length], [before.case, before.record.length])
  }
})
