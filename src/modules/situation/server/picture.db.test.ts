import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { FIGURE_IDS, getPicture, type ListBehind, type Picture, STREET_FIGURE_IDS } from '../contract.ts'
import { countWithin, MEASURES } from './count-now.ts'
import { pictureRoom } from './picture-room.ts'
import { readOneMoment } from './picture-store.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs, background: 'reactions' })
  walk = openWalk(house)
  await plant()
})
after(() => house.close())

/** Work of the week before, today's, and one appeal that came again and again. */
async function plant() {
  nowMs = START - 7 * DAY_MS
  for (const unit of ['street01', 'street02']) await walk.reach('closed', { place: walk.pointIn(unit) })
  await walk.report({ title: '上周同日', place: walk.pointIn('street02') })
  nowMs = START - 6 * DAY_MS
  await walk.reach('handling', { title: '快到期的', place: walk.pointIn('street02') })
  const master = await walk.reach('filed', { title: '夜里施工', place: walk.pointIn('street02') })
  for (const title of ['又在施工', '还在施工']) {
    const again = await walk.report({ title, sameAs: master, place: walk.pointIn('street02') })
    await walk.by('intakeOfficer1', cases.merge, { id: again.id, master })
  }
  nowMs = START
  for (const state of ['reported', 'accepted', 'filed', 'dispatched', 'handling', 'done', 'callback'] as const)
    await walk.reach(state, { place: walk.pointIn('street01') })
  await walk.reach('dispatched', { title: '煤气泄漏', place: walk.pointIn('street03') })
  const { id } = await walk.report({ title: '不便公开的事', text: '不便公开的事', place: walk.pointIn('street01') })
  await walk.accept(id, { urgency: 'critical', confidentiality: 'hideIdentity' })
  nowMs = START + 60_000
}

