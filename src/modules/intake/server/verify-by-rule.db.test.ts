import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { COMPLETE_ELEMENTS, OUTDOOR, openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import { assignPosts, personBook } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { viewVerification } from '../contract.ts'
import { verifyByRule } from './verify-by-rule.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
/** 消防设施损坏, a hazard that is no emergency. */
const HAZARD = '400103'
/** 上水井盖 */
const EMERGENCY = '100101'
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => START })
  walk = openWalk(house)
})
after(() => house.close())

type Report = Partial<Input<typeof cases.report>>
const drain = () => house.runtime.relay!.drain()
const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

/** Reported, and everything that the house does of its own then has been done. */
async function reported(change: Report = {}, account?: string): Promise<string> {
  const { id } = await walk.report({ channel: 'wechat', ...change }, account)
  await drain()
  return id
}
const stateOf = async (id: string) => (await walk.look(id)).case
const noteOf = async (id: string) => (await walk.by('intakeOfficer1', viewVerification, { id })).note?.code ?? null
const requestsOf = async (id: string) =>
  (await walk.look(id)).record.filter(({ type }) => type === 'VerificationRequested')
/** The reaction once more, as after an outage. */
async function again(caseId: string) {
  const { channel, variant } = await stateOf(caseId)
  const told = { caseId, channel, variant, events: ['Reported'], state: 'reported' }
  await house.runtime.asSystem('intake.verifyByRule', (call) => verifyByRule.run(told, call))
}
const onDutyAt = (areaCode: string) => house.runtime.use(cases.verifiersOnDuty)(areaCode, START)

type District = NonNullable<Input<typeof cases.saveRules>['district']>

/** New cases of these variants go by other switches. */
async function setRules(variants: NonNullable<District['variants']>) {
  const { rules } = await walk.by('dutyChief1', cases.getRules, { version: 'current' })
  await walk.by('dutyChief1', cases.saveRules, {
    preset: rules.preset ?? null,
    district: { ...rules.district, variants },
    limits: rules.limits,
    why: '试行先核实',
    agreedBy: (await walk.person('leader1')).id,
  })
}

async function verified(id: string, result: 'true' | 'false' | 'notFound' = 'true') {
  const { place, verification } = await stateOf(id)
  const principal = await house.runtime.signIn.findByAccount(accountOf(verification!.verifier!))
  const photo = await walk.photo(principal!.account)
  return house.perform(
    cases.submitVerification,
    { id, result, photos: [photo], position: { lon: place.lon!, lat: place.lat! } },
    principal!,
  )
}
const accountOf = (id: string) => house.runtime.use(personBook).find(id)!.account

test('公众上报的：系统要求核实一次，指明在岗的核实人，核实计时开始、受理暂停', async () => {
  const id = await reported()
  const { case: state, clocks } = await walk.look(id)
  assert.equal(state.state, 'verifying')
  assert.equal(state.verification?.verifier, onDutyAt(state.place.areaCode!)[0])
  assert.deepEqual(
    clocks.map(({ name, state }) => [name, state]).filter(([name]) => name === 'verify' || name === 'accept'),
    [
      ['accept', 'paused'],
      ['verify', 'running'],
    ],
  )
  const [request, ...more] = await requestsOf(id)
  assert.equal(more.length, 0)
  assert.equal(request?.actorKind, 'system')
  assert.equal(await noteOf(id), null)
})

test('同样的流程，不是公众来源的不派人', async () => {
  const patrol = { channel: 'gridPatrol', photosBefore: [await walk.photo('operator1')], appellant: {} }
  for (const change of [patrol, { channel: 'digitalUrbanMgmt' }, { channel: 'hotline12345' }, { channel: 'web' }]) {
    const id = await reported(change)
    assert.equal((await stateOf(id)).state, 'reported', change.channel)
    assert.equal(await noteOf(id), null, change.channel)
  }
})

test('隐患一律核实；在岗的只有上报人自己时留给受理员', async () => {
  const id = await reported({ channel: 'hotline12345', category: HAZARD, place: walk.pointIn('street02') })
  const { state, variant, place, verification } = await stateOf(id)
  assert.deepEqual([state, variant], ['verifying', 'hazard'])
  const account = accountOf(verification!.verifier!)
  assert.equal(onDutyAt(place.areaCode!).length, 1)
  const own = await reported(
    {
      channel: 'gridPatrol',
      category: HAZARD,
      place: walk.pointIn('street02'),
      appellant: {},
      photosBefore: [await walk.photo(account)],
    },
    account,
  )
  assert.equal((await stateOf(own)).state, 'reported')
  assert.equal(await noteOf(own), 'ownReport')
})

test('派不出的留在待受理，受理员看到原因，可以照常办', async () => {
  const nowhere = await reported({ place: { address: '不知道在哪里的老巷子' } })
  assert.deepEqual([(await stateOf(nowhere)).state, await noteOf(nowhere)], ['reported', 'notLocated'])
  const place = walk.pointIn('street12')
  const grid = (await stateOf(await reported({ place }))).place.areaCode!
  const security = await house.principal('securityAdmin1')
  const [leaver] = onDutyAt(grid)
  const posts = [{ post: 'handlerOfficer', unit: 'sanitation' }]
  await house.perform(assignPosts, { id: leaver!, posts }, security)
  assert.deepEqual(onDutyAt(grid), [])
  const unserved = await reported({ place })
  assert.deepEqual([(await stateOf(unserved)).state, await noteOf(unserved)], ['reported', 'noVerifier'])
  const worker = await walk.person('street01.c01.worker1')
  const sent = await walk.by('intakeOfficer1', cases.requestVerification, { id: unserved, verifier: worker.id })
  assert.equal(sent.state, 'verifying')
  assert.equal(await noteOf(unserved), null)
})

