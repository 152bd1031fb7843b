import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Typist, typistAt } from './keyboard.ts'
import type { OpenConsole } from './open-console.ts'

export interface OpenCase {
  page: Page
  person: Typist
}

const tail = (caseNo: string) => caseNo.slice(-7)

/** The person's list with the case open beside it. */
export async function openCase(site: OpenConsole, account: string, desk: string, caseNo: string): Promise<OpenCase> {
  const page = await site.signIn(account, `/c/desk?desk=${desk}`)
  const row = page.getByRole('row', { name: new RegExp(tail(caseNo)) })
  await row.waitFor()
  await row.focus()
  const person = typistAt(page)
  await person.press('Enter')
  await page.getByRole('complementary').getByText(caseNo).waitFor()
  person.taken()
  return { page, person }
}

/** The case on a page of its own. */
export async function readCase(site: OpenConsole, account: string, caseNo: string): Promise<Page> {
  const page = await site.signIn(account, `/c/cases/${caseNo}`)
  await page.getByText(caseNo).first().waitFor()
  return page
}

/** An action by its button; those less often used stand under "更多操作". */
export async function action(page: Page, title: string): Promise<void> {
  const button = page.getByRole('button', { name: title }).first()
  if (!(await button.isVisible())) await page.getByRole('button', { name: '更多操作' }).click()
  await button.click()
}

/** Why an action is not possible now, as the page says it. */
export async function refusalOf(page: Page, title: string): Promise<string> {
  const line = page.locator('dl > div').filter({ has: page.locator('dt', { hasText: title }) })
  if ((await line.count()) === 0) await page.getByRole('button', { name: '更多操作' }).click()
  return (await line.locator('dd').textContent()) ?? ''
}

/** Sends the open form and waits for the word that it was done. */
export async function send(site: OpenConsole, { page, person }: OpenCase, done: string): Promise<void> {
  await person.press('Ctrl+Enter')
  await page.getByRole('status').getByText(done).first().waitFor()
  assert.deepEqual(site.faults(), [])
}
