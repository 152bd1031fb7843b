import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import * as cases from '../contract.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo' })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const newId = () => house.runtime.newId()
const count = async (statement: Sql) => (await house.runtime.db.one<{ n: number }>(statement)).n
const supplement = async (id: string, text: string, command: Parameters<TestHouse['perform']>[3] = {}) =>
  house.perform(cases.supplement, { id, text }, await walk.person('operator1'), command)

test('带版本的操作：版本已旧答 409，没有写入任何东西；版本对则办理', async () => {
  const id = await walk.reach('reported')
  assert.equal((await supplement(id, '第一次', { expectedVersion: 1 })).version, 2)
  const stale = (error: unknown) => isFault(error) && error.code === 'stale-version' && error.status === 409
  await assert.rejects(supplement(id, '第二次', { expectedVersion: 1 }), stale)
  await assert.rejects(supplement(id, '第三次', { expectedVersion: 7 }), stale)
  assert.equal((await walk.look(id)).record.length, 2)
})

test('二十人同时派遣同一案件：只有一人办成，工单、时钟、记录都不重复', async () => {
  const id = await walk.reach('filed')
  const tried = await Promise.allSettled(Array.from({ length: 20 }, () => walk.dispatch(id)))
  const done = tried.filter((one) => one.status === 'fulfilled')
  const reasons = new Set(tried.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))
  assert.deepEqual([done.length, [...reasons]], [1, ['wrong-state:dispatched']])
  const { case: state, record, clocks } = await walk.look(id)
  assert.equal(state.orders.length, 1)
  assert.equal(record.filter((line) => line.type === 'Dispatched').length, 1)
  assert.equal(clocks.filter((clock) => clock.name === 'sign').length, 1)
  assert.equal(
    await count(
      sql`select count(*) as n from platform.journal where object_id = ${id} and operation = 'cases.dispatch' and outcome = 'done'`,
    ),
    1,
  )
  assert.equal(
    await count(
      sql`select count(*) as n from platform.outbox where payload->>'caseId' = ${id} and payload->'events' ? 'Dispatched'`,
    ),
    1,
  )
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
})

test('二十人带同一版本同时补充：一人办成，十九人被告知版本已旧', async () => {
  const id = await walk.reach('reported')
  const tried = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => supplement(id, `第 ${at} 人`, { expectedVersion: 1 })),
  )
  const codes = tried.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason.code as string))).sort()
  assert.deepEqual(codes, ['done', ...Array.from({ length: 19 }, () => 'stale-version')])
})

test('二十人不带版本同时补充：各自重试，二十条都写入，一条不多', async () => {
  const id = await walk.reach('reported')
  await Promise.all(Array.from({ length: 20 }, (_, at) => supplement(id, `第 ${at} 人`)))
  const { record, case: state } = await walk.look(id)
  const texts = record.flatMap((line) => (line.type === 'Supplemented' ? [(line.data as { text: string }).text] : []))
  assert.equal(new Set(texts).size, 20)
  assert.deepEqual([record.length, state.version], [21, 21])
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
})

test('两件互相并入、多件同时并入一件：不互相卡住，主从关系前后一致', async () => {
  const [a, b, ...more] = await Promise.all(Array.from({ length: 8 }, () => walk.reach('reported')))
  const merge = (id: string, master: string) => walk.by('intakeOfficer1', cases.merge, { id, master })
  const crossed = await Promise.allSettled([merge(a!, b!), merge(b!, a!)])
  assert.equal(crossed.filter((one) => one.status === 'fulfilled').length, 1)
  const master = crossed[0]!.status === 'fulfilled' ? b! : a!
  await Promise.all(more.map((id) => merge(id, master)))
  const { case: state } = await walk.look(master)
  assert.deepEqual([...state.slaves].sort(), [...more, master === a ? b! : a!].sort())
  for (const id of [a!, b!, ...more])
    assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
})

test('同一编号同一内容再次提交：答第一次的结果，哪怕案件已往前走', async () => {
  const id = await walk.reach('accepted')
  const command = { id: newId(), bodyHash: 'file' }
  const officer = await walk.person('filingOfficer1')
  const file = (mark: Parameters<TestHouse['perform']>[3]) =>
    house.perform(cases.file, { id, conditionMet: true }, officer, mark)
  const first = await file(command)
  await walk.dispatch(id)
  await walk.sign(id)
  assert.deepEqual(await file(command), first)
  assert.deepEqual(await file({ ...command, expectedVersion: first.version - 1 }), first)
  assert.equal((await walk.look(id)).case.state, 'handling')

  const reused = (error: unknown) => isFault(error) && error.code === 'command-reused' && error.status === 422
  await assert.rejects(file({ ...command, bodyHash: 'another body' }), reused)
  const other = await walk.person('filingOfficer2')
  await assert.rejects(house.perform(cases.file, { id, conditionMet: true }, other, command), reused)
  await assert.rejects(
    house.perform(cases.supplement, { id, text: '别的操作' }, await walk.person('operator1'), command),
    reused,
  )
})

test('同一编号同时提交二十次：只登记一次', async () => {
  const command = { id: newId(), bodyHash: 'supplement' }
  const id = await walk.reach('reported')
  const answers = await Promise.all(Array.from({ length: 20 }, () => supplement(id, '只此一次', command)))
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.equal((await walk.look(id)).record.length, 2)
})

