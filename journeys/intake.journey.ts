import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { getCase, report } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { action, openCase, send } from './desk.ts'
import { focusedField, typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { photo } from './photo.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole()
})
after(() => site.close())

const CALLER = '13900005678'

/** The form as the telephone opens it, with the cursor where the words go. */
async function called(phone = CALLER): Promise<Page> {
  const page = await site.signIn('operator1', `/c/intake/new?phone=${phone}`)
  await page.locator('[data-field=text] textarea:focus').waitFor()
  return page
}

async function filedNumber(page: Page): Promise<string> {
  const filed = page.locator('[data-filed]')
  await filed.waitFor()
  assert.deepEqual(site.faults(), [])
  return (await filed.getAttribute('data-filed')) ?? ''
}

async function caseOf(caseNo: string) {
  const chief = await site.house.principal('dutyChief1')
  return site.house.perform(getCase, { id: caseNo }, chief)
}

test('直接答复不超过 12 键，登记即办结', async () => {
  const page = await called()
  const operator = typistAt(page)
  await operator.say('居住证到期了怎么续签，要带什么材料？')
  await operator.press('F8')
  await page.locator('[data-field=answer] textarea:focus').waitFor()
  await operator.say('带身份证和租房合同，到所在社区服务中心办理。')
  await operator.press('Tab')
  await operator.type('K012')
  await operator.press('Tab', 'Space', 'Ctrl+Enter')
  const caseNo = await filedNumber(page)
  const { keys } = operator.taken()
  console.log(`直接答复：${keys} 键`)
  assert.ok(keys <= 12, `${keys} keys`)
  const { case: state } = await caseOf(caseNo)
  assert.equal(state.state, 'closed')
  assert.equal(state.closeKind, 'direct')
  assert.equal(state.appealType, 'inquiry')
  await site.leave()
})

test('投诉没有引用知识条目，答复不了，内容还在；改为转办理不会重复登记', async () => {
  const page = await called('13900009999')
  const operator = typistAt(page)
  await operator.say('楼上半夜装修，吵得睡不着')
  await operator.press('F8')
  await operator.say('已告知')
  await page.getByRole('radio', { name: '投诉' }).check()
  await page.getByRole('checkbox', { name: /同意就此答复/ }).check()
  await operator.press('Ctrl+Enter')
  await page.getByText('咨询和表扬以外须引用知识条目').waitFor()
  assert.equal(await page.locator('[data-filed]').count(), 0)
  await operator.press('F8', 'Ctrl+Enter')
  assert.equal((await caseOf(await filedNumber(page))).case.state, 'reported')
  await site.leave()
})

test('按电话补充老案不超过 8 键', async () => {
  const first = await called()
  const operator = typistAt(first)
  await operator.say('丹桂路8号门口路灯不亮，已经一周了')
  await operator.press('Tab', 'Tab')
  await operator.say('丹桂路8号')
  await first.getByText(/临江街道 › 柳岸社区/).waitFor()
  await operator.press('Ctrl+Enter')
  const caseNo = await filedNumber(first)
  await site.leave()

  const page = await called()
  const again = typistAt(page)
  await page.getByText('补充此件').first().waitFor()
  await again.press('F4')
  await page.getByText(`补充到 ${caseNo.slice(-8)}`).waitFor()
  await page.locator('[data-field=text] textarea:focus').waitFor()
  await again.say('今天又灭了两盏。')
  await again.press('Ctrl+Enter')
  assert.equal(await filedNumber(page), caseNo)
  const { keys } = again.taken()
  console.log(`补充：${keys} 键`)
  assert.ok(keys <= 8)
  const { record } = await caseOf(caseNo)
  assert.equal(record.at(-1)?.type, 'Supplemented')
  await site.leave()
})

