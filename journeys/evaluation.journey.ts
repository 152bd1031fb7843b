import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { drawSheet, getSheet, listSchemes, publishSheet, saveScheme } from '#modules/evaluation/contract.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

const REVIEWER = 'performanceReviewer1'
const DAY_MS = 86_400_000
const MARCH = Date.parse('2026-03-03T09:30:00+08:00')
const APRIL = Date.parse('2026-04-02T09:00:00+08:00')
let site: OpenConsole
let walk: Walk
let nowMs = MARCH
let sheetId = ''
before(async () => {
  site = await openConsole({ nowMs: () => nowMs })
  walk = openWalk(site.house)
  await walk.reach('done')
  await walk.reach('done', { place: walk.pointIn('street02') })
  const late = await walk.reach('handling')
  nowMs = MARCH + 12 * DAY_MS
  await walk.complete(late)
  nowMs = APRIL
  const { schemes } = await walk.by(REVIEWER, listSchemes, {})
  const { version, ...scheme } = schemes.find((one) => one.scheme.id === 'digitalUrbanManagement')!.scheme
  await walk.by(REVIEWER, saveScheme, {
    id: scheme.id,
    scheme: { ...scheme, smallSample: 1 } as never,
    reason: '案件少',
    seen: version,
  })
  const draft = await walk.by(REVIEWER, drawSheet, { scheme: scheme.id, group: 'streets', period: '2026-03' })
  sheetId = draft.id
  await walk.by(REVIEWER, publishSheet, { id: sheetId })
})
after(() => site.close())

test('街道看到丢分在哪、是哪件案件，提出申诉；审核员剔除案件；新版写明改了什么，旧版还看得到', async () => {
  const street = await site.signIn('street01.dispatcher', '/c/evaluation')
  await street.getByRole('row', { name: /2026年3月/ }).click()
  const panel = street.getByRole('complementary')
  await panel.getByText('90.00', { exact: true }).waitFor()
  const line = panel.getByRole('listitem').filter({ hasText: '按期处置率' }).first()
  await line.getByText('丢 10.00 分').waitFor()
  await line.getByRole('button', { name: '看案件' }).click()
  await line.getByText('共 1 件').waitFor()
  await line.getByRole('link').waitFor()
  assert.deepEqual(await violationsOf(street), [])

  await line.getByRole('button', { name: '提出申诉' }).click()
  await panel.getByLabel('理由').fill('暴雨封路，无法到场')
  await panel.getByLabel('不应计入的案件').click()
  await street.getByTitle(/小区门口垃圾没人清/).click()
  await street.keyboard.press('Escape')
  const proof = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  await panel.getByLabel('证明材料').setInputFiles({ name: '气象证明.pdf', mimeType: 'application/pdf', buffer: proof })
  await panel.getByText('气象证明.pdf').waitFor()
  assert.deepEqual(await violationsOf(street), [])
  await panel.getByRole('button', { name: '提出申诉' }).click()
  await street.getByText('待审核').waitFor()

  const reviewer = await site.signIn(REVIEWER, `/c/evaluation/${sheetId}?tab=appeals`)
  await reviewer.getByRole('button', { name: /^审核 考评申诉〔2026〕1号/ }).click()
  await reviewer
    .getByRole('radio', { name: /成立，剔除案件/ })
    .or(reviewer.getByRole('button', { name: /成立，剔除案件/ }))
    .first()
    .click()
  await reviewer.getByLabel('审核理由').fill('气象证明属实')
  assert.deepEqual(await violationsOf(reviewer), [])
  await reviewer.getByRole('button', { name: '提交审核意见' }).click()
  await reviewer.getByText(/按期处置率：1\/2 → 1\/1（第 2 版）/).waitFor()

  await street.goto(`${site.url}/c/evaluation/${sheetId}`)
  await panel.getByText('100.00', { exact: true }).first().waitFor()
  await panel.getByText('因申诉更正').waitFor()
  await street.goto(`${site.url}/c/evaluation/${sheetId}?version=1`)
  await panel.getByText('90.00', { exact: true }).waitFor()
  await street.getByText('这是旧版，已有新版').waitFor()
  await street.getByText('权重与口径').click()
  await street.getByText(/考评申诉〔2026〕1号成立/).waitFor()
  assert.deepEqual(await violationsOf(street), [])
  assert.equal((await walk.by('leader1', getSheet, { id: sheetId })).version, 2)

  await reviewer.goto(`${site.url}/c/evaluation`)
  await reviewer.getByRole('button', { name: '复算全部' }).click()
  await reviewer.getByText('复算一致：2 版全部相同').waitFor()
  assert.deepEqual(await violationsOf(reviewer), [])
  await reviewer.goto(`${site.url}/c/evaluation-schemes?scheme=digitalUrbanManagement`)
  await reviewer.getByRole('button', { name: '修改方案' }).click()
  await reviewer.getByLabel('返工率 权重').fill('25')
  await reviewer.getByText('权重合计 105，应为 100').waitFor()
  assert.deepEqual(await violationsOf(reviewer), [])
  assert.deepEqual(site.faults(), [])
})
