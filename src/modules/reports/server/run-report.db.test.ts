import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { type HistoryRow, historyImport, listCases } from '#modules/cases/contract.ts'
import { sendReadings } from '#modules/signs/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { listReportRows, listSources, type ReportQuery, type ReportResult, runReport } from '../contract.ts'
import { MEASURE_KINDS, TIME_STEPS } from '../domain/report-query.ts'

const CASES = 400
const DAY_MS = 86_400_000
const FIRST = Date.parse('2025-01-01T00:00:00+08:00')
let nowMs = Date.parse('2026-03-20T09:30:00+08:00')

/** What was imported, as plain code counts it. */
interface Known {
  street: string
  grid: string
  channel: string
  month: string
  closed: boolean
  hours: number
  phone: string
  words: string
}
const known: Known[] = []
let house: TestHouse
let walk: Walk

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  const grids = house.runtime.use(areaBook).all('grid')
  const rows = Array.from({ length: CASES }, (_, no): HistoryRow => {
    // Two of the grids have few cases, of few persons.
    const grid = grids[no % 97 === 0 ? 50 : no % 89 === 0 ? 51 : (no * 37) % 8]!
    const channel = ['hotline12345', 'web', 'gridPatrol'][no % 3]!
    const reportedAt = FIRST + (no % 60) * 7 * DAY_MS + (no % 24) * 3_600_000
    const closed = no % 5 !== 0
    const hours = 2 + (no % 50)
    const words = no % 7 === 0 ? '夜间施工噪声' : '垃圾没人清'
    const phone = `1390000${String(no % 130).padStart(4, '0')}`
    const month = new Date(reportedAt + 8 * 3_600_000).toISOString().slice(0, 7)
    known.push({ street: grid.code.slice(0, 9), grid: grid.code, channel, month, closed, hours, phone, words })
    return {
      appellant: { phone },
      command: {
        type: 'importHistory',
        channel,
        externalNo: `R-${no}`,
        title: words,
        text: `${words}，请处理。`,
        place: { status: 'resolved', lon: grid.labelPoint[0], lat: grid.labelPoint[1], areaCode: grid.code },
        category: '200102',
        to: closed ? 'closed' : 'reported',
        times: { reportedAt, ...(closed ? { closedAt: reportedAt + hours * 3_600_000 } : {}) },
        ...(closed ? { closeKind: 'solved', result: 'solved', answer: '已处理。' } : {}),
      },
    }
  })
  const outcomes = await house.runtime.asSystem('test.import', (call) =>
    house.runtime.use(historyImport).importMany(call, rows),
  )
  assert.ok(outcomes.every(({ ok }) => ok))
})
after(() => house.close())

const imported: Partial<ReportQuery> = { switches: { imported: 'only' } }
const query = (change: Partial<ReportQuery> = {}): ReportQuery => ({
  source: 'cases',
  time: 'reported',
  period: { kind: 'days', from: '2025-01-01', to: '2025-12-31' },
  groups: [],
  measures: [{ kind: 'count' }],
  filters: [],
  limit: 1000,
  ...change,
})
const run = async (change: Partial<ReportQuery>, account = 'dutyChief1'): Promise<ReportResult> =>
  house.perform(runReport, { query: query(change) }, await walk.person(account))
const rowsOf = async (input: object, account = 'dutyChief1') =>
  house.perform(listReportRows, input as never, await walk.person(account))
/** Reports that follow each other closely share one look at what has changed. */
const pause = () => new Promise((done) => setTimeout(done, 600))
const inYear = (year: string) => known.filter(({ month }) => month.startsWith(year))
const tally = <T>(list: readonly T[], by: (one: T) => string) =>
  Object.fromEntries([...Map.groupBy(list, by)].map(([key, ones]) => [key, ones.length]))

