import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { type CallEvent, takeEvents } from '#modules/hotline/contract.ts'
import { takeMessages } from '#modules/messages/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

const CALLER = '13900007788'
const NOW = Date.now()
/** As a field for date and time is typed. */
const typed = (minutes: number) => toRfc3339(NOW + minutes * 60_000).slice(0, 16)

let site: OpenConsole
let walk: Walk
let centre: Principal
let board: Principal
before(async () => {
  site = await openConsole()
  walk = openWalk(site.house)
  const key = async (account: string, name: string, post: string) => {
    await walk.by('sysAdmin1', createKey, { account, name, posts: [{ post, unit: 'ops_center' }] })
    return site.house.principal(account)
  }
  centre = await key('cc.key', '话务平台', 'callCentre')
  board = await key('board.key', '企业投诉平台', 'importAccount')
})
after(() => site.close())

/** What the call centre tells, seconds from now. */
const tell = (...events: (Omit<CallEvent, 'at'> & { s: number })[]) =>
  site.house.perform(
    takeEvents,
    { system: 'cc1', events: events.map(({ s, ...event }) => ({ ...event, at: toRfc3339(NOW + s * 1000) })) },
    centre,
  )
const rate = (page: Page, name: string, said: string) =>
  page.locator('[data-rate]').filter({ hasText: name }).getByText(said).waitFor()

test('来电弹屏带前案，由来电登记，接通率随之变；中断告警；夏令热线归类；关掉的功能从页面和接口文档消失', async () => {
  await walk.report({ title: '路灯不亮', appellant: { name: '李四', phone: CALLER } })
  const operator = await site.signIn('operator1', '/c/calls?days=7')
  await rate(operator, '接通率', '—')
  const ring = { callId: 'c1', number: '962000', line: '962000-1', caller: CALLER, agent: 'operator1' }
  await tell({ ...ring, kind: 'offered', s: -30 }, { ...ring, kind: 'queued', s: -30 })
  const pop = operator.getByRole('link', { name: /来电 139\*{4}7788.*前案 1 件，在办 1 件/ })
  await pop.click()
  await operator.locator('[data-field=text] textarea:focus').waitFor()
  await operator.getByText('路灯不亮').first().waitFor()
  const typist = typistAt(operator)
  await typist.say('丹桂路8号门口路灯还是不亮')
  await typist.press('Ctrl+Enter')
  const filed = operator.locator('[data-filed]')
  await filed.waitFor()
  const caseNo = (await filed.getAttribute('data-filed')) ?? ''
  await pop.waitFor({ state: 'detached' })
  await operator.goBack()
  await operator.getByRole('link', { name: caseNo }).waitFor()
  await tell({ ...ring, kind: 'answered', s: -20 })
  await rate(operator, '接通率', '100.00%')
  // Given up after twenty seconds: both rates fall, on the open page.
  await tell(
    { kind: 'offered', callId: 'c2', number: '12345', s: -50 },
    { kind: 'abandoned', callId: 'c2', number: '12345', s: -30 },
  )
  await rate(operator, '接通率', '50.00%')
  await rate(operator, '15秒接听率', '50.00%')

  await tell({ kind: 'lineDown', line: '962000-2', s: -300 })
  const chief = await site.signIn('dutyChief1', '/c/calls?view=sessions')
  await chief.getByRole('alert').getByText('线路 962000-2 中断').waitFor()
  await chief.getByRole('button', { name: '设立专场' }).click()
  await chief.getByLabel('专场名称').fill('区长夏令热线')
  await chief.getByLabel('接听人').fill('区长')
  await chief.getByLabel('开始').fill(typed(-2))
  await chief.getByLabel('结束').fill(typed(60))
  assert.deepEqual(await violationsOf(chief), [])
  await chief.getByRole('button', { name: '设立', exact: true }).click()
  await chief
    .getByRole('row', { name: /区长夏令热线 夏令热线 区长 .* 2 1 / })
    .getByRole('link')
    .click()
  await rate(chief, '来电登记率', '100.00%')
  assert.equal(await chief.getByRole('row', { name: /区长夏令热线/ }).count(), 2)

  await tell({ kind: 'lineUp', line: '962000-2', s: -60 })
  await chief.getByRole('tab', { name: '线路和功能' }).click()
  await chief.getByText(/4 分/).waitFor()
  await chief.getByRole('alert').waitFor({ state: 'detached' })
  await chief.getByRole('switch', { name: /热线专场/ }).click()
  await chief.getByRole('tab', { name: '热线专场' }).waitFor({ state: 'detached' })
  const docs = await (await chief.request.get(`${site.url}/api/docs`)).text()
  assert.ok(docs.includes('/hotline/lines') && !docs.includes('/hotline/sessions'))
  assert.equal((await chief.request.get(`${site.url}/api/v1/hotline/sessions`)).status(), 404)
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('留言板文件导入成案，带来源链接；企业投诉只有指定岗位看得到；手机上不用横向滚动', async () => {
  const complaint = { externalNo: 'E-7', title: '临江精密审批被拖', text: '审批被拖三个月。', enterprise: '临江精密' }
  await site.house.perform(takeMessages, { source: 'enterprise', messages: [complaint] }, board)
  const officer = await site.signIn('intakeOfficer1', '/c/messages')
  await officer.getByRole('row', { name: /保密来件/ }).waitFor()
  await officer.getByText('待登记 1，').waitFor()
  await officer.getByRole('button', { name: '导入', exact: true }).click()
  const link = 'https://board.example.cn/88'
  const table = `留言编号,标题,留言内容,链接\nP-88,河边垃圾,滨江路河边垃圾没人清。,${link}\n`
  await officer.locator('input[type=file]').setInputFiles({
    ...{ name: 'board.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
  })
  await officer.getByRole('button', { name: '试导入（不保存）' }).click()
  await officer.getByRole('button', { name: '导入 1 件' }).click()
  await officer.getByText('已导入 1 件').waitFor()
  await officer.getByRole('button', { name: /^关闭/ }).click()
  await officer.getByRole('row', { name: /河边垃圾/ }).click()
  await officer.getByRole('complementary').getByRole('link', { name: link }).waitFor()
  assert.deepEqual(await violationsOf(officer), [])
  await officer
    .getByRole('row', { name: /河边垃圾/ })
    .getByRole('link')
    .click()
  await officer.getByText(`来源链接：${link}`).waitFor()

  const phone = { screen: { width: 390, height: 844 } }
  const supervisor = await site.signIn('supervisor1', '/c/messages', phone)
  await supervisor.getByText('河边垃圾').waitFor()
  assert.equal(await supervisor.getByText('保密来件').count(), 0)
  const isOneScreenWide = async () =>
    assert.equal(await supervisor.evaluate(() => document.documentElement.scrollWidth), 390)
  await isOneScreenWide()
  await supervisor.goto(`${site.url}/c/calls`)
  await rate(supervisor, '来电登记率', '目标')
  await isOneScreenWide()
  await supervisor.goto(`${site.url}/c/calls?view=filing`)
  await supervisor.getByRole('button', { name: /人民网.*待定 1 件/ }).click()
  await supervisor.getByRole('complementary').getByText('待受理').waitFor()
  await isOneScreenWide()
  assert.deepEqual(await violationsOf(supervisor), [])
  assert.deepEqual(site.faults(), [])
  await site.leave()
})
