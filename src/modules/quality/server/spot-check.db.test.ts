import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { getCase, supervise } from '#modules/cases/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  addPlan,
  answerCorrection,
  askCorrection,
  assignTask,
  cancelPlan,
  checkCorrection,
  decideReopen,
  drawPlan,
  exportBulletin,
  exportCorrections,
  exportDraw,
  getPlan,
  getPlanChoices,
  getResults,
  getTask,
  listCorrections,
  listEntries,
  listOpenTasks,
  listPlans,
  listTasks,
  qualityFigures,
  reportPlan,
  saveScore,
  type TaskRow,
} from '../contract.ts'

let house: TestHouse
let walk: Walk
const HOUR_MS = 3_600_000
const REVIEWERS = ['qualityInspector1', 'supervisor1', 'supervisor2']
const FULL = {
  ...{ categoryRight: 10, locationRight: 10, filingRight: 10, dispatchRight: 15, contact: 10, photos: 15 },
  ...{ resultMatches: 20, answerProper: 10 },
}
/** 55 points apply. */
const LITTLE = { ...FULL, contact: null, photos: null, resultMatches: null }
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
let certainId: string
const planId = newId()

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const personIds = () => Promise.all(REVIEWERS.map(async (account) => (await walk.person(account)).id))
const plan = async (change = {}) => ({
  ...{ id: newId(), title: '三月上旬案件质量抽查', from: '2026-03-01', to: '2026-03-05', strata: 'unit' as const },
  ...{ errorPercent: 20, confidencePercent: 95, scoreBy: '2026-03-31', reviewers: await personIds() },
  ...change,
})
const tasksOf = async (account: string) => (await walk.by(account, listTasks, {})).items

/** Everybody scores what is open; what `marksOf` answers null for stays open. */
async function scoreAll(marksOf: (task: TaskRow) => Record<string, number | null> | null): Promise<string[]> {
  const outcomes: string[] = []
  for (;;) {
    let scored = 0
    for (const account of REVIEWERS)
      for (const task of await tasksOf(account)) {
        const marks = marksOf(task)
        if (!marks) continue
        const { outcome } = await walk.by(account, saveScore, {
          id: task.id,
          marks,
          findings: [],
          note: '',
          final: true,
        })
        outcomes.push(outcome)
        scored += 1
      }
    if (scored === 0) return outcomes
  }
}

test('登记：种子只说校验值，时段不重叠，逾期登记不能自选种子，评分人须有岗位', async () => {
  const choices = await walk.by('supervisor1', getPlanChoices, {})
  assert.deepEqual(choices.reviewers.map(({ id }) => id).sort(), (await personIds()).sort())
  const own = await walk.by('supervisor1', addPlan, await plan({ id: planId, seed: '2026-03-a' }))
  assert.deepEqual([own.no, own.seed, own.seedLate, own.state], ['质抽〔2026〕1号', '', false, 'planned'])
  assert.equal(own.seedHash, createHash('sha256').update('2026-03-a').digest('hex'))
  await assert.rejects(
    walk.by('supervisor1', addPlan, await plan({ from: '2026-03-05', to: '2026-03-06' })),
    code('period-taken'),
  )
  const late = { from: '2026-02-01', to: '2026-02-28' }
  await assert.rejects(walk.by('supervisor1', addPlan, await plan({ ...late, seed: 'lucky' })), code('seed-late'))
  const operator = (await walk.person('operator1')).id
  const wrong = await plan({ ...late, reviewers: [operator, ...(await personIds())] })
  await assert.rejects(walk.by('supervisor1', addPlan, wrong), code('not-a-reviewer'))
  await assert.rejects(walk.by('supervisor1', addPlan, await plan({ from: '2026-02-31' })), code('plan-period'))
  await assert.rejects(walk.by('qualityInspector1', addPlan, await plan(late)), code('not-permitted'))
  const empty = await walk.by('dutyChief1', addPlan, await plan(late))
  assert.ok(empty.seedLate)
  await assert.rejects(walk.by('dutyChief1', drawPlan, { id: empty.id }), code('frame-empty'))
  const gone = await walk.by('dutyChief1', cancelPlan, { id: empty.id, reason: '二月没有上线' })
  assert.equal(gone.state, 'cancelled')
  assert.equal((await walk.by('leader1', listPlans, { state: 'cancelled' })).items.length, 1)
})