test('件数、比率、均值、中位数、九十分位与逐件直接计算相等；同比按上年同日', async () => {
  const result = await run({
    ...imported,
    groups: ['street'],
    measures: [
      { kind: 'count' },
      { kind: 'share', field: 'closed' },
      { kind: 'avg', field: 'closeHours' },
      { kind: 'median', field: 'closeHours' },
      { kind: 'p90', field: 'closeHours' },
      { kind: 'portion' },
    ],
    compare: ['year'],
    period: { kind: 'days', from: '2026-01-01', to: '2026-03-20' },
  })
  const now = inYear('2026')
  assert.deepEqual(
    Object.fromEntries(result.rows.map(({ keys, cells }) => [keys[0], cells[0]!.value]).filter(([, n]) => n !== 0)),
    tally(now, ({ street }) => street),
  )
  const before = inYear('2025').filter(({ month }) => month <= '2025-03')
  for (const { keys, cells } of result.rows) {
    const ones = now.filter(({ street }) => street === keys[0])
    const hours = ones.flatMap((one) => (one.closed ? [one.hours] : [])).sort((a, b) => a - b)
    assert.equal(cells[0]!.compared[0]!.value, beforeDay20(before, keys[0]!))
    if (ones.length === 0) continue
    assert.deepEqual([cells[1]!.n, cells[1]!.d], [hours.length, ones.length])
    const mean = hours.reduce((sum, one) => sum + one, 0) / hours.length
    const middle = hours.length / 2
    const median = hours.length % 2 ? hours[Math.floor(middle)]! : (hours[middle - 1]! + hours[middle]!) / 2
    assert.ok(Math.abs(cells[2]!.value! - mean) < 1e-9)
    assert.equal(cells[3]!.value, median)
    assert.equal(cells[4]!.value, hours[Math.ceil(hours.length * 0.9) - 1])
  }
  assert.equal(result.total[0]!.value, now.length)
  assert.match(result.sentence.zh, /^2026-01-01 至 2026-03-20 各街道 案件数、已结案、全程用时平均/)
  assert.match(result.sentence.zh, /仅历史导入；同比对 2025-01-01 至 2025-03-20$/)
})

/** Of last year only what lies on the same days. */
function beforeDay20(before: readonly Known[], street: string): number {
  return before.filter((one) => {
    const at = known.indexOf(one)
    return (
      one.street === street &&
      FIRST + (at % 60) * 7 * DAY_MS + (at % 24) * 3_600_000 < Date.parse('2025-03-21T00:00:00+08:00')
    )
  }).length
}

test('按月和来源分组、按内容筛选；每个数字点开就是那些案件，件数相等', async () => {
  const words: ReportQuery['filters'] = [{ field: 'words', words: '噪声' }]
  const result = await run({ ...imported, groups: ['time:month', 'channel'], filters: words })
  const expected = tally(
    inYear('2025').filter((one) => one.words.includes('噪声')),
    ({ month, channel }) => `${month} ${channel}`,
  )
  assert.deepEqual(
    Object.fromEntries(result.rows.map(({ keys, labels, cells }) => [`${labels[0]!.zh} ${keys[1]}`, cells[0]!.value])),
    expected,
  )
  const row = result.rows[3]!
  const { total, items } = await rowsOf({ query: result.query, keys: row.keys })
  assert.deepEqual([total, items.length], [row.cells[0]!.value, row.cells[0]!.value])
  assert.ok(items.every(({ title, href }) => title.includes('噪声') && href.startsWith('/c/cases/')))
  const shares = await run({ ...imported, groups: ['channel'], measures: [{ kind: 'share', field: 'closed' }] })
  for (const { keys, cells } of shares.rows)
    for (const [of, wanted] of [
      ['n', cells[0]!.n],
      ['d', cells[0]!.d],
      ['rest', cells[0]!.d! - cells[0]!.n!],
    ] as const)
      assert.equal((await rowsOf({ query: shares.query, keys, part: { measure: 0, of } })).total, wanted)
})

test('实时案件：改动后立即计入，件数与案件列表相等', async () => {
  const day: Partial<ReportQuery> = { period: { kind: 'named', name: 'today' }, groups: ['state'] }
  await walk.reach('handling')
  const id = await walk.reach('reported')
  await pause()
  const states = async () =>
    Object.fromEntries((await run(day)).rows.map(({ keys, cells }) => [keys[0], cells[0]!.value]))
  const first = await states()
  assert.deepEqual([first.handling, first.reported], [1, 1])
  await walk.accept(id)
  await pause()
  assert.deepEqual(await states(), { handling: 1, accepted: 1 })
  const { items } = await house.perform(
    listCases,
    { from: '2026-03-20T00:00:00+08:00', limit: 200 },
    await walk.person('dutyChief1'),
  )
  assert.equal((await run(day)).total[0]!.value, items.length)
})

