import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import {
  adjustBudget,
  adoptBudget,
  checkBudget,
  closeYear,
  correctAdjustment,
  getProject,
  listPayments,
  listRests,
  recordPayment,
  removeBudgetLine,
  reversePayment,
  saveBudgetLine,
  saveEstimate,
} from '../contract.ts'

let house: TestHouse
let nowMs = Date.parse('2026-07-20T10:00:00+08:00')
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

test('批复以后年初数冻结，只能用带文号的调整改；冲销另记一笔，只能冲一次', async () => {
  const sheet = await finance(getProject, { id: 'lvzhi', year: 2026 })
  const [own] = sheet.lines
  await assert.rejects(
    finance(saveBudgetLine, line('lvzhi', { id: own!.id, year: 2026, economic: own!.economic, initial: '1' })),
    refusal('year-adopted'),
  )
  await assert.rejects(finance(removeBudgetLine, { id: own!.id, why: '删' }), refusal('year-adopted'))
  const change = (amount: string) =>
    finance(adjustBudget, {
      changes: [{ lineId: own!.id, amount }],
      moneyUnit: '元',
      documentNo: '临财预〔2026〕90号',
      adjustedOn: '2026-07-15',
      reason: '追加',
    })
  const { items } = await change('1000.50')
  assert.equal(items[0]?.amount, '1000.50')
  const grown = (await finance(getProject, { id: 'lvzhi', year: 2026 })).lines.find(({ id }) => id === own!.id)!
  assert.deepEqual([grown.initial, grown.adjustment, grown.adjusted], [own!.initial, '1000.50', '43000.50'])
  const back = await finance(correctAdjustment, { id: items[0]!.id, reason: '文号登记错' })
  assert.deepEqual([back.amount, back.corrects], ['-1000.50', items[0]!.id])
  await assert.rejects(
    finance(correctAdjustment, { id: items[0]!.id, reason: '再来' }),
    refusal('adjustment-corrected'),
  )
  await assert.rejects(finance(correctAdjustment, { id: back.id, reason: '再来' }), refusal('adjustment-corrected'))
  await assert.rejects(change('0'), refusal('amount'))
  await assert.rejects(change('-42000.01'), refusal('below-paid', /最多还能调减 42000\.00 元/))
  const after = await finance(getProject, { id: 'lvzhi', year: 2026 })
  assert.equal(after.lines.find(({ id }) => id === own!.id)?.adjusted, own!.adjusted)
})

test('支付不得超过来源余额，余额写在话里；冲销后如同没有发生', async () => {
  const sheet = await finance(getProject, { id: 'dangjian', year: 2026 })
  const [books, teaching] = sheet.lines
  const pay = (amount: string, more: Partial<Input<typeof recordPayment>> = {}) =>
    finance(recordPayment, {
      lineId: books!.id,
      amount,
      moneyUnit: '元',
      paidOn: '2026-07-18',
      payee: '临江新华书店',
      voucherNo: '支2026-T1',
      text: '书籍',
      ...more,
    })
  assert.deepEqual([books!.economic, books!.remaining, teaching!.remaining], ['30201', '1200.00', '2400.00'])
  await assert.rejects(pay('1200.01'), refusal('source-spent', /只剩 1200\.00 元.*还剩 2400\.00 元/))
  const paid = await pay('0.12', { moneyUnit: '万元' })
  assert.deepEqual([paid.amount, paid.economicName], ['1200.00', '办公费'])
  await assert.rejects(pay('0.01'), refusal('source-spent', /只剩 0\.00 元/))
  await assert.rejects(pay('1', { paidOn: '2026-07-21' }), refusal('ledger-day'))
  await assert.rejects(pay('1', { paidOn: '2025-12-30' }), refusal('ledger-day', /2026/))
  await assert.rejects(pay('1', { economic: '302' }), refusal('economic-unknown'))
  const rate = async () => (await finance(getProject, { id: 'dangjian', year: 2026 })).total
  assert.deepEqual([(await rate()).executed, (await rate()).rate], ['1200.00', '33.33'])
  const back = await finance(reversePayment, { id: paid.id, reason: '收款方账号有误，退回' })
  assert.deepEqual([back.amount, back.reverses, (await rate()).executed], ['-1200.00', paid.id, '0.00'])
  await assert.rejects(finance(reversePayment, { id: paid.id, reason: '再冲' }), refusal('payment-reversed'))
  const { items } = await by('auditor1', listPayments, { project: 'dangjian', year: 2026 })
  assert.deepEqual(items.map(({ amount }) => amount).sort(), ['-1200.00', '1200.00'])
})

