import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import {
  type CalendarChange,
  calendarBook,
  correctCalendar,
  explainClock,
  findMissingYears,
  getCalendarYear,
  listCalendars,
  listDueMoves,
  listDuesRuns,
  loadCalendarYear,
} from '../contract.ts'
import { fillAttention } from './fill-attention.ts'
import { reckonDues } from './reckon-dues.ts'

let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-12-28T10:00:00+08:00')
before(async () => {
  // the defaults know no 2027 yet
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  const defaults = await openDistrictFolder(house.runtime.config.root, 'another').get('calendars/cn')
  await house.runtime.db.run(sql`update clocks.calendar set data = ${JSON.stringify(defaults)}::jsonb`)
  await house.runtime.broadcast.send('clocks.calendarChanged')
})
after(() => house.close())

const ADMIN = 'sysAdmin1'
const goTo = (text: string) => {
  nowMs = Date.parse(`${text}:00+08:00`)
}
const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

async function load(content: string, input: object = {}, name = '2027.csv', account = ADMIN): Promise<CalendarChange> {
  return (await house.runtime.perform({
    operation: loadCalendarYear,
    input: { key: 'cn', year: 2027, ...input },
    principal: await walk.person(account),
    command: { id: house.runtime.newId(), bodyHash: content, expectedVersion: null },
    file: { name, stream: Readable.from([Buffer.from(content)]) },
  })) as CalendarChange
}
const run = (id: string | null) => house.runtime.asSystem('clocks.reckonDues', (call) => reckonDues.run({ id }, call))
const handleOf = async (id: string) => (await walk.look(id)).clocks.find((clock) => clock.name === 'closing')!
const rowDue = async (id: string) =>
  (
    await house.runtime.db.one<{ due: number }>(
      sql`select (extract(epoch from step_due_at) * 1000)::float8 as due from cases.v_case where id = ${id}`,
    )
  ).due

const TITLES = '日期,类型,名称\n'
const NEW_YEAR = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']
const GOOD = `${TITLES}${NEW_YEAR.map((date) => `${date},休息,元旦`).join('\n')}\n2027-01-09,上班,元旦调休\n`

test('缺少的年份提前六十天提醒', async () => {
  goTo('2026-11-01T10:00')
  assert.deepEqual((await walk.by('dutyChief1', findMissingYears, {})).items, [])
  goTo('2026-11-21T10:00')
  const [warning] = (await walk.by(ADMIN, findMissingYears, {})).items
  assert.deepEqual([warning?.year, warning?.coverage, warning?.daysLeft], [2027, 'missing', 41])
  assert.match(warning!.zh, /^2027 年没有工作日历，还有 41 天/)
  await assert.rejects(walk.by('sanitation.handler1', findMissingYears, {}), code('not-permitted'))
  const [calendar] = (await walk.by('sanitation.handler1', listCalendars, {})).items
  assert.deepEqual([calendar?.version, calendar?.warnings.length], [1, 1])
})

test('逐行说明错处；有错的文件不保存；无权的岗位不能载入', async () => {
  const content = `${TITLES}2027-01-01,休息,元旦\n2026-01-02,休息,元旦\n明天,休息,元旦\n2027-01-01,上班,元旦\n2027-01-03,半天,元旦\n2027-01-04,休息,\n`
  for (const dryRun of ['true', 'false']) {
    const answer = await load(content, { dryRun })
    assert.deepEqual([answer.read, answer.rejected, answer.runId, answer.version], [6, 5, null, 1])
    assert.deepEqual(
      answer.faults.map(({ line, zh }) => `${line} ${zh}`),
      [
        '3 不在 2027 年。请按年分开载入。',
        '4 日期看不懂，应写作 2027-01-01。',
        '5 与第 2 行是同一天。请删去一行。',
        '6 类型“半天”应为 休息 或 上班。',
        '7 缺少名称，如 国庆节。',
      ],
    )
  }
  await assert.rejects(load(TITLES), code('calendar-file'))
  await assert.rejects(load('{"off": 1}', {}, '2027.json'), code('calendar-file'))
  await assert.rejects(load(GOOD, {}, '2027.csv', 'dutyChief1'), code('not-permitted'))
})