test('登记的重复提交：没有第二件；带外部编号的也答第一次的结果', async () => {
  const operator = await walk.person('operator1')
  for (const externalNo of [undefined, 'WB-2026-0001']) {
    const input = {
      channel: 'web',
      title: '路灯不亮',
      text: '东街路灯不亮。',
      place: walk.pointIn('street01'),
      ...(externalNo ? { externalNo } : {}),
    }
    const command = { id: newId(), bodyHash: `report ${externalNo}` }
    const report = (mark = command) => house.perform(cases.report, input, operator, mark)
    const first = await report()
    await walk.accept(first.id)
    assert.deepEqual(await report(), first)
    await assert.rejects(report({ ...command, bodyHash: 'changed' }), code('command-reused'))
  }
})

test('同一外部编号并行送来二十次：一件案件；以后再送答同一件并留痕', async () => {
  const report = () => walk.report({ externalNo: '20260302000123456789' })
  const answers = await Promise.all(Array.from({ length: 20 }, report))
  assert.equal(new Set(answers.map((answer) => answer.id)).size, 1)
  const [{ id }] = answers as [cases.CommandAnswer]
  await walk.accept(id)
  const late = await report()
  assert.deepEqual([late.id, late.state], [id, 'accepted'])
  assert.equal(await count(sql`select count(*) as n from cases."case" where external_no = '20260302000123456789'`), 1)
  assert.equal(await count(sql`select count(*) as n from cases.appellant where case_id = ${id}`), 1)
  assert.equal(
    await count(sql`select count(*) as n from platform.journal where object_id = ${id} and operation = 'cases.report'`),
    21,
  )
  // Another channel counts its own numbers.
  assert.notEqual((await walk.report({ externalNo: '20260302000123456789', channel: 'web' })).id, id)
})

test('案件编号当作标识一样可用', async () => {
  const { caseNo, id } = await walk.report()
  assert.match(caseNo, /^990101-\d{8}-10\d{6}$/)
  assert.equal((await walk.accept(caseNo)).id, id)
  assert.equal((await walk.look(caseNo)).case.id, id)
  await assert.rejects(walk.accept('990101-20260302-10999999'), code('case-not-found'))
})

test('管辖范围之外一律答“没有找到”，与不存在无异；接到工单后看得见', async () => {
  const id = await walk.reach('filed')
  const missing = house.runtime.newId()
  const seen = (account: string, reference: string) => walk.by(account, cases.getCase, { id: reference })
  for (const account of ['street02.dispatcher', 'street02.c01.officer1', 'sanitation.handler1'])
    for (const reference of [id, missing]) await assert.rejects(seen(account, reference), code('case-not-found'))
  await assert.rejects(walk.by('street02.dispatcher', cases.sign, { id }), code('case-not-found'))
  await walk.by('dispatcher1', cases.dispatch, { id, lead: 'sanitation', coHandlers: ['street02'] })
  assert.equal((await seen('street02.dispatcher', id)).case.id, id)
  assert.equal((await seen('sanitation.handler1', id)).case.id, id)
  await assert.rejects(seen('street03.dispatcher', id), code('case-not-found'))
})

test('存不下的字符有一句话可看，不是意外错误', async () => {
  for (const title of ['零\0字符', '半个\ud83d表情'])
    await assert.rejects(
      walk.report({ title }),
      (error) => isFault(error) && error.code === 'text-unstorable' && error.status === 400,
    )
  await assert.rejects(walk.by('dutyChief1', cases.listCases, { text: '垃\0圾' }), code('text-unstorable'))
})

test('经 HTTP：Idempotency-Key 与 If-Match 同样有效', async () => {
  const server = await buildHttpServer(house.runtime)
  try {
    const signedIn = await server.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      payload: { account: 'operator2', password: 'Yiwang-demo-1' },
    })
    const headers = {
      cookie: `yiwang_session=${signedIn.cookies[0]!.value}`,
      'x-csrf-token': signedIn.json().csrfToken,
    }
    const send = (url: string, payload: object, more: Record<string, string> = {}) =>
      server.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { ...headers, ...more } })
    const key = newId()
    const body = { channel: 'web', title: '井盖丢失', text: '路口井盖丢失。', place: walk.pointIn('street02') }
    const first = await send('/cases', body, { 'idempotency-key': key })
    assert.equal(first.statusCode, 200, first.body)
    const again = await send('/cases', body, { 'idempotency-key': key })
    assert.deepEqual(again.json(), first.json())
    const changed = await send('/cases', { ...body, title: '别的' }, { 'idempotency-key': key })
    assert.deepEqual([changed.statusCode, changed.json().code], [422, 'command-reused'])
    const { id } = first.json()
    const stale = await send(`/cases/${id}/supplement`, { text: '补充' }, { 'if-match': '"9"' })
    assert.deepEqual([stale.statusCode, stale.json().code], [409, 'stale-version'])
    const right = await send(`/cases/${id}/supplement`, { text: '补充' }, { 'if-match': '"1"' })
    assert.deepEqual([right.statusCode, right.json().version], [200, 2])
  } finally {
    await server.close()
  }
})
