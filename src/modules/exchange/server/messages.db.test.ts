import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import * as cases from '#modules/cases/contract.ts'
import { connectionSources } from '#modules/connections/contract.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import * as exchange from '../contract.ts'
import { processBatch } from './process-inbound.ts'
import { sendBatch } from './send-outbound.ts'
import { watchOnce } from './watch.ts'

const SECRET = 'the secret that city and district share'
const DAY_MS = 86_400_000
let house: TestHouse
let walk: Walk
let city: Principal
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  walk = openWalk(house)
  const posts = [{ post: 'upperPlatform', unit: 'ops_center' }]
  await walk.by('sysAdmin1', createKey, { account: 'city.gateway', name: '市级平台', posts })
  city = await house.principal('city.gateway')
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

/** Made by the words of the adapter's README alone, as the city's programmers would. */
const envelope = (messages: readonly object[]) => sealed('deliveries', messages)
function sealed(purpose: string, what: object) {
  const payload = JSON.stringify(what)
  const open = { sender: 'city', sentAt: toRfc3339(Date.now()), nonce: randomUUID(), payload }
  const lines = ['yiwang-exchange/1', purpose, open.sender, open.sentAt, open.nonce, payload]
  return { ...open, signature: createHmac('sm3', SECRET).update(lines.join('\n')).digest('hex') }
}

const message = (order: string, seq: number, kind: string, body: object, change: object = {}) => ({
  ...{ no: `${order}/${seq}`, thread: order.includes(':') ? order : `O:${order}`, seq, kind },
  ...{ at: toRfc3339(Date.now()), body },
  ...change,
})
const order = (change: object = {}) => ({
  ...{ title: '井盖破损', text: '市民反映井盖破损', place: walk.pointIn('street01'), appealType: 'complaint' },
  ...{ due: toRfc3339(Date.now() + 6 * DAY_MS), appellant: { name: '李四', phone: '13900001234' } },
  ...change,
})
async function deliver(...messages: object[]): Promise<string[]> {
  const { payload } = await house.perform(exchange.deliver, envelope(messages), city)
  return (JSON.parse(payload) as { receipts: exchange.Receipt[] }).receipts.map(({ state }) => state)
}
async function carryOutAll(): Promise<void> {
  while (await house.runtime.asSystem('exchange.processInbound', processBatch));
  await house.runtime.relay?.drain()
}
const caseOf = async (no: string) =>
  (await walk.by('dutyChief1', cases.listCases, { text: no, channel: ['upperPlatform'] })).items[0]?.id ?? ''
const upOf = async (caseId: string) => {
  const { items } = await walk.by('dutyChief1', exchange.listMessages, { caseId })
  return items.filter(({ direction }) => direction === 'up').map(({ kind }) => kind)
}

test('没有连接不收；只有上级账号能投；设置后密钥不再显示', async () => {
  await assert.rejects(deliver(message('A-0', 1, 'order', order())), code('exchange-not-connected'))
  const settings = { enabled: true, baseUrl: 'http://127.0.0.1:9', ourName: 'linjiang', cityName: 'city' }
  await assert.rejects(walk.by('sysAdmin1', exchange.saveConnection, settings), code('exchange-secret-needed'))
  await assert.rejects(walk.by('dutyChief1', exchange.saveConnection, settings), code('not-permitted'))
  await walk.by('sysAdmin1', exchange.saveConnection, { ...settings, secret: SECRET, key: 'key of the city' })
  const view = await walk.by('sysAdmin1', exchange.saveConnection, { ...settings, stuckAfterMinutes: 10 })
  assert.equal(view.hasKey, true)
  const kept = JSON.stringify([
    view,
    await house.runtime.db.many(sql`select * from exchange.connection`),
    await house.runtime.db.many(sql`select answer, detail from platform.journal where operation like 'exchange.%'`),
  ])
  assert.ok(!kept.includes(SECRET) && !kept.includes('key of the city'))
  const operator = await walk.person('operator1')
  await assert.rejects(house.perform(exchange.deliver, envelope([]), operator), code('not-permitted'))
})

