import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { closeSupervision, replySupervision, supervise, verifyCase } from '#modules/cases/contract.ts'
import { clockWarned, listInbox } from '#modules/notices/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { listKeyCases, listMeasures } from '../contract.ts'
import { judgeOnce } from './run-triggers.ts'
import { urgeOnce } from './run-urges.ts'

let house: TestHouse
let walk: Walk
/** A Tuesday. */
const START = Date.parse('2026-03-03T09:30:00+08:00')
const HOUR_MS = 3_600_000
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())
beforeEach(async () => {
  nowMs = START
  await drain()
  await house.runtime.db.run(sql`delete from supervise.watch`)
  await house.runtime.db.run(sql`delete from supervise.urge_wanted`)
})

const drain = () => house.runtime.relay!.drain()
const all = async (once: (call: Parameters<typeof judgeOnce>[0]) => Promise<boolean>) => {
  while (await house.runtime.asSystem('test.pulse', once));
  await drain()
}
/** What the sweep of notices tells when a clock of the case has come to that colour. */
const warn = async (caseId: string, level: 'orange' | 'red' | 'redDaily') => {
  const clock = await house.runtime.db.one<{ id: string; name: string }>(sql`
    select k.id, k.name from clocks.v_clock k join cases.v_case c on c.id = k.case_id and c.step_clock = k.name
     where c.id = ${caseId} and k.state = 'running'`)
  const told = { clockId: clock.id, caseId, clock: clock.name, level, forMs: nowMs }
  await house.runtime.db.run(sql`select platform.f_emit(${clockWarned.name}, ${JSON.stringify(told)}::jsonb)`)
  await drain()
}
const typesOf = async (id: string) => (await walk.look(id)).record.map((line) => line.type)
const registerOf = async (id: string) => (await walk.by('supervisor1', listMeasures, { caseId: id })).items
const levelOf = async (id: string) => (await walk.look(id)).case.supervision?.level ?? null

test('临期、超期各自动催办一次；两个进程同时处理也只催一次；台账记为系统自动', async () => {
  const id = await walk.reach('dispatched')
  nowMs = START + 1.7 * HOUR_MS
  await warn(id, 'orange')
  await Promise.all([all(urgeOnce), all(urgeOnce)])
  assert.equal((await typesOf(id)).filter((type) => type === 'Urged').length, 1)
  nowMs = START + 2.1 * HOUR_MS
  await warn(id, 'red')
  await all(urgeOnce)
  const urges = (await registerOf(id)).filter((row) => row.kind === 'urge')
  assert.deepEqual(
    urges.map(({ state, automatic, unit }) => [state, automatic, unit]),
    [
      ['open', true, 'sanitation'],
      ['lapsed', true, 'sanitation'],
    ],
  )
  assert.match(urges[0]?.text ?? '', /^签收时限已超期/)
  assert.equal(urges[0]?.due !== null, true)
  assert.deepEqual((await walk.by('dutyChief1', verifyCase, { id })).faults, [])
})

test('已离开那一步的不催；催办只对本环节的时限', async () => {
  const id = await walk.reach('dispatched')
  nowMs = START + 1.7 * HOUR_MS
  await warn(id, 'orange')
  await walk.sign(id)
  await all(urgeOnce)
  assert.ok(!(await typesOf(id)).includes('Urged'))
  const left = await house.runtime.db.many(sql`select 1 from supervise.urge_wanted`)
  assert.equal(left.length, 0)
})

test('不能催办的环节只发消息，不留下等待的催办', async () => {
  const id = await walk.reach('filed')
  nowMs = START + 40 * 60_000
  await warn(id, 'red')
  await all(urgeOnce)
  assert.ok(!(await typesOf(id)).includes('Urged'))
})

