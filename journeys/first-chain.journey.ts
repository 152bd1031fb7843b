import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { chainOf } from './chain.ts'
import { focusedField, type Typist, typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { photo } from './photo.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole()
})
after(() => site.close())

/** Han text is typed at one character a second (UX); a key takes a quarter of that. */
const secondsOf = ({ keys, narrative }: { keys: number; narrative: number }) => keys * 0.25 + narrative

const CALLER = '13812341234'
const WORDS = '昨天晚上开始，东街临江路12号门口的垃圾没人清，堆了一地，味道很大，影响老人出门。'
let caseNo = ''
const tail = () => caseNo.slice(-7)

const link = chainOf(() => site)

/** The person's list with the case open beside it. */
async function openCase(account: string, desk: string): Promise<{ page: Page; person: Typist }> {
  const page = await site.signIn(account, `/c/desk?desk=${desk}`)
  const row = page.getByRole('row', { name: new RegExp(tail()) })
  await row.waitFor()
  await row.focus()
  const person = typistAt(page)
  await person.press('Enter')
  await page.getByRole('complementary').getByText(caseNo).waitFor()
  person.taken()
  return { page, person }
}

/** The form is sent and the list has gone on. */
async function sent(page: Page): Promise<void> {
  await page.getByRole('row', { name: new RegExp(tail()) }).waitFor({ state: 'detached' })
  assert.deepEqual(site.faults(), [])
}

link('接线员：来电登记不超过 30 键、60 秒', async () => {
  const page = await site.signIn('operator1', '/c/desk')
  const operator = typistAt(page)
  await page.getByRole('heading', { level: 1 }).waitFor()
  operator.taken()
  await operator.press('N')
  await page.locator('[data-field=phone] input:focus').waitFor()
  await operator.type(CALLER)
  await operator.press('Tab')
  await operator.say('张三')
  await operator.press('Tab')
  await operator.say(WORDS)
  await page.getByText('首次来电').waitFor()
  await operator.press('Tab', 'Tab')
  assert.equal(await focusedField(page), 'address')
  await operator.say('临江路12号')
  await page.getByText('地址可能在 2 处').waitFor()
  await operator.press('↓', '↓', 'Enter')
  await page.getByText(/东街街道 › 府前社区/).waitFor()
  assert.equal(await focusedField(page), 'category')
  await page.getByRole('option', { name: /暴露垃圾/ }).waitFor()
  await operator.press('1')
  assert.equal(await page.locator('[data-field=category] input').inputValue(), '暴露垃圾')
  for (const part of ['姓名', '时间', '地点', '原因', '经过'])
    assert.equal(await page.getByRole('checkbox', { name: part }).isChecked(), true, part)
  await operator.press('Ctrl+Enter')
  const filed = page.locator('[data-filed]')
  await filed.waitFor()
  caseNo = (await filed.getAttribute('data-filed')) ?? ''
  const taken = operator.taken()
  console.log(
    `登记：${taken.keys} 键，正文 ${taken.narrative} 字，折合 ${Math.round(secondsOf(taken))} 秒，页面 ${taken.seconds.toFixed(1)} 秒`,
  )
  assert.ok(taken.keys <= 30, `${taken.keys} keys`)
  assert.ok(secondsOf(taken) <= 60, `${secondsOf(taken)} s`)
  assert.match(caseNo, /^\d{6}-\d{8}-\d{8}$/)
  await page.locator('[data-field=phone] input:focus').waitFor()
  assert.equal(await page.locator('[data-field=text] textarea').inputValue(), '')
  assert.deepEqual(site.faults(), [])
})

link('受理员：受理并到下一件 2 键', async () => {
  const { page, person } = await openCase('intakeOfficer1', 'intake')
  await page.getByText('138****1234').first().waitFor()
  assert.equal(await page.getByText(CALLER).count(), 0)
  await person.press('A')
  await page.locator('form button[type=submit]:focus').waitFor()
  await person.press('Enter')
  await sent(page)
  const { keys } = person.taken()
  console.log(`受理：${keys} 键`)
  assert.equal(keys, 2)
})

link('立案员：立案 2 键', async () => {
  const { page, person } = await openCase('filingOfficer1', 'filing')
  await person.press('F')
  await page.locator('form button[type=submit]:focus').waitFor()
  await person.press('Enter')
  await sent(page)
  assert.equal(person.taken().keys, 2)
})