test('信封只收一次；同一报文再来是“已知”，换了内容或占了别人的号是冲突', async () => {
  const first = message('A-1', 1, 'order', order())
  const sealed = envelope([first])
  await house.perform(exchange.deliver, sealed, city)
  await assert.rejects(house.perform(exchange.deliver, sealed, city), code('delivery-replayed'))
  assert.deepEqual(await deliver(first), ['known'])
  assert.deepEqual(await deliver({ ...first, body: order({ title: '改过' }) }), ['conflict'])
  assert.deepEqual(await deliver({ ...first, no: 'other' }), ['conflict'])
  assert.deepEqual(await deliver({ ...first, seq: 2 }), ['conflict'])
  const stored = JSON.stringify(await house.runtime.db.many(sql`select * from exchange.inbound`))
  assert.ok(!stored.includes('13900001234') && !stored.includes('李四') && !stored.includes('井盖'))
  await carryOutAll()
  await carryOutAll()
  const id = await caseOf('A-1')
  assert.deepEqual(await upOf(id), ['received'])
  const left = await house.runtime.db.many(sql`select 1 from exchange.inbound where body_sealed is not null`)
  assert.deepEqual(left, [], 'names and phones do not lie twice')
  const { case: state, record } = await walk.look(id)
  assert.deepEqual([state.upperCase, record.length, record[0]?.actorKind], [true, 1, 'upperPlatform'])
})

test('案件已开、线程还没看得见它时席位先办了：办的这一步照样上报', async () => {
  const { runtime } = house
  assert.deepEqual(await deliver(message('R-1', 1, 'order', order()), message('R-2', 1, 'order', order())), [
    'stored',
    'stored',
  ])
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isHeld = () => {}
  const holding = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  // The batch settles R-1, then waits for R-2: the thread of R-1 has its case, but nobody sees it yet.
  const keeper = runtime.db.tx(async (tx) => {
    await tx.run(sql`select 1 from exchange.thread where id = 'O:R-2' for update`)
    isHeld()
    await held
  })
  await holding
  const batch = runtime.asSystem('exchange.processInbound', processBatch)
  const waits = sql`select 1 from pg_catalog.pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query like '%update exchange.thread%'`
  while ((await runtime.db.many(waits)).length === 0) await pause(10)
  const id = await caseOf('R-1')
  await walk.by('operator1', cases.answerDirectly, { id, answer: '已答复', agreed: true, appealType: 'inquiry' })
  await runtime.relay?.drain()
  letGo()
  await Promise.all([keeper, batch])
  const before = await upOf(id)
  assert.deepEqual(before, ['received'], 'it was told to nobody')
  await carryOutAll()
  const after = await upOf(id)
  assert.ok(after.length > before.length && after.includes('answer'), after.join())
})

test('先到的后号等前号；积压一次告警；缺号可写理由跳过，后面的照办', async () => {
  assert.deepEqual(await deliver(message('A-2', 2, 'supplement', { text: '补充' })), ['stored'])
  await carryOutAll()
  const { items } = await walk.by('dutyChief1', exchange.listWaiting, { direction: 'down' })
  assert.deepEqual(
    items.map(({ thread, seq, waitsFor, first }) => [thread, seq, waitsFor, first]),
    [['O:A-2', 2, 'earlier', 1]],
  )
  await house.runtime.db.run(sql`update exchange.inbound set received_at = received_at - interval '1 hour'`)
  const alarms = async () =>
    (await walk.by('dutyChief1', listInbox, {})).items.filter(({ link }) => link === '/c/exchange?direction=down')
      .length
  for (let turn = 0; turn < 2; turn++) await house.runtime.asSystem('exchange.watch', watchOnce)
  assert.equal(await alarms(), 1)
  const source = house.runtime
    .use(connectionSources)
    .all()
    .find(({ id }) => id === 'exchange')
  const how = await house.runtime.asSystem('test', async (call) => source?.health(call))
  assert.equal(how?.state, 'stuck')
  const gap = { direction: 'down', thread: 'O:A-2', seq: 1 } as const
  const reason = '市级确认该号作废'
  await assert.rejects(walk.by('sysAdmin1', exchange.skip, { ...gap, reason }), code('not-permitted'))
  assert.equal((await walk.by('dutyChief1', exchange.skip, { ...gap, reason })).changed, 1)
  assert.equal((await walk.by('dutyChief1', exchange.skip, { ...gap, reason })).changed, 0)
  await carryOutAll()
  assert.equal((await walk.by('dutyChief1', exchange.listWaiting, { direction: 'down' })).total, 0)
  assert.deepEqual(await deliver(message('A-2', 1, 'order', order())), ['known'], 'what was skipped is not carried out')
  const told = await house.runtime.db.many(sql`
    select kind, body->>'reason' as reason from exchange.outbound where thread = 'O:A-2'`)
  assert.deepEqual(told, [{ kind: 'messageRefused', reason: 'order-not-taken' }])
})

