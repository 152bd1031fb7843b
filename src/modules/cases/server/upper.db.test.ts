import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { createKey } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import * as upperCommands from '../contract/upper-commands.ts'
import * as cases from '../contract.ts'
import { noLaterFields } from '../domain/state-defaults.ts'
import { signUnsigned } from './sign-unsigned.ts'

let house: TestHouse
let walk: Walk
let city: Principal
const DAY = 86_400_000
const HOUR = 3_600_000
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  const posts = [{ post: 'upperPlatform', unit: 'ops_center' }]
  await house.perform(
    createKey,
    { account: 'city.gateway', name: '市级平台', posts },
    await house.principal('sysAdmin1'),
  )
  city = await house.principal('city.gateway')
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const WORKER = 'street01.c01.worker1'

async function sound(id: string) {
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
  return walk.look(id)
}

/** A new version of the district's rules; it holds for cases that come after it. */
async function setRules(set: object): Promise<void> {
  const { rules } = await walk.by('dutyChief1', cases.getRules, { version: 'current' })
  const agreedBy = (await walk.person('leader1')).id
  const { preset = null, district, limits } = rules
  const choice = { preset, district: { ...district, set: { ...district?.set, ...set } }, limits }
  await walk.by('dutyChief1', cases.saveRules, { ...choice, why: '开通直派和自动签收', agreedBy })
}

const order = (change: Partial<Input<typeof cases.receiveDirectOrder>> = {}) => ({
  externalNo: 'CITY-1',
  title: '井盖破损',
  text: '市民反映井盖破损',
  place: walk.pointIn('street01'),
  category: '300102',
  lead: 'street01',
  givenDue: toRfc3339(nowMs + 6 * DAY),
  appellant: { name: '李四', phone: '13900001234' },
  ...change,
})

test('核实：指定网格员现场核实，受理时限暂停；可收回', async () => {
  const { id } = await walk.report({ place: walk.pointIn('street01.c01') })
  const verifier = (await walk.person(WORKER)).id
  await assert.rejects(
    walk.by('intakeOfficer1', cases.requestVerification, { id, verifier: (await walk.person('leader1')).id }),
    code('verifier-unfit'),
  )
  await walk.by('intakeOfficer1', cases.requestVerification, { id, verifier, text: '看是否属实' })
  assert.equal((await walk.look(id)).clocks.find((clock) => clock.name === 'accept')?.state, 'paused')
  const { place } = (await walk.look(id)).case
  const seen = { id, result: 'true', text: '属实', position: { lon: place.lon ?? 0, lat: place.lat ?? 0 } } as const
  await assert.rejects(walk.by(WORKER, cases.submitVerification, seen), code('photo-missing'))
  await walk.by(WORKER, cases.submitVerification, { ...seen, photos: [await walk.photo(WORKER)] })
  assert.deepEqual((await sound(id)).case.verification?.result, 'true')
  await walk.by('intakeOfficer1', cases.requestVerification, { id })
  await walk.by('intakeOfficer1', cases.cancelVerification, { id, reason: '已另行查明' })
  await walk.accept(id)
  await sound(id)
})

test('邻近网格员被指名核实，只在核实期间看得到案件', async () => {
  const neighbour = 'street02.c01.worker1'
  const { id } = await walk.report({ place: walk.pointIn('street01.c01') })
  const listed = async () => (await walk.by(neighbour, cases.listCases, {})).items.some((row) => row.id === id)
  await assert.rejects(walk.look(id, neighbour), code('case-not-found'))
  await walk.by('intakeOfficer1', cases.requestVerification, { id, verifier: (await walk.person(neighbour)).id })
  assert.ok(await listed())
  assert.ok((await walk.look(id, neighbour)).offers.find((offer) => offer.command === 'submitVerification')?.possible)
  await walk.by(neighbour, cases.submitVerification, {
    id,
    result: 'notFound',
    photos: [await walk.photo(neighbour)],
    distanceReason: '定位漂移',
  })
  assert.ok(!(await listed()))
})

test('撤诉：接线员代办；其他人的诉求、巡查案件不能撤', async () => {
  const { id } = await walk.report()
  assert.equal((await walk.by('operator1', cases.withdraw, { id, reason: '已自行解决' })).state, 'voided')
  await sound(id)
  const handling = await walk.reach('handling')
  assert.equal((await walk.by('operator1', cases.withdraw, { id: handling })).state, 'done')
  await walk.by('intakeOfficer1', cases.skipCheck, { id: handling, basis: 'withdrawn' })
  assert.equal((await walk.close(handling)).state, 'closed')
  assert.equal((await sound(handling)).case.closeKind, 'withdrawn')
  const patrol = await walk.report(
    {
      channel: 'gridPatrol',
      photosBefore: [await walk.photo(WORKER)],
      place: walk.pointIn('street01.c01'),
      appellant: { anonymous: true },
    },
    WORKER,
  )
  await assert.rejects(house.perform(cases.withdraw, { id: patrol.id }, city), code('case-not-found'))
})