/** On the board the case is current; the proposal that fits is taken and sent. */
async function dispatchTo(unit: RegExp): Promise<{ page: Page; keys: number }> {
  const page = await site.signIn('dispatcher1', '/c/dispatch')
  const row = page.getByRole('row', { name: new RegExp(tail()) })
  await row.waitFor()
  await row.focus()
  await page.getByRole('row', { name: unit }).first().waitFor()
  const dispatcher = typistAt(page)
  await dispatcher.press('D', '1')
  const line = page.getByText(/^将派往/)
  await line.waitFor()
  assert.match((await line.textContent()) ?? '', unit)
  assert.match((await line.textContent()) ?? '', /时限.*通知/)
  await dispatcher.press('Enter')
  await sent(page)
  return { page, keys: dispatcher.taken().keys }
}

link('派遣员：派遣 3 键，派前说明单位、时限、通知到谁', async () => {
  const { keys } = await dispatchTo(/东街街道/)
  console.log(`派遣：${keys} 键`)
  assert.equal(keys, 3)
})

link('别的街道、别的部门和系统管理员看不到这一件', async () => {
  for (const account of ['street01.dispatcher', 'lighting.handler1']) {
    const page = await site.signIn(account, `/c/cases/${caseNo}`)
    await page.getByText('没有找到该案件或不在您的管辖范围').waitFor()
  }
  const admin = await site.signIn('sysAdmin1', `/c/cases/${caseNo}`)
  await admin.getByText(/无权查看/).waitFor()
  assert.equal(await admin.getByRole('link', { name: '案件' }).count(), 0)
})

link('街道签收并下派社区，社区再下派网格，网格退回社区，社区退回街道', async () => {
  const street = await openCase('street03.dispatcher', 'sign')
  await street.person.press('S')
  await sent(street.page)
  assert.equal(street.person.taken().keys, 1)

  const handing = await openCase('street03.dispatcher', 'handle')
  await handing.person.press('H')
  await handing.page.getByText('府前社区').first().waitFor()
  await handing.person.press('Ctrl+Enter')
  await handing.page.getByRole('status').getByText('已下派').waitFor()
  console.log(`下派：${handing.person.taken().keys} 键`)

  const community = await openCase('street03.c05.officer1', 'orders')
  await community.person.press('S')
  await community.page.locator('aside form').waitFor()
  await community.person.press('Ctrl+Enter')
  await community.page.getByRole('status').getByText('已签收下级工单').waitFor()
  const down = await openCase('street03.c05.officer1', 'orders')
  await down.person.press('H')
  await down.page.getByText('第1网格').first().waitFor()
  await down.person.press('Ctrl+Enter')
  await down.page.getByRole('status').getByText('已下派').waitFor()

  const worker = await openCase('street03.c05.worker1', 'orders')
  await returnLowerOrder(worker.page)
  const back = await openCase('street03.c05.officer1', 'orders')
  await returnLowerOrder(back.page)
})

/** "退回下级工单" with its first reason and some words. */
async function returnLowerOrder(page: Page): Promise<void> {
  const panel = page.getByRole('complementary')
  await action(page, '退回下级工单')
  await panel.getByRole('radio', { name: '非本单位职责' }).check()
  await panel.getByLabel('说明').fill('此处为区环卫中心直管路段。')
  await panel.getByRole('button', { name: '退回下级工单' }).last().click()
  await page.getByRole('status').getByText('已退回下级工单').waitFor()
  assert.deepEqual(site.faults(), [])
}

/** An action by its button; those less often used stand under "更多操作". */
async function action(page: Page, title: string): Promise<void> {
  const panel = page.getByRole('complementary')
  const button = panel.getByRole('button', { name: title }).first()
  if (!(await button.isVisible())) await panel.getByRole('button', { name: '更多操作' }).click()
  await button.click()
}

link('街道申请退单，负责人审核，值班长同意，案件回到待派遣', async () => {
  const { page } = await openCase('street03.dispatcher', 'handle')
  const panel = page.getByRole('complementary')
  await action(page, '申请退单')
  await panel.getByRole('radio', { name: '非本单位职责' }).check()
  await panel.getByLabel('说明').fill('路段由区环卫中心直管，见职责清单。')
  await panel.getByRole('button', { name: '申请退单' }).last().click()
  await page.getByRole('status').getByText('已申请退单').waitFor()

  const lead = await openCase('street03.lead1', 'requests')
  await action(lead.page, '单位同意申请')
  await lead.person.press('Ctrl+Enter')
  await sent(lead.page)

  const chief = await openCase('dutyChief1', 'requests')
  await chief.page.getByText('路段由区环卫中心直管，见职责清单。').first().waitFor()
  await action(chief.page, '同意退单')
  await chief.page.locator('[data-field=wrongDispatch] input:focus').waitFor()
  await chief.person.press('1', 'Ctrl+Enter')
  await sent(chief.page)
})

