import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { toRfc3339 } from '#core/time/local.ts'
import {
  accept,
  assignCheck,
  complete,
  dispatch,
  file,
  getCase,
  report,
  sign,
  skipCheck,
  submitCallback,
  submitCheck,
} from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { chainOf } from './chain.ts'
import { action, type OpenCase, openCase, readCase, refusalOf, send } from './desk.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { photo } from './photo.ts'

/** The district's time, moved by each story to where it plays. */
let shiftMs = 0
const at = (local: string) => {
  shiftMs = Date.parse(`${local}+08:00`) - Date.now()
}

let site: OpenConsole
before(async () => {
  at('2026-09-21T09:30:00')
  site = await openConsole({ nowMs: () => Date.now() + shiftMs, background: 'all' })
})
after(() => site.close())
const link = chainOf(() => site)

interface Matter {
  channel: string
  category: string
  title: string
  phone: string
  lead?: string
  givenDue?: string
}

/** A case taken as far as its story needs it, by those whose work is not told. Answers id, number, lead. */
async function matter(to: 'reported' | 'dispatched' | 'handling' | 'callback', told: Matter, gridNo = 11) {
  const { house } = site
  const grid = house.runtime.use(areaBook).all('grid')[gridNo]!
  const by = (account: string) => house.principal(account)
  const { id, caseNo } = await house.perform(
    report,
    {
      channel: told.channel,
      title: told.title,
      text: `${told.title}，已经三天，请尽快处理并答复。`,
      place: { lon: grid.labelPoint[0], lat: grid.labelPoint[1], address: grid.name },
      category: told.category,
      appealType: 'complaint',
      elements: { name: true, time: true, place: true, cause: true, course: true },
      appellant: { name: '赵六', phone: told.phone },
      ...(told.givenDue ? { givenDue: told.givenDue } : {}),
    },
    await by('operator1'),
  )
  const lead = told.lead ?? house.runtime.use(catalogueBook).duty(told.category, grid.code)!.lead
  const handler = lead.startsWith('street') ? `${lead}.dispatcher` : `${lead}.handler1`
  if (to === 'reported') return { id, caseNo, lead, handler }
  await house.perform(accept, { id, duplicatesChecked: true }, await by('intakeOfficer1'))
  await house.perform(file, { id, conditionMet: true }, await by('filingOfficer1'))
  await house.perform(dispatch, { id, lead }, await by('dispatcher1'))
  if (to === 'dispatched') return { id, caseNo, lead, handler }
  await house.perform(sign, { id }, await by(handler))
  if (to === 'handling') return { id, caseNo, lead, handler }
  await house.perform(complete, { id, result: 'solved', answer: '已与当事双方协商解决。' }, await by(handler))
  await house.perform(skipCheck, { id, basis: 'hotline' }, await by('intakeOfficer1'))
  return { id, caseNo, lead, handler }
}

const POWER_CUT: Matter = { channel: 'hotline12345', category: '300203', title: '家中停电', phone: '13900020001' }
const STREET_LAMP: Matter = {
  channel: 'digitalUrbanMgmt',
  category: '100118',
  title: '路灯不亮',
  phone: '13900020002',
  lead: 'lighting',
}

async function clocksOf(id: string, account: string) {
  const detail = await site.house.perform(getCase, { id }, await site.house.principal(account))
  return (name: string) => detail.clocks.findLast((clock) => clock.name === name)!
}

/** Chooses in a list by typing part of a name. */
async function choose({ page, person }: OpenCase, field: string, words: string): Promise<void> {
  await page.locator(`[data-field=${field}] input`).first().click()
  await person.say(words)
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click()
}

link('联合处置：主办增加协办，协办未办结主办不能办结；一案一个主办、一个答复', async () => {
  const { caseNo, id, handler } = await matter('handling', POWER_CUT)
  const helper = site.house.runtime.use(unitBook).find('lighting')!
  const lead = await openCase(site, handler, 'handle', caseNo)
  await action(lead.page, '增加协办')
  await choose(lead, 'unit', helper.zh)
  await lead.page.getByLabel('要求').fill('协助检查小区路灯线路。')
  await send(site, lead, '已增加协办')
  assert.match(await refusalOf(lead.page, '处置完成'), /还有下级或协办工单未办结/)

  const signing = await openCase(site, 'lighting.handler1', 'orders', caseNo)
  await signing.person.press('S')
  await signing.page.locator('aside form').waitFor()
  await send(site, signing, '已签收下级工单')
  const helping = await openCase(site, 'lighting.handler1', 'orders', caseNo)
  await helping.person.press('C')
  await helping.page.getByLabel('办理情况').fill('路灯线路完好，与停电无关。')
  await send(site, helping, '已办结下级工单')

  const last = await openCase(site, handler, 'handle', caseNo)
  await last.person.press('C')
  await last.page.locator('[data-field=result] input:focus').waitFor()
  await last.person.press('1')
  await last.page.getByLabel('对诉求人的答复').fill('已更换损坏的电表，恢复供电。')
  await last.person.press('Ctrl+Enter')
  await last.page.getByRole('row', { name: new RegExp(caseNo.slice(-7)) }).waitFor({ state: 'detached' })
  const { case: state } = await site.house.perform(getCase, { id }, await site.house.principal('dispatcher1'))
  assert.equal(state.orders.filter((order) => order.role === 'lead').length, 1)
  assert.deepEqual([state.state, state.answer], ['done', '已更换损坏的电表，恢复供电。'])
})

