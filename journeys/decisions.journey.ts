import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWalk } from '#apps/test-walk.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole()
  const walk = openWalk(site.house)
  await walk.reach('handling')
  await walk.reach('reported')
  await walk.reach('closed', { place: walk.pointIn('street02') })
})
after(() => site.close())

test('管理者点出什么、哪里，数字打开同样多的案件；存成分析，从清单再打开计一次', async () => {
  const chief = await site.signIn('dutyChief1', '/c/decisions')
  const areas = chief.getByRole('table', { name: '按区域' })
  await areas.waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await areas.getByRole('row').nth(1).getByRole('button').first().click()
  await chief.getByRole('button', { name: /^取消筛选 / }).waitFor()
  await chief.waitForURL(/area=\d{9}/)
  const received = chief.getByRole('listitem').filter({ hasText: /^受理/ }).getByRole('button')
  const [shown] = (await received.textContent())?.match(/\d+/) ?? []
  await received.click()
  const beside = chief.getByRole('complementary')
  await beside.getByText(`共 ${shown} 件`).waitFor()
  assert.equal(await beside.getByRole('link').count(), Number(shown))
  assert.deepEqual(await violationsOf(chief), [])
  await chief.keyboard.press('Escape')

  await chief.getByRole('button', { name: '保存分析' }).click()
  await chief.getByLabel('名称').fill('例会用')
  await chief.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await chief.getByText('已保存“例会用”').waitFor()
  const address = new URL(chief.url()).search
  await chief.goto(new URL('/c/analyses', chief.url()).href)
  await chief.getByText('例会用', { exact: true }).click()
  await chief.waitForURL(/\/c\/decisions\?/)
  assert.equal(new URL(chief.url()).search, address)
  await chief.goBack()
  await chief
    .getByRole('row', { name: /例会用/ })
    .getByRole('cell', { name: '1', exact: true })
    .first()
    .waitFor()
  assert.deepEqual(await violationsOf(chief), [])

  await chief.goto(new URL('/c/forecasts', chief.url()).href)
  await chief.getByText('历史不足，不预测', { exact: false }).first().waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await chief.goto(new URL('/c/units/sanitation', chief.url()).href)
  await chief.getByRole('heading', { name: /与同类单位比/ }).waitFor()
  assert.deepEqual(await violationsOf(chief), [])
})