test('抽取：时段未完不抽；一二级督办必查；每件都在名单里，旁人可用种子复算；抽一次', async () => {
  for (let at = 0; at < 8; at += 1) certainId = await walk.reach('closed')
  await walk.by('dutyChief1', supervise, { id: certainId, level: 'II', reason: '群众反映没有清完' })
  await assert.rejects(walk.by('supervisor1', drawPlan, { id: planId }), code('period-open'))
  nowMs += 72 * HOUR_MS
  const drawn = await walk.by('supervisor1', drawPlan, { id: planId })
  assert.deepEqual(
    [drawn.state, drawn.population, drawn.certain, drawn.entries, drawn.seed],
    ['drawn', 8, 1, 7, '2026-03-a'],
  )
  await assert.rejects(walk.by('supervisor1', drawPlan, { id: planId }), code('plan-state'))
  const { strata, progress } = await walk.by('supervisor1', getPlan, { id: planId })
  assert.deepEqual(strata, [
    { stratum: 'sanitation', name: strata[0]!.name, population: 8, certain: 1, drawn: 6, replaced: 0, scored: 0 },
  ])
  // Both supervisors had no hand in the cases but for the chief's; five of the seven are scored twice.
  assert.equal(
    progress.reduce((sum, { all }) => sum + all, 0),
    12,
  )
  const file = (await walk.by('supervisor1', exportDraw, { id: planId, format: 'jsonl' })) as {
    stream: NodeJS.ReadableStream
  }
  const lines = (await text(file.stream))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  const rest = lines.filter((line) => Object.values(line).some((value) => value === '抽中' || value === '未抽中'))
  assert.equal(rest.length, 7)
  const idOf = (line: Record<string, string>) => line.caseId ?? ''
  const keyOf = (id: string) => createHash('sha256').update(`2026-03-a:${id}`).digest('hex')
  const order = rest.map(idOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  assert.deepEqual(rest.map(idOf), order)
  assert.deepEqual(
    rest.map((line) => Object.values(line).includes('抽中')),
    [true, true, true, true, true, true, false],
  )
})

test('评分：只看得到自己的；草稿可存；漏项越界不收；复评背靠背；相差太多交第三人；不能评的按次序替补', async () => {
  const [first] = await tasksOf('qualityInspector1')
  const id = first!.id
  await assert.rejects(walk.by('supervisor1', getTask, { id }), code('task-not-found'))
  const draft = { id, marks: { categoryRight: 8 }, findings: ['overdue'], note: '待看照片', final: false }
  assert.deepEqual(await walk.by('qualityInspector1', saveScore, draft), { version: 1, outcome: 'draft' })
  const opened = await walk.by('qualityInspector1', getTask, { id })
  assert.deepEqual([opened.marks, opened.findings, opened.task.begun], [{ categoryRight: 8 }, ['overdue'], true])
  await assert.rejects(walk.by('qualityInspector1', saveScore, { ...draft, final: true }), code('marks-open'))
  await assert.rejects(walk.by('qualityInspector1', saveScore, { ...draft, marks: { photos: 16 } }), code('mark-range'))

  const drawn = (await walk.by('supervisor1', listEntries, { planId, part: 'drawn' })).items
  const twice = drawn.filter(({ scoredTwice }) => scoredTwice).map(({ caseId }) => caseId)
  assert.ok(twice.length >= 4)
  const [apart, empty, failed] = twice
  const outcomes = await scoreAll(({ caseId, turn }) => {
    if (caseId === apart) return turn === 1 ? FULL : turn === 2 ? { ...FULL, resultMatches: 0 } : null
    if (caseId === empty) return LITTLE
    return caseId === failed ? { ...FULL, resultMatches: 0, photos: 0, dispatchRight: 0 } : FULL
  })
  assert.ok(outcomes.includes('third') && outcomes.includes('unscorable'))
  const running = await walk.by('supervisor1', listEntries, { planId })
  assert.deepEqual([...new Set(running.items.map(({ score, passed }) => `${score} ${passed}`))], ['null null'])
  assert.equal(running.items.filter(({ part }) => part === 'replacement').length, 1)
  assert.equal((await walk.by('sanitation.lead1', listEntries, {})).items.length, 0)
  await assert.rejects(walk.by('leader1', getResults, { id: planId }), code('not-reported'))
  await assert.rejects(walk.by('supervisor1', getResults, { id: planId }), code('scores-open'))
  await assert.rejects(walk.by('supervisor1', reportPlan, { id: planId }), code('scores-open'))

  const [third, ...others] = (await walk.by('supervisor1', listOpenTasks, { id: planId })).items
  assert.deepEqual([third?.turn, third?.caseId, others.length], [3, apart, 0])
  const scorers = await personIds()
  for (const reviewer of scorers.filter((one) => one !== third!.reviewer))
    await assert.rejects(walk.by('supervisor1', assignTask, { id: third!.id, reviewer }), code('may-not-review'))
  await scoreAll(() => ({ ...FULL, resultMatches: 10 }))
  const done = await walk.by('supervisor1', getPlan, { id: planId })
  assert.deepEqual([done.plan.entries, done.plan.done], [8, 8])
  assert.equal((await walk.by('supervisor1', getResults, { id: planId })).frozen, false)
})

test('通报：估计、区间、必查另列、复评一致性；部门只见本单位案件；通报后不变', async () => {
  await walk.by('supervisor1', reportPlan, { id: planId })
  const told = await walk.by('sanitation.lead1', getResults, { id: planId })
  assert.deepEqual([told.frozen, told.scored, told.unscorable, told.certain.scored], [true, 6, 1, 1])
  const [unit] = told.units
  assert.deepEqual([unit?.key, unit?.population, unit?.passed, unit?.share], ['sanitation', 7, 5, 5 / 6])
  assert.ok(told.estimate && told.estimate.low < 0.83 && told.estimate.high > 0.84 && told.estimate.by === 'stratified')
  assert.equal(told.agreement.third, 1)
  assert.ok(told.agreement.n >= 4 && told.agreement.meanDifference! > 0)
  assert.ok(told.meanHours !== null && told.previous === null)
  const own = (await walk.by('sanitation.lead1', listEntries, { planId })).items
  assert.equal(own.length, 8)
  assert.equal(own.filter(({ passed }) => passed === false).length, 1)
  assert.equal((await walk.by('street02.dispatcher', listEntries, { planId })).items.length, 0)
  for (const format of ['xlsx', 'docx'] as const) {
    const file = (await walk.by('leader1', exportBulletin, { id: planId, format })) as { name: string; stream: unknown }
    assert.match(file.name, /质量通报-质抽〔2026〕1号/)
  }
  await assert.rejects(
    walk.by('sanitation.lead1', exportBulletin, { id: planId, format: 'docx' }),
    code('not-permitted'),
  )
  const [task] = (await walk.by('supervisor1', listTasks, { done: true })).items
  const again = { id: task!.id, marks: FULL, findings: [], note: '', final: true }
  await assert.rejects(walk.by('supervisor1', saveScore, again), code('task-done'))
})

test('考评可用的抽查数：只取期内通报的，按单位和街道，件数与合格数对得上', async () => {
  const figures = house.runtime.use(qualityFigures)
  const whole = { from: '2026-01-01', to: '2026-12-31' }
  const results = await walk.by('leader1', getResults, { id: planId })
  const units = await figures.read({}, { ...whole, by: 'department' })
  assert.deepEqual(
    units.map(({ scope, scored, passed }) => [scope, scored, passed]).sort(),
    results.units
      .filter(({ scored }) => scored > 0)
      .map(({ key, scored, passed }) => [key, scored, passed])
      .sort(),
  )
  const streets = await figures.read({}, { ...whole, by: 'street' })
  const sum = (rows: typeof units) => rows.reduce((total, { scored }) => total + scored, 0)
  assert.equal(sum(streets), sum(units))
  const [one] = units
  assert.ok(one && one.points.num > 0n && one.points.num <= BigInt(one.scored) * 100n * one.points.den)
  const cases = await figures.casesBehind({}, { ...whole, by: 'department', scope: one.scope, limit: 1000 })
  assert.equal(cases.length, one.scored)
  assert.deepEqual(await figures.read({}, { from: '2020-01-01', to: '2020-12-31', by: 'street' }), [])
})

test('整改：限期退回，由责任单位答复，复查不过再改，过了办结；全程留痕可导出', async () => {
  const [failed] = (await walk.by('supervisor1', listEntries, { planId, passed: false })).items
  const asked = await walk.by('supervisor1', askCorrection, { id: failed!.id, task: '补拍处置后照片' })
  assert.deepEqual([asked.state, asked.due, asked.unit], ['open', '2026-03-16', 'sanitation'])
  await assert.rejects(
    walk.by('supervisor1', askCorrection, { id: failed!.id, task: '再改' }),
    code('correction-taken'),
  )
  await assert.rejects(
    walk.by('street02.dispatcher', answerCorrection, { id: asked.id, answer: '已改' }),
    code('correction-not-found'),
  )
  await walk.by('sanitation.lead1', answerCorrection, { id: asked.id, answer: '已补拍，联系 13800001234' })
  await assert.rejects(
    walk.by('sanitation.lead1', answerCorrection, { id: asked.id, answer: '又改' }),
    code('correction-state'),
  )
  const back = { id: asked.id, accepted: false, text: '角度不对', due: '2026-03-10' }
  await assert.rejects(walk.by('supervisor1', checkCorrection, { ...back, due: '2026-03-01' }), code('correction-due'))
  await walk.by('supervisor1', checkCorrection, back)
  nowMs += 120 * HOUR_MS
  const late = await walk.by('sanitation.lead1', listCorrections, { overdue: true })
  assert.deepEqual(
    late.items.map(({ id, overdue }) => [id, overdue]),
    [[asked.id, true]],
  )
  await walk.by('sanitation.lead1', answerCorrection, { id: asked.id, answer: '重拍了' })
  const end = await walk.by('supervisor1', checkCorrection, { id: asked.id, accepted: true, text: '合格' })
  assert.deepEqual(
    end.steps.map(({ kind }) => kind),
    ['asked', 'answered', 'returned', 'answered', 'accepted'],
  )
  const file = (await walk.by('supervisor1', exportCorrections, { format: 'csv' })) as { stream: NodeJS.ReadableStream }
  assert.match(await text(file.stream), /已整改/)
})

test('重开建议：有权的人决定，案件按自己的规则重开；不重开要写理由；下一期与本期相比', async () => {
  const [failed] = (await walk.by('dutyChief1', listEntries, { planId, reopen: 'suggested' })).items
  const { id, caseId } = failed!
  await assert.rejects(
    walk.by('supervisor1', decideReopen, { id, decision: 'reopen', reason: '重做' }),
    code('not-permitted'),
  )
  const decided = await walk.by('dutyChief1', decideReopen, { id, decision: 'reopen', reason: '现场未清完' })
  assert.deepEqual([decided.reopen, decided.reopenReason], ['reopened', '现场未清完'])
  assert.equal((await walk.by('dutyChief1', getCase, { id: caseId })).case.state, 'handling')
  await assert.rejects(
    walk.by('dutyChief1', decideReopen, { id, decision: 'decline', reason: '不用' }),
    code('no-suggestion'),
  )

  const next = await plan({ from: '2026-03-06', to: '2026-03-12', seed: '2026-03-b', strata: 'street' })
  await walk.by('supervisor1', addPlan, next)
  await walk.reach('closed')
  nowMs += 72 * HOUR_MS
  const drawn = await walk.by('supervisor1', drawPlan, { id: next.id })
  // The reopened case was first closed in the period before: it is not drawn again.
  assert.deepEqual([drawn.population, drawn.entries], [1, 1])
  await scoreAll(() => FULL)
  await walk.by('supervisor1', reportPlan, { id: next.id })
  const { previous, estimate } = await walk.by('supervisor1', getResults, { id: next.id })
  assert.equal(estimate?.by, 'census')
  assert.deepEqual([previous?.no, previous?.share], ['质抽〔2026〕1号', 5 / 6])
  assert.equal(previous!.change.toFixed(2), '0.17')
})