test('应急的不先核实：小类是应急的、文字像应急的说明原因，情况紧急的规则本来就不要求', async () => {
  const words = await reported({ title: '路口井盖丢失', text: '上水井盖丢了，有人差点掉进去。' })
  assert.deepEqual([(await stateOf(words)).state, await noteOf(words)], ['reported', 'seemsEmergency'])
  const category = await reported({ category: EMERGENCY })
  assert.deepEqual([(await stateOf(category)).state, await noteOf(category)], ['reported', 'emergency'])
  const critical = await reported({ urgency: 'critical' })
  assert.deepEqual([(await stateOf(critical)).state, await noteOf(critical)], ['reported', null])
})

test('通知送达两次、收回之后再送：只要求过一次', async () => {
  const id = await reported()
  await again(id)
  assert.equal((await requestsOf(id)).length, 1)
  await walk.by('intakeOfficer1', cases.cancelVerification, { id, reason: '已电话问清' })
  await again(id)
  assert.equal((await stateOf(id)).state, 'reported')
  assert.equal((await requestsOf(id)).length, 1)
  assert.equal(await noteOf(id), null)
})

test('人先动手的以人为准：已受理的不再派人；正在核实的说清为何不能受理', async () => {
  const { id } = await walk.report({ channel: 'hotline12345', title: '先受理' })
  await walk.accept(id)
  await again(id)
  assert.equal((await stateOf(id)).state, 'accepted')
  const failed = await house.runtime.db.one<{ n: number }>(
    sql`select count(*)::int as n from platform.failed_reaction where reaction = 'intake.verifyByRule'`,
  )
  assert.equal(failed.n, 0)
  const late = await reported()
  const { version } = await stateOf(late)
  const input = { id: late, category: OUTDOOR, duplicatesChecked: true }
  await assert.rejects(walk.by('intakeOfficer1', cases.accept, input), code('wrong-state:verifying'))
  const officer = await walk.person('intakeOfficer1')
  const before = { expectedVersion: version - 1 }
  await assert.rejects(house.perform(cases.accept, input, officer, before), code('stale-version'))
})

test('受理和系统派人同时到：恰有一个成功，另一个被说明，记录完好', async () => {
  for (let round = 0; round < 6; round++) {
    const { id } = await walk.report({ channel: 'wechat', title: `同时 ${round}` })
    const accepting = walk.by('intakeOfficer1', cases.accept, { id, category: OUTDOOR, duplicatesChecked: true })
    const [accepted] = await Promise.allSettled([accepting, drain()])
    await drain()
    const { state } = await stateOf(id)
    assert.equal(state, accepted.status === 'fulfilled' ? 'accepted' : 'verifying')
    if (accepted.status === 'rejected') assert.ok(isFault(accepted.reason), String(accepted.reason))
    assert.equal((await walk.by('dutyChief1', cases.verifyCase, { id })).ok, true)
  }
})

test('历史导入和回放的案件不派人', async () => {
  const imported = await house.runtime.asSystem('test.import', (call) =>
    house.runtime.use(cases.historyImport).importMany(call, [
      {
        command: {
          type: 'importHistory',
          to: 'reported',
          channel: 'wechat',
          title: '旧件',
          text: '旧件',
          place: { status: 'resolved', ...walk.pointIn('street03') },
          times: { reportedAt: START - 86_400_000 },
        },
        appellant: null,
      },
    ]),
  )
  const [outcome] = imported
  assert.ok(outcome?.ok)
  await drain()
  await again(outcome.id)
  assert.deepEqual([(await stateOf(outcome.id)).state, await noteOf(outcome.id)], ['reported', null])
  const replayed = await reported({ place: { ...walk.pointIn('street03'), synthetic: true } })
  assert.equal((await stateOf(replayed)).state, 'reported')
})

test('规则改为一律核实、按规则自动受理：核实属实的由系统受理，不实的留给受理员', async () => {
  await setRules({ hotline: { verifyBeforeFiling: 'always', autoAccept: 'rule' } })
  const hotline = (street: string, title: string) =>
    reported({
      channel: 'hotline12345',
      title,
      text: title,
      place: walk.pointIn(street),
      category: OUTDOOR,
      elements: COMPLETE_ELEMENTS,
    })
  const good = await hotline('street05', '五街路口暴露垃圾')
  assert.equal((await stateOf(good)).state, 'verifying')
  await verified(good, 'true')
  await drain()
  const { case: state, record } = await walk.look(good)
  assert.equal(state.state, 'accepted')
  assert.equal(record.at(-1)?.actorKind, 'system')
  const bad = await hotline('street06', '六街桥下暴露垃圾')
  await verified(bad, 'notFound')
  await drain()
  assert.deepEqual([(await stateOf(bad)).state, (await requestsOf(bad)).length], ['reported', 1])
})

test('看图复核的：不派人；受理员看到要看的图', async () => {
  const photo = await walk.photo('operator1')
  await setRules({ sensor: { verifyBeforeFiling: 'imageReview', autoAccept: 'rule' } })
  const id = await reported({
    channel: 'videoPatrol',
    title: '七街占道',
    text: '七街占道',
    place: walk.pointIn('street07'),
    category: OUTDOOR,
    appellant: {},
    photosBefore: [photo],
  })
  assert.equal((await stateOf(id)).state, 'reported', 'a person looks at the picture')
  const { note, photos } = await walk.by('intakeOfficer1', viewVerification, { id })
  assert.deepEqual([note?.code, photos], ['picture', [photo]])
})
