import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { newId } from '#platform/ids.ts'
import {
  checkBudget,
  getProject,
  getPublicTables,
  listChangesOfProject,
  listProjects,
  listRests,
  removeBudgetLine,
  removeEstimate,
  saveBudgetLine,
  saveEstimate,
  saveProcurement,
  saveProject,
} from '../contract.ts'

let house: TestHouse
const nowMs = Date.parse('2026-07-20T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

const by = async <Op extends Operation>(
  account: string,
  operation: Op,
  input: Input<Op>,
  command?: { expectedVersion?: number; id?: string },
): Promise<Output<Op>> => house.perform(operation, input, await house.principal(account), command)
const finance = <Op extends Operation>(operation: Op, input: Input<Op>, command?: { expectedVersion?: number }) =>
  by('financeOfficer1', operation, input, command)
const refusal = (code: string, zh?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === code && (zh === undefined || zh.test(error.text.zh))

const PROJECT = {
  key: 'ceshi',
  name: '测试项目',
  shortNames: ['测试'],
  unit: 'ops_center',
  kind: 'project' as const,
  class: 'department' as const,
  attribute: 'new' as const,
  type: 'oneOff' as const,
  implementer: '综合科',
  fromYear: 2026,
}

async function newProject(more: Partial<Input<typeof saveProject>> = {}): Promise<string> {
  const id = newId()
  await finance(saveProject, { ...PROJECT, key: `p-${id.slice(-12)}`, id, ...more })
  return id
}

const line = (project: string, more: Partial<Input<typeof saveBudgetLine>> = {}): Input<typeof saveBudgetLine> => ({
  id: newId(),
  project,
  year: 2027,
  source: 'currentYearAppropriation',
  functional: '2010399',
  economic: '30227',
  initial: '10',
  moneyUnit: '万元',
  ...more,
})

test('年度清单：年初、调整、执行和执行率都是算出来的，合计等于各项目之和', async () => {
  const { items, totals, year, years } = await by('deputy1', listProjects, { year: 2025 })
  assert.equal(year, 2025)
  assert.deepEqual(
    years.map(({ year, state }) => [year, state]),
    [
      [2026, 'adopted'],
      [2025, 'closed'],
    ],
  )
  const row = items.find(({ key }) => key === 'xinxihua')!
  assert.deepEqual(
    [row.initial, row.adjustment, row.adjusted, row.executed, row.remaining, row.rate, row.findings],
    ['2760000.00', '-36000.00', '2724000.00', '2703240.00', '20760.00', '99.24', 0],
  )
  const total = (column: 'initial' | 'adjusted' | 'executed') =>
    items.reduce((fen, item) => fen + BigInt(item[column].replace('.', '')), 0n)
  for (const column of ['initial', 'adjusted', 'executed'] as const)
    assert.equal(BigInt(totals[column].replace('.', '')), total(column), column)
  assert.equal(items.at(-1)?.kind, 'basic')
})

test('清单分页和筛选：不重不漏，按名称、曾用名和来源找得到', async () => {
  const all = await finance(listProjects, { year: 2025 })
  const keys: string[] = []
  let cursor: string | undefined
  do {
    const page = await finance(listProjects, { year: 2025, limit: 3, ...(cursor ? { cursor } : {}) })
    keys.push(...page.items.map(({ key }) => key))
    assert.deepEqual(page.totals, all.totals)
    cursor = page.next ?? undefined
  } while (cursor)
  assert.deepEqual(
    keys,
    all.items.map(({ key }) => key),
  )
  const former = await finance(listProjects, { year: 2025, text: '网上群众投诉' })
  assert.deepEqual(
    former.items.map(({ key }) => key),
    ['rexian'],
  )
  const bonds = await finance(listProjects, { year: 2025, source: 'bond' })
  assert.deepEqual(
    bonds.items.map(({ key, adjusted }) => [key, adjusted]),
    [['pingtai', '5220000.00']],
  )
})

test('编制：万元按元存；同一行登记两次、科目不到末级、财政资金不注明预算、过期版本都被退回', async () => {
  const project = await newProject()
  const input = line(project, { initial: '12.345678' })
  const saved = await finance(saveBudgetLine, input)
  assert.deepEqual(
    [saved.initial, saved.adjusted, saved.fund, saved.rate],
    ['123456.78', '123456.78', 'general', '0.00'],
  )
  await assert.rejects(finance(saveBudgetLine, line(project)), refusal('line-twice'))
  await assert.rejects(finance(saveBudgetLine, line(project, { functional: '20103' })), refusal('functional-unknown'))
  await assert.rejects(finance(saveBudgetLine, line(project, { economic: '302' })), refusal('economic-unknown'))
  await assert.rejects(finance(saveBudgetLine, line(project, { source: 'gold' })), refusal('source-unknown'))
  await assert.rejects(
    finance(saveBudgetLine, line(project, { source: 'other', fund: 'general' })),
    refusal('fund-not-taken'),
  )
  await assert.rejects(finance(saveBudgetLine, line(project, { initial: '0.0000001' })), /./)
  await assert.rejects(
    finance(saveBudgetLine, line(project, { initial: '0.000000', year: 2019 })),
    refusal('project-not-in-year'),
  )
  await assert.rejects(
    finance(saveBudgetLine, { ...input, initial: '1' }, { expectedVersion: 9 }),
    refusal('stale-version'),
  )
  const other = await finance(saveBudgetLine, line(project, { source: 'other', initial: '5' }))
  assert.equal(other.fund, null)
  await finance(saveBudgetLine, { ...input, initial: '13' }, { expectedVersion: saved.version })
  await finance(removeBudgetLine, { id: other.id, why: '资金未落实' })
  const { items } = await finance(listChangesOfProject, { id: project })
  const first = await finance(listChangesOfProject, { id: project, limit: 2 })
  const second = await finance(listChangesOfProject, { id: project, limit: 2, cursor: first.next! })
  assert.deepEqual([...first.items, ...second.items], items.slice(0, 4))
  assert.deepEqual(items.map(({ objectKind, action, why }) => [objectKind, action, why]).slice(0, 4), [
    ['budgetLine', 'removed', '资金未落实'],
    ['budgetLine', 'changed', '编制中修改'],
    ['budgetLine', 'added', '编制预算'],
    ['budgetLine', 'added', '编制预算'],
  ])
})

test('测算明细不等于年初预算时列出差额，改平后消失', async () => {
  const project = await newProject()
  await finance(saveBudgetLine, line(project, { initial: '100000', moneyUnit: '元' }))
  const estimate = {
    id: newId(),
    project,
    year: 2027,
    activity: '设备维护',
    economic: '30227',
    quantity: '12',
    quantityUnit: '月',
    unitPrice: '8000',
    amount: '96000',
    moneyUnit: '元' as const,
    basis: '合同价',
  }
  await finance(saveEstimate, estimate)
  const off = await finance(getProject, { id: project, year: 2027 })
  assert.deepEqual([off.estimateTotal, off.estimateBase, off.findings.length], ['96000.00', '100000.00', 1])
  assert.match(off.findings[0]!.text, /相差 -4000\.00 元/)
  const checked = await by('performanceOfficer1', checkBudget, { year: 2027 })
  assert.ok(checked.findings.some(({ kind, text }) => kind === 'account-sum' && /设备维护|测试项目/.test(text)))
  const more = newId()
  await finance(saveEstimate, {
    ...estimate,
    id: more,
    activity: '耗材',
    quantity: '1',
    unitPrice: '4000',
    amount: '4000',
  })
  assert.deepEqual((await finance(getProject, { id: project, year: 2027 })).findings, [])
  await finance(saveProcurement, {
    id: newId(),
    project,
    year: 2027,
    name: '维护',
    kind: 'services',
    quantity: '1 年',
    amount: '11',
    moneyUnit: '万元',
    method: '询价',
  })
  const above = await finance(getProject, { id: project, year: 2027 })
  assert.deepEqual(
    above.findings.map(({ where }) => where),
    ['项目采购'],
  )
  await finance(removeEstimate, { id: more, why: '并入维护' })
  assert.equal((await finance(getProject, { id: project, year: 2027 })).findings.length, 2)
})

test('项目：代码不能改也不能重，修改要写原因并留痕；绩效、代表岗只能看', async () => {
  const id = newId()
  const first = await finance(saveProject, { ...PROJECT, id })
  await assert.rejects(finance(saveProject, { ...PROJECT, id: newId() }), refusal('project-key-taken'))
  await assert.rejects(finance(saveProject, { ...PROJECT, id, name: '新名' }), refusal('why-missing'))
  await assert.rejects(finance(saveProject, { ...PROJECT, id, key: 'other', why: '改' }), refusal('project-key-stays'))
  await assert.rejects(
    finance(saveProject, { ...PROJECT, id: newId(), key: 'basic-one', kind: 'basic' }),
    refusal('project-parts'),
  )
  const saved = await finance(
    saveProject,
    { ...PROJECT, id, name: '新名', formerNames: ['测试项目'], why: '更名' },
    { expectedVersion: first.version },
  )
  assert.deepEqual([saved.name, saved.version], ['新名', 2])
  await assert.rejects(
    finance(saveProject, { ...PROJECT, id, why: '再改' }, { expectedVersion: 1 }),
    refusal('stale-version'),
  )
  for (const account of ['performanceOfficer1', 'deputy1', 'leader1', 'operator1'])
    await assert.rejects(
      by(account, saveProject, { ...PROJECT, id: newId(), key: 'other-one' }),
      refusal('not-permitted'),
    )
  await assert.rejects(by('operator1', listProjects, {}), refusal('not-permitted'))
})

test('别的单位的财务人员：只见、只记本单位的', async () => {
  const centre = await house.principal('financeOfficer1')
  const other = {
    ...centre,
    posts: centre.posts.map((held) => ({
      ...held,
      unit: 'sanitation',
      scope: { all: false, areas: [], units: ['sanitation'] },
    })),
  }
  const as = <Op extends Operation>(operation: Op, input: Input<Op>) => house.perform(operation, input, other)
  assert.deepEqual((await as(listProjects, { year: 2025 })).items, [])
  assert.equal((await as(listProjects, { year: 2025 })).totals.adjusted, '0.00')
  await assert.rejects(as(getProject, { id: 'xinxihua', year: 2025 }), refusal('project-not-found'))
  await assert.rejects(as(saveProject, { ...PROJECT, id: newId(), key: 'theirs' }), refusal('unit-not-yours'))
  await assert.rejects(as(saveBudgetLine, line('lvzhi')), refusal('project-not-found'))
  const id = newId()
  await as(saveProject, { ...PROJECT, id, key: 'qingsao', unit: 'sanitation' })
  await as(saveBudgetLine, line('qingsao', { initial: '3' }))
  assert.equal((await as(getProject, { id: 'qingsao', year: 2027 })).total.initial, '30000.00')
  assert.equal((await as(checkBudget, { year: 2027 })).unit, 'sanitation')
  await assert.rejects(as(checkBudget, { year: 2027, unit: 'nowhere' }), refusal('unit-not-found'))
  await assert.rejects(as(checkBudget, { year: 2027, unit: 'ops_center' }), refusal('unit-not-found'))
  await assert.rejects(
    as(getPublicTables, { year: 2025, stage: 'final', unit: 'ops_center' }),
    refusal('unit-not-found'),
  )
  await assert.rejects(as(listRests, { year: 2025, unit: 'ops_center' }), refusal('unit-not-found'))
})
