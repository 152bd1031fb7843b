import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeSurveyCodes, openSurvey, saveSurvey } from '#modules/targets/contract.ts'
import { newId } from '#platform/ids.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

let site: OpenConsole
before(async () => {
  site = await openConsole()
})
after(() => site.close())

test('绩效管理员新建并发布调查，同事从消息作答，提前结束后样本太小不给数', async () => {
  const officer = await site.signIn('performanceOfficer1', '/c/surveys')
  await officer.getByRole('button', { name: '新建调查' }).click()
  await officer.getByLabel('名称').fill('接线员对系统的满意度')
  await officer.getByLabel('岗位').fill('接线员')
  await officer.keyboard.press('Enter')
  await officer.keyboard.press('Escape')
  await officer.getByLabel('第 1 题', { exact: true }).fill('你对系统总体满意吗？')
  await officer.getByRole('button', { name: '添加一题' }).click()
  await officer.getByLabel('第 2 题', { exact: true }).fill('速度怎么样？')
  assert.deepEqual(await violationsOf(officer), [])
  await officer.keyboard.press('Control+Enter')
  await officer.getByText('已存为草稿。下一步：发布').waitFor()
  await officer.getByRole('button', { name: '发布调查' }).click()
  await officer.getByRole('dialog').getByRole('button', { name: '发布调查' }).click()
  await officer.getByText('已发布，请 12 人作答').waitFor()

  const operator = await site.signIn('operator1', '/c/inbox')
  await operator.getByText('请填写问卷：接线员对系统的满意度').first().click()
  await operator.getByRole('button', { name: /打开/ }).click()
  await operator.getByRole('button', { name: '交卷' }).click()
  await operator.getByText('第 1、2 题还没有选择。').waitFor()
  assert.deepEqual(await violationsOf(operator), [])
  await operator.getByRole('group', { name: '你对系统总体满意吗' }).getByLabel('非常满意', { exact: true }).check()
  await operator.getByRole('group', { name: '速度怎么样' }).getByLabel('一般', { exact: true }).check()
  await operator.getByRole('button', { name: '交卷' }).click()
  await operator.getByText('已交卷，谢谢').waitFor()

  await officer.keyboard.press('r')
  await officer.getByText('提醒未答的 11 人').waitFor()
  await officer.getByLabel('提前结束的原因').fill('演练')
  await officer.getByRole('button', { name: '结束调查' }).click()
  await officer.getByText('不足 5 份，不给数、不展开').waitFor()
  await officer.getByText('少于 30 份，只供参考').waitFor()
  assert.deepEqual(await violationsOf(officer), [])

  await officer.getByText('窗口和热线服务对象满意度').first().click()
  await officer.getByText('95.00%').waitFor()
  assert.deepEqual(await violationsOf(officer), [])
  await officer.getByRole('button', { name: '沿用题目新建' }).click()
  await officer.getByLabel('第 3 题', { exact: true }).waitFor()
  assert.equal(await officer.getByLabel('第 3 题', { exact: true }).inputValue(), '您最希望改进什么？')
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('服务对象用手机凭纸条上的码作答，一码一份', async () => {
  const officer = await site.house.principal('performanceOfficer1')
  const id = newId()
  const dayMs = 86_400_000
  await site.house.perform(
    saveSurvey,
    {
      id,
      title: '窗口满意度',
      intro: '感谢您来办事。',
      year: 2026,
      audience: 'codes',
      posts: [],
      units: [],
      questions: [
        { kind: 'steps', text: '您满意吗？' },
        { kind: 'text', text: '还想说什么？' },
      ],
      formula: { question: 1, kind: 'share', satisfied: ['5', '4'] },
      opensAt: new Date(Date.now() - dayMs).toISOString(),
      endsAt: new Date(Date.now() + dayMs).toISOString(),
    },
    officer,
  )
  await site.house.perform(openSurvey, { id }, officer)
  const wish = { id, batch: '大厅', count: 2, site: site.url, format: 'html' } as const
  const slips = ((await site.house.perform(makeSurveyCodes, wish, officer)) as { stream: Buffer }).stream.toString()
  const code = /class="code">([^<]+)</.exec(slips)?.[1] ?? ''
  const phone = await site.visit('/s')
  await phone.setViewportSize({ width: 360, height: 800 })
  await phone.getByLabel('请输入答题码').fill('AAAA-AAAA-AAAA')
  await phone.getByRole('button', { name: '打开问卷' }).click()
  await phone.getByText('没有这个答题码').waitFor()
  assert.deepEqual(await violationsOf(phone), [])
  await phone.getByLabel('请输入答题码').fill(code.toLowerCase().replaceAll('-', ' '))
  await phone.getByRole('button', { name: '打开问卷' }).click()
  await phone.getByLabel('满意', { exact: true }).check()
  await phone.getByLabel('2. 还想说什么？').fill('<b>路灯</b>修得快')
  assert.deepEqual(await violationsOf(phone), [])
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth)
  assert.equal(wide, 360, 'nothing has to be scrolled sideways')
  await phone.getByRole('button', { name: '交问卷' }).click()
  await phone.getByText('您的答卷已收到').waitFor()
  await phone.goto(`${site.url}/s?code=${code}`)
  await phone.getByText('这个答题码已经用过').waitFor()
  await site.leave()
})

test('责任人从清单登记复审，维护人登记新制度', async () => {
  const owner = await site.signIn('dutyChief2', '/c/standing-rules')
  await owner.getByText('值班值守与应急响应制度').first().click()
  await owner.getByLabel('复审结论').fill('条款仍适用')
  await owner.getByLabel('下次复审').fill('2099-01-01')
  await owner.getByRole('button', { name: '登记复审' }).click()
  await owner.getByText('已复审，下次 2099-01-01').waitFor()
  assert.deepEqual(await violationsOf(owner), [])
  assert.equal(await owner.getByRole('button', { name: '登记制度' }).count(), 0)
  const keeper = await site.signIn('performanceOfficer1', '/c/standing-rules')
  await keeper.getByRole('button', { name: '登记制度' }).click()
  await keeper.getByLabel('制度名称').fill('满意度调查管理办法')
  await keeper.getByRole('combobox', { name: '责任人' }).click()
  await keeper.keyboard.type('supervisor1')
  await keeper.keyboard.press('Enter')
  await keeper.getByLabel('首次复审日期').fill('2099-05-01')
  await keeper.keyboard.press('Tab')
  assert.deepEqual(await violationsOf(keeper), [])
  await keeper.getByRole('button', { name: '登记制度' }).last().click()
  await keeper.getByText('已登记《满意度调查管理办法》').waitFor()
  assert.deepEqual(site.faults(), [])
  await site.leave()
})