let suspended = { id: '', caseNo: '', handler: '' }

link('国庆前挂账：经办申请、负责人同意、领导批准，处置和整案时限暂停', async () => {
  at('2026-09-29T10:00:00')
  suspended = await matter('handling', STREET_LAMP, 23)
  const { id, caseNo, handler } = suspended
  const before = (await clocksOf(id, 'dispatcher1'))('handle')
  assert.deepEqual([before.limit, before.due], [{ n: 2, unit: 'WD' }, '2026-10-08T17:30:00+08:00'])
  at('2026-09-30T14:30:00')
  const asking = await openCase(site, handler, 'handle', caseNo)
  await action(asking.page, '申请挂账')
  await asking.page.getByRole('radio', { name: '工程' }).first().check()
  await asking.page.getByLabel('说明').fill('灯杆基础需重新浇筑，节后到货。')
  await asking.page.locator('[data-field=target] input').fill('2026-10-20')
  await asking.page.keyboard.press('Enter')
  await asking.page.getByRole('radio', { name: '已告知' }).check()
  await send(site, asking, '已申请挂账')

  const lead = await openCase(site, `${handler.split('.')[0]}.lead1`, 'requests', caseNo)
  await action(lead.page, '单位同意申请')
  await send(site, lead, '已单位同意申请')
  at('2026-09-30T15:00:00')
  const chief = await readCase(site, 'dutyChief1', caseNo)
  // Shown to whoever may approve it, possible or not; the duty chief may not.
  await chief.getByRole('button', { name: '更多操作' }).click()
  await chief.locator('dl > div').first().waitFor()
  assert.equal(await chief.getByText('同意挂账').count(), 0)
  const leader = await readCase(site, 'leader1', caseNo)
  await action(leader, '同意挂账')
  await leader.getByText('挂账期间处置和整案时限暂停').waitFor()
  await leader.keyboard.press('Control+Enter')
  await leader.getByText('挂账中').first().waitFor()
  const clock = await clocksOf(id, 'dispatcher1')
  assert.deepEqual([clock('handle').state, clock('handle').due, clock('total').state], ['paused', null, 'paused'])
  assert.equal(clock('suspension').due, '2026-10-20T09:00:00+08:00')
})

link('节后提前恢复：用剩下的时限，国庆和调休都算对', async () => {
  const { id, caseNo, handler } = suspended
  at('2026-10-09T10:00:00')
  const page = await readCase(site, handler, caseNo)
  await action(page, '恢复办理')
  await page.getByLabel('恢复原因').fill('材料已提前到货。')
  await page.keyboard.press('Control+Enter')
  await page.getByText('处置中').first().waitFor()
  // two working days from 29 September; the clock stood still at the ends of 30 September and 8 October,
  // so 9 October and the adjusted working Saturday of 10 October are the two that count
  const handle = (await clocksOf(id, 'dispatcher1'))('handle')
  assert.deepEqual([handle.state, handle.due], ['running', '2026-10-10T17:30:00+08:00'])
  assert.deepEqual(site.faults(), [])
})

link('并单后两位诉求人都要回访，缺一不能登记', async () => {
  at('2026-10-12T09:30:00')
  const first = await matter('reported', { ...POWER_CUT, title: '整栋楼停电', phone: '13900020003' }, 37)
  const second = await matter('reported', { ...POWER_CUT, title: '楼里停电', phone: '13900020004' }, 37)
  const merging = await openCase(site, 'intakeOfficer1', 'intake', second.caseNo)
  await merging.person.press('M')
  await merging.page.locator('aside form').waitFor()
  await merging.page.locator('[data-field=master] input').first().fill(first.caseNo)
  await merging.person.press('Enter')
  await merging.page.getByRole('heading', { name: '主案' }).waitFor()
  await merging.person.press('Ctrl+Enter')
  await merging.page.getByRole('row', { name: new RegExp(second.caseNo.slice(-7)) }).waitFor({ state: 'detached' })

  const { house } = site
  const by = (account: string) => house.principal(account)
  const { id, lead, handler } = first
  await house.perform(accept, { id, duplicatesChecked: true }, await by('intakeOfficer1'))
  await house.perform(file, { id, conditionMet: true }, await by('filingOfficer1'))
  await house.perform(dispatch, { id, lead }, await by('dispatcher1'))
  await house.perform(sign, { id }, await by(handler))
  await house.perform(complete, { id, result: 'solved', answer: '已修复，恢复供电。' }, await by(handler))
  await house.perform(skipCheck, { id, basis: 'hotline' }, await by('intakeOfficer1'))

  const page = await site.signIn('callbackOfficer1', '/c/callback')
  await page.getByRole('row', { name: new RegExp(first.caseNo.slice(-7)) }).focus()
  await page.getByRole('button', { name: '诉求人 1/2' }).waitFor()
  await page.getByText('139****0003').waitFor()
  for (const key of ['1', '1', '1']) await page.keyboard.press(key)
  await page.getByText('139****0004').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('按 1 或 2 作答').waitFor()
  for (const key of ['1', '1', '2']) await page.keyboard.press(key)
  await page.getByText('登记后转结案').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('row', { name: new RegExp(first.caseNo.slice(-7)) }).waitFor({ state: 'detached' })
  assert.deepEqual(site.faults(), [])
})

