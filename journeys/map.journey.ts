import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { distanceM } from '#core/place/distance.ts'
import { getCase } from '#modules/cases/contract.ts'
import { getDistrict } from '#modules/territory/contract.ts'
import { chainOf } from './chain.ts'
import { fileCases } from './file-cases.ts'
import { typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

const START = Date.parse('2026-03-03T09:30:00+08:00')
const HOUR_MS = 3_600_000
let nowMs = START
let site: OpenConsole
let ids: readonly string[] = []
before(async () => {
  site = await openConsole({ nowMs: () => nowMs })
  ids = await fileCases(site.house, 12, 'filed')
  nowMs = START + 2 * HOUR_MS
})
after(() => site.close())

const link = chainOf(() => site)
const places = async () => {
  const chief = await site.house.principal('dutyChief1')
  const cases = await Promise.all(ids.map((id) => site.house.perform(getCase, { id }, chief)))
  return cases.map(({ case: { id, title, caseNo, place } }) => ({
    id,
    title,
    caseNo,
    at: [place.lon!, place.lat!] as [number, number],
  }))
}
const rows = (page: Page) => page.getByRole('region', { name: '结果列表' }).getByRole('row')
/** With cases alone, or as the person left it. */
const CASES = '?off=sub_center,grid_worker,incident'
const openMap = async (query = CASES) => {
  const page = await site.signIn('dispatcher1', `/c/map${query}`)
  await page
    .getByRole('region', { name: /区地图$/ })
    .locator('canvas')
    .waitFor()
  return page
}

link('图层：按词找到，打开，收藏，下次打开地图还是这样', async () => {
  const page = await openMap('')
  await page.keyboard.press('l')
  const person = typistAt(page)
  await person.type('消火栓')
  const layer = page.locator('[data-layer=fire_hydrant]')
  await page.locator('[data-layer=case_open]').waitFor({ state: 'detached' })
  assert.equal(await page.locator('[data-layer]').count(), 1)
  await layer.getByRole('checkbox').check()
  await layer.getByRole('button', { name: '收藏消火栓' }).click()
  assert.match(page.url(), /on=fire_hydrant/)
  await layer.locator('[aria-pressed=true]').waitFor()
  // What was changed is kept a moment later.
  const saved = page.waitForResponse(
    (answer) => answer.url().endsWith('/map-state') && answer.request().method() === 'PUT',
  )
  await saved
  await page.goto(`${site.url}/c/map`)
  await page.getByRole('button', { name: /^收藏 1$/ }).click()
  await page.locator('[data-layer=fire_hydrant]').getByRole('checkbox', { checked: true }).waitFor()
  assert.match(page.url(), /on=fire_hydrant/)
  assert.deepEqual(site.faults(), [])
})

link('按坐标画圆：列出的正是圆内的案件，最近的在前', async () => {
  const all = await places()
  const centre = all[0]!.at
  const radiusM = 1500
  const within = all.filter(({ at }) => distanceM(centre, at) <= radiusM)
  assert.ok(within.length >= 1 && within.length < all.length)
  const page = await openMap()
  await page.getByRole('button', { name: '按坐标圈选' }).click()
  const form = page.getByRole('form', { name: '按坐标圈选' })
  await form.getByLabel('圆心').fill(`${centre[1]}, ${centre[0]}`)
  await form.getByLabel('半径').fill(String(radiusM))
  await page.keyboard.press('Enter')
  await form.getByText('经度纬度像是写反了').waitFor()
  await form.getByLabel('圆心').fill(`${centre[0]}, ${centre[1]}`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `圈选范围内 ${within.length} 项` }).waitFor()
  await rows(page).filter({ hasText: all[0]!.title }).first().waitFor()
  assert.match((await rows(page).first().textContent()) ?? '', new RegExp(`${all[0]!.title}.* 0 m`))
  assert.match(page.url(), /circle=/)
  await page.getByRole('button', { name: '清除圈选' }).first().click()
  await page.getByRole('heading', { name: /^视野内/ }).waitFor()
  assert.deepEqual(site.faults(), [])
})

link('点地图上的一件就打开它；Esc 回到列表，O 到案件页', async () => {
  const [one] = await places()
  const page = await openMap(`${CASES}&v=${one!.at[0]},${one!.at[1]},17`)
  await rows(page).filter({ hasText: one!.title }).waitFor()
  const canvas = page.getByRole('region', { name: /区地图$/ }).locator('canvas')
  const box = (await canvas.boundingBox())!
  const panel = page.getByRole('region', { name: '所选' })
  // The tile with the symbol may still be on its way.
  for (let tries = 0; tries < 20 && !(await panel.isVisible()); tries++) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForTimeout(300)
  }
  await panel.getByText(one!.caseNo).waitFor()
  assert.match(page.url(), new RegExp(`open=case_open%3A${one!.id}`))
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await rows(page).filter({ hasText: one!.title }).click()
  await panel.getByText(one!.caseNo).waitFor()
  await page.keyboard.press('o')
  await page.getByRole('heading', { name: one!.title }).waitFor()
  assert.match(page.url(), /\/c\/cases\//)
  assert.deepEqual(site.faults(), [])
})

link('时间：回到当日上报之前，没有案件，写明历史；回到现在又都在', async () => {
  const [lon, lat] = (await site.house.perform(getDistrict, {}, await site.house.principal('dispatcher1'))).center!
  const whole = `${CASES}&v=${lon},${lat},11`
  const page = await openMap(whole)
  await page.getByRole('heading', { name: /^视野内 12 项/ }).waitFor()
  await page.goto(`${site.url}/c/map${whole}&time=${new Date(START - HOUR_MS).toISOString()}`)
  await page.getByText('历史 2026-03-03 08:30').waitFor()
  await page.getByRole('heading', { name: '视野内 0 项' }).waitFor()
  await page.getByRole('button', { name: '回到现在' }).click()
  await page.getByRole('heading', { name: /^视野内 12 项/ }).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('time'), null)
  assert.deepEqual(site.faults(), [])
})
