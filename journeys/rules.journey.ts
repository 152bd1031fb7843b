import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getCase, getRules } from '#modules/cases/contract.ts'
import { fileCases } from './file-cases.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole()
})
after(() => site.close())

async function inForce() {
  return site.house.perform(getRules, { version: 'current' }, await site.house.principal('operator1'))
}

test('值班长改规则：改坏当即说明，改好写明理由和同意人后生效，旧案不变', async () => {
  const [old] = await fileCases(site.house, 1, 'filed')
  const page = await site.signIn('dutyChief1', '/c/rules')
  await page.getByText('第 1 版现行').waitFor()
  await page.getByRole('button', { name: '修改规则' }).click()
  const panel = page.getByRole('complementary').filter({ hasText: '修改规则（在第 1 版上）' })
  await panel.getByText('与现行规则没有差别').waitFor()
  assert.ok(await panel.getByRole('button', { name: '发布新版本' }).isDisabled())

  await panel.getByText('退单、延期与挂账').click()
  const returns = panel.getByRole('spinbutton', { name: '退单次数' })
  await returns.fill('0')
  await returns.press('Tab')
  await panel.getByText('允许退单，退单次数却为 0。').waitFor()
  assert.ok(await panel.getByRole('button', { name: '发布新版本' }).isDisabled())
  await returns.fill('3')
  await returns.press('Tab')
  await panel.getByText('校验通过，改动 1 处').waitFor()

  await panel.getByLabel('修改理由').fill('退单争议多，放宽一次')
  await panel.getByLabel(/同意人/).click()
  await page
    .getByTitle(/ · (领导|指挥长)/)
    .first()
    .click()
  await panel.getByRole('button', { name: '发布新版本' }).click()
  await page.getByText('第 2 版现行').waitFor()

  const newest = await inForce()
  assert.deepEqual([newest.version, newest.rules.district?.set], [2, { maxReturns: 3 }])
  const chief = await site.house.principal('dutyChief1')
  const kept = (await site.house.perform(getCase, { id: old! }, chief)).case.rulesVersion
  assert.notEqual(kept, newest.key)
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('两版比较、看旧版、打印：谁都可以看，受理员不能改', async () => {
  const page = await site.signIn('intakeOfficer1', '/c/rules?v=2&with=1')
  await page.getByText('第 1 版到第 2 版：1 处不同').waitFor()
  assert.equal(await page.getByRole('button', { name: '修改规则' }).count(), 0)
  await page
    .getByRole('navigation', { name: '版本' })
    .getByRole('button', { name: /第 1 版/ })
    .click()
  await page.getByText('按期完成率目标为 100%，延期只许一次。').waitFor()
  const [print] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: '打印' }).click(),
  ])
  await print.getByRole('heading', { name: '临江区案件流程规则' }).waitFor()
  await print.getByText('第 1 版', { exact: true }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 DOCX' }).click(),
  ])
  assert.equal(file.suggestedFilename(), '流程规则-第1版.docx')
  assert.deepEqual(site.faults(), [])
  await site.leave()
})