test('两人同时支付同一余额：只成一笔', async () => {
  const sheet = await finance(getProject, { id: 'dangjian', year: 2026 })
  const lineId = sheet.lines[1]!.id
  const one = (n: number) =>
    by(`financeOfficer${n}`, recordPayment, {
      lineId,
      amount: '2400',
      moneyUnit: '元',
      paidOn: '2026-07-18',
      payee: '临江干部培训中心',
      voucherNo: `支2026-C${n}`,
      text: '现场教学',
    })
  const results = await Promise.allSettled([one(1), one(2)])
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const total = (await finance(getProject, { id: 'dangjian', year: 2026 })).lines[1]!
  assert.deepEqual([total.executed, total.remaining], ['2400.00', '0.00'])
})

test('登记批复：合计与批复数不符时须写明原因；结账后结转进下年，余额冻结', async () => {
  const at = nowMs
  try {
    nowMs = Date.parse('2027-01-20T10:00:00+08:00')
    await finance(saveBudgetLine, line('lvzhi'))
    const budget = await finance(checkBudget, { year: 2027 })
    const adopt = {
      year: 2027,
      unit: 'ops_center',
      documentNo: '临财预〔2027〕1号',
      adoptedOn: '2027-01-18',
      moneyUnit: '元' as const,
    }
    await assert.rejects(finance(adoptBudget, { ...adopt, approved: '1' }), refusal('budget-findings'))
    const rests = await finance(listRests, { year: 2026, unit: 'ops_center' })
    const carried = rests.items.find(
      ({ projectKey, sourceName }) => projectKey === 'pingtai' && sourceName === '专项债券',
    )!
    const close = {
      year: 2026,
      unit: 'ops_center',
      closedOn: '2027-01-10',
      documentNo: '临财结〔2027〕2号',
      reason: '年末结账',
      carry: [{ lineId: carried.lineId, amount: '300000.00' }],
    }
    await assert.rejects(
      finance(closeYear, { ...close, carry: [{ lineId: carried.lineId, amount: '9999999' }] }),
      refusal('carry-too-much'),
    )
    const closed = await finance(closeYear, close)
    assert.equal(closed.year.state, 'closed')
    assert.equal(closed.carried, '300000.00')
    const next = await finance(getProject, { id: 'pingtai', year: 2027 })
    assert.deepEqual(
      next.lines.map(({ source, fund, initial }) => [source, fund, initial]),
      [['carryOver', 'governmentFund', '300000.00']],
    )
    await assert.rejects(finance(closeYear, close), refusal('year-closed'))
    await assert.rejects(
      finance(recordPayment, {
        lineId: carried.lineId,
        amount: '1',
        moneyUnit: '元',
        paidOn: '2026-12-30',
        payee: '某公司',
        voucherNo: '支9',
        text: '补记',
      }),
      refusal('year-closed'),
    )
    const adopted = await finance(adoptBudget, { ...adopt, approved: '1', despite: '批复漏列，已请示更正' })
    assert.deepEqual([adopted.state, adopted.approved, adopted.despite], ['adopted', '1.00', '批复漏列，已请示更正'])
    assert.ok((await finance(checkBudget, { year: 2027 })).findings.some(({ kind }) => kind === 'department-sum'))
    await assert.rejects(
      finance(saveEstimate, {
        id: newId(),
        project: 'pingtai',
        year: 2027,
        activity: '迟',
        economic: '30227',
        amount: '1',
        moneyUnit: '元',
        basis: '无',
      }),
      refusal('year-adopted'),
    )
    assert.equal(budget.initial, '100000.00')
  } finally {
    nowMs = at
  }
})

test('只追加：应用角色不能改、不能删调整和支付', async () => {
  for (const statement of [
    sql`update ledger.payment set amount = 1`,
    sql`delete from ledger.adjustment`,
    sql`delete from ledger.change`,
    sql`update ledger.carry_over set carried = 0`,
  ])
    await assert.rejects(house.runtime.db.run(statement), /permission denied/)
})
