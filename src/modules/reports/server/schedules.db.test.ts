import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { deactivatePerson, personBook } from '#modules/people/contract.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import {
  listRecipients,
  listReportRuns,
  listSavedReports,
  listSchedules,
  openReportRun,
  type ReportQuery,
  removeReport,
  removeSchedule,
  retryReportRun,
  runScheduleNow,
  saveReport,
  saveSchedule,
  shareReport,
} from '../contract.ts'
import { runSchedules } from './run-schedules.ts'

let nowMs = Date.parse('2026-03-20T09:30:00+08:00')
let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  await walk.reach('reported')
})
after(() => house.close())

async function as<Op extends Operation>(account: string, operation: Op, input: Input<Op>): Promise<Output<Op>> {
  return house.perform(operation, input, await house.principal(account))
}
const idOf = async (account: string) => (await house.principal(account)).id
const is = (code: string) => (error: unknown) => isFault(error) && error.code === code

/** Reports within half a second share one look at the cases: those of the next report are to be seen. */
const untilSeen = () => new Promise((resolve) => setTimeout(resolve, 600))

/** All that is due now. */
async function beat(): Promise<number> {
  let pieces = 0
  while ((await house.runtime.asSystem('test.beat', (call) => runSchedules.run(call))) === true) pieces++
  return pieces
}

