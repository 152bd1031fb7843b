import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { DAY_MS, dateOfDay, HOUR_MS, localDay } from '#core/time/local.ts'
import { type HistoryRow, historyImport } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { sql } from '#platform/db/sql.ts'
import {
  addLoopNote,
  exportDecisions,
  getCaseLoop,
  getDecisions,
  getForecast,
  getUnitDecisions,
  listAnalyses,
  listBehind,
  listForecasts,
  openAnalysis,
  removeAnalysis,
  saveAnalysis,
  shareAnalysis,
} from '../contract.ts'
import { decisionRoom } from './decision-room.ts'
import { checkAll, lookNow } from './keep-facts.ts'
import { keepForecasts } from './keep-forecasts.ts'

let nowMs = Date.parse('2026-03-20T09:30:00+08:00')
const TODAY = localDay(nowMs)
let house: TestHouse
let walk: Walk
let grids: string[]

/** What was imported, as plain code counts it. */
interface Known {
  day: number
  grid: string
  category: string
  channel: string
  closedHours: number | null
}
const known: Known[] = []
const CATEGORIES = ['200102', '200103', '300101', '100101']
const CHANNELS = ['hotline12345', 'web', 'gridPatrol']

/** Twelve weeks and more: each weekday has its own load. */
async function importPast(): Promise<void> {
  const areas = house.runtime.use(areaBook)
  const rows: HistoryRow[] = []
  for (let ago = 1; ago <= 100; ago++) {
    const day = TODAY - ago
    for (let no = 0; no < 3 + (day % 7); no++) {
      const grid = grids[(ago * 7 + no * 3) % grids.length]!
      const at = known.length
      const hours = 1 + ((at * 37) % 400)
      const channel = CHANNELS[at % 3]!
      const category = CATEGORIES[at % CATEGORIES.length]!
      const reportedAt = (day + 1) * DAY_MS - 8 * HOUR_MS - 1 - ((at * 7919) % DAY_MS)
      const closed = at % 6 !== 0 && reportedAt + hours * HOUR_MS < nowMs
      known.push({ day, grid, category, channel, closedHours: closed ? hours : null })
      const [lon, lat] = areas.find(grid)!.labelPoint
      rows.push({
        appellant: null,
        command: {
          type: 'importHistory',
          channel,
          externalNo: `D-${at}`,
          title: `第${at}件`,
          text: '请处理。',
          place: { status: 'resolved', lon, lat, areaCode: grid },
          category,
          to: closed ? 'closed' : 'reported',
          times: { reportedAt, ...(closed ? { closedAt: reportedAt + hours * HOUR_MS } : {}) },
          ...(closed ? { closeKind: 'solved', result: 'solved', answer: '已处理。' } : {}),
        },
      })
    }
  }
  const outcomes = await house.runtime.asSystem('test.import', (call) =>
    house.runtime.use(historyImport).importMany(call, rows),
  )
  assert.deepEqual(
    outcomes.find(({ ok }) => !ok),
    undefined,
  )
}

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  const streets = house.runtime.use(areaBook).all('street').slice(0, 3)
  grids = streets.flatMap(({ code }) =>
    house.runtime
      .use(areaBook)
      .all('grid')
      .filter((grid) => grid.code.startsWith(code))
      .slice(0, 4)
      .map((grid) => grid.code),
  )
  await importPast()
  await lookNow(house.runtime)
})
after(() => house.close())

const FROM = dateOfDay(TODAY - 40)
const TO = dateOfDay(TODAY)
type Question = Partial<Input<typeof getDecisions>>
/** What was slow to work out may be given once more: here every answer is a new one. */
const ask = async (change: Question = {}, account = 'dutyChief1') => {
  house.runtime.use(decisionRoom).answers.forget()
  return walk.by(account, getDecisions, { from: FROM, to: TO, ...change })
}
const behind = async (change: Partial<Input<typeof listBehind>> = {}, account = 'dutyChief1') =>
  walk.by(account, listBehind, { from: FROM, to: TO, part: 'received', limit: 200, ...change })
const inPeriod = (from: number, to: number) => known.filter(({ day }) => day >= from && day <= to)
const tally = (list: readonly Known[], by: (one: Known) => string) =>
  Object.fromEntries([...Map.groupBy(list, by)].map(([key, ones]) => [key, ones.length]))
