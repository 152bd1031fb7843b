import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole({ nowMs: () => Date.parse('2026-06-20T10:00:00+08:00') })
})
after(() => site.close())

const project = (page: Page, name: string) => page.locator('nav button', { hasText: name })

test('绩效管理员沿用上年、调权重、报批；领导批准；年中提出撤销、批准后权重重分', async () => {
  const officer = await site.signIn('performanceOfficer1', '/c/targets?year=2027')
  await project(officer, '热线坐席外包').click()
  await officer.getByRole('button', { name: '沿用 2026 年 8 项' }).click()
  await officer.getByLabel('在岗坐席数的权重').fill('1')
  await officer.getByText('还差 3 分').first().waitFor()
  assert.ok(await officer.getByRole('button', { name: '报批' }).isDisabled())
  await officer.getByLabel('接听热线数量的权重').fill('7')
  await officer.keyboard.press('Enter')
  await officer.getByLabel('热线接通率的权重').blur()
  assert.deepEqual(await violationsOf(officer), [])
  await officer.getByRole('button', { name: '报批' }).click()
  await officer.getByText('已报批，负责人会收到通知').waitFor()

  const leader = await site.signIn('leader1', '/c/targets?year=2027')
  await project(leader, '热线坐席外包').click()
  await leader.getByRole('button', { name: '批准', exact: true }).click()
  await leader.getByText('已批准').first().waitFor()

  await officer.goto(`${site.url}/c/monitoring?year=2026&quarter=2`)
  await project(officer, '热线坐席外包').click()
  await officer.getByRole('row', { name: /接听热线数量/ }).click()
  await officer.getByLabel('截至完成（件）').fill('33150')
  await officer.getByRole('radio', { name: /有风险/ }).check({ force: true })
  await officer.getByLabel('原因').fill('来电减少')
  await officer.getByLabel('措施').fill('转做回访')
  assert.deepEqual(await violationsOf(officer), [])
  await officer.keyboard.press('Control+Enter')
  await officer.getByText('已保存。下一项').waitFor()
  await officer.getByRole('row', { name: /接听热线数量/ }).click()
  await officer.getByRole('button', { name: '调整或撤销' }).click()
  await officer.getByRole('radio', { name: /撤销/ }).check({ force: true })
  await officer.getByLabel('理由').fill('热线并入市级统一受理')
  await officer.keyboard.press('Control+Enter')
  await officer.getByText('已提出，等待负责人批复').waitFor()

  await leader.goto(`${site.url}/c/targets?year=2026`)
  await project(leader, '热线坐席外包').click()
  await leader.getByRole('row', { name: /接听热线数量/ }).click()
  await leader.getByText('热线并入市级统一受理').first().waitFor()
  assert.deepEqual(await violationsOf(leader), [])
  await leader.getByRole('button', { name: '批准撤销' }).click()
  await leader.getByText('0 分（批准时 4 分）').waitFor()
  assert.match((await leader.getByRole('row', { name: /热线接通率/ }).textContent()) ?? '', /7\.5/)
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('设定指标：指标库填入各项，完不成不了的目标当场说明，不能保存', async () => {
  const page = await site.signIn('performanceOfficer1', '/c/targets?year=2027')
  await project(page, '党建').click()
  await page.getByRole('button', { name: '从头拟定' }).click()
  await page.getByRole('button', { name: '新增指标' }).first().click()
  const form = page.locator('form')
  await page.getByLabel('指标库').fill('组织活动')
  await page.keyboard.press('Enter')
  assert.equal(await page.getByLabel('三级指标').inputValue(), '党组织活动次数')
  await form.getByLabel('目标值').fill('0')
  await page.getByText('不可能完不成').first().waitFor()
  await form.getByLabel('权重（分）').fill('20')
  await page.keyboard.press('Control+Enter')
  await page.getByText('不可能完不成').nth(1).waitFor()
  await form.getByLabel('目标值').fill('12')
  await page.keyboard.press('Control+Enter')
  await page.getByText('已保存 党组织活动次数 ≥12次').waitFor()
  await page.getByText('20 / 20').waitFor()
  assert.deepEqual(await violationsOf(page), [])
  assert.deepEqual(site.faults(), [])
  await site.leave()
})
