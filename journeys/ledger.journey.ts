import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole({ nowMs: () => Date.parse('2026-07-20T10:00:00+08:00') })
})
after(() => site.close())

test('财务人员支付：超出余额当场说差多少，改正后登记，冲销后原记录仍在', async () => {
  const page = await site.signIn('financeOfficer1', '/c/ledger?year=2026')
  await page.getByText('党建').first().click()
  await page.getByRole('button', { name: '登记支付' }).click()
  await page.getByRole('radio', { name: /30201 办公费/ }).check()
  await page.getByRole('combobox', { name: '金额单位' }).click()
  await page.getByTitle('元', { exact: true }).last().click()
  await page.locator('[data-field=amount] input').first().fill('1300')
  await page.getByText('本条只剩 1,200.00 元，还差 100.00 元，须先调整预算').waitFor()
  await page.getByLabel('支付日期').fill('2026-07-18')
  await page.getByLabel('支付日期').press('Enter')
  await page.getByLabel('收款方').fill('临江新华书店')
  await page.getByLabel('凭证号').fill('支2026-J001')
  await page.getByLabel('用途').fill('书籍')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/这一条只剩 1200\.00 元/).waitFor()
  assert.deepEqual(await violationsOf(page), [])
  await page.locator('[data-field=amount] input').first().fill('1,200')
  await page.getByText('支付后还剩 0.00 元').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('已登记支付 1,200.00 元').waitFor()
  await page.getByText('支2026-J001').waitFor()
  await page
    .getByRole('row', { name: /支2026-J001/ })
    .getByRole('button', { name: '冲销' })
    .click()
  await page.getByLabel('原因').fill('收款账号有误')
  await page.getByRole('button', { name: '冲销这笔支付' }).click()
  await page.getByText('冲销：收款账号有误').waitFor()
  assert.equal(await page.getByText('支2026-J001').count(), 2)
  assert.deepEqual(site.faults(), [])
})

test('各表单和公开表：无障碍零缺陷；代表看得到数，看不到登记', async () => {
  const page = await site.signIn('financeOfficer1', '/c/ledger')
  for (const path of [
    '/c/ledger?year=2025&open=check',
    '/c/ledger?open=new',
    '/c/ledger?open=import',
    '/c/ledger?year=2026&open=close',
    '/c/ledger/pingtai?year=2025',
    '/c/ledger/lvzhi?year=2026&open=adjust',
    '/c/public-tables?year=2026&stage=budget&no=01',
    '/c/public-tables?year=2025&stage=final&no=05',
  ]) {
    await page.goto(`${site.url}${path}`)
    await page.getByRole('navigation').first().waitFor()
    await page.waitForLoadState('networkidle')
    assert.deepEqual(await violationsOf(page), [], path)
  }
  await page.getByText(/处合计，全部相符/).waitFor()
  const deputy = await site.signIn('deputy1', '/c/ledger/pingtai?year=2025')
  await deputy.getByText('按资金来源').waitFor()
  assert.equal(await deputy.getByRole('button', { name: /登记|增加|修改项目|冲销/ }).count(), 0)
  assert.deepEqual(site.faults(), [])
})