test('载入缺少的年份：试算、新版本、在办的到期重算并列出，已告知的不提前', async () => {
  goTo('2026-12-31T15:00')
  const id = await walk.reach('toClose')
  const told = await walk.reach('toClose')
  const before = await handleOf(id)
  assert.equal(before.due, '2027-01-01T10:30:00+08:00')

  const tried = await load(GOOD, { dryRun: 'true' })
  assert.deepEqual([tried.version, tried.changedDays, tried.runId], [1, 6, null])
  assert.deepEqual(
    tried
      .dues!.first.filter((move) => move.caseId === id && move.name === 'closing')
      .map(({ before, after }) => [before, after]),
    [['2027-01-01T10:30:00+08:00', '2027-01-06T10:30:00+08:00']],
  )
  assert.equal((await handleOf(id)).due, before.due, 'a trial changes nothing')

  const loaded = await load(GOOD, { why: '国务院办公厅通知' })
  assert.equal(loaded.version, 2)
  assert.equal(house.runtime.use(calendarBook).version(), 2)
  await run(loaded.runId)
  const [done] = (await walk.by('dutyChief1', listDuesRuns, {})).items
  assert.deepEqual([done?.state, done?.version, done?.done === done?.cases], ['done', 2, true])
  assert.ok(done!.changed >= 2)
  const moves = (await walk.by('dutyChief1', listDueMoves, { id: loaded.runId!, limit: 200 })).items
  assert.equal(moves.length, done!.changed)
  const move = moves.find((one) => one.caseId === id && one.name === 'closing')!
  assert.deepEqual([move.zh, move.before, move.after], ['结案', before.due, '2027-01-06T10:30:00+08:00'])
  assert.equal((await handleOf(id)).due, move.after)
  assert.equal(await rowDue(id), Date.parse(move.after!), 'lists sort by the new due')
  assert.equal((await walk.by('dutyChief1', explainClock, { id, clock: 'closing' })).calendar.version, 2)
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])

  // the notice was wrong: the 4th and 5th are worked; one clock's people have been told of the 6th
  const clock = await handleOf(told)
  await house.runtime.db.run(sql`
    select clocks.f_set_attention(jsonb_build_array(jsonb_build_object('id', ${clock.id}::text, 'attentionMs', null, 'told', 'orange')))`)
  const shorter = { off: NEW_YEAR.slice(0, 3).map((date) => ({ date, name: '元旦' })), work: [] }
  const corrected = await load(JSON.stringify({ years: { 2027: shorter } }), {}, 'notice.json')
  assert.equal(corrected.version, 3)
  await run(corrected.runId)
  assert.equal((await handleOf(id)).due, '2027-01-04T10:30:00+08:00')
  assert.equal((await handleOf(told)).due, '2027-01-06T10:30:00+08:00', 'what was told is kept')
  const kept = await walk.by('dutyChief1', explainClock, { id: told, clock: 'closing' })
  assert.deepEqual(
    [kept.due, kept.reckonedDue, kept.pieces.at(-1)!.zh],
    ['2027-01-06T10:30:00+08:00', '2027-01-04T10:30:00+08:00', '已告知的到期时间不提前'],
  )
  await run(corrected.runId)
  const again = (await walk.by('dutyChief1', listDuesRuns, {})).items[0]!
  assert.equal(again.state, 'done')

  const [calendar] = (await walk.by('dutyChief1', listCalendars, {})).items
  assert.deepEqual(
    calendar!.versions.map(({ version, why }) => `${version} ${why}`),
    ['3 载入 2027 年：notice.json', '2 国务院办公厅通知', '1 '],
  )
  const old = await walk.by('dutyChief1', getCalendarYear, { key: 'cn', year: 2027, version: 2 })
  assert.deepEqual(old.days[3], { date: '2027-01-04', kind: 'holiday', name: '元旦', own: false, hours: null })
  const now = await walk.by('dutyChief1', getCalendarYear, { key: 'cn', year: 2027 })
  assert.deepEqual([now.version, now.days[3]!.kind, now.days.length], [3, 'working', 365])
})

test('本区自己的日期和时段：更正即是新版本，写错的不收', async () => {
  goTo('2027-03-01T09:30')
  const fix = (input: object) => walk.by(ADMIN, correctCalendar, { key: 'cn', why: '区运动会', ...input })
  const overrides = { off: [{ date: '2027-03-02', name: '区运动会' }], work: [] }
  const tried = await fix({ overrides, dryRun: true })
  assert.deepEqual(tried.days, [
    { date: '2027-03-02', before: { kind: 'working', name: null }, after: { kind: 'holiday', name: '区运动会' } },
  ])
  const done = await fix({ overrides })
  assert.equal(done.version, 4)
  const same = await fix({ overrides })
  assert.deepEqual([same.version, same.runId], [4, null], 'nothing changed, no version')
  const { days } = await walk.by(ADMIN, getCalendarYear, { key: 'cn', year: 2027 })
  assert.equal(days.find(({ date }) => date === '2027-03-02')!.own, true)
  await assert.rejects(fix({ spans: [{ from: '12:00', to: '09:00' }] }), code('calendar-invalid'))
  await assert.rejects(
    walk.by('dutyChief1', correctCalendar, { key: 'cn', why: '区运动会', overrides }),
    code('not-permitted'),
  )
  await assert.rejects(walk.by(ADMIN, correctCalendar, { key: 'xx', why: '区运动会' }), code('calendar-unknown'))
})

test('升级前的时限补算提醒时刻', async () => {
  goTo('2027-03-01T09:30')
  const id = await walk.reach('handling')
  const { db } = house.runtime
  const attention = () =>
    db.many<{ name: string; at: number | null }>(
      sql`select name, (extract(epoch from attention_at) * 1000)::float8 as at from clocks.v_clock
          where case_id = ${id} and state = 'running' order by name`,
    )
  const before = await attention()
  await db.run(sql`update clocks.clock set attention_at = null, attention_known = false`)
  await house.runtime.asSystem('clocks.fillAttention', (call) => fillAttention.run(null, call))
  assert.deepEqual(await attention(), before)
  const { left } = await db.one<{ left: number }>(
    sql`select count(*)::int as left from clocks.clock where not attention_known and state = 'running'`,
  )
  assert.equal(left, 0)
})
