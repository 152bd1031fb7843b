import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { newId } from '#platform/ids.ts'
import {
  approveChange,
  getMonitoring,
  getYear,
  listReports,
  type MonitoredSubject,
  printReport,
  produceReport,
  proposeChange,
  setMonitoring,
} from '../contract.ts'

let house: TestHouse
let nowMs = Date.parse('2026-05-20T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

const by = async <Op extends Operation>(
  account: string,
  operation: Op,
  input: Input<Op>,
  expectedVersion?: number,
): Promise<Output<Op>> =>
  house.perform(
    operation,
    input,
    await house.principal(account),
    expectedVersion === undefined ? {} : { expectedVersion },
  )
const officer = <Op extends Operation>(operation: Op, input: Input<Op>, version?: number) =>
  by('performanceOfficer1', operation, input, version)
const code = (wanted: string, words?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === wanted && (words === undefined || words.test(error.text.zh))

async function subjectsOf(quarter: number, year = 2026): Promise<MonitoredSubject[]> {
  return (await officer(getMonitoring, { year, quarter })).subjects
}
async function targetNamed(quarter: number, project: string, level3: string) {
  const subject = (await subjectsOf(quarter)).find((one) => one.name.includes(project))
  const found = subject?.targets.find((one) => one.target.level3 === level3)
  assert.ok(found, level3)
  return found
}
const fill = (targetId: string, quarter: number, given: Partial<Input<typeof setMonitoring>>) => ({
  targetId,
  quarter,
  forecast: 'likely' as const,
  ...given,
})

test('执行到季末为止取自台账，进行中的季度到今天；未开始的没有', async () => {
  const half = await officer(getMonitoring, { year: 2026, quarter: 2 })
  assert.equal(half.asOf, '2026-05-20')
  const ahead = await officer(getMonitoring, { year: 2026, quarter: 3 })
  assert.deepEqual([ahead.asOf, ahead.subjects], [null, []])
  const [first, whole] = await Promise.all([1, 4].map((quarter) => subjectsOf(quarter, 2025)))
  for (const [name, part] of [
    ['编外', first],
    ['编外', whole],
  ] as const) {
    const one = part?.find((subject) => subject.name.includes(name))
    assert.equal(one?.budget, '1101600')
    assert.match(one?.ratePercent ?? '', /^\d+\.\d{2}$/)
  }
  const executed = (part: MonitoredSubject[] | undefined) => part?.find((one) => one.name.includes('编外'))?.executed
  assert.notEqual(executed(first), executed(whole))
  const gone = whole?.flatMap((one) => one.targets).find((one) => one.target.state === 'withdrawn')
  assert.ok(gone)
})

test('填写监控：定量填数，有风险的须有原因和措施，未开始的季度和已撤销的不能填', async () => {
  const rate = await targetNamed(2, '热线', '热线接通率')
  const id = rate.target.id
  await assert.rejects(officer(setMonitoring, fill(id, 2, { actualText: '很好' })), code('actual-missing'))
  await assert.rejects(
    officer(setMonitoring, fill(id, 2, { actual: '93.2', forecast: 'atRisk', reason: '话务集中' })),
    code('measure-missing'),
  )
  await assert.rejects(officer(setMonitoring, fill(id, 3, { actual: '93.2' })), code('quarter-ahead'))
  const saved = await officer(
    setMonitoring,
    fill(id, 2, { actual: '93.2', forecast: 'atRisk', reason: '话务集中在雨季', measure: '增开 2 席' }),
  )
  assert.equal(saved.version, 1)
  assert.equal((await targetNamed(2, '热线', '热线接通率')).reached, false)
  await assert.rejects(officer(setMonitoring, fill(id, 2, { actual: '95.4' }), 7), code('stale-version'))
  await officer(setMonitoring, fill(id, 2, { actual: '95.00' }), 1)
  const now = await targetNamed(2, '热线', '热线接通率')
  assert.deepEqual([now.reached, now.line?.actual, now.line?.version], [true, '95', 2])
  await assert.rejects(
    by('leader1', setMonitoring, fill(id, 2, { actual: '95.4' })),
    (error) => isFault(error) && error.status === 403,
  )
  const before = (await subjectsOf(2, 2025)).flatMap((one) => one.targets)
  const gone = before.find((one) => one.target.state === 'withdrawn')
  assert.ok(gone)
  await assert.rejects(officer(setMonitoring, fill(gone.target.id, 4, { actual: '1' })), code('target-not-monitored'))
})

async function fillAll(quarter: number): Promise<void> {
  for (const subject of await subjectsOf(quarter))
    for (const { target, line } of subject.targets) {
      if (line || target.state === 'withdrawn') continue
      const given = target.kind === 'quantitative' ? { actual: target.value ?? '1' } : { actualText: '正常推进' }
      await officer(setMonitoring, fill(target.id, quarter, given))
    }
}

test('季度报告：填全才能生成，编号连续，原件不随后来的填写和撤销改变，另出一版须有理由', async () => {
  const unit = (await officer(getYear, { year: 2026 })).subjects[0]?.unit ?? ''
  const ask = (given: Partial<Input<typeof produceReport>> = {}) =>
    officer(produceReport, {
      id: newId(),
      unit,
      year: 2026,
      quarter: 2,
      summary: '总体平稳，接通率需要关注。',
      ...given,
    })
  await assert.rejects(ask(), code('report-gaps', /还有 \d+ 项/))
  const rate = await targetNamed(2, '热线', '热线接通率')
  await officer(
    setMonitoring,
    fill(rate.target.id, 2, { actual: '93.2', forecast: 'atRisk', reason: '话务集中', measure: '增开两席' }),
  )
  await fillAll(2)
  const first = await ask()
  assert.deepEqual([first.no, first.edition, first.asOf], ['绩效季报〔2026〕1号', 1, '2026-05-20'])
  await assert.rejects(ask(), code('report-reason'))

  const change = newId()
  await officer(proposeChange, { targetId: rate.target.id, id: change, kind: 'withdraw', reason: '并入市级统一考核' })
  await by('leader1', approveChange, { id: change })
  nowMs += 86_400_000
  const second = await ask({ reason: '接通率已撤销' })
  assert.deepEqual([second.no, second.edition], ['绩效季报〔2026〕2号', 2])

  const page = async (id: string, format?: 'docx') =>
    (await by('leader1', printReport, { id, ...(format ? { format } : {}) })) as {
      name: string
      stream: Buffer
    }
  const html = async (id: string) => (await page(id)).stream.toString()
  const [before, now] = [await html(first.id), await html(second.id)]
  for (const words of ['绩效季报〔2026〕1号', '总体平稳', '增开两席', '年中撤销 0'])
    assert.ok(before.includes(words), words)
  assert.ok(!before.includes('并入市级'))
  for (const words of ['年中撤销 1', '并入市级统一考核', '第 2 版：接通率已撤销']) assert.ok(now.includes(words), words)
  const docx = await page(first.id, 'docx')
  assert.deepEqual([docx.name, docx.stream.subarray(0, 2).toString()], ['绩效季报〔2026〕1号.docx', 'PK'])

  const listed = await by('leader1', listReports, { year: 2026 })
  assert.deepEqual(
    listed.items.map((one) => one.no),
    ['绩效季报〔2026〕2号', '绩效季报〔2026〕1号'],
  )
  await assert.rejects(ask({ quarter: 3 }), code('quarter-ahead'))
})