test('超期满1、3、7个工作日自动三、二、一级督办，中间不重复；二级起列入重点', async () => {
  const id = await walk.reach('dispatched')
  nowMs = START + 2.1 * HOUR_MS
  await warn(id, 'red')
  await all(judgeOnce)
  assert.equal(await levelOf(id), null)
  const at = async (time: string) => {
    nowMs = Date.parse(`${time}+08:00`)
    await all(judgeOnce)
    return levelOf(id)
  }
  assert.equal(await at('2026-03-04T17:29:00'), null)
  assert.equal(await at('2026-03-04T17:30:01'), 'III')
  assert.equal(await at('2026-03-05T17:30:01'), 'III')
  assert.equal(await at('2026-03-06T17:30:01'), 'II')
  assert.equal(await at('2026-03-12T17:30:01'), 'I')
  const opened = (await registerOf(id)).filter((row) => row.kind === 'supervision')
  assert.deepEqual(
    opened.map(({ level, automatic, state }) => [level, automatic, state]),
    [
      ['I', true, 'open'],
      ['II', true, 'lapsed'],
      ['III', true, 'lapsed'],
    ],
  )
  const key = (await walk.by('supervisor1', listKeyCases, { caseId: id })).items[0]
  assert.deepEqual(
    key?.whys.map((one) => one.why),
    ['supervision'],
  )
  const told = (await walk.by('sanitation.lead1', listInbox, { caseId: id })).items.filter(
    (line) => line.kind === 'supervision',
  )
  assert.equal(told.length, 3)
  assert.match(told[0]?.zh ?? '', /^一级督办 .+，请按时答复$/)
})

test('超期之后办结该环节的，不再触发', async () => {
  const id = await walk.reach('dispatched')
  nowMs = START + 2.1 * HOUR_MS
  await warn(id, 'red')
  await walk.sign(id)
  nowMs = Date.parse('2026-03-04T18:00:00+08:00')
  await all(judgeOnce)
  assert.equal(await levelOf(id), null)
})

test('核查两次不合格：二级督办，答复、办结都记入台账并告知发起级别的岗位', async () => {
  const id = await walk.reach('checking')
  await walk.check(id, 'fail')
  await drain()
  await all(judgeOnce)
  assert.equal(await levelOf(id), null)
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'fail')
  await drain()
  await all(judgeOnce)
  assert.equal(await levelOf(id), 'II')
  await walk.by('sanitation.lead1', replySupervision, { id, text: '已增派人员，今日返工。' })
  await drain()
  const replied = (await registerOf(id)).find((row) => row.level === 'II')
  assert.deepEqual([replied?.state, replied?.answer], ['answered', '已增派人员，今日返工。'])
  const lines = (await walk.by('dutyChief1', listInbox, { caseId: id })).items
  assert.ok(lines.some((line) => line.kind === 'reply'))
  await walk.by('dutyChief1', closeSupervision, { id, reason: '已整改' })
  await drain()
  assert.equal((await registerOf(id)).find((row) => row.level === 'II')?.state, 'ended')
  await all(judgeOnce)
  assert.equal(await levelOf(id), null, 'what fired once does not fire again')
})

test('已有更高的督办时不再另开，也不会在办结后补开', async () => {
  const id = await walk.reach('checking')
  await walk.by('leader1', supervise, { id, level: 'I', reason: '领导关注' })
  await walk.check(id, 'fail')
  await walk.complete(id)
  await walk.assignCheck(id)
  await walk.check(id, 'fail')
  await drain()
  await all(judgeOnce)
  assert.equal(await levelOf(id), 'I')
  await walk.by('leader1', closeSupervision, { id, reason: '已整改' })
  await drain()
  await all(judgeOnce)
  assert.equal(await levelOf(id), null)
})

test('媒体曝光：受理后一级督办，并列入重点', async () => {
  const { id } = await walk.report({ channel: 'media' })
  await drain()
  await all(judgeOnce)
  assert.equal(await levelOf(id), null)
  await walk.accept(id)
  await drain()
  await all(judgeOnce)
  assert.equal(await levelOf(id), 'I')
  const [key] = (await walk.by('leader1', listKeyCases, { caseId: id })).items
  assert.deepEqual(key?.whys.map((one) => one.why).sort(), ['media', 'supervision'])
})

test('处理到一半断掉：什么也没写，再来一次正好一次', async () => {
  const id = await walk.reach('dispatched')
  nowMs = START + 2.1 * HOUR_MS
  await warn(id, 'red')
  const dying = house.runtime.db.tx(async (tx) => {
    const runtime = {
      ...house.runtime,
      db: { ...house.runtime.db, tx: <T>(work: (db: typeof tx) => Promise<T>) => work(tx) },
    }
    assert.equal(await house.runtime.asSystem('test.dying', (call) => urgeOnce({ ...call, runtime })), true)
    throw new Error('killed')
  })
  await assert.rejects(dying, /killed/)
  assert.ok(!(await typesOf(id)).includes('Urged'))
  await all(urgeOnce)
  assert.equal((await typesOf(id)).filter((type) => type === 'Urged').length, 1)
})