test('规则不收的工单：带理由拒回；看不懂的内容和种类也不堵路', async () => {
  await deliver(
    message('A-3', 1, 'order', order({ category: '999999' })),
    message('A-3', 2, 'urge', {}),
    message('A-4', 1, 'order', order({ due: 'soon' })),
    message('A-4', 2, 'dance', {}),
  )
  await carryOutAll()
  const told = await house.runtime.db.many<{ thread: string; kind: string; state: string | null }>(sql`
    select thread, kind, body->>'state' as state from exchange.outbound where thread in ('O:A-3', 'O:A-4')
    order by thread, seq`)
  assert.deepEqual(
    told.map(({ thread, kind, state }) => [thread, kind, state]),
    ['O:A-3', 'O:A-4'].flatMap((thread) => [
      [thread, 'refused', 'refused'],
      [thread, 'messageRefused', null],
    ]),
  )
})

test('区里申请延期、退单，市级批复自动执行；一件同时只有一项申请', async () => {
  await deliver(message('A-5', 1, 'order', order()))
  await carryOutAll()
  const caseId = await caseOf('A-5')
  const due = toRfc3339(Date.now() + 9 * DAY_MS)
  const wish = { caseId, ask: 'extension', reason: '需要多方协调', due } as const
  await assert.rejects(
    walk.by('dutyChief1', exchange.askUpper, { ...wish, due: toRfc3339(0) }),
    code('exchange-due-needed'),
  )
  const { no } = await walk.by('dutyChief1', exchange.askUpper, wish)
  await assert.rejects(walk.by('dutyChief1', exchange.askUpper, wish), code('exchange-ask-open'))
  const own = await walk.report()
  await assert.rejects(walk.by('dutyChief1', exchange.askUpper, { ...wish, caseId: own.id }), code('exchange-no-order'))
  const decision = message('A-5', 2, 'decision', { of: no, granted: true, reason: '同意' })
  await deliver(decision)
  await deliver(decision)
  await carryOutAll()
  const moved = await walk.look(caseId)
  assert.equal(moved.clocks.find(({ name }) => name === 'upperDue')?.due, due)
  assert.equal(moved.record.filter(({ type }) => type === 'UpperDueSet').length, 1)
  const back = await walk.by('dutyChief1', exchange.askUpper, { caseId, ask: 'return', reason: '不属本区职责' })
  await deliver(message('A-5', 3, 'decision', { of: back.no, granted: true, reason: '改派他区' }))
  await carryOutAll()
  assert.equal((await walk.look(caseId)).case.state, 'voided')
  const { items, possible } = await walk.by('dutyChief1', exchange.listAsks, { caseId })
  assert.equal(possible, false)
  await assert.rejects(walk.by('dutyChief1', exchange.askUpper, wish), code('exchange-case-ended'))
  assert.deepEqual(items.map(({ ask, state }) => [ask, state]).sort(), [
    ['extension', 'granted'],
    ['return', 'granted'],
  ])
  assert.deepEqual(await upOf(caseId), ['received', 'ask', 'ask', 'progress'])
})

