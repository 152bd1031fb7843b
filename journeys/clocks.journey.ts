import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileCases } from './file-cases.ts'
import { typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

let site: OpenConsole
// a quarter of an hour of work is left before the National Day
const NOW = Date.parse('2026-09-30T17:15:00+08:00')
before(async () => {
  site = await openConsole({ nowMs: () => NOW, background: 'all' })
})
after(() => site.close())

test('E 解释本环节时限：规则、逐日图、国庆不计时；再按 E 收起，其他时限点名字', async () => {
  const [id] = await fileCases(site.house, 1, 'filed')
  const page = await site.signIn('dutyChief1', `/c/cases/${id}`)
  await page.getByRole('button', { name: '解释 E' }).waitFor()
  const person = typistAt(page)
  await person.press('E')
  const sheet = page.getByRole('article', { name: '时限计算' })
  await sheet.getByRole('heading', { name: /派遣/ }).waitFor()
  assert.match((await sheet.textContent()) ?? '', /环节时限表“派遣”/)
  await sheet.getByRole('figure', { name: '逐日计时图' }).waitFor()
  await sheet.getByRole('img', { name: '10-01–10-07 国庆节放假 7 天' }).waitFor()
  await sheet.getByRole('button', { name: /逐段列出/ }).click()
  await sheet.getByRole('cell', { name: '国庆节放假' }).first().waitFor()
  assert.match((await sheet.textContent()) ?? '', /到期2026-10-08 09:15/)
  if (process.env.YIWANG_PICTURES) await page.screenshot({ path: `${process.env.YIWANG_PICTURES}/explain.png` })
  await person.press('E')
  await sheet.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: '整案' }).click()
  await sheet.getByRole('heading', { name: /整案/ }).waitFor()
  await page.getByText(/已停 \d 个/).click()
  await page.getByRole('button', { name: '立案' }).click()
  await sheet.getByRole('heading', { name: /立案/ }).waitFor()
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('管理员载入一年：先试算，逐行说错处，改好后载入、重算，旧版本留着', async () => {
  const page = await site.signIn('sysAdmin1', '/c/calendars?year=2028')
  await page.getByText('2028 年共 260 个工作日，未载入，按周一至周五').waitFor()
  await page.getByRole('button', { name: '载入 2028 年' }).click()
  const panel = page.getByRole('complementary').filter({ hasText: '载入 2028 年放假安排' })
  const file = (content: string) => ({ name: '2028.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await panel.getByLabel('文件').setInputFiles(file('日期,类型,名称\n2027-01-01,休息,元旦\n'))
  await panel.getByRole('button', { name: '试算（不保存）' }).click()
  await panel.getByText('读到 1 行，1 行有问题，没有保存。').waitFor()
  await panel.getByText('不在 2028 年。请按年分开载入。').waitFor()

  await panel.getByLabel('文件').setInputFiles(file('日期,类型,名称\n2028-01-03,休息,元旦\n2028-01-08,上班,元旦调休\n'))
  await panel.getByRole('button', { name: '试算（不保存）' }).click()
  await panel.getByText('试算结果，尚未保存：2 天有变化。').waitFor()
  await panel.getByRole('button', { name: '载入并重算到期' }).click()
  await panel.getByText('已保存为第 2 版，正在重算在办时限的到期。').waitFor()
  await page.getByText('2028 年共 260 个工作日', { exact: true }).waitFor()
  await page.getByRole('button', { name: '2028-01-08 调休上班 元旦调休' }).waitFor()
  await page.getByText(/第 2 版 .* 载入 2028 年：2028\.csv/).waitFor()
  await page.getByText('已完成').waitFor()
  if (process.env.YIWANG_PICTURES) await page.screenshot({ path: `${process.env.YIWANG_PICTURES}/calendar.png` })
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('办案的岗位只看日历：没有载入和更正', async () => {
  const page = await site.signIn('sanitation.handler1', '/c/calendars?year=2026')
  await page.getByText('2026 年共 248 个工作日').waitFor()
  await page.getByRole('img', { name: '2026-10-01 放假 国庆节' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /载入/ }).count(), 0)
  assert.equal(await page.getByText('到期重算').count(), 0)
  assert.deepEqual(site.faults(), [])
})
