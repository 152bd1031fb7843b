import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openWalk } from '#apps/test-walk.ts'
import { sql } from '#platform/db/sql.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { photo } from './photo.ts'
import { violationsOf } from './violations-of.ts'

const PHONE = { width: 390, height: 844 }

let site: OpenConsole
before(async () => {
  site = await openConsole()
})
after(() => site.close())

/** A line of a village: 400 kbit/s and a third of a second each way. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const speed = { downloadThroughput: 50_000, uploadThroughput: 50_000 }
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, ...speed })
}

/** Nothing has to be scrolled sideways. */
async function isOneScreenWide(page: Page): Promise<void> {
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width)
}

async function isForEverybody(page: Page): Promise<void> {
  await isOneScreenWide(page)
  assert.deepEqual(await violationsOf(page), [])
}

test('市民用手机反映：带照片，断网存着，慢网发出，答复丢了也只成一件；跟进、补充、评价', async () => {
  const walk = openWalk(site.house)
  const page = await site.visit('/r')
  await page.setViewportSize(PHONE)
  await isForEverybody(page)
  await page.getByRole('button', { name: '长辈版' }).click()
  await isOneScreenWide(page)
  await page.getByRole('link', { name: '我要反映' }).click()
  await page.getByRole('heading', { name: '我要反映' }).waitFor()
  await page.getByLabel('什么问题').fill('路灯不亮三天了，晚上看不见路')
  const picture = await photo('lamp', walk.pointIn('street01'))
  await page.locator('input[type=file]').setInputFiles(picture)
  await page.getByRole('button', { name: '用照片里的位置' }).click()
  await page.getByText('照片里的位置，坐标系 WGS-84').waitFor()
  await page.getByLabel('或写下地点').fill('临江路路口')
  await page.getByRole('radio', { name: /路灯/ }).first().check()
  await page.getByLabel('联系电话').fill('15400002468')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').getByText('请先看过告知并勾选同意').waitFor()
  await page.getByLabel('我已看过，同意').check()
  await isForEverybody(page)

  // All that came over the line for both pages, packed as it came, before any map.
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/r/assets/'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )
  assert.ok(bytes > 30_000 && bytes < 150_000, `${bytes} bytes until the form`)

  // Written, and the page is lost: it is all there again.
  await page.waitForTimeout(400)
  await page.reload()
  await page.getByRole('button', { name: '去掉' }).waitFor()
  assert.equal(await page.getByLabel('什么问题').inputValue(), '路灯不亮三天了，晚上看不见路')
  await page.getByLabel('我已看过，同意').check()
  await page.getByRole('button', { name: '标准字' }).click()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已存在手机，有网后自动发送').waitFor()
  await isOneScreenWide(page)

  // The report arrives, but its answer is lost on the way.
  let lost = 0
  await page.route('**/public/citizen/reports', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await slowDown(page)
  await page.context().setOffline(false)
  await page.getByText('您的诉求已收到').waitFor()
  assert.equal(lost, 1)
  const caseNo = (await page.locator('.number').first().textContent()) ?? ''
  const { count } = await site.house.runtime.db.one<{ count: number }>(sql`
    select count(*)::int as count from citizens.report`)
  assert.equal(count, 1, 'however often it was sent')
  await isForEverybody(page)
  assert.equal((await walk.look(caseNo)).case.photos.before.length, 1)

  await page.getByRole('link', { name: '看进展' }).click()
  await page.getByText('已收到，等待受理').waitFor()
  await isOneScreenWide(page)
  await page.getByLabel('补充情况').fill('对面也不亮')
  await page.getByRole('button', { name: '提交补充' }).click()
  await page.getByText('您补充了情况').waitFor()

  await walk.accept(caseNo)
  await walk.file(caseNo)
  await walk.dispatch(caseNo)
  await walk.sign(caseNo)
  await walk.complete(caseNo, { answer: '已换灯，请您看看。' })
  await walk.assignCheck(caseNo)
  await walk.check(caseNo, 'pass')
  // Another phone: only the link is known.
  const address = page.url()
  const other = await site.visit(new URL(address).pathname + new URL(address).hash)
  await other.setViewportSize(PHONE)
  await other.getByText('已换灯，请您看看').waitFor()
  await isForEverybody(other)
  await other.getByRole('button', { name: '提交评价' }).click()
  await other.getByRole('alert').getByText('请先选是否解决').waitFor()
  await other.getByRole('group', { name: '问题解决了吗' }).getByLabel('解决了', { exact: true }).check()
  await other.getByRole('group', { name: '您满意吗' }).getByLabel('满意', { exact: true }).check()
  await other.getByRole('button', { name: '提交评价' }).click()
  await other.getByText('您已评价：已解决，满意').waitFor()
  assert.equal((await walk.look(caseNo)).case.state, 'toClose')
  await other.getByRole('button', { name: 'English' }).click()
  await other.getByText('You said: solved').waitFor()
  await isOneScreenWide(other)
  // A line that is cut on purpose is no fault of the pages.
  assert.deepEqual(
    site.faults().filter((text) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_FAILED/.test(text)),
    [],
  )
  await site.leave()
})
