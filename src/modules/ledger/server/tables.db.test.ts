import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { exact, fraction, sum } from '#core/number/exact.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { newId } from '#platform/ids.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { writeTable } from '#platform/tables/write-table.ts'
import {
  adoptBudget,
  budgetTemplate,
  exportProjects,
  exportPublicTables,
  getProject,
  getPublicTables,
  importBudget,
  recordPayment,
  saveBudgetLine,
  saveProject,
} from '../contract.ts'
import { inUnit } from '../domain/amount.ts'

let house: TestHouse
const NOW_MS = Date.parse('2026-07-20T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW_MS })
})
after(() => house.close())

const by = async <Op extends Operation>(account: string, operation: Op, input: Input<Op>): Promise<Output<Op>> =>
  house.perform(operation, input, await house.principal(account))
const finance = <Op extends Operation>(operation: Op, input: Input<Op>) => by('financeOfficer1', operation, input)

test('演示区两年的预算和决算：全部合计相符，收入等于支出', async () => {
  for (const [year, stage] of [
    [2025, 'budget'],
    [2025, 'final'],
    [2026, 'budget'],
    [2026, 'final'],
  ] as const) {
    const answer = await by('deputy1', getPublicTables, { year, stage })
    assert.deepEqual(answer.findings, [], `${year} ${stage}`)
    assert.deepEqual(
      answer.tables.map(({ no }) => no),
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
    )
    const grand = answer.tables[0]!.rows.find(({ key }) => key === 'grand')!.cells
    assert.equal(grand.incomeNow, grand.spendingNow)
    assert.notEqual(grand.incomeNow, '0.00')
    assert.ok(answer.checked > 200)
  }
})

test('2025 年决算：年末结转等于结余，三公经费和项目执行率可核对', async () => {
  const { tables, provisional, unitName } = await by('leader1', getPublicTables, { year: 2025, stage: 'final' })
  const row = (no: string, key: string) =>
    tables.find((table) => table.no === no)!.rows.find((one) => one.key === key)!.cells
  assert.equal(provisional, false)
  assert.equal(unitName, '区城市运行管理中心')
  assert.equal(row('10', 'xinxihua').rate, '99.24')
  assert.deepEqual([row('07', 'total').budget, row('07', 'total').total], ['44000.00', '41000.00'])
  assert.deepEqual(
    [row('08', 'total').income, row('08', 'total').total, row('08', 'total').closing],
    ['5220000.00', '5100000.00', '120000.00'],
  )
  const next = await by('leader1', getPublicTables, { year: 2026, stage: 'budget' })
  assert.equal(next.tables[3]!.rows.find(({ key }) => key === 'beyond2')!.cells.incomeNow, '120000.00')
})

test('随机登记的预算和支付：数据库里的各表合计恒等于登记之和', async () => {
  const year = 2029
  const id = newId()
  await finance(saveProject, {
    id,
    key: 'suiji',
    name: '随机项目',
    unit: 'ops_center',
    kind: 'project',
    class: 'department',
    attribute: 'new',
    type: 'oneOff',
    implementer: '综合科',
    fromYear: 2026,
  })
  const lines = fc.sample(
    fc.uniqueArray(
      fc.record({
        source: fc.constantFrom('currentYearAppropriation', 'bond', 'other', 'superior', 'carryOver'),
        functional: fc.constantFrom('2010350', '2010399', '2290402'),
        economic: fc.constantFrom('30201', '30217', '30227', '31007'),
        fen: fc.bigInt({ min: 1n, max: 10n ** 13n }),
      }),
      {
        minLength: 12,
        maxLength: 20,
        selector: ({ source, functional, economic }) => `${source}${functional}${economic}`,
      },
    ),
    1,
  )[0]!
  for (const { fen, ...line } of lines)
    await finance(saveBudgetLine, {
      ...line,
      id: newId(),
      project: id,
      year,
      initial: inUnit(fraction(fen, 100n), '元'),
      moneyUnit: '元',
    })
  const { tables, findings } = await finance(getPublicTables, { year, stage: 'budget' })
  assert.deepEqual(findings, [])
  const total = sum(lines.map(({ fen }) => fraction(fen, 100n)))
  for (const [no, column] of [
    ['02', 'total'],
    ['03', 'total'],
    ['10', 'total'],
  ] as const) {
    const cells = tables.find((table) => table.no === no)!.rows.find(({ key }) => key === 'total')!.cells
    assert.deepEqual(exact(cells[column]!), total, no)
  }
  const sheet = await finance(getProject, { id, year })
  assert.deepEqual(exact(sheet.total.initial), total)
  assert.deepEqual(sum(sheet.sources.map(({ adjusted }) => exact(adjusted))), total)
})

async function importFile(account: string, rows: object[], dryRun: 'true' | 'false', year = '2027') {
  const stream = writeTable(rows as never, {
    format: 'xlsx',
    columns: ['项目', '资金来源', '预算类型', '功能科目', '经济分类', '年初数（元）', '备注'].map((key) => ({ key })),
  })
  return house.runtime.perform({
    operation: importBudget,
    input: { year, unit: 'ops_center', dryRun },
    principal: await house.principal(account),
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: '预算.xlsx', stream: Readable.from(await buffer(stream)) },
  }) as Promise<Output<typeof importBudget>>
}

