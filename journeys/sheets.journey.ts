import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { adoptBudget, recordPayment, saveBudgetLine } from '#modules/ledger/contract.ts'
import { newId } from '#platform/ids.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

/** The end of a year for which the demonstration has neither budget nor targets yet. */
const YEAR = 2027
const NOW = Date.parse(`${YEAR}-12-20T10:00:00+08:00`)

let site: OpenConsole
before(async () => {
  site = await openConsole({ nowMs: () => NOW })
})
after(() => site.close())
afterEach(async (context) => {
  await site.leave('error' in context && context.error ? context.name : undefined)
})

/** Budget and payment of the party's project, as the finance officer keeps them. */
async function budget(): Promise<void> {
  const finance = await site.house.principal('financeOfficer1')
  const line = await site.house.perform(
    saveBudgetLine,
    {
      id: newId(),
      project: 'dangjian',
      year: YEAR,
      source: 'currentYearAppropriation',
      functional: '2010350',
      economic: '30216',
      initial: '0.5',
      moneyUnit: '万元',
      why: '编制预算',
    },
    finance,
  )
  const document = { year: YEAR, unit: 'ops_center', documentNo: `临财预〔${YEAR}〕2号`, adoptedOn: `${YEAR}-02-05` }
  await site.house.perform(
    adoptBudget,
    { ...document, approved: '0.5', moneyUnit: '万元', despite: '其余项目本年不安排' },
    finance,
  )
  await site.house.perform(
    recordPayment,
    {
      lineId: line.id,
      amount: '4900',
      moneyUnit: '元',
      paidOn: `${YEAR}-11-12`,
      payee: '临江书店',
      voucherNo: '记-110',
      text: '购书和租车',
    },
    finance,
  )
}

const row = (page: Page, name: RegExp) => page.getByRole('row', { name })
const said = (page: Page, text: string) => page.getByRole('status').getByText(text).first().waitFor()

/** The page of targets with the project open. */
async function targets(account: string): Promise<Page> {
  const page = await site.signIn(account, `/c/targets?year=${YEAR}`)
  const tree = page.getByRole('navigation', { name: '部门和项目' })
  await tree.getByRole('button', { name: /^党建/ }).click()
  await page.getByRole('heading', { name: '党建' }).waitFor()
  return page
}

/** The sheet of a project, from the list. */
async function sheet(account: string, year: number, project: string): Promise<Page> {
  const page = await site.signIn(account, `/c/sheets?year=${year}`)
  await row(page, new RegExp(`^${project}`)).click()
  await page.getByRole('heading', { name: `${year} 年 ${project}` }).waitFor()
  return page
}

/** A row of the sheet: its value and what proves it. */
async function fill(page: Page, name: string, actual: string, evidence: string): Promise<void> {
  const cell = page.getByLabel(`${name}的实际完成值`)
  if ((await cell.evaluate((element) => element.tagName)) === 'SELECT') await cell.selectOption({ label: actual })
  else await cell.fill(actual)
  await cell.focus()
  const under = page.locator('tr').filter({ has: cell }).locator('xpath=following-sibling::tr[1]')
  await under.getByLabel('依据').fill(evidence)
}