test('自己的案件上报市级，市级答复回到本案；办理进展和答复按顺序上行', async () => {
  const photo = await walk.photo('operator1')
  const id = await walk.reach('handling', { photosBefore: [photo] })
  const proposedBy = (await walk.person('dispatcher1')).id
  await walk.by('dutyChief1', cases.escalate, { id, upperUnit: '市城管委', text: '权属在市级', proposedBy })
  await carryOutAll()
  const { thread } = await walk.by('dutyChief1', exchange.listMessages, { caseId: id })
  assert.deepEqual(await upOf(id), ['escalation'], "what came before is not the city's business")
  const wanted = { thread: thread ?? '', id: photo }
  const fetched = (asked: object) => house.perform(exchange.giveAttachment, sealed('attachments', asked), city)
  const { payload } = await fetched(wanted)
  const given = JSON.parse(payload) as { id: string; content: string }
  assert.deepEqual([given.id, Buffer.from(given.content, 'base64').subarray(0, 2).toString('hex')], [photo, 'ffd8'])
  for (const other of [
    { ...wanted, thread: 'O:A-1' },
    { ...wanted, id: await walk.photo('operator1') },
  ])
    await assert.rejects(fetched(other), code('attachment-unknown'))
  await assert.rejects(
    house.perform(exchange.giveAttachment, envelope([]), city),
    code('signature-wrong'),
    'of another purpose',
  )
  const twice = sealed('attachments', wanted)
  await house.perform(exchange.giveAttachment, twice, city)
  await assert.rejects(house.perform(exchange.giveAttachment, twice, city), code('delivery-replayed'))
  const kept = await house.runtime.db.one<{ n: number }>(sql`
    select count(*)::int as n from platform.journal where operation = 'exchange.giveAttachment' and outcome = 'read'
      and object_id = ${photo} and length(coalesce(answer::text, '')) < 5`)
  assert.equal(kept.n, 2, 'what went out is written down, without the picture')
  await deliver(message(thread ?? '', 1, 'escalationReply', { outcome: 'handled', text: '市级已修复' }))
  await carryOutAll()
  assert.equal((await walk.look(id)).case.state, 'callback')
  await walk.callBack(id, true)
  await walk.close(id)
  await carryOutAll()
  assert.deepEqual(await upOf(id), ['escalation', 'progress', 'progress', 'answer'])
})

test('并入他案的市级工单随主案答复：答复内容和状态照样上行，重开也告知', async () => {
  await deliver(message('A-6', 1, 'order', order()), message('A-7', 1, 'order', order()))
  await carryOutAll()
  const [master, merged] = [await caseOf('A-6'), await caseOf('A-7')]
  await walk.by('intakeOfficer1', cases.merge, { id: merged, master })
  await carryOutAll()
  const answer = { answer: '已列入本月更换计划。', agreed: true, knowledgeId: 'k1' }
  await walk.by('operator1', cases.answerDirectly, { id: master, ...answer })
  await carryOutAll()
  await walk.by('dutyChief1', cases.reopen, { id: master, newFacts: '井盖又松了' })
  await carryOutAll()
  const told = await house.runtime.db.many<{ kind: string; state: string; answer: string | null }>(sql`
    select kind, body->>'state' as state, body->>'answer' as answer from exchange.outbound
    where thread = 'O:A-7' order by seq`)
  assert.deepEqual(
    told.map((one) => Object.values(one)),
    [
      ['received', 'received', null],
      ['progress', 'accepted', null],
      ['answer', 'answered', answer.answer],
      ['reopened', 'accepted', null],
    ],
  )
})

test('市级不在：按间隔重试、看得见原因；停用账号的报文等着，不算拒绝', async () => {
  const send = () => house.runtime.asSystem('exchange.sendOutbound', sendBatch)
  assert.equal(await send(), false)
  const { items } = await walk.by('dutyChief1', exchange.listWaiting, { direction: 'up', limit: 200 })
  const tried = items.filter(({ tries }) => tries > 0)
  assert.ok(tried.length > 0)
  for (const row of tried) assert.ok(row.waitsFor === 'retry' && row.nextTryAt && row.lastError)
  assert.equal(new Set(tried.map(({ thread }) => thread)).size, tried.length, 'only the first of each thread is sent')
  const { direction, thread, seq } = tried[0]!
  assert.equal((await walk.by('dutyChief1', exchange.retry, { direction, thread, seq })).changed, 1)
  await send()
  const again = (await walk.by('dutyChief1', exchange.listWaiting, { thread })).items[0]
  assert.equal(again?.tries, 2)
  assert.equal(
    (await walk.by('dutyChief1', exchange.skip, { direction, thread, seq, reason: '市级要求不报' })).changed,
    1,
  )
  assert.equal((await walk.by('dutyChief1', exchange.listWaiting, { thread })).items[0]?.kind, 'skipped')
  await deliver(message('A-9', 1, 'order', order()))
  await house.runtime.db.run(sql`update exchange.inbound set account = 'nobody' where thread = 'O:A-9'`)
  await carryOutAll()
  const [waiting] = (await walk.by('dutyChief1', exchange.listWaiting, { direction: 'down' })).items
  assert.deepEqual([waiting?.thread, waiting?.waitsFor, waiting?.tries], ['O:A-9', 'account', 1])
})
