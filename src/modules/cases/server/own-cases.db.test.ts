import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { explainClock } from '#modules/clocks/contract.ts'
import { findSimilar } from '#modules/intake/contract.ts'
import { assignPosts } from '#modules/people/contract.ts'
import * as cases from '../contract.ts'

const CITIZEN = 'reporterCitizen1'

let house: TestHouse
let walk: Walk
const nowMs = Date.parse('2026-03-03T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const asked = (change: Partial<Input<typeof cases.report>> = {}, account = CITIZEN) =>
  walk.report(
    { channel: 'web', place: walk.pointIn('street01.c01'), appellant: { phone: '13800001234' }, ...change },
    account,
  )
const listed = async (account = CITIZEN) =>
  (await walk.by(account, cases.listCases, {})).items.map(({ id }) => id).sort()

test('市民账号只看得到自己反映的：同一社区别人的、匿名反映的都不在内，也打不开、补充不了', async () => {
  assert.deepEqual(await listed(), [])
  const mine = [(await asked()).id, (await asked({ place: walk.pointIn('street02') })).id].sort()
  const others = await walk.report({ place: walk.pointIn('street01.c01') })
  const unnamed = await asked({ appellant: { anonymous: true } })
  const { name } = await walk.person(CITIZEN)
  const sameName = await walk.report({ appellant: { name, phone: '13800001234' } })
  assert.deepEqual(await listed(), mine)
  for (const { id } of [others, unnamed, sameName]) {
    await assert.rejects(walk.look(id, CITIZEN), code('case-not-found'))
    await assert.rejects(walk.by(CITIZEN, cases.supplement, { id, text: '补充' }), code('case-not-found'))
    await assert.rejects(asked({ objectsTo: id }), code('case-not-found'))
  }
  const { desks } = await walk.by(CITIZEN, cases.countDesks, {})
  assert.equal(desks.find(({ desk }) => desk === 'intake')?.count, mine.length)
  const refused = [
    () => walk.by(CITIZEN, cases.countCases, { by: 'street' }),
    () => walk.by(CITIZEN, cases.exportCases, { format: 'csv' }),
    () => walk.by(CITIZEN, findSimilar, { text: '垃圾' }),
    () => walk.by(CITIZEN, cases.verifyCase, { id: mine[0]! }),
  ]
  for (const attempt of refused) await assert.rejects(attempt, code('not-permitted'))
})

test('能补充、撤诉自己的；看得到办到哪一步，看不到工作人员、理由和内部的话', async () => {
  const { id } = await asked()
  await walk.accept(id)
  await walk.by(CITIZEN, cases.supplement, { id, text: '就在三号楼下。' })
  await walk.file(id)
  await walk.dispatch(id)
  await walk.sign(id)
  await walk.by('sanitation.handler1', cases.requestReturn, { id, reason: 'notOurDuty', text: '内部的话' })
  const seen = await walk.look(id, CITIZEN)
  const { id: citizen } = await walk.person(CITIZEN)
  assert.deepEqual([seen.case.state, seen.case.appellants, seen.appellants.length], ['handling', [citizen], 1])
  assert.deepEqual(
    seen.case.orders.map(({ unit, role }) => [unit, role]),
    [['sanitation', 'lead']],
  )
  assert.deepEqual(
    seen.record.map(({ type, person }) => [type, person]),
    [
      ['Reported', seen.appellants[0]?.name],
      ['Accepted', null],
      ['Supplemented', seen.appellants[0]?.name],
      ['Filed', null],
      ['Dispatched', null],
      ['Signed', null],
    ],
  )
  assert.ok(seen.record.some(({ data }) => JSON.stringify(data).includes('三号楼下')))
  const text = JSON.stringify(seen)
  const staff = ['intakeOfficer1', 'filingOfficer1', 'dispatcher1', 'sanitation.handler1']
  for (const account of staff) {
    const person = await walk.person(account)
    assert.ok(!text.includes(person.id) && !text.includes(person.name), account)
  }
  assert.ok(!text.includes('内部的话'))
  assert.ok((await walk.look(id)).record.length > seen.record.length)
  assert.ok(seen.offers.some((offer) => offer.command === 'withdraw' && offer.possible))
  await walk.by(CITIZEN, cases.withdraw, { id, comment: '已自行解决。' })
  assert.equal((await walk.look(id, CITIZEN)).case.closeKind, 'withdrawn')
})

test('账号不能绕过遮挡：工作人员看不到市民的账号和姓名；要求保密的，区中心以下连遮挡的也没有', async () => {
  const { id: citizen, name } = await walk.person(CITIZEN)
  const open = await asked()
  const secret = await asked({ confidentiality: 'hideIdentity' })
  for (const { id } of [open, secret])
    for (const account of ['dutyChief1', 'street01.dispatcher']) {
      const seen = await walk.look(id, account)
      const text = JSON.stringify(seen)
      assert.ok(!text.includes(citizen) && !text.includes(name), account)
      const isHidden = id === secret.id && account !== 'dutyChief1'
      assert.equal(seen.appellants[0]?.name === null, isHidden)
      assert.equal(seen.record[0]?.person === null, isHidden)
    }
  assert.notEqual((await walk.look(secret.id, CITIZEN)).appellants[0]?.name, null)
  const [appellant] = (await walk.look(open.id)).appellants
  const clear = await walk.by('operator1', cases.unmaskAppellant, {
    id: open.id,
    appellantId: appellant!.id,
    purpose: '回拨核实地址',
  })
  assert.deepEqual([clear.name, clear.phone], [name, '13800001234'])
})

test('拿别人的外部编号来报，不告诉其案件；自己的再报一次，答第一次的', async () => {
  const other = await walk.report({ channel: 'web', externalNo: 'W-1', place: walk.pointIn('street01') })
  await assert.rejects(asked({ externalNo: 'W-1' }), code('case-exists'))
  const first = await asked({ externalNo: 'W-2' })
  assert.equal((await asked({ externalNo: 'W-2' })).id, first.id)
  assert.ok(!(await listed()).includes(other.id))
})

test('两位市民互不相见；兼任工作人员的，两边各看各的', async () => {
  const { id: second } = await walk.person('checker2')
  await walk.by('securityAdmin1', assignPosts, {
    id: second,
    posts: [{ post: 'reporterCitizen', unit: 'street02.c01' }],
  })
  const citizen = await house.principal('checker2')
  const report = { channel: 'web', title: '楼道灯', text: '楼道灯不亮', place: walk.pointIn('street02') }
  const { id } = await house.perform(cases.report, { ...report, appealType: 'complaint' }, citizen)
  const seenBy = async () =>
    (await house.perform(cases.listCases, {}, await house.principal('checker2'))).items.map((row) => row.id)
  assert.deepEqual(await seenBy(), [id])
  assert.ok(!(await listed()).includes(id))
  await assert.rejects(walk.look(id, CITIZEN), code('case-not-found'))

  await walk.by('securityAdmin1', assignPosts, {
    id: second,
    posts: [
      { post: 'reporterCitizen', unit: 'street02.c01' },
      { post: 'communityOfficer', unit: 'street03.c01' },
    ],
  })
  const there = await walk.report({ place: walk.pointIn('street03.c01') })
  assert.deepEqual((await seenBy()).sort(), [id, there.id].sort())
  const both = await house.principal('checker2')
  const looked = await house.perform(cases.getCase, { id }, both)
  assert.deepEqual(looked.case.acts, {}, 'seen as its appellant only')
  const onDuty = await house.perform(
    cases.report,
    { ...report, place: walk.pointIn('street04'), appealType: 'complaint', appellant: { phone: '13800001234' } },
    both,
  )
  assert.ok(!(await seenBy()).includes(onDuty.id), 'what staff report is not their own matter')
})

test('时限的计算过程、时效统计里没有市民的姓名；匿名反映的案件里没有账号', async () => {
  const citizen = await walk.person(CITIZEN)
  const named = await asked()
  const unnamed = await asked({ appellant: { anonymous: true } })
  for (const [id, shown] of [
    [named.id, `${citizen.name[0]}*${citizen.name.slice(2)}`],
    [unnamed.id, null],
  ] as const) {
    const whole = await walk.look(id)
    const explained = await walk.by('dutyChief1', explainClock, { id, clock: 'accept' })
    assert.deepEqual([whole.record[0]?.person, explained.startCause?.person], [shown, shown])
    const text = JSON.stringify([whole, explained])
    assert.ok(!text.includes(citizen.name) && !text.includes(citizen.id))
  }
  await walk.by(CITIZEN, cases.withdraw, { id: named.id })
  const span = { from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' }
  const measured = await walk.by('dutyChief1', cases.measurePunctuality, { by: 'person', step: 'accept', ...span })
  assert.ok(!JSON.stringify(measured).includes(citizen.name))
})

test('市民账号只能从网上反映：不能冒充上级、媒体、感知设备，也不能自定时限', async () => {
  for (const channel of ['upperPlatform', 'media', 'sensor', 'leader', 'hotline12345'])
    await assert.rejects(asked({ channel }), code('channel-not-for-citizens'))
  await assert.rejects(asked({ confidence: 1 }), code('field-not-for-citizens'))
  await assert.rejects(asked({ givenDue: '2026-03-09T09:00:00+08:00' }), code('field-not-for-citizens'))
  assert.equal((await asked()).state, 'reported')
})