test('上报上级：派遣员提出、值班长上报；上级按文号答复，重复投递只办一次', async () => {
  const id = await walk.reach('handling')
  const text = { upperUnit: '市城管委', text: '权属在市级单位' }
  const chief = (await walk.person('dutyChief1')).id
  await assert.rejects(
    walk.by('dutyChief1', cases.escalate, { id, ...text, proposedBy: chief }),
    code('escalate-incomplete'),
  )
  await assert.rejects(
    walk.by('dutyChief1', cases.escalate, { id, ...text, proposedBy: (await walk.person('leader1')).id }),
    code('proposer-unfit'),
  )
  const proposedBy = (await walk.person('dispatcher1')).id
  assert.equal((await walk.by('dutyChief1', cases.escalate, { id, ...text, proposedBy })).state, 'escalated')
  await walk.by('dutyChief1', cases.recallEscalation, { id, reason: '材料要补' })
  await walk.by('dutyChief1', cases.escalate, { id, ...text, proposedBy })
  const reply = { id, outcome: 'handled', text: '市级已修复', messageNo: 'SJ-2026-1' } as const
  assert.equal((await house.perform(cases.upperReply, reply, city)).state, 'callback')
  assert.equal((await house.perform(cases.upperReply, reply, city)).state, 'callback', 'delivered again')
  const { case: state, record } = await sound(id)
  assert.equal(record.filter((line) => line.type === 'UpperReplied').length, 1)
  assert.deepEqual([state.closeKind, record.at(-1)!.actorKind], ['upperClosed', 'upperPlatform'])
})

test('市直派：未开通的不收；开通后直达街道，区中心看得到，重复投递答复同一件，办结后由中心回访', async () => {
  await assert.rejects(house.perform(cases.receiveDirectOrder, order(), city), code('order-not-acknowledged'))
  await setRules({ directDispatch: true, autoSignAfter: { n: 4, unit: 'NH' } })
  await assert.rejects(
    house.perform(cases.receiveDirectOrder, order(), await walk.person('operator1')),
    code('not-permitted'),
  )
  const first = await house.perform(cases.receiveDirectOrder, order(), city)
  assert.equal((await house.perform(cases.receiveDirectOrder, order(), city)).id, first.id)
  const { case: state, clocks } = await sound(first.id)
  assert.deepEqual([state.state, state.direct, state.orders[0]!.unit], ['dispatched', true, 'street01'])
  const listed = await walk.by('dutyChief1', cases.listCases, { direct: true })
  assert.deepEqual(
    listed.items.map((row) => row.id),
    [first.id],
  )
  assert.equal(clocks.find((clock) => clock.name === 'upperDue')?.due, order().givenDue)
  await walk.sign(first.id, 'street01.dispatcher')
  await walk.by('street01.dispatcher', cases.firstContact, {
    id: first.id,
    tries: [{ at: toRfc3339(nowMs), means: 'visit', reached: true, proof: '上门登记' }],
  })
  await walk.complete(first.id, { photosAfter: [await walk.photo('street01.dispatcher')] }, 'street01.dispatcher')
  await walk.by('intakeOfficer1', cases.skipCheck, { id: first.id, basis: 'indoor' })
  const { items } = await walk.by('callbackOfficer1', cases.listCases, { desk: 'callback' })
  assert.ok(items.some((row) => row.id === first.id))
  await sound(first.id)
})

test('自动签收：区里开通的，过了时限由系统签收；两个进程同时跑也只签一次', async () => {
  const id = await walk.reach('dispatched', { title: '无人签收' })
  const run = () => house.runtime.asSystem('cases.signUnsigned', (call) => signUnsigned.run(null, call))
  nowMs += 4 * HOUR - 1
  await run()
  assert.equal((await walk.look(id)).case.state, 'dispatched')
  nowMs += 1
  await Promise.all([run(), run()])
  const { case: state, record } = await sound(id)
  assert.deepEqual([state.state, state.orders[0]!.signedBy], ['handling', null])
  assert.deepEqual(
    record.filter((line) => line.type === 'Signed').map((line) => line.actorKind),
    ['system'],
  )
  nowMs = START
})

test('上级时限：上级直接更新；值班长更新须附上级书面同意', async () => {
  const { id } = await house.perform(
    cases.report,
    {
      channel: 'upperPlatform',
      externalNo: 'CITY-7',
      title: '道路积水',
      text: '市级转办',
      place: walk.pointIn('street01'),
      givenDue: toRfc3339(nowMs + 5 * DAY),
    },
    city,
  )
  assert.equal((await walk.look(id)).case.upperCase, true)
  const due = toRfc3339(nowMs + 8 * DAY)
  const byChief = { id, due, reason: '市级同意顺延' }
  await assert.rejects(walk.by('dutyChief1', cases.setUpperDue, byChief), code('consent-missing'))
  await walk.by('dutyChief1', cases.setUpperDue, { ...byChief, attachments: [await walk.photo('dutyChief1')] })
  await house.perform(cases.setUpperDue, { ...byChief, messageNo: 'SJ-9' }, city)
  await house.perform(cases.setUpperDue, { ...byChief, messageNo: 'SJ-9' }, city)
  const { clocks, record } = await sound(id)
  assert.equal(clocks.find((clock) => clock.name === 'upperDue')?.due, due)
  assert.equal(record.filter((line) => line.type === 'UpperDueSet').length, 2)
  const own = await walk.report()
  await assert.rejects(house.perform(cases.setUpperDue, { ...byChief, id: own.id }, city), code('case-not-found'))
})

test('早先存下的案件没有后来的字段：照样打开、核对、办理', async () => {
  const id = await walk.reach('handling')
  await house.runtime.db.run(sql`
    update cases."case" set state_data = state_data - ${Object.keys(noLaterFields())}::text[] where id = ${id}`)
  const { case: state } = await sound(id)
  assert.deepEqual([state.suspension, state.direct, state.withdrawn], [null, false, []])
  assert.equal((await walk.by('operator1', cases.withdraw, { id })).state, 'done')
  await sound(id)
})

test('核实、上报、撤诉的每个操作都在真实数据库上办成过', async () => {
  const done = await house.runtime.db.many<{ operation: string }>(sql`
    select distinct operation from platform.journal where outcome = 'done'`)
  const missing = Object.values(upperCommands).filter(({ name }) => !done.some((line) => line.operation === name))
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  )
})