test('各岗位只统计自己范围内的；没有统计权限的岗位不能用案件来源', async () => {
  const whole = await run({ ...imported, groups: ['street'] })
  const own = await run({ ...imported, groups: ['street'] }, 'street01.dispatcher')
  assert.equal(own.rows.length, 1)
  const mine = whole.rows.find(({ keys }) => keys[0] === own.rows[0]!.keys[0])!
  assert.equal(own.rows[0]!.cells[0]!.value, mine.cells[0]!.value)
  const department = await run({ period: { kind: 'named', name: 'today' } }, 'sanitation.lead1')
  assert.equal(department.total[0]!.value, 1, 'its own order, wherever it lies')
  await assert.rejects(
    rowsOf({ query: whole.query }, 'dataSteward1'),
    (error) => isFault(error) && error.status === 403,
  )
  const { items } = await house.perform(listSources, {}, await walk.person('dataSteward1'))
  assert.ok(items.some(({ id }) => id === 'cases'))
})

test('按网格统计时少于 5 人的隐去，隐去的点不开；合计减不出来', async () => {
  const result = await run({ ...imported, groups: ['grid'] })
  const persons = new Map(
    [
      ...Map.groupBy(
        inYear('2025').filter(({ channel }) => channel === 'web'),
        ({ grid }) => grid,
      ),
    ].map(([grid, ones]) => [grid, new Set(ones.map(({ phone }) => phone)).size]),
  )
  for (const { keys, cells } of result.rows)
    if (persons.get(keys[0]!)! < 5) assert.ok(cells[0]!.hidden && cells[0]!.value === null, keys[0]!)
  const hidden = result.rows.filter(({ cells }) => cells[0]!.hidden)
  assert.equal(hidden.length, result.hidden)
  assert.ok(hidden.length !== 1 && hidden.length > 0 && hidden.length < result.rows.length, `${hidden.length}`)
  const shown = result.rows.find(({ cells }) => !cells[0]!.hidden)!
  assert.equal((await rowsOf({ query: result.query, keys: shown.keys })).total, shown.cells[0]!.value)
  await assert.rejects(
    rowsOf({ query: result.query, keys: hidden[0]!.keys }),
    (error) => isFault(error) && error.code === 'report-hidden',
  )
})

test('空报表说明是哪个筛选筛空的；写错的报表说明哪里要改', async () => {
  const empty = await run({
    ...imported,
    filters: [
      { field: 'channel', is: ['wechat'] },
      { field: 'closed', is: ['true'] },
    ],
  })
  const year = inYear('2025')
  assert.deepEqual(
    empty.emptied.map(({ filter, rows }) => [filter.zh, rows]),
    [
      ['来源：微信（微联动）', year.filter(({ closed }) => closed).length],
      ['已结案：是', 0],
    ],
  )
  const wrong = run({
    groups: ['password', 'time:decade'],
    measures: [{ kind: 'share', field: 'closeHours' }],
    time: 'born',
  })
  await assert.rejects(wrong, (error) => isFault(error) && error.status === 422 && error.text.fields?.length === 4)
})

test('体征按日统计：读数、时长与报送的一致，街道的值只有看得到它的人统计得到', async () => {
  const at = (minute: number) => `2026-03-20T08:${minute}:00+08:00`
  const [grid, other] = ['990101001', '990101002']
  await walk.by('dataSteward1', sendReadings, {
    readings: [
      { sign: 'B07', at: at(10), value: 10 },
      { sign: 'B07', at: at(40), value: 14 },
      { sign: 'B07', place: other, at: at(20), value: 13 },
      { sign: 'B07', place: grid, at: at(20), value: 11 },
    ],
  })
  const roll = house.runtime.plugs.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'signs.rollHours')
  await house.runtime.asSystem('signs.rollHours', (call) => roll!.run({}, call))
  const asked: Partial<ReportQuery> = {
    source: 'signs',
    time: 'day',
    period: { kind: 'named', name: 'today' },
    groups: ['street'],
    measures: [{ kind: 'count' }, { kind: 'avg', field: 'mean' }, { kind: 'sum', field: 'most' }],
    filters: [{ field: 'sign', is: ['B07'] }],
  }
  const values = async (account: string) =>
    Object.fromEntries(
      (await run(asked, account)).rows.map(({ keys, cells }) => [keys[0] ?? '', cells.map(({ value }) => value)]),
    )
  assert.deepEqual(await values('dutyChief1'), { '': [1, 12, 14], [grid]: [1, 11, 11], [other]: [1, 13, 13] })
  assert.deepEqual(await values('street01.dispatcher'), { '': [1, 12, 14], [grid]: [1, 11, 11] })
})