const received = (lines: readonly { key: string; received: number }[]) =>
  Object.fromEntries(lines.filter((line) => line.received > 0).map((line) => [line.key, line.received]))

test('什么、哪里、谁、多快：与逐件直接计算相等；环比是此前同样多的天', async () => {
  const page = await ask()
  const now = inPeriod(TODAY - 40, TODAY)
  assert.deepEqual(
    received(page.where.lines),
    tally(now, ({ grid }) => grid.slice(0, 9)),
  )
  assert.deepEqual(
    received(page.what.lines),
    tally(now, ({ category }) => category.slice(0, 4)),
  )
  assert.deepEqual(
    received(page.channels),
    tally(now, ({ channel }) => channel),
  )
  assert.deepEqual(
    page.units.map(({ key }) => key),
    [''],
  )
  const ended = now.filter(({ closedHours }) => closedHours !== null)
  assert.deepEqual([page.total.received, page.total.closed], [now.length, ended.length])
  assert.equal(
    page.total.closeSeconds,
    ended.reduce((sum, { closedHours }) => sum + closedHours! * 3600, 0),
  )
  const edges = [1, 4, 8, 24, 48, 72, 120, 168, 240, 360, 720]
  const buckets = edges
    .concat(Number.POSITIVE_INFINITY)
    .map(
      (edge, at) =>
        ended.filter(({ closedHours }) => closedHours! < edge && closedHours! >= (edges[at - 1] ?? 0)).length,
    )
  assert.deepEqual(page.fast.buckets, buckets)
  const earlier = inPeriod(TODAY - 81, TODAY - 41)
  assert.equal(page.compared[1 - Number(page.compared[0]!.comparison === 'before')]!.total.received, earlier.length)
  for (const line of page.where.lines)
    assert.equal(line.before, earlier.filter(({ grid }) => grid.startsWith(line.key)).length)
  assert.equal(
    page.trend.points.reduce((sum, point) => sum + point.received, 0),
    now.length,
  )
})

test('点选叠加：每个组合都等于逐件计算，逐层下到社区、网格、小类；每个数打开同样多的案件', async () => {
  const streets = [...new Set(known.map(({ grid }) => grid.slice(0, 9)))]
  for (const area of [undefined, streets[0]!, grids[1]!.slice(0, 12), grids[1]!])
    for (const category of [undefined, '20', '2001', '200103'])
      for (const channel of [undefined, 'web']) {
        const narrowed = {
          ...(area ? { area } : {}),
          ...(category ? { category } : {}),
          ...(channel ? { channel } : {}),
        }
        const page = await ask(narrowed)
        const now = inPeriod(TODAY - 40, TODAY).filter(
          (one) =>
            one.grid.startsWith(area ?? '') &&
            one.category.startsWith(category ?? '') &&
            one.channel.startsWith(channel ?? ''),
        )
        const depth = area === undefined ? 9 : area.length >= 12 ? 15 : 12
        assert.deepEqual(
          received(page.where.lines),
          tally(now, ({ grid }) => grid.slice(0, depth)),
        )
        const width = category === undefined || category.length < 4 ? 4 : 6
        assert.deepEqual(
          received(page.what.lines),
          tally(now, (one) => one.category.slice(0, width)),
        )
        assert.equal(page.total.received, now.length)
        const { total, items } = await behind(narrowed)
        assert.deepEqual([total, items.length], [now.length, Math.min(200, now.length)])
      }
  const page = await ask({ area: streets[1]! })
  for (const part of ['closed', 'open', 'late', 'inTime', 'returned', 'redone'] as const)
    assert.equal((await behind({ area: streets[1]!, part })).total, page.total[part], part)
  for (const [bucket, n] of page.fast.buckets.entries())
    assert.equal((await behind({ area: streets[1]!, part: 'closed', bucket })).total, n)
})

