import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { exact, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  approvePlan,
  checkTargetDraft,
  copyPlan,
  exportTargets,
  getLibrary,
  getYear,
  listGoalHistory,
  listTargetHistory,
  openPlan,
  type PlanSubject,
  proposeChange,
  proposePlan,
  refusePlan,
  removeGoal,
  removeTarget,
  saveSheet,
  saveToLibrary,
  setGoal,
  setTarget,
} from '../contract.ts'

let house: TestHouse
const NOW = Date.parse('2026-09-01T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
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
const leader = <Op extends Operation>(operation: Op, input: Input<Op>) => by('leader1', operation, input)
const code = (wanted: string, words?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === wanted && (words === undefined || words.test(error.text.zh))

async function subject(year: number, name: string): Promise<PlanSubject> {
  const found = (await officer(getYear, { year })).subjects.find((one) => one.name.includes(name))
  assert.ok(found, name)
  return found
}
const target = async (year: number, project: string, level3: string) => {
  const found = (await subject(year, project)).targets.find((one) => one.level3 === level3)
  assert.ok(found, level3)
  return found
}
const draft = (planId: string, given: Partial<Input<typeof setTarget>> = {}): Input<typeof setTarget> => ({
  id: newId(),
  planId,
  level1: '产出指标',
  level2: '数量指标',
  level3: '巡检次数',
  kind: 'quantitative',
  op: '>=',
  value: '12',
  valueUnit: '次',
  weight: '20',
  ...given,
})
/** A plan of its own for each test: years in which no demonstration stands. */
async function openFor(year: number, name: string): Promise<string> {
  const { projectId } = await subject(year, name)
  assert.ok(projectId)
  return (await officer(openPlan, { id: newId(), projectId, year })).id
}

test('演示数据：两年都已批准，权重相加为方案所余，年中撤销的一项不再计权', async () => {
  for (const year of [2025, 2026]) {
    const { subjects } = await officer(getYear, { year })
    assert.equal(subjects.length, 7)
    for (const one of subjects) assert.deepEqual([one.plan?.state, one.weights?.agrees], ['approved', true], one.name)
  }
  const gone = await target(2025, '信息化运维', '备用机房切换演练次数')
  assert.deepEqual([gone.state, gone.weight, gone.weightInForce], ['withdrawn', '2', '0'])
  const inForce = (await subject(2025, '信息化运维')).targets.map((one) => exact(one.weightInForce))
  assert.equal(toText(sum(inForce)), '80')
  const history = await officer(listTargetHistory, { id: gone.id })
  assert.deepEqual(
    history.items.map((one) => [one.kind, one.state]),
    [
      ['set', 'done'],
      ['proposed', 'done'],
      ['approved', 'done'],
      ['withdraw', 'approved'],
    ],
  )
  assert.match(history.items[3]?.reason ?? '', /市级云灾备/)
})

test('不可能完不成、不可能达成、高于预算、空的目标当场拒绝；可疑的须勾选核对', async () => {
  const planId = await openFor(2024, '党建')
  const wrong: [Partial<Input<typeof setTarget>>, string, RegExp][] = [
    [{ value: '0' }, 'target-refused', /不可能完不成/],
    [{ level2: '质量指标', level3: '增长率', value: '400', valueUnit: '%' }, 'target-refused', /不可能达成/],
    [
      { level1: '成本指标', level2: '经济成本指标', level3: '总成本', op: '<=', value: '0', valueUnit: '元' },
      'target-refused',
      /不可能达成/,
    ],
    [{ kind: 'qualitative', text: '无' }, 'target-refused', /没有写目标值/],
    [{ kind: 'qualitative' }, 'target-shape', /预期结果/],
    [{ valueUnit: ' ' }, 'target-shape', /单位/],
    [{ level2: '热闹指标' }, 'level-unknown', /热闹指标/],
  ]
  for (const [given, fault, words] of wrong)
    await assert.rejects(officer(setTarget, draft(planId, given)), code(fault, words), JSON.stringify(given))
  const odd = { level2: '质量指标', level3: '业务增长率', value: '110', valueUnit: '%' }
  const found = await officer(checkTargetDraft, { ...without(draft(planId, odd)), planId })
  assert.deepEqual(
    found.items.map((one) => [one.kind, one.severity]),
    [['impossible-target', 'warning']],
  )
  await assert.rejects(officer(setTarget, draft(planId, odd)), code('target-warned', /核对/))
  await officer(setTarget, draft(planId, { ...odd, acknowledged: ['impossible-target'] }))

  const current = await subject(2026, '党建')
  assert.equal(current.budget, '3600')
  const dear = { level1: '成本指标', level2: '经济成本指标', level3: '总成本', op: '<=', valueUnit: '元' } as const
  const above = await officer(checkTargetDraft, {
    ...without(draft(current.plan?.id ?? '', { ...dear, value: '3601' })),
    planId: current.plan?.id ?? '',
  })
  assert.deepEqual(
    above.items.map((one) => [one.kind, one.severity]),
    [['target-above-budget', 'error']],
  )
})

function without({ id: _, weight: __, ...rest }: Input<typeof setTarget>): Input<typeof checkTargetDraft> {
  return rest
}

test('报批前权重必须平；提出的人不能批准；退回说明理由后可改再报', async () => {
  const planId = await openFor(2024, '编外')
  await assert.rejects(officer(proposePlan, { id: planId }), code('plan-empty'))
  const cost = draft(planId, {
    level1: '成本指标',
    level2: '经济成本指标',
    level3: '总成本',
    kind: 'reference',
    op: '<=',
    ref: '预算金额',
  })
  await officer(setTarget, cost)
  const out = await officer(setTarget, draft(planId, { weight: '17' }))
  await officer(
    setTarget,
    draft(planId, { level1: '效益指标', level2: '社会效益指标', level3: '派准率', weight: '30' }),
  )
  await officer(
    setTarget,
    draft(planId, { level1: '满意度指标', level2: '服务对象满意度指标', level3: '满意度', weight: '10' }),
  )
  const sums = (await subject(2024, '编外')).weights
  assert.deepEqual(
    sums?.said.map((one) => one.zh),
    ['产出指标还差 3 分'],
  )
  await assert.rejects(officer(proposePlan, { id: planId }), code('weights-off', /产出指标还差 3 分/))
  const { value, valueUnit } = { value: '12', valueUnit: '次' }
  const again = draft(planId, { id: out.id, weight: '20', value, valueUnit })
  await assert.rejects(officer(setTarget, again, out.version + 1), code('stale-version'))
  await officer(setTarget, again, out.version)
  const proposed = await officer(proposePlan, { id: planId })
  assert.equal(proposed.state, 'proposed')
  await assert.rejects(officer(setTarget, again), code('plan-not-draft', /年中请提出调整/))
  await assert.rejects(officer(removeTarget, { id: out.id }), code('plan-not-draft'))
  const inbox = await leader(listInbox, { limit: 50 })
  assert.ok(inbox.items.some((line) => line.zh.includes('2024 年绩效目标待批')))

  await leader(refusePlan, { id: planId, reason: '派准率目标偏低' })
  const sentBack = (await subject(2024, '编外')).plan
  assert.deepEqual([sentBack?.state, sentBack?.refusal], ['draft', '派准率目标偏低'])
  await officer(proposePlan, { id: planId })
  assert.equal((await leader(approvePlan, { id: planId })).state, 'approved')
  assert.deepEqual(
    (await officer(listTargetHistory, { id: out.id })).items.map((one) => one.kind),
    ['set', 'set', 'proposed', 'refused', 'proposed', 'approved'],
  )
})

test('沿用上年：撤销的不带过来，上年实际（没有的用目标）成为前一年的值，已有指标的不再沿用', async () => {
  const old = await subject(2026, '信息化运维')
  const repaired = old.targets.find((one) => one.level3 === '系统故障修复率')
  assert.ok(repaired && old.plan)
  const actual = {
    targetId: repaired.id,
    printed: '98.9%',
    figure: null,
    targetIds: [],
    degree: null,
    note: '运维日志',
  }
  const nothing = { executionReason: '', deviationReasons: '', improvement: '', useOfResults: '' }
  await officer(saveSheet, {
    id: old.plan.id,
    actuals: [{ ...actual, source: 'typed' }],
    rows: [],
    goals: [],
    texts: nothing,
    acknowledgements: [],
  })
  const { plan, copied } = await officer(copyPlan, { id: old.plan?.id ?? '', newId: newId() })
  assert.deepEqual([plan.year, plan.state, copied], [2027, 'draft', old.targets.length])
  const fresh = await subject(2027, '信息化运维')
  const rate = fresh.targets.find((one) => one.level3 === '系统正常运行率')
  assert.deepEqual([rate?.previous1, rate?.previous2, rate?.state], ['≥99.5%', '99.7%', 'draft'])
  const known = fresh.targets.find((one) => one.level3 === '系统故障修复率')
  assert.deepEqual([known?.previous1, known?.previous2], ['98.9%', '98.6%'])
  assert.equal(fresh.weights?.agrees, true)
  assert.equal(fresh.goals.filter((goal) => goal.span === 'annual').length, 1)
  assert.ok(fresh.targets.every((one) => one.goalId === null || fresh.goals.some((goal) => goal.id === one.goalId)))
  await assert.rejects(officer(copyPlan, { id: old.plan?.id ?? '', newId: newId() }), code('copy-not-empty'))
  const withGone = await subject(2025, '信息化运维')
  assert.equal(withGone.targets.length - 1, withGone.targets.filter((one) => one.state === 'approved').length)
})

test('目标：部门年度目标有权重，项目的没有；挂着指标的、已报批年度的不能删改', async () => {
  const department = await subject(2027, '部门整体')
  const { unit } = department
  const goal = { id: newId(), unit, span: 'annual' as const, year: 2027, text: '平台稳定', weight: '30' }
  const saved = await officer(setGoal, goal)
  assert.equal(saved.weight, '30')
  await assert.rejects(officer(setGoal, { ...goal, text: '改' }, saved.version + 1), code('stale-version'))
  const { projectId } = await subject(2027, '党建')
  assert.ok(projectId)
  await assert.rejects(officer(setGoal, { ...goal, id: newId(), projectId }), code('goal-weight'))
  await assert.rejects(
    officer(setGoal, { id: newId(), projectId, span: 'longTerm', year: 2027, toYear: 2026, text: '长远' }),
    code('goal-years'),
  )
  const { id: planId } = await officer(openPlan, { id: newId(), unit, year: 2027 })
  const held = await officer(setTarget, draft(planId, { goalId: goal.id }))
  await assert.rejects(officer(removeGoal, { id: goal.id }), code('goal-in-use', /1 项/))
  await officer(removeTarget, { id: held.id })
  await officer(removeGoal, { id: goal.id })
  const closed = (await subject(2026, '党建')).goals.find((one) => one.span === 'annual')
  assert.ok(closed)
  await assert.rejects(officer(removeGoal, { id: closed.id }), code('plan-not-draft'))
})

test('指标库：通用指标取自区的数据，存入的可再用，同名的更新', async () => {
  const library = await officer(getLibrary, {})
  assert.ok(library.levels.some((one) => one.level1 === '满意度指标' && one.class === 'satisfaction'))
  const known = library.entries.find((one) => one.level3 === '热线接通率')
  assert.equal(known?.printed, '≥95%')
  const entry = {
    level1: '产出指标',
    level2: '质量指标',
    level3: '派遣准确率',
    kind: 'quantitative' as const,
    op: '>=' as const,
    valueUnit: '%',
  }
  const saved = await officer(saveToLibrary, { id: newId(), ...entry, value: '93' })
  const again = await officer(saveToLibrary, { id: newId(), ...entry, value: '95' })
  assert.deepEqual([again.id, again.printed, again.origin], [saved.id, '≥95%', 'person'])
})

test('导出与看到的一致；没有权限的岗位看不到', async () => {
  const file = (await officer(exportTargets, { year: 2026, text: '党建', format: 'csv' })) as {
    stream: NodeJS.ReadableStream
  }
  const lines = (await text(file.stream)).trim().split('\n')
  assert.equal(lines.length, 1 + (await subject(2026, '党建')).targets.length)
  await assert.rejects(by('dispatcher1', getYear, { year: 2026 }), (error) => isFault(error) && error.status === 403)
  const seen = await by('performanceReviewer1', getYear, { year: 2026 })
  assert.equal(seen.subjects.length, 7)
})

test('街道的绩效管理员只看到、只管本单位的目标', async () => {
  const one = await house.principal('performanceOfficer1')
  const scope = { all: false, areas: [], units: ['street01'] }
  const street = { ...one, posts: one.posts.map((held) => ({ ...held, unit: 'street01', scope })) }
  const asStreet = <Op extends Operation>(operation: Op, input: Input<Op>) => house.perform(operation, input, street)
  assert.deepEqual((await asStreet(getYear, { year: 2026 })).subjects, [])
  const { plan, targets, projectId, unit, goals } = await subject(2026, '党建')
  const [first, goal] = [targets[0], goals[0]]
  assert.ok(plan && first && goal && projectId)
  await assert.rejects(asStreet(listTargetHistory, { id: first.id }), code('plan-not-found'))
  await assert.rejects(asStreet(listGoalHistory, { id: goal.id }), code('goal-not-found'))
  await assert.rejects(asStreet(openPlan, { id: newId(), projectId, year: 2029 }), code('project-not-found'))
  await assert.rejects(asStreet(openPlan, { id: newId(), unit, year: 2029 }), code('unit-not-yours'))
  await assert.rejects(asStreet(copyPlan, { id: plan.id, newId: newId() }), code('plan-not-found'))
  const change = { targetId: first.id, id: newId(), kind: 'withdraw' as const, reason: '试一试' }
  await assert.rejects(asStreet(proposeChange, change), code('plan-not-found'))
  const own = await asStreet(openPlan, { id: newId(), unit: 'street01', year: 2026 })
  assert.equal(own.unit, 'street01')
  assert.equal((await asStreet(getYear, { year: 2026 })).subjects.length, 1)
})

test('目标改过什么、谁改的、为什么，一条不少', async () => {
  const { unit } = await subject(2026, '部门整体')
  const goal = { id: newId(), unit, span: 'longTerm' as const, year: 2028, toYear: 2030, text: '三级贯通' }
  const first = await officer(setGoal, goal)
  await officer(setGoal, { ...goal, text: '四级贯通', reason: '社区纳入' }, first.version)
  const { items } = await officer(listGoalHistory, { id: goal.id })
  assert.deepEqual(
    items.map((one) => [one.reason, one.after]),
    [
      ['拟定', '三级贯通'],
      ['社区纳入', '四级贯通'],
    ],
  )
})
