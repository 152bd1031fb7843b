import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import {
  askAdjustment,
  decideAdjustment,
  exportFigures,
  freezeMonth,
  getIndicator,
  getSnapshot,
  listCasesBehind,
  listChecks,
  listIndicators,
  listSnapshots,
  readFigures,
  readTrend,
} from '../contract.ts'
import { freezeMonthJob } from './freeze-month.ts'
import { reckonAdjustment } from './snapshots.ts'

const MONTH = '2026-03'
let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-03-10T09:00:00+08:00')
let voided = ''

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  await walk.reach('closed')
  voided = await walk.reach('accepted')
  await walk.report({ place: walk.pointIn('street02') })
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const run = (job: typeof freezeMonthJob, payload: object) =>
  house.runtime.asSystem(job.name, (call) => job.run(payload, call))
const counted = async (account = 'dutyChief1') => {
  const { rows } = await walk.by(account, readFigures, { period: MONTH, by: 'street', ids: ['countedReportCount'] })
  return rows.find(({ scope, basis }) => scope === '*' && basis === 'raw')!.value
}

test('目录、口径、数值、走势：每个数有定义、时刻和来源', async () => {
  const { items, groups } = await walk.by('leader1', listIndicators, {})
  assert.equal(items.length, 72)
  assert.ok(items.every(({ group }) => group !== 'other' && groups.some(({ id }) => id === group)))
  for (const { id } of items) {
    const { card } = await walk.by('leader1', getIndicator, { id })
    assert.ok(card.numerator.length > 4 && /[\u4e00-\u9fff]/.test(card.numerator), id)
    assert.ok(
      card.rules.every(({ text }) => text.zh !== ''),
      id,
    )
  }
  const figures = await walk.by('leader1', readFigures, {
    period: MONTH,
    by: 'street',
    ids: ['reportCount'],
    basis: 'raw',
  })
  assert.deepEqual([figures.running, figures.frozen, figures.from], [true, false, 'rollup'])
  assert.deepEqual(
    figures.rows.map(({ scope, value }) => [scope === '*', value]),
    [
      [true, '3'],
      [false, '2'],
      [false, '1'],
    ],
  )
  const trend = await walk.by('leader1', readTrend, { id: 'reportCount', by: 'district', scope: '*', basis: 'raw' })
  assert.equal(trend.months.length, 25)
  assert.deepEqual(trend.months.at(-1), { month: MONTH, numerator: '3', denominator: null, value: '3' })
  await assert.rejects(walk.by('operator1', readFigures, { period: MONTH, by: 'street' }), code('not-permitted'))
})

test('数字背后的案件：本辖区的列出，辖区外的只说几件；只看数字的岗位打不开', async () => {
  const ask = { id: 'reportCount', period: MONTH, by: 'district', scope: '*', basis: 'raw', part: 'numerator' } as const
  const all = await walk.by('dutyChief1', listCasesBehind, ask)
  assert.deepEqual([all.found, all.hidden, all.items.length], [3, 0, 3])
  const street = await walk.by('street02.dispatcher', listCasesBehind, ask)
  assert.deepEqual([street.found, street.hidden, street.items.length], [3, 2, 1])
  const file = await house.perform(
    exportFigures,
    { period: MONTH, by: 'street', format: 'csv' },
    await walk.person('dutyChief1'),
  )
  assert.ok(file)
})

test('定稿：到日子才能定，定了不再变；以后查明的另列更正，由另一人审批', async () => {
  await assert.rejects(walk.by('dutyChief1', freezeMonth, { month: MONTH }), code('month-early'))
  nowMs = Date.parse('2026-04-20T09:00:00+08:00')
  assert.equal(
    (await walk.by('dutyChief1', listSnapshots, {})).items.find(({ month }) => month === MONTH)!.state,
    'open',
  )
  await walk.by('dutyChief1', freezeMonth, { month: MONTH })
  await run(freezeMonthJob, { month: MONTH })
  await assert.rejects(walk.by('dutyChief1', freezeMonth, { month: MONTH }), code('month-frozen'))
  const frozen = await walk.by('leader1', getSnapshot, { month: MONTH, by: 'district', id: 'countedReportCount' })
  assert.match(frozen.digest, /^[0-9a-f]{64}$/)
  assert.equal(frozen.formulas.countedReportCount, 1)
  const whole = () =>
    ({ month: MONTH, by: 'district', indicator: 'countedReportCount', scope: '*', basis: 'raw' }) as const
  assert.equal(frozen.rows.find(({ scope, basis }) => scope === '*' && basis === 'raw')!.value, '3')
  assert.equal(await counted(), '3')

  await walk.by('filingOfficer1', cases.voidCase, { id: voided, reason: 'duplicate' })
  assert.deepEqual(
    await walk.by('leader1', getSnapshot, { month: MONTH, by: 'district', id: 'countedReportCount' }),
    frozen,
  )
  const { id } = await walk.by('dutyChief1', askAdjustment, { ...whole(), reason: '一件查明为重复，已作废' })
  await run(reckonAdjustment, { id })
  const [asked] = (await walk.by('leader1', listSnapshots, {})).adjustments
  assert.deepEqual([asked!.state, asked!.old!.value, asked!.new!.value, asked!.own], ['asked', '3', '2', false])
  await assert.rejects(
    walk.by('dutyChief1', decideAdjustment, { id, approve: true, text: '同意' }),
    code('not-permitted'),
  )
  await walk.by('leader1', decideAdjustment, { id, approve: true, text: '同意更正' })
  await assert.rejects(
    walk.by('leader1', decideAdjustment, { id, approve: true, text: '再批' }),
    code('adjustment-state'),
  )
  const later = await walk.by('leader1', getSnapshot, { month: MONTH, by: 'district', id: 'countedReportCount' })
  const row = later.rows.find(({ scope, basis }) => scope === '*' && basis === 'raw')!
  assert.deepEqual([row.value, row.adjusted!.value], ['3', '2'])
  // Nothing else was found out: the same figure again is no adjustment.
  const other = await walk.by('dutyChief1', askAdjustment, { ...whole(), indicator: 'reportCount', reason: '核对一遍' })
  await run(reckonAdjustment, { id: other.id })
  assert.equal(
    (await walk.by('leader1', listSnapshots, {})).adjustments.find((one) => one.id === other.id)!.state,
    'same',
  )
  assert.equal((await walk.by('leader1', listChecks, {})).runs.length, 0)
})