test('案件一路办下去，日累计始终等于逐件重算：派遣、退回、办结、作废、超期、重开', async () => {
  const agree = async (what: string) => {
    await lookNow(house.runtime)
    const { cells, wrong, redrawn } = await checkAll(house.runtime)
    assert.ok(cells > 100)
    assert.equal(wrong, 0, what)
    assert.ok(redrawn >= 0)
  }
  const early = await walk.reach('handling')
  await walk.reach('reported')
  await agree('在办')
  let page = await ask({ unit: 'sanitation' })
  assert.deepEqual([page.total.received, page.total.open, page.total.late], [1, 1, 0])
  nowMs += 30 * DAY_MS
  await lookNow(house.runtime)
  page = await ask({ unit: 'sanitation' })
  assert.equal(page.total.late, 1, '到期未办，不等夜里就算超期')
  await agree('超期')
  await walk.complete(early)
  const done = await walk.reach('closed')
  await agree('办结')
  page = await ask({ unit: 'sanitation', to: dateOfDay(localDay(nowMs)) })
  assert.deepEqual([page.total.received, page.total.late, page.total.inTime, page.total.closed], [2, 1, 1, 1])
  assert.equal(page.fast.steps.cases, 1)
  // A figure that was spoilt is found the same night, told, and put right.
  await house.runtime.db.run(
    sql`update decisions.day_count set received = received + 1 where dim = 'unit' and key = 'sanitation'`,
  )
  assert.ok((await checkAll(house.runtime)).wrong > 0)
  await agree('改坏后')
  assert.equal((await walk.look(done)).case.state, 'closed')
  house.runtime.use(decisionRoom).answers.forget()
  const unit = await walk.by('dutyChief1', getUnitDecisions, {
    id: 'sanitation',
    from: FROM,
    to: dateOfDay(localDay(nowMs)),
  })
  assert.deepEqual([unit.total.received, unit.total.closed, unit.opens], [2, 1, true])
  assert.equal(
    unit.months.reduce((sum, { received: n }) => sum + n, 0),
    2,
  )
  assert.ok(unit.peers.some(({ key }) => key === 'sanitation'))
})

test('范围在服务器上截：街道只数自己的，部门只数派给自己的；清单也一样', async () => {
  const to = dateOfDay(localDay(nowMs))
  const whole = await ask({ to })
  const street = await ask({ to }, 'street01.dispatcher')
  const code = house.runtime.use(areaBook).all('street')[0]!.code
  const own = whole.where.lines.find(({ key }) => key === code)!
  assert.deepEqual(
    street.where.lines.map(({ key, received: n }) => [key, n]),
    [[code, own.received]],
  )
  assert.equal((await behind({ to }, 'street01.dispatcher')).total, own.received)
  const department = await ask({ to }, 'sanitation.lead1')
  assert.equal(department.total.received, 2)
  assert.equal((await behind({ to }, 'sanitation.lead1')).total, 2)
  const foreign = house.runtime.use(areaBook).all('street')[1]!.code
  assert.equal((await ask({ to, area: foreign }, 'street01.dispatcher')).total.received, 0)
})

test('一案闭环：七个环节都列，没有的说明等什么；研判、考评、复盘可写，写下不改', async () => {
  const id = await walk.reach('closed')
  const before = await walk.by('dutyChief1', getCaseLoop, { id })
  assert.deepEqual(
    before.steps.map(({ step }) => step),
    ['collect', 'assign', 'handle', 'analysis', 'supervise', 'appraisal', 'review'],
  )
  const lengths = (loop: typeof before) =>
    Object.fromEntries(loop.steps.map(({ step, records }) => [step, records.length]))
  for (const step of ['collect', 'assign', 'handle', 'appraisal']) assert.ok(lengths(before)[step]! > 0, step)
  assert.ok(before.steps.find(({ step }) => step === 'review')!.missing)
  await walk.by('supervisor1', addLoopNote, {
    id,
    step: 'review',
    text: '清运频次不够，已改为每日两次。联系13800001234',
  })
  await walk.by('supervisor1', addLoopNote, { id, step: 'analysis', text: '该小区三个月内第四次。' })
  const loop = await walk.by('dutyChief1', getCaseLoop, { id })
  const review = loop.steps.find(({ step }) => step === 'review')!
  assert.equal(review.missing, null)
  assert.match(review.records[0]!.text!, /每日两次/)
  assert.doesNotMatch(review.records[0]!.text!, /13800001234/)
  assert.equal(lengths(loop).analysis, (lengths(before).analysis ?? 0) + 1)
  const foreign = house.principal('street02.dispatcher')
  await assert.rejects(
    house.perform(addLoopNote, { id, step: 'review', text: '与我无关的案件' }, await foreign),
    (error) => isFault(error),
  )
})

