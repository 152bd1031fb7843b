import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { getPicture } from '#modules/situation/contract.ts'
import { chainOf } from './chain.ts'
import { fileCases } from './file-cases.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

const START = Date.parse('2026-03-03T09:30:00+08:00')
const HOUR_MS = 3_600_000
const WIDE = { width: 3840, height: 1080 }
const USUAL = { width: 1920, height: 1080 }
const SCENES = ['总览', '时限', '体征', '街道', '应急', '夜间']
/** UX: no text of a wall is smaller. */
const FLOOR_PX = 24

let nowMs = START
let site: OpenConsole
before(async () => {
  site = await openConsole({ nowMs: () => nowMs })
  await fileCases(site.house, 8, 'filed')
  nowMs = START + 30 * HOUR_MS
})
after(() => site.close())

const link = chainOf(() => site)
const title = (page: Page, scene: string) => page.getByRole('heading', { level: 1, name: scene })
const numberOf = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).locator('..').getByRole('link')
const key = async (page: Page, name: string) =>
  Number(((await numberOf(page, name).textContent()) ?? '').replace(/\D/g, ''))
const pictureOf = async (account: string) => site.house.perform(getPicture, {}, await site.house.principal(account))

/** What a screenshot would show wrong: text too small, cut off at the screen's edge, or a page that scrolls. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate((floor) => {
    const faults: string[] = []
    const { scrollWidth, scrollHeight } = document.documentElement
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.push(`scrolls: ${scrollWidth}×${scrollHeight}`)
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      if (!own || element.closest('.said, script, noscript') || !element.checkVisibility()) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      const { right, bottom, left, top } = element.getBoundingClientRect()
      const words = element.textContent?.trim().slice(0, 20)
      if (size < floor) faults.push(`${words}: ${size} px`)
      if (right > innerWidth + 1 || bottom > innerHeight + 1 || left < -1 || top < -1) faults.push(`${words}: cut off`)
    }
    return faults
  }, FLOOR_PX)
}

for (const [size, screen, wall] of [
  ['3840×1080', WIDE, 'main'],
  ['1920×1080', USUAL, 'room'],
] as const)
  link(`${size}：六个画面各有标题、时间和演示标记，没有小字，没有截断`, async () => {
    const page = await site.signIn('leader1', `/wall?wall=${wall}`, { screen })
    for (const [at, scene] of SCENES.entries()) {
      await page.keyboard.press(String(at + 1))
      await title(page, scene).waitFor()
      await page.getByText(/^数据截至 \d\d:\d\d:\d\d$/).waitFor()
      await page.getByText('演示数据', { exact: true }).waitFor()
      await page.getByText(`${at + 1}/6`, { exact: true }).waitFor()
      assert.deepEqual(await faultsOf(page), [], `${scene} ${size}`)
    }
    assert.deepEqual(site.faults(), [])
  })

link('数字就是案件库的数字，一按打开同样多的清单', async () => {
  const page = await site.signIn('leader1', '/wall', { screen: WIDE })
  await page.keyboard.press('1')
  await title(page, '总览').waitFor()
  const { figures } = await pictureOf('leader1')
  const overdue = figures.find(({ id }) => id === 'overdue')?.value ?? 0
  assert.ok(overdue > 0 && overdue < 40, String(overdue))
  assert.equal(await key(page, '超期'), overdue)
  const opened = page.context().waitForEvent('page')
  await numberOf(page, '超期').click()
  const list = await opened
  await list.getByRole('row').nth(overdue).waitFor()
  // One row more: the names of the columns.
  assert.equal(await list.getByRole('row').count(), overdue + 1)
})

link('新报一件，大屏上的今日受理跟着加一，不用刷新', async () => {
  const page = await site.signIn('leader1', '/wall', { screen: WIDE })
  await page.keyboard.press('1')
  await title(page, '总览').waitFor()
  const before = await key(page, '今日受理')
  await fileCases(site.house, 1, 'reported')
  await numberOf(page, '今日受理')
    .filter({ hasText: String(before + 1) })
    .waitFor()
})

link('值班台遥控：换画面、停住、放开，看得到大屏在放什么', async () => {
  const wall = await site.signIn('leader1', '/wall', { screen: WIDE })
  const desk = await site.signIn('dutyChief1', '/c/wall-control')
  await wall.keyboard.press('2')
  await title(wall, '时限').waitFor()
  await desk.getByText(/正在显示 时限/).waitFor()
  await desk.keyboard.press('3')
  await title(wall, '体征').waitFor()
  await desk.getByText(/正在显示 体征/).waitFor()
  await desk.keyboard.press('p')
  await wall.getByText('已停住').waitFor()
  await desk.getByText(/体征（已停住）/).waitFor()
  await desk.keyboard.press('p')
  await wall.getByText('已停住').waitFor({ state: 'detached' })
  assert.deepEqual(site.faults(), [])
})

link('断网：数字留着，变灰，写明停更；接通后自己恢复', async () => {
  const page = await site.signIn('leader1', '/wall', { screen: WIDE })
  await page.clock.install()
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('1')
  await title(page, '总览').waitFor()
  const before = await key(page, '今日受理')
  await page.context().setOffline(true)
  await page.clock.runFor(36_000)
  await page.getByText(/^◌ 停更 /).waitFor()
  assert.equal(await key(page, '今日受理'), before)
  await page.context().setOffline(false)
  await page.clock.runFor(20_000)
  await page.getByText(/^数据截至 /).waitFor()
  site.faults()
})

link('画面轮过许多遍，页面里的东西一样多', async () => {
  const page = await site.signIn('leader1', '/wall', { screen: USUAL })
  const round = async () => {
    for (const [at, scene] of SCENES.entries()) {
      await page.keyboard.press(String(at + 1))
      await title(page, scene).waitFor()
    }
    await page.keyboard.press('1')
    await title(page, '总览').waitFor()
    await page.locator('canvas').first().waitFor()
    await key(page, '今日受理')
    // Figures, map and lists come one after the other: counted when for a while nothing more comes.
    let [seen, still] = [-1, 0]
    while (still < 3) {
      const now = await page.evaluate(() => document.querySelectorAll('*').length)
      still = now === seen ? still + 1 : 0
      seen = now
      await page.waitForTimeout(700)
    }
    return seen
  }
  await round()
  const once = await round()
  for (let at = 0; at < 2; at++) await round()
  assert.equal(await round(), once)
})
