import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import { getTopic, listCallers, listTopics } from '../contract.ts'
import { reckonTopics } from './find-topics.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  walk = openWalk(house)
})
after(() => house.close())

const refusedFor = (code: string) => (error: unknown) => isFault(error) && error.code === code
const asks = (n: number) =>
  walk.report({
    title: '金桥路路灯不亮',
    text: '金桥路整段路灯不亮，晚上看不见路。',
    place: walk.pointIn(n === 4 ? 'street05' : 'street01'),
    appellant: { name: `来电人${n}`, phone: `1390000${2000 + n}` },
  })
const merge = (id: string, master: string) => walk.by('intakeOfficer1', cases.merge, { id, master })
const chainOf = (id: string, account = 'dutyChief1') => walk.by(account, listCallers, { id })
const said = (id: string, satisfied: boolean) => ({ case: id, contacted: true, solved: satisfied, satisfied })
const call = (id: string, merged: ReturnType<typeof said>[]) =>
  walk.by('callbackOfficer1', cases.submitCallback, {
    ...{ id, contacted: true, solved: true, satisfied: true, reasonable: true },
    merged,
  })

test('一件事多人反映：结案答复到每一件，重开留住前情，结案后再来的随重开一起办，拆出的不再跟', async () => {
  const [master, first, second, apart, far] = await Promise.all([0, 1, 2, 3, 4].map(async (n) => (await asks(n)).id))
  assert.deepEqual(await chainOf(master!), { master: null, callers: [], answers: [], elsewhere: 0 }, 'nobody else yet')
  for (const id of [first!, second!, apart!, far!]) await merge(id, master!)
  await walk.by('dutyChief1', cases.unmerge, { id: apart!, reason: '是另一处路灯' })
  assert.equal((await walk.look(apart!)).case.state, 'reported', 'goes on alone')

  await walk.accept(master!)
  await walk.file(master!)
  await walk.dispatch(master!)
  await walk.sign(master!)
  await walk.complete(master!, { answer: '已换 6 盏灯。', publicReply: '路灯已恢复。' })
  await walk.assignCheck(master!)
  await walk.check(master!, 'pass')
  await assert.rejects(walk.callBack(master!, true), refusedFor('callback-result-missing'), 'every caller is called')
  await assert.rejects(
    call(master!, [said(first!, true), said(second!, true), said(far!, true), said(apart!, true)]),
    refusedFor('callback-result-missing'),
    'who was split off is not called with it',
  )
  await call(master!, [said(first!, true), said(second!, true), said(far!, true)])
  await walk.close(master!)
  for (const id of [first!, second!, far!]) {
    const { case: state } = await walk.look(id)
    assert.deepEqual([state.state, state.closeKind], ['merged', 'mergedWithMaster'])
  }
  await assert.rejects(
    walk.by('dutyChief1', cases.unmerge, { id: first!, reason: '并错' }),
    refusedFor('unmerge-late'),
    'who was answered stays answered',
  )

  const late = (await asks(5)).id
  await assert.rejects(merge(late, master!), refusedFor('master-not-open'))
  await walk.by('dutyChief1', cases.reopen, { id: master!, newFacts: '又灭了两盏' })
  await merge(late, master!)
  assert.equal((await walk.look(first!)).case.closeKind, null, 'open again with the master')
  await walk.complete(master!, { answer: '线路已更换。' })
  await walk.assignCheck(master!)
  await walk.check(master!, 'pass')
  await call(master!, [said(first!, true), said(second!, true), said(far!, true), said(late, true)])
  await walk.close(master!)

  const chain = await chainOf(late)
  assert.equal(chain.master?.id, master)
  assert.deepEqual(
    new Set(chain.callers.filter((one) => one.leftAt === null).map((one) => one.id)),
    new Set([master, first, second, far, late]),
  )
  assert.deepEqual(
    chain.callers.filter((one) => one.leftAt !== null).map((one) => one.id),
    [apart],
  )
  assert.deepEqual(
    chain.answers.map((one) => [one.round, one.answer, one.newFacts, one.closedAt !== null, one.reopenedAt !== null]),
    [
      [1, '已换 6 盏灯。', '又灭了两盏', true, true],
      [2, '线路已更换。', null, true, false],
    ],
  )
  assert.deepEqual(
    chain.answers.map(({ told }) => new Set(told.filter((one) => one.satisfied).map((one) => one.id))),
    [new Set([master, first, second, far]), new Set([master, first, second, far, late])],
  )
  for (const id of [master!, first!, second!, apart!, far!, late])
    assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])

  // A street sees its own case and its answer; of the others only that they are there.
  const own = await chainOf(far!, 'street05.dispatcher')
  assert.deepEqual(
    [own.master, own.callers.map((one) => one.id), own.elsewhere, own.answers.map((one) => one.answer)],
    [null, [far], 5, ['路灯已恢复。', null]],
  )
  assert.ok(own.answers.every(({ told }) => told.every((one) => one.id === far)))
  await assert.rejects(chainOf(first!, 'street05.dispatcher'), refusedFor('case-not-found'))
  await assert.rejects(chainOf(first!, 'sanitation.handler1'), refusedFor('not-permitted'))
})

test('热点的名字是各件共有的：各社区都有的事，不挂其中一个社区的名', async () => {
  for (const [n, community] of ['盐仓社区', '金桥社区', '东岸社区', '临河社区'].entries())
    await walk.report({
      title: `${community}龙舟赛锣鼓声音大`,
      text: '龙舟赛训练的锣鼓声音大，夜里十一点还在敲，孩子睡不着。',
      place: walk.pointIn(`street0${n + 1}`),
      appellant: { phone: `1390000${3000 + n}` },
    })
  await reckonTopics(house.runtime)
  const { items } = await walk.by('dutyChief1', listTopics, {})
  const topic = items.find(({ title }) => title.includes('龙舟赛'))
  assert.deepEqual([topic?.title, topic?.cases, topic?.places], ['龙舟赛锣鼓声音大', 4, 4])
  assert.equal((await walk.by('dutyChief1', getTopic, { id: topic!.id })).title, topic!.title)
})
