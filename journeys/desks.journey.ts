import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { complete, getCase, skipCheck } from '#modules/cases/contract.ts'
import { fileCases } from './file-cases.ts'
import { typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

let site: OpenConsole
/** The server's clock is put forward between calls: only tries at different hours count. */
let aheadMs = 0
let toCall: string[]
let toSend: string[]
before(async () => {
  site = await openConsole({ nowMs: () => Date.now() + aheadMs })
  toCall = await fileCases(site.house, 3, 'callback')
  toSend = await fileCases(site.house, 4, 'filed')
})
after(() => site.close())

async function caseOf(id: string) {
  const chief = await site.house.principal('dutyChief1')
  return (await site.house.perform(getCase, { id }, chief)).case
}

async function calling(id: string) {
  const page = await site.signIn('callbackOfficer1', `/c/callback?case=${id}`)
  const { caseNo } = await caseOf(id)
  const row = page.getByRole('row', { name: new RegExp(caseNo.slice(-7)) })
  await row.waitFor()
  await row.focus()
  await page.getByRole('region', { name: '回访' }).getByText(caseNo.slice(-8)).waitFor()
  return { page, row, officer: typistAt(page) }
}

test('未接通一键登记，三个时段都未接通自动登记未联系上', async () => {
  const id = toCall[0]!
  for (const times of [1, 2, 3]) {
    const { page, row, officer } = await calling(id)
    if (times > 1) await page.getByText(`已 ${times - 1} 次未接通`).waitFor()
    await officer.press('0')
    await page.getByRole('status').getByText(`第 ${times} 次未接通`).waitFor()
    assert.equal(officer.taken().keys, 1)
    if (times === 3) await row.waitFor({ state: 'detached' })
    assert.deepEqual(site.faults(), [])
    await site.leave()
    aheadMs += 3 * 3_600_000
  }
  assert.equal((await caseOf(id)).state, 'toClose')
})

test('不满意且合理：5 键退回重办；再不满意由值班长研判', async () => {
  const [, id] = toCall
  const first = await calling(id!)
  await first.officer.press('1', '2', '2', '1')
  await first.page.getByText(/登记后退回 .* 重办/).waitFor()
  await first.officer.press('Ctrl+Enter')
  await first.row.waitFor({ state: 'detached' })
  const { keys } = first.officer.taken()
  console.log(`重办：${keys} 键`)
  assert.ok(keys <= 5)
  const back = await caseOf(id!)
  assert.equal(back.state, 'handling')
  await site.leave()

  const unit = back.orders.findLast(({ role }) => role === 'lead')!.unit
  const answer = { id: id!, result: 'solved' as const, answer: '已再次处理。' }
  await site.house.perform(complete, answer, await site.house.principal(`${unit}.handler1`))
  await site.house.perform(skipCheck, { id: id!, basis: 'hotline' }, await site.house.principal('intakeOfficer1'))
  const again = await calling(id!)
  await again.page.getByText('重办×1').waitFor()
  await again.page.getByText(/已重新办理/).waitFor()
  await again.officer.press('1', '2', '2', '1')
  await again.page.getByText('登记后转值班长研判').waitFor()
  await again.officer.press('Ctrl+Enter')
  await again.row.waitFor({ state: 'detached' })
  await site.leave()

  const chief = await site.signIn('dutyChief1', '/c/callback')
  await chief.getByText('诉求合理，已重办 1 次').waitFor()
  await chief.getByRole('radio', { name: '原单位再办一次' }).check()
  await chief.getByText(/将退回 .* 再办，并按二级督办/).waitFor()
  await chief.getByLabel('理由').fill('线路未彻底更换，须再办。')
  await chief.keyboard.press('Control+Enter')
  await chief.getByText('无待研判案件').waitFor()
  assert.equal((await caseOf(id!)).state, 'handling')
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('派遣：拖到单位上只是选中，回车才派；案件还没读出来就按的回车也算数', async () => {
  const page = await site.signIn('dispatcher1', `/c/dispatch?case=${toSend[0]}`)
  const asked = Promise.withResolvers<void>()
  const read = Promise.withResolvers<void>()
  await page.route(`**/api/v1/cases/${toSend[1]}`, async (route) => {
    asked.resolve()
    await read.promise
    await route.continue()
  })
  const dispatcher = typistAt(page)
  const { caseNo } = await caseOf(toSend[1]!)
  const unit = page.getByRole('row', { name: /区应急管理局/ })
  await unit.waitFor()
  await page
    .getByRole('row', { name: new RegExp(caseNo.slice(-7)) })
    .locator('[draggable=true]')
    .dragTo(unit)
  await page.getByText(/^将派往 区应急管理局/).waitFor()
  assert.equal((await caseOf(toSend[1]!)).state, 'filed')
  await asked.promise
  await dispatcher.press('Enter')
  read.resolve()
  await page.getByRole('status').getByText('已派往 区应急管理局').waitFor()
  assert.equal((await caseOf(toSend[1]!)).state, 'dispatched')
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('别人已派走的在列表里划去，派不动，内容还在', async () => {
  const mine = await site.signIn('dispatcher1', `/c/dispatch?case=${toSend[2]}`)
  await mine.getByRole('region', { name: '派遣', exact: true }).getByRole('link').waitFor()
  const other = await site.signIn('dispatcher2', `/c/dispatch?case=${toSend[2]}`)
  await other.getByRole('region', { name: '派遣', exact: true }).getByRole('link').waitFor()
  await typistAt(other).press('D', '1', 'Enter')
  await other.getByRole('status').getByText('已派往').waitFor()
  const { caseNo } = await caseOf(toSend[2]!)
  const row = mine.getByRole('row', { name: new RegExp(caseNo.slice(-7)) })
  await mine
    .locator('tr[data-mark=gone]')
    .filter({ hasText: caseNo.slice(-8) })
    .waitFor()
  await row.focus()
  await typistAt(mine).press('D', '1', 'Enter')
  await mine.getByRole('alert').waitFor()
  assert.equal((await caseOf(toSend[2]!)).orders.filter(({ role }) => role === 'lead').length, 1)
})