test('相似案件就在右侧，F2 注明同一件，受理员 3 键并单', async () => {
  const page = await called('13900001111')
  const operator = typistAt(page)
  await operator.say('丹桂路8号门口路灯不亮，天黑看不见路')
  await operator.press('Tab', 'Tab')
  await operator.say('丹桂路8号')
  await page
    .getByRole('button', { name: /是同一件/ })
    .first()
    .waitFor()
  await operator.press('F2')
  await page.getByText('登记时注明与').waitFor()
  await operator.press('Ctrl+Enter')
  const caseNo = await filedNumber(page)
  assert.ok((await caseOf(caseNo)).case.sameAs)

  const desk = await site.signIn('intakeOfficer1', '/c/desk?desk=intake')
  const row = desk.getByRole('row', { name: new RegExp(caseNo.slice(-7)) })
  await row.focus()
  await desk.keyboard.press('Enter')
  await desk.getByRole('complementary').getByText(caseNo).waitFor()
  const officer = typistAt(desk)
  await officer.press('M')
  await desk.locator('aside form').waitFor()
  await officer.press('Ctrl+Enter')
  await row.waitFor({ state: 'detached' })
  const { keys } = officer.taken()
  console.log(`并单：${keys} 键`)
  assert.ok(keys <= 3)
  assert.equal((await caseOf(caseNo)).case.state, 'merged')
  await site.leave()
})

test('输入法上屏的回车不提交、不选类别', async () => {
  const page = await called('13900002222')
  const input = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const enter = async () => {
    // As browsers tell it while the input method holds the key: code 229.
    await input.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      code: 'Enter',
      key: 'Process',
    })
  }
  await compose('shui guan')
  await enter()
  await input.send('Input.insertText', { text: '水管爆了' })
  assert.equal(await page.locator('[data-field=text] textarea').inputValue(), '水管爆了')
  await page.locator('[data-field=category] input').focus()
  await page.getByRole('option').first().waitFor()
  await compose('lu')
  await enter()
  assert.equal(await focusedField(page), 'category')
  await input.send('Input.insertText', { text: '路灯' })
  await page.getByRole('option', { name: /路灯/ }).first().waitFor()
  await page.keyboard.press('Enter')
  assert.match(await page.locator('[data-field=category] input').inputValue(), /路灯/)
  assert.equal(await page.locator('[data-filed]').count(), 0)
  await site.leave()
})

test('草稿两秒一存，刷新后还在，只留在本标签页；新来电不冲掉没交的', async () => {
  const page = await called('13900003333')
  await page.keyboard.insertText('没说完的事情')
  await page.waitForFunction(() => Object.values(sessionStorage).some((kept) => kept.includes('没说完的事情')))
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes('13900003333')), false)
  assert.equal(page.url().includes('13900003333'), false)
  await page.reload()
  await page.getByText('已恢复未提交的内容').waitFor()
  assert.equal(await page.locator('[data-field=text] textarea').inputValue(), '没说完的事情')
  assert.equal(await page.locator('[data-field=phone] input').inputValue(), '13900003333')

  await page.goto(`${site.url}/c/intake/new?phone=13900004444`)
  await page.locator('[data-field=text] textarea:focus').waitFor()
  assert.equal(await page.locator('[data-field=text] textarea').inputValue(), '')
  await page.getByRole('button', { name: /接着填：没说完的事情/ }).click()
  assert.equal(await page.locator('[data-field=phone] input').inputValue(), '13900003333')
  await site.leave()
})

test('留了电话的须告知后才转其他渠道', async () => {
  const page = await called('13900006666')
  const operator = typistAt(page)
  await operator.say('家里进了小偷，怎么报警')
  await operator.press('F9')
  await page.locator('[data-field=otherChannel] input:focus').waitFor()
  await operator.press('1', 'Ctrl+Enter')
  await page.getByText('留了电话的，告知后再转').waitFor()
  await page.locator('[data-field=told] input:focus').waitFor()
  await operator.press('Space', 'Ctrl+Enter')
  assert.equal((await caseOf(await filedNumber(page))).case.state, 'referred')
  await site.leave()
})

