import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { personBook } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { countUnread, listBundle, listInbox, readAll, setRead } from '../contract.ts'
import { sweepOnce } from './sweep-warnings.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
const HOUR_MS = 3_600_000
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())
beforeEach(async () => {
  nowMs = START
  await house.runtime.db.run(sql`delete from notices.outgoing`)
  await house.runtime.db.run(sql`delete from notices.notice`)
  await house.runtime.db.run(sql`delete from notices.told`)
  await house.runtime.db.run(
    sql`select clocks.f_set_attention(jsonb_agg(jsonb_build_object('id', id, 'attentionMs', null))) from clocks.v_clock`,
  )
})

const sweep = (limit = 100) => house.runtime.asSystem('test.sweep', (call) => sweepOnce(call, limit))
const sweepAll = async () => {
  while ((await sweep()) > 0);
}
const inboxOf = async (account: string) => (await walk.by(account, listInbox, { limit: 200 })).items
const told = () =>
  house.runtime.db.many<{ clockId: string; level: string; receivers: number }>(
    sql`select clock_id as "clockId", level, receivers from notices.told order by told_at`,
  )

test('签收时限：临期告知经办和负责人，超期再告知督查员，之后每天一次，各只一次', async () => {
  const id = await walk.reach('dispatched')
  await sweepAll()
  assert.deepEqual(await told(), [], 'nothing is near its due yet')
  nowMs = START + 1.7 * HOUR_MS
  await sweepAll()
  await sweepAll()
  const near = (await inboxOf('sanitation.handler1')).filter((line) => line.caseId === id)
  assert.deepEqual(
    near.map(({ kind, level, link }) => [kind, level, link]),
    [['warning.near', 'orange', `/c/cases/${id}`]],
  )
  assert.match(near[0]?.zh ?? '', /^签收时限即将到期：案件 \d+.*（.+），2026-03-03 11:30 到期$/)
  assert.equal((await inboxOf('sanitation.lead1')).length, 1)
  assert.equal((await inboxOf('supervisor1')).length, 0)

  nowMs = START + 2.1 * HOUR_MS
  await sweepAll()
  assert.deepEqual(
    (await inboxOf('supervisor1')).map((line) => line.level),
    ['red'],
  )
  nowMs = START + 26.5 * HOUR_MS
  await sweepAll()
  await sweepAll()
  const levels = (await told()).filter((row) => row.receivers > 0).map((row) => row.level)
  assert.ok(levels.includes('redDaily'))
  const lines = (await inboxOf('sanitation.handler1')).filter((line) => line.zh.startsWith('签收时限'))
  assert.deepEqual(
    lines.map((line) => line.level),
    ['redDaily', 'red', 'orange'],
  )
})

test('停了很久再开：每个时限只按现在的程度说一次，同一人的合成一条', async () => {
  for (let n = 0; n < 8; n += 1) await walk.reach('dispatched')
  nowMs = START + 80 * HOUR_MS
  await sweepAll()
  const rows = await told()
  assert.equal(new Set(rows.map((row) => row.clockId)).size, rows.length)
  assert.ok(rows.length >= 8 && rows.every((row) => row.level !== 'orange' || row.receivers > 0))
  const inbox = await inboxOf('sanitation.handler1')
  assert.equal(inbox.length, 1, 'one line for all')
  const line = inbox[0]!
  assert.ok(line.count >= 8)
  assert.match(line.zh, new RegExp(`^${line.count} 项时限即将到期或已超期$`))
  const parts = await walk.by('sanitation.handler1', listBundle, { id: line.id, limit: 5 })
  assert.equal(parts.items.length, 5)
  const rest = await walk.by('sanitation.handler1', listBundle, { id: line.id, cursor: parts.next ?? '', limit: 200 })
  assert.equal(new Set([...parts.items, ...rest.items].map((part) => part.id)).size, line.count)
  await assert.rejects(walk.by('sanitation.lead1', listBundle, { id: line.id }), { code: 'notice-not-found' })
  const messages = await house.runtime.db.one<{ n: number }>(sql`
    select count(*)::int as n from notices.outgoing where channel = 'sms' and person_id = ${(await walk.person('sanitation.handler1')).id}`)
  assert.equal(messages.n, 1, 'one message for all')
})

