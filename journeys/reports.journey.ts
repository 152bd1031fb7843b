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
  await walk.reach('callback', { place: walk.pointIn('street02') })
})
after(() => site.close())

test('分析员排好报表、点开数字、保存、共享、导出，放上专题；领导在专题里看到', async () => {
  const analyst = await site.signIn('dutyChief1', '/c/report-builder')
  const table = analyst.getByRole('table')
  await table.getByRole('row', { name: /合计/ }).getByRole('button', { name: '合计 案件数 3' }).waitFor()
  assert.deepEqual(await violationsOf(analyst), [])

  await analyst.getByLabel('加分组').click()
  await analyst.keyboard.type('状态')
  await analyst.keyboard.press('Enter')
  await analyst.getByText('各街道各状态 案件数').first().waitFor()
  await analyst.getByLabel('去掉 街道').click()
  await analyst.getByText('各街道各状态 案件数').first().waitFor({ state: 'detached' })
  await table.getByRole('button', { name: /^待受理 案件数 1$/ }).click()
  const beside = analyst.getByRole('complementary')
  await beside.getByText('共 1 条').waitFor()
  assert.equal(await beside.getByRole('link').count(), 1)
  assert.deepEqual(await violationsOf(analyst), [])
  await analyst.keyboard.press('Escape')

  await analyst.getByRole('button', { name: '保存报表' }).click()
  await analyst.getByLabel('名称').fill('各状态案件')
  await analyst.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await analyst.getByText('已保存“各状态案件”').waitFor()
  await analyst.getByRole('button', { name: '已存报表' }).click()
  const saved = analyst.getByRole('listitem').filter({ hasText: '各状态案件' })
  await saved.getByRole('button', { name: '共享', exact: true }).click()
  await saved.getByText('共享', { exact: false }).first().waitFor()
  await analyst.getByText('已共享').waitFor()
  await analyst.getByRole('button', { name: '导出' }).click()
  const download = analyst.waitForEvent('download')
  await analyst.getByRole('dialog').getByText('CSV').click()
  await analyst.getByRole('dialog').getByRole('button', { name: '导出' }).click()
  assert.match((await download).suggestedFilename(), /^各状态案件-\d{12}-dutyChief1\.csv$/)

  await analyst.goto(`${site.url}/c/topics/new/edit`)
  await analyst.getByLabel('名称').fill('街面专题')
  await analyst.getByLabel('加一块').click()
  await analyst.getByTitle('数字', { exact: true }).click()
  await analyst.getByLabel('第 1 块 报表').click()
  await analyst.keyboard.type('各状态案件')
  await analyst.keyboard.press('Enter')
  await analyst.getByRole('region', { name: '预览' }).getByText('3', { exact: true }).waitFor()
  await analyst.getByRole('switch').click()
  assert.deepEqual(await violationsOf(analyst), [])
  await analyst.getByRole('button', { name: '保存专题' }).click()
  await analyst.getByText('已保存“街面专题”').waitFor()

  const leader = await site.signIn('leader1', '/c/topics')
  await leader.getByRole('button', { name: '街面专题' }).click()
  await leader.getByRole('button', { name: '案件数 3' }).click()
  await leader.getByRole('complementary').getByText('共 3 条').waitFor()
  assert.deepEqual(await violationsOf(leader), [])
  await leader.setViewportSize({ width: 390, height: 844 })
  await leader.keyboard.press('Escape')
  const wide = await leader.evaluate(() => document.documentElement.scrollWidth)
  assert.equal(wide, 390, 'nothing has to be scrolled sideways')
  assert.deepEqual(site.faults(), [])
})
