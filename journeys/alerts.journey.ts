import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { watchOnce } from '#modules/alerts/server/evaluate-rules.ts'
import { report } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { photo } from './photo.ts'
import { violationsOf } from './violations-of.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole({ nowMs: () => Date.parse('2026-06-20T10:00:00+08:00') })
})
after(() => site.close())

/** Five households of one building, and the rules look once. */
async function complainAtOneAddress() {
  const { house } = site
  const grid = house.runtime.use(areaBook).all('grid')[0]!
  const operator = await house.principal('operator1')
  for (let no = 0; no < 5; no++)
    await house.perform(
      report,
      {
        channel: 'hotline12345',
        title: '楼道灯不亮',
        text: '三栋楼道灯坏了没人修。',
        place: { lon: grid.labelPoint[0], lat: grid.labelPoint[1], address: '临江路12号3栋' },
        appealType: 'complaint',
        appellant: { name: '张三丰', phone: `1380000100${no}` },
      },
      operator,
    )
  while (await house.runtime.asSystem('journey.watch', watchOnce));
}

test('一址五诉出现在工作台，转成未诉先办任务，单位带照片完成，评判计入规则；规则先试算后生效', async () => {
  await complainAtOneAddress()
  const chief = await site.signIn('dutyChief1', '/c/desk')
  await chief.getByRole('link', { name: /临江路12号3栋 7 日内诉求 5 件/ }).click()
  await chief.getByText('引用案件 5 件').waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await chief.getByRole('button', { name: '转未诉先办任务' }).click()
  await chief.getByLabel('责任单位').fill('环境卫生')
  await chief.keyboard.press('Enter')
  await chief.getByLabel('做什么').fill('排查三栋楼道照明，损坏的当天更换')
  await chief.keyboard.press('Control+Enter')
  await chief.getByText('已转任务，单位会收到通知').waitFor()

  const worker = await site.signIn('sanitation.handler1', '/c/preventive-tasks', {
    screen: { width: 390, height: 844 },
  })
  await worker.getByText('排查三栋楼道照明').first().click()
  await worker.getByRole('button', { name: '完成' }).click()
  await worker.getByRole('textbox', { name: '结果' }).fill('更换楼道灯两盏，已亮')
  await worker.locator('input[type=file]').setInputFiles(await photo('lamp.jpg'))
  await worker.getByText('lamp.jpg').waitFor()
  assert.deepEqual(await violationsOf(worker), [])
  await worker.getByRole('button', { name: '完成任务' }).click()
  await worker.getByText('任务已完成').waitFor()

  await chief.getByRole('button', { name: '评判' }).click()
  await chief.getByRole('radio', { name: /属实$/ }).check({ force: true })
  await chief.keyboard.press('Control+Enter')
  await chief.getByText('已评判，计入规则的准确率').waitFor()
  await chief.goto(`${site.url}/c/alert-rules?open=sameAddress`)
  await chief.getByText('100.0%（1/1）').waitFor()
  await chief.getByLabel('至少（件）').fill('4')
  await chief.getByRole('button', { name: '用近 90 日试算' }).click()
  await chief.getByText('近 90 日会触发 1 次').waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await chief.getByLabel('修改理由').fill('四件就该上门')
  await chief.getByRole('button', { name: '保存生效' }).click()
  await chief.getByText('已生效第 2 版，试算 1 条').waitFor()
  assert.deepEqual(site.faults(), [])
  await site.leave()
})