/** What changed has been told to the room that keeps counts. */
async function settled(): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    const { waiting } = await house.runtime.db.one<{ waiting: number }>(
      sql`select count(*)::int as waiting from platform.outbox`,
    )
    if (waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const picture = (account = 'dutyChief1', street?: string): Promise<Picture> =>
  walk.by(account, getPicture, street ? { street } : {})

/** How many rows the list behind a number has, read to its end as a screen would. */
async function lengthOf(account: string, { filters, href }: ListBehind): Promise<number> {
  const given = new URL(href, 'http://x').searchParams
  for (const [name, value] of Object.entries(filters))
    assert.deepEqual(given.getAll(name === 'open' ? 'ongoing' : name), [value].flat().map(String))
  let count = 0
  let cursor: string | null = null
  do {
    const page: { items: unknown[]; next: string | null } = await walk.by(account, cases.listCases, {
      ...filters,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    })
    count += page.items.length
    cursor = page.next
  } while (cursor)
  return count
}

test('每个数与点开的列表件数相等：全区、街道、部门各看各的', async () => {
  await settled()
  const street = house.runtime.use(unitBook).find('street02')!.areaCode!
  let counted = 0
  for (const account of ['dutyChief1', 'leader1', 'street02.dispatcher', 'sanitation.handler1']) {
    const seen = await picture(account, street)
    assert.deepEqual(
      seen.figures.map((figure) => figure.id),
      FIGURE_IDS,
    )
    assert.deepEqual(
      seen.street?.figures.map((figure) => figure.id),
      STREET_FIGURE_IDS,
    )
    const check = async (what: string, number: number | null, list: ListBehind | null) => {
      if (!list) return
      assert.equal(await lengthOf(account, list), number, `${account}: ${what}`)
      counted += number ?? 0
    }
    for (const figure of [...seen.figures, ...seen.street!.figures]) {
      await check(figure.id, figure.n ?? figure.value, figure.list)
      if (figure.failed && figure.n !== null) {
        const failed = await lengthOf(account, figure.failed)
        const value = figure.n === 0 ? null : (figure.n - failed) / figure.n
        assert.ok(value === null ? figure.value === null : Math.abs(figure.value! - value * 100) < 0.1, figure.id)
      }
    }
    for (const day of seen.received) await check(day.date, day.count, day.list)
    for (const { step, open, soon, overdue, list, soonList, overdueList } of seen.steps) {
      await check(step, open, list)
      await check(`${step} soon`, soon, soonList)
      await check(`${step} overdue`, overdue, overdueList)
    }
    for (const { code, n, list } of seen.streets) await check(code, n, list)
    for (const { unit, open, overdue, list, overdueList } of seen.units) {
      await check(unit, open, list)
      await check(`${unit} overdue`, overdue, overdueList)
    }
    for (const flow of seen.flows) await check(`${flow.street} ${flow.unit}`, flow.count, flow.list)
    for (const matter of seen.street!.repeated) await check(matter.caseNo, matter.count, matter.list)
  }
  assert.ok(counted > 100, 'something was there to be counted')
})

test('各数说的是它所说的：今日、上周同时刻、临期、特急、反复、保密件不露字', async () => {
  const street = house.runtime.use(unitBook).find('street02')!.areaCode!
  const seen = await picture('dutyChief1', street)
  const value = (id: string) => seen.figures.find((figure) => figure.id === id)!
  const today = value('receivedToday')
  assert.deepEqual([today.value, today.lastWeek, today.lastYear], [9, 3, null], 'a year ago this house had no case')
  assert.deepEqual([value('connectRate').value, value('connectRate').why !== null], [null, true])
  assert.equal(value('critical').value, 1)
  assert.deepEqual(
    seen.received.map((day) => day.count),
    [4, 0, 0, 0, 0, 0, 9],
  )
  assert.equal(seen.pressing[0]?.title.startsWith('保密件'), true)
  assert.doesNotMatch(JSON.stringify(seen), /不便公开/)
  assert.deepEqual(
    seen.street?.repeated.map(({ title, count }) => [title, count]),
    [['夜里施工', 3]],
  )
  assert.ok(seen.demo && seen.slots.some((slot) => slot.id === 'connectRate'))

  nowMs = START + 40 * DAY_MS
  const late = await picture()
  const of = (id: string) => late.figures.find((figure) => figure.id === id)!.value
  assert.ok(of('overdue')! > 0)
  assert.equal(late.newestRed.length, Math.min(10, of('overdue')!))
  assert.ok(late.newestRed.every((row) => row.overdue))
  assert.deepEqual(
    late.newestRed.map((row) => row.due),
    late.newestRed.map((row) => row.due).toSorted((a, b) => b!.localeCompare(a!)),
  )
  nowMs = START + 60_000
})

test('临期与列表里的灯一致：橙灯的件，恰是筛选橙灯的件', async () => {
  const lights = async (atMs: number) => {
    nowMs = atMs
    const { items } = await walk.by('dutyChief1', cases.listCases, { open: true, limit: 200 })
    for (const light of ['green', 'yellow', 'orange', 'red'] as const) {
      const found = (await walk.by('dutyChief1', cases.listCases, { open: true, light: [light], limit: 200 })).items
      const shown = items.filter((row) => (row.overdue ? 'red' : row.step?.light) === light)
      assert.deepEqual(found.map((row) => row.id).sort(), shown.map((row) => row.id).sort(), `${light} at ${atMs}`)
    }
    return items.map((row) => row.step?.light)
  }
  const seen = new Set<string | undefined>()
  for (let hours = 0; hours < 24 * 12; hours += 5)
    for (const light of await lights(START + hours * 3_600_000)) seen.add(light)
  assert.ok(['green', 'yellow', 'orange', 'red'].every((light) => seen.has(light)))
  nowMs = START + 60_000
})

/** The same counts, said again in other words and read from other columns. */
async function countedApart(tx: Executor): Promise<Record<string, number>> {
  const now = sql`to_timestamp(${nowMs / 1000})`
  const row = await tx.one<Record<string, number>>(sql`
    select count(*) filter (where open)::int as open,
      count(*) filter (where state in ('dispatched', 'handling'))::int as handling,
      count(*) filter (where open and (overdue or step_due_at < ${now}))::int as overdue,
      count(*) filter (where state = 'suspended')::int as suspended,
      count(*) filter (where open and emergency)::int as emergencies,
      count(*) filter (where open and urgency = 'critical')::int as critical,
      count(*) filter (where reported_at >= '2026-03-03 00:00+08' and reported_at <= ${now})::int as today
    from cases.v_case`)
  const { sum } = await tx.one<{ sum: number }>(sql`
    select (count(*) filter (where s.state not in ('closed', 'archived', 'rejected', 'declined', 'referred', 'merged', 'voided')))::int as sum
    from (select distinct on (e.case_id) c.state_data->>'state' as state from cases.v_event e
      join cases.v_case c on c.id = e.case_id order by e.case_id, e.seq desc) s`)
  assert.equal(sum, row.open, 'the row says what its state says')
  return row
}

test('每秒百条命令之中：任一时刻的快照，各数等于案件库，分项加起来等于合计', async (t) => {
  const call = await new Promise<Parameters<typeof countWithin>[0]>((resolve) => {
    void house.runtime.asSystem('situation.getPicture', async (given) => resolve(given))
  })
  const rules = house.runtime.use(pictureRoom).rules()
  let writing = true
  let commands = 0
  const writer = async (at: number) => {
    while (writing) {
      const { id } = await walk.report({ place: walk.pointIn(`street0${1 + (at % 5)}`) })
      await walk.accept(id)
      await walk.file(id)
      await walk.dispatch(id)
      commands += 4
    }
  }
  const begunMs = performance.now()
  const writers = [0, 1, 2, 3, 4, 5, 6, 7].map(writer)
  const seen = new Set<number>()
  try {
    for (let look = 0; look < 25; look += 1) {
      await house.runtime.db.tx(async (tx) => {
        await readOneMoment(tx)
        const now = await countWithin({ ...call, db: tx, nowMs }, rules)
        const apart = await countedApart(tx)
        const sums = Object.fromEntries(
          MEASURES.map((name, at) => [name, now.tallies.reduce((sum, tally) => sum + tally.counts[at]!, 0)]),
        )
        for (const name of ['open', 'handling', 'overdue', 'suspended', 'emergencies', 'critical'] as const)
          assert.equal(sums[name], apart[name], name)
        assert.equal(
          now.today.reduce((sum, { whole }) => sum + whole, 0),
          apart.today,
        )
        assert.equal(now.days.at(-1)?.count, apart.today)
        seen.add(apart.today!)
      })
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  } finally {
    writing = false
    await Promise.all(writers)
  }
  t.diagnostic(`${Math.round((1000 * commands) / (performance.now() - begunMs))} commands a second meanwhile`)
  assert.ok(seen.size > 2 && commands > 20, 'the store changed meanwhile')

  await settled()
  const after = await picture()
  const apart = await house.runtime.db.tx((tx) => countedApart(tx))
  const value = (id: string) => after.figures.find((figure) => figure.id === id)!.value
  assert.deepEqual(
    [value('open'), value('handling'), value('overdue'), value('receivedToday')],
    [apart.open, apart.handling, apart.overdue, apart.today],
  )
})

test('变动之后再问，答的已含变动；没有变动，答的是同一刻的数', async () => {
  const read = async () => (await picture()).figures.find((figure) => figure.id === 'receivedToday')!.value!
  const before = await read()
  let told: () => void = () => {}
  const heard = new Promise<void>((resolve) => {
    told = resolve
  })
  const stop = house.runtime.live.subscribe(({ topic }) => {
    if (topic === cases.caseChanged.name) told()
  })
  await walk.report()
  await heard
  stop()
  assert.equal(await read(), before + 1)
})

test('值班表只给能看的人；没有岗位的人看不到；街道编码不对说清楚', async () => {
  const { duty } = await picture('dutyChief1')
  assert.equal(duty?.leader?.post?.zh, '值班领导')
  assert.ok(duty.roster.some((line) => line.post?.zh === '值班长'))
  assert.doesNotMatch(JSON.stringify(duty), /1540000/)
  await assert.rejects(picture('reporterCitizen1'), (error) => isFault(error) && error.code === 'not-permitted')
  await assert.rejects(picture('dutyChief1', '990101999'), (error) => isFault(error) && error.code === 'street-unknown')
})