async function textOf(account: string, run: string): Promise<string> {
  const { stream } = (await as(account, openReportRun, { id: run, format: 'csv' })) as FileAnswer
  const parts: Buffer[] = []
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

const query: ReportQuery = {
  source: 'cases',
  time: 'reported',
  period: { kind: 'named', name: 'last30' },
  groups: ['state'],
  measures: [{ kind: 'count' }],
  filters: [],
  limit: 100,
}
const daily = { rhythm: { every: 'day' as const, at: '10:00' }, formats: ['csv' as const], active: true }

test('每天定时：到点运行一次，归档、通知收件人；停机补最近一次并说明；各人只看送给自己的', async () => {
  const { id: report } = await as('dutyChief1', saveReport, { name: '每日各状态', query })
  const { items: people } = await as('dutyChief1', listRecipients, { text: 'leader1' })
  assert.deepEqual(
    people.map(({ account }) => account),
    ['leader1'],
  )
  const leader = people[0]!.id
  const { id, nextAt } = await as('dutyChief1', saveSchedule, {
    report,
    ...daily,
    formats: ['csv', 'xlsx'],
    recipients: [leader],
  })
  assert.equal(nextAt, '2026-03-20T10:00:00+08:00')
  assert.equal(await beat(), 0, 'not yet')
  nowMs = Date.parse('2026-03-20T10:00:05+08:00')
  assert.equal(await beat(), 2)
  assert.equal(await beat(), 0, 'once')
  const [run] = (await as('leader1', listReportRuns, {})).items
  assert.deepEqual([run!.state, run!.lines, run!.mine, run!.skipped], ['done', 1, false, 0])
  assert.deepEqual(
    run!.files.map(({ format }) => format),
    ['csv', 'xlsx'],
  )
  assert.match(await textOf('leader1', run!.id), /待受理,1\b/)
  const inbox = await as('leader1', listInbox, {})
  assert.ok(inbox.items.some((line) => line.zh.includes('每日各状态') && line.link === `/c/report-runs?run=${run!.id}`))
  await assert.rejects(textOf('supervisor1', run!.id), is('report-run-unknown'))
  assert.deepEqual((await as('supervisor1', listReportRuns, {})).items, [])

  await walk.reach('reported')
  await untilSeen()
  nowMs = Date.parse('2026-03-24T18:00:00+08:00')
  await beat()
  const runs = (await as('dutyChief1', listReportRuns, { text: '每日' })).items
  assert.deepEqual(
    runs.map((one) => [one.dueAt.slice(0, 10), one.skipped]),
    [
      ['2026-03-24', 3],
      ['2026-03-20', 0],
    ],
  )
  assert.match(await textOf('dutyChief1', runs[0]!.id), /待受理,2\b/)
  assert.match(await textOf('leader1', run!.id), /待受理,1\b/, 'what was archived stays as it was')
  const [saved] = (await as('dutyChief1', listSavedReports, { text: '每日各状态' })).items
  assert.equal(saved!.uses, 2)
  const { items } = await as('dutyChief1', listSchedules, { report })
  assert.deepEqual(
    [items[0]!.said.zh, items[0]!.nextAt!.slice(0, 10), items[0]!.recipients[0]!.id],
    ['每天 10:00', '2026-03-25', leader],
  )
  await as('dutyChief1', removeSchedule, { id })
})

test('以定时人当时的权限和范围运行：街道的只有本街道；没有权限的设不了、送不出', async () => {
  await walk.reach('reported', { place: walk.pointIn('street02') })
  await untilSeen()
  const { id: report } = await as('dutyChief1', saveReport, {
    name: '各街道件数',
    query: { ...query, groups: ['street'] },
  })
  await assert.rejects(as('supervisor1', saveSchedule, { report, ...daily, recipients: [] }), is('report-unknown'))
  await as('dutyChief1', shareReport, { id: report, shared: true })
  await assert.rejects(as('street01.dispatcher', saveSchedule, { report, ...daily, recipients: [] }), { status: 403 })
  const lead = 'sanitation.lead1'
  await assert.rejects(
    as(lead, saveSchedule, { report, ...daily, recipients: [await idOf('leader1')] }),
    is('report-recipients'),
  )
  await assert.rejects(
    as('supervisor1', saveSchedule, { report, ...daily, recipients: ['nobody'] }),
    is('report-recipient'),
  )
  const mine = await as(lead, saveSchedule, { report, ...daily, recipients: [] })
  const whole = await as('supervisor1', saveSchedule, { report, ...daily, recipients: [] })
  await assert.rejects(as(lead, runScheduleNow, { id: whole.id }), is('schedule-unknown'))
  await as(lead, runScheduleNow, { id: mine.id })
  await as('supervisor1', runScheduleNow, { id: whole.id })
  await beat()
  const linesOf = async (account: string) => (await as(account, listReportRuns, { text: '各街道' })).items[0]!.lines
  assert.deepEqual([await linesOf(lead), await linesOf('supervisor1')], [0, 2])
})

test('不成功的说明原因，可再运行；报表收回、定时人离岗，定时即停，收件人知道', async () => {
  const { id: report } = await as('supervisor1', saveReport, { name: '督办日报', query })
  await as('supervisor1', shareReport, { id: report, shared: true })
  const leader = await idOf('leader1')
  const { id } = await as('dutyChief1', saveSchedule, { report, ...daily, recipients: [leader] })
  await as('supervisor1', shareReport, { id: report, shared: false })
  await as('dutyChief1', runScheduleNow, { id })
  await beat()
  const failed = (await as('dutyChief1', listReportRuns, { text: '督办日报' })).items[0]!
  assert.equal(failed.state, 'failed')
  assert.match(failed.fault!.zh, /不再共享，定时报表停止/)
  const [stopped] = (await as('dutyChief1', listSchedules, { report })).items
  assert.deepEqual([stopped!.active, stopped!.nextAt], [false, null])
  assert.ok((await as('leader1', listInbox, {})).items.some(({ zh }) => zh === '定时报表“督办日报”没有生成'))
  assert.equal(
    (await as('leader1', listReportRuns, { text: '督办日报' })).items.length,
    0,
    'what failed was sent to nobody',
  )

  await as('supervisor1', shareReport, { id: report, shared: true })
  await as('dutyChief1', retryReportRun, { id: failed.id })
  await beat()
  assert.equal((await as('dutyChief1', listReportRuns, { text: '督办日报' })).items[0]!.state, 'done')
  await assert.rejects(as('dutyChief1', retryReportRun, { id: failed.id }), is('report-run-state'))

  await as('dutyChief1', saveSchedule, { id, report, ...daily, recipients: [leader] })
  const chief = await idOf('dutyChief1')
  await as('sysAdmin1', deactivatePerson, { id: chief, successorId: await idOf('dutyChief2'), reason: '调离' })
  assert.equal(house.runtime.use(personBook).find(chief)?.active, false)
  nowMs += 86_400_000
  await beat()
  const told = (await as('leader1', listInbox, {})).items.find(
    ({ zh, textZh }) => zh.includes('督办日报') && textZh.includes('已不在岗'),
  )
  assert.ok(told)
  nowMs += 86_400_000
  assert.equal((await beat()) > 0, true, 'the schedules of others go on')
  const [gone] = (await as('supervisor1', listSchedules, { report })).items
  assert.equal(gone, undefined)
  await as('supervisor1', shareReport, { id: report, shared: false })
  await as('supervisor1', removeReport, { id: report })
})