test('已存分析：存、共享、打开计次数和人数，别人不能改，移除后不再列', async () => {
  const { id } = await walk.by('dutyChief1', saveAnalysis, {
    name: '噪声',
    page: '/c/decisions',
    state: 'grain=month&category=3003',
  })
  const listed = async (account: string) =>
    (await walk.by(account, listAnalyses, {})).items.find((one) => one.id === id)
  assert.equal(await listed('supervisor1'), undefined)
  await assert.rejects(
    walk.by('supervisor1', openAnalysis, { id }),
    (error) => isFault(error) && error.code === 'analysis-unknown',
  )
  await walk.by('dutyChief1', shareAnalysis, { id, shared: true })
  for (const account of ['dutyChief1', 'supervisor1', 'supervisor1'])
    assert.equal((await walk.by(account, openAnalysis, { id })).href, '/c/decisions?grain=month&category=3003')
  const seen = await listed('supervisor1')
  assert.deepEqual([seen?.uses, seen?.users, seen?.mine], [3, 2, false])
  await assert.rejects(
    walk.by('supervisor1', removeAnalysis, { id }),
    (error) => isFault(error) && error.code === 'analysis-of-another',
  )
  await walk.by('dutyChief1', removeAnalysis, { id })
  assert.equal(await listed('dutyChief1'), undefined)
})

test('预测一次做成，不再改：后来的案件改变历史，留存的预测不变；不足八周的说不足', async () => {
  nowMs = Date.parse('2026-03-20T09:30:00+08:00')
  await lookNow(house.runtime)
  assert.ok((await keepForecasts(house.runtime)) > 0)
  assert.equal(await keepForecasts(house.runtime), 0)
  const { areas, week } = await walk.by('leader1', listForecasts, {})
  assert.equal(week, '2026-03-23')
  const district = areas[0]!
  assert.equal(district.area, 'district')
  assert.ok(district.next.method !== null && district.next.low! <= district.next.expected!)
  assert.ok(district.quality.weeks > 0 && district.quality.covered <= district.quality.intervals)
  assert.ok(areas.some(({ next, historyWeeks }) => next.method === null && historyWeeks < 8))
  const before = await walk.by('leader1', getForecast, { area: 'district' })
  assert.equal(before.days.length, 7)
  const came = before.kept.find((one) => one.came !== null)!
  const monday = Date.parse(`${came.week}T00:00:00+08:00`)
  const firstDay = localDay(monday)
  assert.equal(came.came, inPeriod(firstDay, firstDay + 6).length)
  await house.runtime.db.run(sql`update decisions.day_count set received = received * 3 where dim = 'all'`)
  await house.runtime.db.run(sql`update decisions.progress set version = version + 1`)
  await keepForecasts(house.runtime)
  await lookNow(house.runtime)
  house.runtime.use(decisionRoom).answers.forget()
  const after = await walk.by('leader1', getForecast, { area: 'district' })
  assert.deepEqual(
    after.kept.map(({ expected, low, high }) => [expected, low, high]),
    before.kept.map(({ expected, low, high }) => [expected, low, high]),
  )
  assert.equal(after.kept.find((one) => one.week === came.week)!.came, came.came! * 3)
  await checkAll(house.runtime)
})

test('导出有内容；期间不对的话说清怎么改', async () => {
  for (const format of ['xlsx', 'csv'] as const) {
    const { name, stream } = (await walk.by('dutyChief1', exportDecisions, { from: FROM, to: TO, format })) as {
      name: string
      stream: AsyncIterable<Buffer> | Buffer
    }
    assert.ok(name.endsWith(`.${format}`))
    let bytes = Buffer.isBuffer(stream) ? stream.length : 0
    if (!Buffer.isBuffer(stream)) for await (const part of stream) bytes += part.length
    assert.ok(bytes > 500)
  }
  await assert.rejects(ask({ from: TO, to: FROM }), (error) => isFault(error) && error.code === 'decisions-period')
})
