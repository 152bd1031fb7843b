import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { assignPosts } from '#modules/people/contract.ts'
import { chainOf } from './chain.ts'
import { typistAt } from './keyboard.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole()
})
after(() => site.close())

const link = chainOf(() => site)

link('登录页注明演示，选一个岗位就登录', async () => {
  const page = await site.visit('/')
  await page.getByText('演示', { exact: true }).waitFor()
  await page.getByRole('button', { name: '派遣员', exact: true }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  await page.getByText('派遣员 · 区城市运行管理中心').waitFor()
  assert.deepEqual(site.faults(), [])
})

link('身兼两岗：选了岗位，工作台和权限都是那一岗的，刷新后还在；能回到全部', async () => {
  const { id } = await site.house.principal('dispatcher2')
  const posts = ['dispatcher', 'callbackOfficer'].map((post) => ({ post, unit: 'ops_center' }))
  await site.house.perform(assignPosts, { id, posts }, await site.house.principal('securityAdmin1'))
  const page = await site.signIn('dispatcher2', '/c/desk')
  const desk = (name: string) => page.getByRole('navigation', { name: '待办' }).getByRole('link', { name })
  await desk('待派遣').waitFor()
  await desk('待回访').waitFor()
  const choose = async (from: RegExp, to: RegExp) => {
    await page.getByRole('button', { name: from }).click()
    await page.getByRole('button', { name: to }).click()
  }
  await choose(/全部 2 个岗位/, /^回访员/)
  await desk('待派遣').waitFor({ state: 'detached' })
  await desk('待回访').waitFor()
  await page.reload()
  await desk('待回访').waitFor()
  assert.equal(await desk('待派遣').count(), 0)
  await page.goto(`${site.url}/c/dispatch`)
  await page.getByText(/无权查看“派遣”/).waitFor()
  await choose(/^回访员/, /全部 2 个岗位/)
  await desk('待派遣').waitFor()
  assert.deepEqual(site.faults(), [])
})

link('常用语：在本人账号里添加，输入 ; 和缩写填入', async () => {
  const page = await site.signIn('operator1', '/c/account')
  await page.getByLabel('缩写').fill('ysl')
  await page.getByLabel('常用语', { exact: true }).fill('已受理，将尽快办理并回复。')
  await page.getByRole('button', { name: '添加' }).click()
  await page.getByText(';ysl').waitFor()
  await page.goto(`${site.url}/c/intake/new`)
  const words = page.locator('[data-field=text] textarea')
  await words.click()
  const operator = typistAt(page)
  await operator.type('您好，;ys')
  await page.getByRole('option', { name: /ysl/ }).waitFor()
  await operator.press('Enter')
  assert.equal(await words.inputValue(), '您好，已受理，将尽快办理并回复。')
  assert.deepEqual(site.faults(), [])
})