test('网格员在电脑上报：照片、位置、类别，不写正文也能交', async () => {
  const page = await site.signIn('street03.c05.worker1', '/c/intake/new')
  const worker = typistAt(page)
  await page.getByRole('heading', { name: '巡查上报' }).waitFor()
  assert.equal(await page.locator('[data-field=phone]').count(), 0)
  await worker.press('Ctrl+Enter')
  assert.equal(await page.getByText('必填').count(), 3)
  await page.locator('input[type=file]').setInputFiles(await photo('patrol.jpg'))
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.locator('[data-field=address] input').focus()
  await worker.say('东街街道府前社区临江路12号')
  await page.getByText(/府前社区 › 府前社区第1网格/).waitFor()
  await worker.press('Tab')
  await worker.type('bllj')
  await page.getByRole('option', { name: /暴露垃圾/ }).waitFor()
  await worker.press('Enter', 'Ctrl+Enter')
  const { case: state } = await caseOf(await filedNumber(page))
  assert.equal(state.channel, 'gridPatrol')
  assert.equal(state.title, '东街街道府前社区临江路12号 暴露垃圾')
  assert.equal(state.photos.before.length, 1)
  assert.equal(state.place.areaCode?.slice(0, 12), '990101003005')
  await site.leave()
})

test('照片带着位置：地址自动填好；不知类名的可从全部类别里点', async () => {
  const page = await site.signIn('street03.c05.worker1', '/c/intake/new')
  await page.locator('input[type=file]').setInputFiles(await photo('place.jpg', { lon: 112.907438, lat: 30.067138 }))
  await page.getByText(/东街街道 › 府前社区/).waitFor()
  assert.equal(await page.locator('[data-field=address] input').inputValue(), '东街街道府前社区')
  await page.getByText(/从全部 \d+ 个类别中选/).click()
  await page.getByRole('button', { name: '暴露垃圾', exact: true }).click()
  await page.keyboard.press('Control+Enter')
  const { case: state } = await caseOf(await filedNumber(page))
  assert.ok(Math.abs((state.place.lon ?? 0) - 112.907438) < 0.0001)
  assert.equal(state.category, '200102')
  await site.leave()
})

test('人民网书记留言板：原编号和链接随案', async () => {
  const page = await site.signIn('operator1', '/c/intake/new?channel=peopleNetBoard')
  await page.locator('[data-field=externalNo] input').fill('23419087')
  await page.locator('[data-field=link] input').fill('https://liuyan.people.com.cn/threads/content?tid=23419087')
  await page.locator('[data-field=text] textarea').fill('尊敬的书记：小区加装电梯停工半年，请协调。')
  await page.keyboard.press('Control+Enter')
  const { case: state } = await caseOf(await filedNumber(page))
  assert.equal(state.externalNo, '23419087')
  assert.match(state.text, /来源链接：https:\/\/liuyan\.people\.com\.cn/)
  await page.locator('[data-field=externalNo] input').fill('23419087')
  await page.locator('[data-field=text] textarea').fill('同一条留言又录了一遍')
  await page.getByText(`此编号已登记为 ${state.caseNo.slice(-8)}，按 F4 补充`).waitFor()
  await page.keyboard.press('Control+Enter')
  assert.equal(await focusedField(page), 'externalNo')
  await page.keyboard.press('F4')
  await page.getByText(`补充到 ${state.caseNo.slice(-8)}`).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('已补充到').waitFor()
  assert.equal((await caseOf(state.caseNo)).record.at(-1)?.type, 'Supplemented')
})

test('公众上报先核实：系统派人；像应急的没有派，受理员看到原因，自己要求核实', async () => {
  const { house } = site
  const operator = await house.principal('operator1')
  const [lon, lat] = house.runtime.use(areaBook).all('grid')[40]!.labelPoint
  const told = (title: string) =>
    house.perform(
      report,
      { channel: 'wechat', title, text: `${title}，请来看看。`, place: { lon, lat }, appellant: { anonymous: true } },
      operator,
    )
  const sent = await told('墙上贴满小广告')
  const held = await told('路口上水井盖丢失')
  await house.runtime.relay!.drain()
  const { case: state } = await caseOf(sent.caseNo)
  assert.deepEqual([state.state, state.verification?.verifier !== null], ['verifying', true])
  const desk = await openCase(site, 'intakeOfficer1', 'intake', held.caseNo)
  await action(desk.page, '受理')
  const note = desk.page.getByRole('region', { name: '受理前核实' })
  await note.getByText(/来件像是应急小类，系统没有派人/).waitFor()
  await note.getByRole('button', { name: '要求核实' }).click()
  await desk.page.getByLabel('核实人').waitFor()
  await send(site, desk, '要求核实')
  assert.equal((await caseOf(held.caseNo)).case.state, 'verifying')
  await site.leave()
})