test('按期办结率：到期前办结的按期，过期未办的算超期，没到期的不算；点开是那几件', async () => {
  await walk.reach('done')
  await walk.reach('handling')
  await pause()
  const asked: Partial<ReportQuery> = {
    period: { kind: 'days', from: '2026-03-20', to: '2026-03-20' },
    measures: [
      { kind: 'share', field: 'handledInTime' },
      { kind: 'share', field: 'handledStrictly' },
    ],
  }
  const rates = async () => (await run(asked)).total.map(({ n, d }) => [n, d])
  assert.deepEqual(
    await rates(),
    [
      [1, 1],
      [1, 1],
    ],
    'the others are not due yet',
  )
  nowMs += 60 * DAY_MS
  assert.deepEqual(await rates(), [
    [1, 3],
    [1, 3],
  ])
  const behind = { query: query(asked), part: { measure: 0, of: 'rest' } }
  const { total, items } = await rowsOf(behind)
  assert.deepEqual([total, items.every(({ said }) => said[0]?.zh === '处置中')], [2, true])
})

test('任意查询：要么被拒并说明，要么跑完；文字只作为值，注入不了 SQL', async () => {
  const evil = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      "'; drop table reports.case_fact; --",
      "x') or 1=1 --",
      '$1',
      '\\',
      "a' & 'b",
      'f.state',
      '__proto__',
      'constructor',
      'time:month',
      '噪声 OR 垃圾',
      '::regclass',
      '\u0000',
    ),
  )
  const field = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('street', 'grid', 'closed', 'closeHours', 'words', 'satisfied', 'unit', 'urges'),
    },
    { weight: 1, arbitrary: evil },
  )
  const group = fc.oneof(field, fc.constantFrom(...Object.keys(TIME_STEPS).map((step) => `time:${step}`)))
  const anyQuery = fc.record({
    source: fc.oneof({ weight: 30, arbitrary: fc.constant('cases') }, { weight: 1, arbitrary: evil }),
    time: fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('reported', 'closed', 'handleDue') },
      { weight: 1, arbitrary: evil },
    ),
    period: fc.constantFrom<ReportQuery['period']>(
      { kind: 'named', name: 'lastYear' },
      { kind: 'days', from: '2025-02-01', to: '2025-02-28' },
    ),
    groups: fc.uniqueArray(group, { maxLength: 3 }),
    measures: fc.array(
      fc.oneof(
        fc.constant({ kind: 'count' as const }),
        {
          weight: 4,
          arbitrary: fc.constantFrom<ReportQuery['measures'][number]>(
            { kind: 'portion' },
            { kind: 'share', field: 'handledInTime' },
            { kind: 'share', field: 'satisfied' },
            { kind: 'avg', field: 'closeHours' },
            { kind: 'median', field: 'urges' },
            { kind: 'p90', field: 'closeHours' },
          ),
        },
        fc.record({ kind: fc.constantFrom(...(Object.keys(MEASURE_KINDS) as (keyof typeof MEASURE_KINDS)[])), field }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    filters: fc.array(
      fc.oneof(
        fc.record({ field, is: fc.array(fc.option(evil), { minLength: 1, maxLength: 3 }), not: fc.boolean() }),
        fc.record({ field: fc.constantFrom('words', 'street'), words: evil }),
        fc.record({ field: fc.constantFrom('closeHours', 'urges'), least: fc.double({ noNaN: true }) }),
      ),
      { maxLength: 3 },
    ),
    switches: fc.constantFrom<Record<string, string>>(
      { imported: 'include' },
      { imported: 'only' },
      { imported: "' or true" },
      {},
    ),
    compare: fc.constantFrom<NonNullable<ReportQuery['compare']>>([], ['year'], ['year', 'before']),
    limit: fc.constant(50),
  })
  let ran = 0
  await fc.assert(
    fc.asyncProperty(anyQuery, async (one) => {
      try {
        await run(one)
        ran += 1
      } catch (error) {
        assert.ok(isFault(error) && error.status < 500, error instanceof Error ? error.stack : String(error))
      }
    }),
    { numRuns: 250 },
  )
  assert.ok(ran > 25, `only ${ran} of 250 ran`)
  assert.equal((await run(imported)).total[0]!.value, inYear('2025').length, 'nothing was changed by any of them')
})
