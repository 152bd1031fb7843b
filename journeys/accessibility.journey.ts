import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { fileCases } from './file-cases.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

/** UX §3: dense enough to work through, on the screen that offices have. */
const LEAST_ROWS = 18

let site: OpenConsole
let open: string
before(async () => {
  site = await openConsole()
  const [first] = await fileCases(site.house, 22, 'reported')
  open = first!
  await fileCases(site.house, 22, 'filed')
  await fileCases(site.house, 2, 'callback')
})
after(() => site.close())

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(100)
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
}

/** As a link within the console does it: without loading the page anew. */
function goTo(page: Page, path: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** Addresses that a menu leads to. */
async function linksIn(page: Page, menu: string): Promise<string[]> {
  const links = page.getByRole('navigation', { name: menu }).getByRole('link')
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
}

/** What sticks out of the window or of the part of the page that scrolls. */
function sidewaysOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')].flatMap((box) =>
      box.scrollWidth > box.clientWidth + 1 ? [`${box.tagName} ${box.scrollWidth} > ${box.clientWidth}`] : [],
    ),
  )
}

/** Every page that the menus of these people lead to; each page once. */
const PEOPLE = ['dutyChief1', 'operator1', 'intakeOfficer1', 'sysAdmin1', 'securityAdmin1', 'auditor1']
const seen = new Set<string>()

for (const account of PEOPLE)
  test(`${account} 的每个页面：无障碍零缺陷，不横向滚动`, async () => {
    const page = await site.signIn(account, '/')
    await settled(page)
    const faults: string[] = []
    for (const item of await linksIn(page, '主菜单')) {
      await goTo(page, item)
      await settled(page)
      for (const path of [item, ...(await linksIn(page, '同组页面'))]) {
        if (seen.has(path)) continue
        seen.add(path)
        await goTo(page, path)
        await settled(page)
        for (const fault of [...(await violationsOf(page)), ...(await sidewaysOf(page)), ...site.faults()])
          faults.push(`${path} ${fault}`)
      }
    }
    assert.deepEqual(faults, [])
    await site.leave()
  })

test('菜单里的页面都看过', () => {
  console.log(`看过 ${seen.size} 个页面：${[...seen].join(' ')}`)
  for (const path of ['/c/desk', '/c/dispatch', '/c/callback', '/c/intake/new', '/c/cases'])
    assert.ok(seen.has(path), path)
  assert.ok(seen.size >= 15)
})

test('登录页、案件页、侧栏和办理表单：无障碍零缺陷', async () => {
  const faults: string[] = []
  const look = async (page: Page, name: string) => {
    await settled(page)
    for (const fault of [...(await violationsOf(page)), ...(await sidewaysOf(page))]) faults.push(`${name} ${fault}`)
  }
  await look(await site.visit('/sign-in'), '登录页')
  const page = await site.signIn('intakeOfficer1', `/c/cases/${open}`)
  await look(page, '案件页')
  await page.goto(`${site.url}/c/desk?desk=intake&open=${open}`)
  await page.getByRole('complementary').waitFor()
  await look(page, '侧栏')
  await page.keyboard.press('a')
  await page.locator('aside form').waitFor()
  await look(page, '受理表单')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate(() => localStorage.setItem('yiwang.theme', 'dark'))
  await page.reload()
  await page.getByRole('complementary').waitFor()
  await look(page, '深色')
  assert.deepEqual(faults, [])
  await site.leave()
})

test('1366×768 的列表至少看到 18 行', async () => {
  for (const [account, path] of [
    ['intakeOfficer1', '/c/desk?desk=intake'],
    ['dutyChief1', '/c/cases'],
    ['dispatcher1', '/c/dispatch'],
  ] as const) {
    const page = await site.signIn(account, path)
    await settled(page)
    const rows = await page
      .locator('table')
      .first()
      .locator('tbody tr')
      .evaluateAll((all) => all.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length)
    console.log(`${path}：${rows} 行`)
    assert.ok(rows >= LEAST_ROWS, `${path} shows ${rows} rows`)
  }
  await site.leave()
})

test('放大到 200% 仍可用：内容不超出窗口', async () => {
  const page = await site.signIn('dispatcher1', '/c/dispatch')
  // Twice the size on the same screen is half the width in CSS pixels (WCAG 1.4.4, 1.4.10).
  await page.setViewportSize({ width: 683, height: 384 })
  for (const path of ['/c/dispatch', '/c/intake/new', '/c/callback', '/c/desk']) {
    await page.goto(`${site.url}${path}`)
    await settled(page)
    assert.deepEqual(await sidewaysOf(page), [], path)
  }
})