test('导入年初预算：先试后存，错行列出，其余照存，再导一次不重复；批复后拒绝', async () => {
  const row = (amount: string | number, more: object = {}) => ({
    项目: '信息化运维',
    资金来源: '当年拨款',
    功能科目: '2010399',
    经济分类: '30213',
    '年初数（元）': amount,
    ...more,
  })
  const rows = [row('1500000.00'), row(88888.88, { 经济分类: '30227 委托业务费' }), row('1', { 项目: '无此项目' })]
  const tried = await importFile('financeOfficer1', rows, 'true')
  assert.deepEqual([tried.read, tried.added, tried.total, tried.rejectedCount], [3, 2, '1588888.88', 1])
  assert.deepEqual([tried.rejected[0]?.line, tried.rejected[0]?.reasonZh], [4, '没有项目“无此项目”，请先登记项目'])
  assert.equal((await finance(getProject, { id: 'xinxihua', year: 2027 })).lines.length, 0)
  const saved = await importFile('financeOfficer1', rows, 'false')
  assert.deepEqual([saved.dryRun, saved.added], [false, 2])
  assert.equal((await finance(getProject, { id: 'xinxihua', year: 2027 })).total.initial, '1588888.88')
  const again = await importFile('financeOfficer1', [rows[0]!, row('90000', { 经济分类: '30227' })], 'false')
  assert.deepEqual([again.added, again.changed, again.unchanged], [0, 1, 1])
  assert.equal((await finance(getProject, { id: 'xinxihua', year: 2027 })).total.initial, '1590000.00')
  await assert.rejects(
    importFile('performanceOfficer1', rows, 'true'),
    (error) => isFault(error) && error.code === 'not-permitted',
  )
  await assert.rejects(
    importFile('financeOfficer1', rows, 'true', '2026'),
    (error) => isFault(error) && error.code === 'year-adopted',
  )
})

test('模板填上项目就能导入', async () => {
  const answer = (await finance(budgetTemplate, {})) as unknown as FileAnswer
  const rows: Record<string, unknown>[] = []
  for await (const row of readTable({ stream: answer.stream as Readable, name: answer.name })) rows.push(row.values)
  assert.equal(rows.length, 2)
  const tried = await importFile(
    'financeOfficer1',
    rows.map((row) => ({ ...row, 项目: 'rexian' })),
    'true',
    '2028',
  )
  assert.deepEqual([tried.added, tried.rejectedCount, tried.total], [2, 0, '362000.00'])
})

test('导出：项目清单末行是合计；公开表一张一页，金额与页面一致', async () => {
  const list = (await finance(exportProjects, { year: 2025, format: 'csv' })) as unknown as FileAnswer
  const rows: Record<string, unknown>[] = []
  for await (const row of readTable({ stream: list.stream as Readable, name: 'x.csv' })) rows.push(row.values)
  assert.equal(rows.at(-1)?.项目名称, '合计')
  const book = (await by('deputy1', exportPublicTables, {
    year: 2025,
    stage: 'final',
    moneyUnit: '元',
    format: 'xlsx',
  })) as unknown as FileAnswer
  const shown: string[] = []
  for await (const row of readTable(
    { stream: Readable.from(book.stream as Buffer), name: book.name },
    { sheet: '公开03', headerLine: 3 },
  ))
    if (row.values.科目名称 === '合计') shown.push(String(row.values.合计))
  const { tables } = await finance(getPublicTables, { year: 2025, stage: 'final' })
  const total = tables[2]!.rows.find(({ key }) => key === 'total')!.cells.total!
  assert.deepEqual(exact(shown[0]!), exact(total))
  const print = (await finance(exportPublicTables, {
    year: 2025,
    stage: 'final',
    moneyUnit: '万元',
    format: 'pdf',
  })) as unknown as FileAnswer
  assert.equal(print.name, '区城市运行管理中心2025年部门决算公开表.pdf')
  assert.equal((print.stream as Buffer).subarray(0, 5).toString('latin1'), '%PDF-')
})

test('年中的决算表标为未定稿，批复前不能支付', async () => {
  const { provisional } = await finance(getPublicTables, { year: 2026, stage: 'final' })
  assert.equal(provisional, true)
  const sheet = await finance(getProject, { id: 'xinxihua', year: 2027 })
  await assert.rejects(
    finance(recordPayment, {
      lineId: sheet.lines[0]!.id,
      amount: '1',
      moneyUnit: '元',
      paidOn: '2026-07-01',
      payee: '某公司',
      voucherNo: '支1',
      text: '预付',
    }),
    (error) => isFault(error) && error.code === 'year-draft',
  )
  await assert.rejects(
    finance(adoptBudget, {
      year: 2031,
      unit: 'ops_center',
      documentNo: '文',
      adoptedOn: '2026-07-01',
      approved: '0',
      moneyUnit: '元',
    }),
    (error) => isFault(error) && error.code === 'year-empty',
  )
})