test('一个项目从设定目标、年中撤销到签发自评表', async () => {
  await budget()
  const officer = await targets('performanceOfficer1')
  await officer.getByRole('button', { name: `沿用 ${YEAR - 1} 年 8 项` }).click()
  await said(officer, '已沿用 8 项')
  await officer.getByRole('button', { name: '报批' }).click()
  await said(officer, '已报批')

  const leader = await targets('leader1')
  await leader.getByRole('button', { name: '批准' }).click()
  await said(leader, '已批准')

  // In mid-year one of them is withdrawn: with reason and approval.
  await officer.reload()
  await row(officer, /购买书籍数量/).click()
  await officer.getByRole('button', { name: '调整或撤销' }).click()
  await officer.getByRole('radio', { name: /撤销/ }).check()
  await officer.getByLabel('理由').fill('书籍改由区直机关工委统一配发，本项目不再购买')
  await officer.getByRole('button', { name: '提出变更' }).click()
  await said(officer, '已提出')
  await leader.reload()
  await row(leader, /购买书籍数量/).click()
  await leader.getByRole('button', { name: '批准撤销' }).click()
  await said(leader, '已批准')

  // The sheet knows budget, execution and weights by itself.
  const page = await sheet('performanceOfficer1', YEAR, '党建')
  await page.getByText('98.00%').waitFor()
  const submit = page.getByRole('button', { name: '提交审核' })
  assert.equal(await submit.isDisabled(), true)
  assert.equal(await page.getByLabel('购买书籍数量的实际完成值').count(), 0)
  for (const [name, actual] of [
    ['党员人均学习成本', '175元/人'],
    ['党组织活动次数', '9次'],
    ['党建考评得分率', '93.1%'],
    ['组织生活开展及时性', '达成预期指标'],
    ['党员联系服务群众次数', '≥40人次'],
    ['学习教育长效机制', '达成预期指标'],
    ['党员满意度', '97.2%'],
  ] as const)
    await fill(page, name, actual, '支部工作记录')
  // A bound is no measurement; a missed target wants a reason.
  await page.getByText('未计量：只是重复目标的界限').waitFor()
  await page.getByLabel('党员联系服务群众次数的实际完成值').fill('44人次')
  for (const name of ['组织生活开展及时性', '学习教育长效机制']) {
    await page.getByRole('button', { name: `${name}：得分比例须在 100–80% 之间。` }).click()
    await page.locator('input:focus').fill('100')
  }
  await page.getByLabel('预算执行未得满分的原因').fill('年末一次租车改为步行')
  await page.getByLabel('结果应用').fill('下年按人均 180 元编制')
  assert.equal(await submit.isDisabled(), true)
  await page.getByRole('button', { name: '党组织活动次数：未得满分，没有写明原因。' }).click()
  await page.locator('textarea:focus').fill('三季度防汛，活动推迟')
  await page.getByRole('button', { name: '党组织活动次数：未得满分，没有写改进措施。' }).click()
  await page.locator('textarea:focus').fill('汛期改为小范围活动')
  await page.getByRole('heading', { name: '已填齐' }).waitFor()
  // 20 × 0.98 + 10 × 9 ÷ 12, and all else in full: the withdrawn target gave its weight to the others of its class.
  const total = page.locator('aside dl dd').first()
  assert.match((await total.textContent()) ?? '', /^97\.\d\d$/)

  // Nothing typed is lost, saved or not.
  await page.reload()
  assert.equal(await page.getByLabel('党员联系服务群众次数的实际完成值').inputValue(), '44人次')
  await submit.click()
  await said(page, '已提交审核')

  const reviewer = await sheet('performanceReviewer1', YEAR, '党建')
  await reviewer.getByRole('button', { name: '审核通过' }).click()
  await said(reviewer, '审核通过')
  const signer = await sheet('leader1', YEAR, '党建')
  await signer.getByRole('button', { name: '签发', exact: true }).click()
  await signer.getByRole('button', { name: '签发 党建' }).click()
  await said(signer, '已签发')
  await signer.getByRole('button', { name: '经过 3' }).click()
  await signer.getByText('已核对：与签发时一字不差').waitFor()
  assert.deepEqual(site.faults(), [])
})

test('审核人因疑点退回，填报人改从台账取数后再提交', async () => {
  const officer = await sheet('performanceOfficer1', 2025, '履职工作经费')
  const findings = officer.locator('aside')
  await findings.getByText('照抄预算').waitFor()
  await officer.getByRole('button', { name: '提交审核' }).click()
  await said(officer, '已提交审核')

  const reviewer = await sheet('performanceReviewer1', 2025, '履职工作经费')
  await reviewer.getByRole('button', { name: '退回修改' }).click()
  await reviewer.getByLabel('原因').fill('成本照抄预算，请改从台账取数')
  await reviewer.getByRole('checkbox', { name: /照抄预算/ }).check()
  await reviewer.getByRole('button', { name: '退回 履职工作经费' }).click()
  await said(reviewer, '已退回')

  const sheetAddress = officer.url()
  await officer.goto(`${site.url}/c/inbox`)
  const told = officer.getByText(/履职工作经费自评表被退回/).first()
  await told.waitFor()
  await officer.goto(sheetAddress)
  await officer.getByLabel('项目总成本的实际完成值').focus()
  await officer.getByLabel('取数').selectOption({ index: 1 })
  await findings.getByText('照抄预算').waitFor({ state: 'detached' })
  await officer.getByRole('button', { name: '提交审核' }).click()
  await said(officer, '已提交审核')
  assert.ok((await officer.getByText('15.45万元').count()) > 0)
  assert.deepEqual(site.faults(), [])
})