link('上级转办件：上级时限单独计，内部时限提前；值班长凭书面同意更新', async () => {
  at('2026-03-02T10:00:00')
  const due = toRfc3339(Date.parse('2026-03-09T10:00:00+08:00'))
  const { id, caseNo } = await matter(
    'handling',
    { ...POWER_CUT, channel: 'upperPlatform', title: '市平台转办停电', phone: '13900020005', givenDue: due },
    41,
  )
  const clock = await clocksOf(id, 'dispatcher1')
  assert.equal(clock('upperDue').due, due)
  // 20 % of the window are kept in reserve, at most one working day (domain §4.4)
  assert.match(clock('handle').due ?? '', /^2026-03-08T00:24/)
  const page = await readCase(site, 'dutyChief1', caseNo)
  await page.getByText('上级时限').first().waitFor()
  await action(page, '更新上级时限')
  await page.locator('[data-field=due] input').fill('2026-03-17 10:00')
  await page.keyboard.press('Enter')
  await page.getByLabel('依据').fill('市平台 3 月 2 日书面同意延至 3 月 17 日。')
  await page.keyboard.press('Control+Enter')
  await page.getByText('没有附上级的书面同意').first().waitFor()
  await page.locator('[data-field=attachments] input[type=file]').setInputFiles(await photo('consent.jpg'))
  await page.locator('[data-field=attachments]').getByText('consent').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('status').getByText('已更新上级时限').first().waitFor()
  const moved = await clocksOf(id, 'dispatcher1')
  assert.equal(moved('upperDue').due, '2026-03-17T10:00:00+08:00')
  assert.deepEqual(site.faults(), [])
})

link('两次返工自动二级督办：未办结不能结案，负责人答复，值班长办结', async () => {
  at('2026-03-16T09:30:00')
  const { id, caseNo, handler } = await matter('handling', { ...POWER_CUT, phone: '13900020006' }, 53)
  const { house } = site
  const by = (account: string) => house.principal(account)
  const checkFails = async () => {
    await house.perform(complete, { id, result: 'solved', answer: '已恢复供电。' }, await by(handler))
    await house.perform(assignCheck, { id }, await by('intakeOfficer1'))
    await house.perform(submitCheck, { id, result: 'fail', reason: '仍然停电' }, await by('checker1'))
  }
  await checkFails()
  await checkFails()
  const unit = handler.split('.')[0]
  const lead = await readCase(site, `${unit}.lead1`, caseNo)
  await lead
    .getByText(/II 级督办/)
    .first()
    .waitFor()
  await lead.getByText('待答复').first().waitFor()
  await action(lead, '答复督办')
  await lead.getByLabel('督办答复').fill('已更换整条支线，今日 12 时前恢复。')
  await lead.keyboard.press('Control+Enter')
  await lead.getByText('已答复，待办结').first().waitFor()

  await house.perform(complete, { id, result: 'solved', answer: '已更换支线，恢复供电。' }, await by(handler))
  await house.perform(skipCheck, { id, basis: 'hotline' }, await by('intakeOfficer1'))
  const called = { contacted: true, solved: true, satisfied: true }
  await house.perform(submitCallback, { id, ...called }, await by('callbackOfficer1'))
  const filing = await readCase(site, 'filingOfficer1', caseNo)
  assert.match(await refusalOf(filing, '结案'), /未办结的一级或二级督办/)

  const chief = await readCase(site, 'dutyChief1', caseNo)
  await action(chief, '办结督办')
  await chief.getByLabel('办结意见').fill('已恢复供电，同意办结。')
  await chief.keyboard.press('Control+Enter')
  await chief.getByRole('status').getByText('已办结督办').first().waitFor()
  const closing = await readCase(site, 'filingOfficer1', caseNo)
  await action(closing, '结案')
  await closing.keyboard.press('Control+Enter')
  await closing.getByText('已结案').first().waitFor()
  assert.deepEqual(site.faults(), [])
})