test('两个进程同时处理，一个中途断掉：每个时限恰好说一次', async () => {
  for (let n = 0; n < 12; n += 1) await walk.reach('dispatched')
  nowMs = START + 30 * HOUR_MS
  const waiting = await house.runtime.db.one<{ n: number }>(sql`
    select count(*)::int as n from clocks.v_clock where attention_at <= to_timestamp(${nowMs / 1000})`)
  assert.ok(waiting.n >= 12)
  // What a killed process leaves: a batch that was told within a transaction which never committed.
  const died = house.runtime.db.tx(async (tx) => {
    const runtime = {
      ...house.runtime,
      db: { ...house.runtime.db, tx: <T>(work: (db: typeof tx) => Promise<T>) => work(tx) },
    }
    await house.runtime.asSystem('test.dying', (call) => sweepOnce({ ...call, runtime }, 7))
    const seen = await tx.one<{ n: number }>(sql`select count(*)::int as n from notices.told`)
    assert.equal(seen.n, 7)
    throw new Error('killed')
  })
  await assert.rejects(died, /killed/)
  assert.deepEqual(await told(), [])
  await Promise.all([sweepAll(), sweepAll()])
  const rows = await told()
  assert.equal(rows.length, waiting.n)
  assert.equal(new Set(rows.map((row) => row.clockId)).size, waiting.n)
  const parts = await house.runtime.db.one<{ all: number; different: number }>(sql`
    select sum(one)::int as all, count(*)::int as different from (
      select n.person_id, p.clock_id, count(*) as one from notices.part p join notices.notice n on n.id = p.notice_id group by 1, 2
      union all select person_id, null, count(*) from notices.notice where count = 1 group by person_id, dedupe_key) x`)
  assert.equal(parts.all, parts.different, 'nobody reads of a clock twice')
})

test('收件箱只有本人的；已读未读可改；全部已读不含后来的', async () => {
  await walk.reach('dispatched')
  nowMs = START + 2.1 * HOUR_MS
  await sweepAll()
  const [line] = await inboxOf('sanitation.handler1')
  assert.ok(line)
  const before = await walk.by('sanitation.handler1', countUnread, {})
  assert.ok(before.unread >= 1 && before.overdue >= 1)
  assert.deepEqual(await walk.by('sanitation.lead1', setRead, { ids: [line.id], read: true }), { changed: 0 })
  assert.deepEqual(await walk.by('sanitation.handler1', setRead, { ids: [line.id], read: true }), { changed: 1 })
  assert.equal((await walk.by('sanitation.handler1', countUnread, {})).unread, before.unread - 1)
  assert.deepEqual(await walk.by('sanitation.handler1', setRead, { ids: [line.id], read: false }), { changed: 1 })
  const early = await walk.by('sanitation.handler1', readAll, { until: '2026-03-03T10:00:00+08:00' })
  assert.equal(early.changed, 0)
  await walk.by('sanitation.handler1', readAll, { until: line.at })
  assert.equal((await walk.by('sanitation.handler1', countUnread, {})).unread, 0)
  const { items } = await walk.by('sanitation.handler1', listInbox, { unread: true })
  assert.deepEqual(items, [])
  await assert.rejects(walk.by('sanitation.handler1', listInbox, { cursor: `1e300_${line.id}` }), { code: 'cursor' })
})

test('外发文字不含诉求人信息', async () => {
  const id = await walk.reach('dispatched', { title: '张三丰 13800001234 反映垃圾' })
  nowMs = START + 2.1 * HOUR_MS
  await sweepAll()
  const lines = [...(await inboxOf('sanitation.handler1')), ...(await inboxOf('supervisor1'))]
  assert.ok(lines.some((line) => line.caseId === id))
  for (const line of lines) assert.doesNotMatch(`${line.zh}${line.textZh}`, /张三丰|13800001234|垃圾没人清/)
  assert.ok(house.runtime.use(personBook).holders('supervisor').length > 0)
})