link('派遣员改派环卫中心：刚退单的单位派不了', async () => {
  const page = await site.signIn('dispatcher2', '/c/dispatch')
  const row = page.getByRole('row', { name: new RegExp(tail()) })
  await row.waitFor()
  await row.focus()
  await page.getByText('刚退单').waitFor()
  const dispatcher = typistAt(page)
  await dispatcher.press('D', '1')
  await page.getByText(/该单位刚退单，不能原样再派/).waitFor()
  assert.equal(await page.getByRole('button', { name: /派遣 1 件/ }).isDisabled(), true)
  await dispatcher.say('环境卫生')
  await dispatcher.press('Enter')
  const line = page.getByText(/^将派往/)
  await line.waitFor()
  assert.match((await line.textContent()) ?? '', /区环境卫生服务中心/)
  await dispatcher.press('Enter')
  await sent(page)
})

async function complete(answer: string): Promise<void> {
  const { page, person } = await openCase('sanitation.handler1', 'handle')
  const panel = page.getByRole('complementary')
  await person.press('C')
  await panel.locator('[data-field=result] input:focus').waitFor()
  await person.press('1')
  await panel.getByLabel('对诉求人的答复').fill(answer)
  await person.press('Ctrl+Enter')
  await sent(page)
}

/** The intake officer names no checker: any of the area may go. */
async function assignCheck(): Promise<void> {
  const { page, person } = await openCase('intakeOfficer2', 'checkAssign')
  await action(page, '派核查')
  await person.press('Ctrl+Enter')
  await sent(page)
}

async function check(pass: boolean): Promise<void> {
  const { page, person } = await openCase('checker1', 'check')
  const panel = page.getByRole('complementary')
  await person.press('V')
  await panel.locator('[data-field=result] input:focus').waitFor()
  await person.press(pass ? '1' : '2')
  if (!pass) {
    await panel.locator('[data-field=reason] button').first().click()
  }
  await panel.locator('input[type=file]').setInputFiles(await photo('check.jpg'))
  await panel.locator('[data-field=photos] img').waitFor()
  await person.press('Ctrl+Enter')
  await sent(page)
}

link('环卫中心签收办结，核查不合格返工，再核查合格', async () => {
  const { page, person } = await openCase('sanitation.handler1', 'sign')
  await person.press('S')
  await sent(page)
  await complete('已安排清运，今日完成。')
  await assignCheck()
  await check(false)
  await complete('已清运并冲洗地面，增设垃圾桶一只。')
  await assignCheck()
  await check(true)
})

link('回访员：电话要点开才见，登记不超过 9 键', async () => {
  const page = await site.signIn('callbackOfficer1', '/c/callback')
  const row = page.getByRole('row', { name: new RegExp(tail()) })
  await row.waitFor()
  await row.focus()
  const person = typistAt(page)
  await page.getByText('138****1234').waitFor()
  await page.getByText(/已清运并冲洗地面，增设垃圾桶一只。请问问题解决了吗/).waitFor()
  await person.press('T')
  await page.getByText(CALLER).waitFor()
  await person.press('1', '1', '1')
  await page.getByText('登记后转结案').waitFor()
  await person.press('Ctrl+Enter')
  await sent(page)
  const { keys } = person.taken()
  console.log(`回访：${keys} 键`)
  assert.ok(keys <= 9)
})

link('立案员结案；记录完整，看过电话留了痕', async () => {
  const { page } = await openCase('filingOfficer1', 'close')
  await action(page, '结案')
  await page.keyboard.press('Control+Enter')
  await sent(page)
  await page.goto(`${site.url}/c/cases/${caseNo}`)
  await page.getByText('已结案').first().waitFor()
  const auditor = await site.signIn('auditor1', '/c/desk')
  const journal = await auditor.request.get(`${site.url}/api/v1/journal?operation=cases.unmaskAppellant`)
  assert.ok(journal.ok(), await journal.text())
  assert.match(await journal.text(), /回访/)
})
