import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { fileCases } from './file-cases.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

let site: OpenConsole
let ids: string[]
before(async () => {
  site = await openConsole()
  ids = await fileCases(site.house, 3, 'filed')
})
after(() => site.close())

/** Where people's own words and names stand; they stay in the language in which they were written. */
const DATA = 'td, header, [class*=brief], [class*=part] h2, [class*=title], [role=option]'

/** Buttons, headings, column heads, labels and notes that still speak Chinese. */
function chineseWords(page: Page): Promise<string[]> {
  return page.evaluate((data) => {
    const own = document.querySelectorAll('button, h1, h2, h3, th, label, nav a, p, [class*=hint], [class*=foot] span')
    return [...own]
      .filter((element) => !element.closest(data) && element.checkVisibility())
      .map((element) => element.textContent.trim())
      .filter((text) => /\p{Script=Han}/u.test(text))
  }, DATA)
}

test('切换到英文，整页跟着变，再切回来', async () => {
  const page = await site.signIn('dutyChief1', '/c/desk')
  await page.waitForLoadState('networkidle')
  assert.ok((await chineseWords(page)).length > 10)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Desk' }).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
  await page.getByRole('link', { name: 'Dispatch', exact: true }).click()
  await page.getByText('No unit is chosen. Press D').waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByText('未选主办单位。按 D 选择').waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN')
  await site.leave()
})

for (const [account, path] of [
  ['operator1', '/c/intake/new'],
  ['dispatcher1', '/c/dispatch'],
  ['callbackOfficer1', '/c/callback'],
  ['dutyChief1', '/c/desk?desk=dispatch'],
] as const)
  test(`英文界面 ${path} 没有漏译`, async () => {
    const page = await site.signIn(account, path, { language: 'en' })
    await page.waitForLoadState('networkidle')
    assert.deepEqual(await chineseWords(page), [])
    await site.leave()
  })

test('英文界面的拒绝也用英文说明出路', async () => {
  const page = await site.signIn('street12.dispatcher', `/c/cases/${ids[0]}`, { language: 'en' })
  await page.getByText(/There is no such case, or it is outside your area/).waitFor()
})
