import assert from 'node:assert/strict'
import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { type HistoryRow, historyImport } from '#modules/cases/contract.ts'
import { listReportRows, type ReportQuery, type ReportResult, runReport } from '#modules/reports/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { archiveHistory, listHistoryFiles, verifyHistoryFiles } from '../contract.ts'
import { historyRoom } from './history-room.ts'

const CASES = 300
const DAY_MS = 86_400_000
const FIRST = Date.parse('2021-11-20T00:00:00+08:00')
const nowMs = Date.parse('2026-03-20T09:30:00+08:00')
let house: TestHouse

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  const grids = house.runtime.use(areaBook).all('grid')
  const rows = Array.from({ length: CASES }, (_, no): HistoryRow => {
    const grid = grids[no % 97 === 0 ? 50 : no % 89 === 0 ? 51 : (no * 37) % 8]!
    const reportedAt = FIRST + (no % 150) * 5 * DAY_MS + (no % 24) * 3_600_000
    const closed = no % 6 !== 0
    return {
      appellant: { phone: `1390000${String(no % 130).padStart(4, '0')}` },
      command: {
        type: 'importHistory',
        channel: ['hotline12345', 'web', 'gridPatrol'][no % 3]!,
        externalNo: `H-${no}`,
        title: '垃圾没人清',
        text: '垃圾没人清，请处理。',
        place: { status: 'resolved', lon: grid.labelPoint[0], lat: grid.labelPoint[1], areaCode: grid.code },
        category: ['200102', '100101'][no % 2]!,
        to: closed ? 'closed' : 'reported',
        times: { reportedAt, ...(closed ? { closedAt: reportedAt + (2 + (no % 50)) * 3_600_000 } : {}) },
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

async function as<Op extends Operation>(account: string, operation: Op, input: Input<Op>): Promise<Output<Op>> {
  return house.perform(operation, input, await house.principal(account))
}

const query = (change: Partial<ReportQuery>): ReportQuery => ({
  source: 'cases',
  time: 'reported',
  period: { kind: 'days', from: '2021-11-01', to: '2024-03-31' },
  groups: [],
  measures: [{ kind: 'count' }, { kind: 'share', field: 'closed' }],
  filters: [],
  limit: 1000,
  ...change,
  switches: { imported: 'include', ...change.switches },
})

const ASKED: [string, string, Partial<ReportQuery>][] = [
  ['按街道和小类', 'dutyChief1', { groups: ['street', 'category'] }],
  ['按月', 'dutyChief1', { groups: ['time:month'] }],
  [
    '按周，同比',
    'dutyChief1',
    {
      groups: ['time:week'],
      period: { kind: 'days', from: '2022-12-15', to: '2023-02-17' },
      compare: ['year', 'before'],
    },
  ],
  ['按小时', 'dutyChief1', { groups: ['time:hour'], period: { kind: 'days', from: '2022-01-01', to: '2022-01-31' } }],
  ['按星期和时段', 'dutyChief1', { groups: ['time:weekday', 'time:hourOfDay'] }],
  ['按年，结案时间', 'dutyChief1', { groups: ['time:year', 'channel'], time: 'closed' }],
  [
    '中位和九十分位',
    'dutyChief1',
    {
      groups: ['channel'],
      measures: [
        { kind: 'median', field: 'closeHours' },
        { kind: 'p90', field: 'closeHours' },
        { kind: 'avg', field: 'closeHours' },
        { kind: 'sum', field: 'urges' },
      ],
    },
  ],
  ['按网格（隐私）', 'dutyChief1', { groups: ['grid', 'channel'] }],
  [
    '筛选',
    'dutyChief1',
    {
      groups: ['kind'],
      filters: [
        { field: 'channel', is: ['web', null] },
        { field: 'open', is: ['false'] },
        { field: 'closeHours', least: 10 },
      ],
    },
  ],
  ['一个街道自己看', 'street01.dispatcher', { groups: ['community'] }],
]

const figures = ({ rows, total, counted, found, hidden, emptied }: ReportResult) => ({
  rows,
  total,
  counted,
  found,
  hidden,
  emptied,
})

test('一张表：转出前后，连同历史库的每个数都一样；不用历史库时仍是原来的数', async () => {
  const before: ReportResult[] = []
  for (const [, account, change] of ASKED) before.push(await as(account, runReport, { query: query(change) }))
  const first = await as('dataSteward1', archiveHistory, { afterYears: 4 })
  const moved = await as('dataSteward1', archiveHistory, { afterYears: 3 })
  assert.ok(first.rows > 0 && moved.rows > 0 && moved.months > 10)
  assert.deepEqual(await as('dataSteward1', archiveHistory, {}), { months: 0, rows: 0, isBusy: false })
  const { rows: kept } = await as('dataSteward1', listHistoryFiles, {})
  let withHistory = 0
  for (const [at, [name, account, change]] of ASKED.entries()) {
    const switched = (history: string) => query({ ...change, switches: { history } })
    const include = await as(account, runReport, { query: switched('include') })
    assert.deepEqual(figures(include), figures(before[at]!), name)
    assert.deepEqual(figures(await as(account, runReport, { query: query(change) })), figures(before[at]!), name)
    const only = await as(account, runReport, { query: switched('only') })
    assert.ok(only.counted <= include.counted, name)
    withHistory += only.counted > 0 ? 1 : 0
    assert.match(include.sentence.zh, /连同历史库/)
  }
  assert.ok(withHistory >= 8, 'most of them are asked of rows that were moved')
  const all = await as('dutyChief1', runReport, { query: query({ switches: { history: 'only' } }) })
  assert.equal(all.counted, kept)
  const late = await as('dutyChief1', runReport, {
    query: query({ switches: { history: 'only' }, period: { kind: 'days', from: '2023-04-01', to: '2024-03-31' } }),
  })
  assert.equal(late.counted, 0, 'what was closed within three years stays')
})

test('明细从数字点开也连同历史；历史库没有的字段说清楚', async () => {
  const asked = query({ groups: ['channel'], switches: { history: 'include' } })
  const { rows } = await as('dutyChief1', runReport, { query: asked })
  const line = rows[0]!
  const behind = await as('dutyChief1', listReportRows, { query: asked, keys: line.keys, limit: 200 })
  assert.equal(behind.total, line.cells[0]!.value)
  assert.equal(new Set(behind.items.map(({ id }) => id)).size, Math.min(200, behind.total))
  await assert.rejects(
    as('dutyChief1', runReport, {
      query: query({ filters: [{ field: 'words', words: '垃圾' }], switches: { history: 'only' } }),
    }),
    (error) => isFault(error) && error.code === 'report-history-field',
  )
  await assert.rejects(as('street01.dispatcher', archiveHistory, {}), (error) => isFault(error) && error.status === 403)
})

test('文件按清单核验：完好、被改、缺失各说各的', async () => {
  const sound = await as('dataSteward1', verifyHistoryFiles, {})
  assert.equal(sound.faults, 0)
  const { items } = await as('dataSteward1', listHistoryFiles, {})
  const { folder } = house.runtime.use(historyRoom)
  await appendFile(join(folder, items[0]!.name), 'x')
  await rm(join(folder, items[1]!.name))
  const { items: found, faults } = await as('dataSteward1', verifyHistoryFiles, {})
  assert.equal(faults, 2)
  assert.deepEqual(
    found.slice(0, 3).map(({ finding }) => finding),
    ['changed', 'missing', 'sound'],
  )
})
