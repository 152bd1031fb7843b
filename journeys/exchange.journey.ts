import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as exchange from '#modules/exchange/contract.ts'
import { processBatch } from '#modules/exchange/server/process-inbound.ts'
import { reconcileAll } from '#modules/exchange/server/reconcile.ts'
import { sendBatch } from '#modules/exchange/server/send-outbound.ts'
import { createKey } from '#modules/people/contract.ts'
import type { FeedMessage } from '#modules/sensors/contract.ts'
import { attendOnce } from '#modules/sensors/server/attend-problems.ts'
import { takeMessages } from '#modules/sensors/server/take-messages.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { CityBook } from '../src/adapters/upper-platform/simulator/city-book.ts'
import { deliverDown } from '../src/adapters/upper-platform/simulator/deliver-down.ts'
import { serveCity } from '../src/adapters/upper-platform/simulator/serve-city.ts'
import { CALM } from '../src/adapters/upper-platform/simulator/trouble.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { violationsOf } from './violations-of.ts'

const SECRET = 'the secret that city and district share'
const folder = mkdtempSync(join(tmpdir(), 'yiwang-city-'))
const book = new CityBook(join(folder, 'city.jsonl'))
const city = serveCity(book, SECRET, CALM, Math.random)
let site: OpenConsole
let stopCity = () => {}
before(async () => {
  site = await openConsole()
  await new Promise<void>((resolve) => city.listen(0, '127.0.0.1', resolve))
  const { port } = city.address() as { port: number }
  const { house } = site
  const admin = await house.principal('sysAdmin1')
  const posts = [{ post: 'upperPlatform', unit: 'ops_center' }]
  const { secret: key } = await house.perform(createKey, { account: 'city.gateway', name: '市级平台', posts }, admin)
  const settings = { enabled: true, baseUrl: `http://127.0.0.1:${port}`, ourName: 'linjiang', cityName: 'city' }
  await house.perform(exchange.saveConnection, { ...settings, secret: SECRET }, admin)
  const url = `${site.url}/api/v1/exchange/deliveries`
  stopCity = deliverDown(book, { url, key: key ?? '', secret: SECRET, cityName: 'city' }, CALM, Math.random)
})
after(async () => {
  stopCity()
  city.close()
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What pulses do by themselves, until nothing moves any more. */
async function letGo(): Promise<void> {
  const { runtime } = site.house
  for (let quiet = 0; quiet < 3; ) {
    const isMoving =
      (await runtime.asSystem('exchange.processInbound', processBatch)) ||
      (await runtime.asSystem('exchange.sendOutbound', sendBatch)) ||
      book.waiting > 0
    await runtime.relay?.drain()
    quiet = isMoving ? 0 : quiet + 1
  }
}

test('市级工单进来成案，值班长向市级申请退单得到批复；等待的报文看得到原因、可跳过；对账两边一致', async () => {
  const { house } = site
  const [lon, lat] = house.runtime.use(areaBook).all('grid')[0]!.labelPoint
  const due = new Date(Date.now() + 6 * 86_400_000).toISOString()
  const order = { title: '路灯不亮', text: '市民反映路灯不亮', place: { lon, lat }, due }
  book.make('O:CITY-1', { no: 'CITY-1/1', kind: 'order', body: order })
  await letGo()
  // nobody carries out the second one: it waits
  book.make('O:CITY-2', { no: 'CITY-2/1', kind: 'order', body: order })
  while (book.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 50))

  const chief = await site.signIn('dutyChief1', '/c/exchange')
  await chief.getByText('等待发送或执行').waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await chief.getByRole('button', { name: '跳过' }).click()
  await chief.getByRole('textbox', { name: '理由' }).fill('市级来电，该单重复')
  await chief.getByRole('button', { name: '跳过 1 条' }).click()
  await chief.getByText('没有等待的报文').waitFor()

  const { items } = await house.perform(exchange.listWaiting, { direction: 'up' }, await house.principal('dutyChief1'))
  assert.deepEqual(items, [])
  await chief.goto(`${site.url}/c/cases?text=CITY-1`)
  await chief.getByText('路灯不亮').first().dblclick()
  await chief.getByText('与市级往来').waitFor()
  await chief.getByRole('button', { name: '申请退单或延期' }).click()
  await chief.getByRole('radio', { name: /退单/ }).check({ force: true })
  await chief.getByRole('textbox', { name: '理由' }).fill('该路段由邻区养护')
  await chief.getByRole('button', { name: '报送市级' }).click()
  await chief.getByText('待市级批复').waitFor()
  await letGo()
  await chief.reload()
  await chief.getByText('市级同意（同意（模拟））').waitFor()

  await house.runtime.asSystem('exchange.reconcile', reconcileAll)
  await chief.goto(`${site.url}/c/exchange?tab=reconciliation`)
  await chief.getByText('差异 0 处').waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  assert.deepEqual(site.faults(), [])
  await site.leave()
})

test('登记一台积水监测，读数超限只开一件案件；设备页看走势，案件页调阅周边视频留证；没收的报文看得到原因', async () => {
  const { runtime } = site.house
  const [lon, lat] = runtime.use(areaBook).all('grid')[0]!.labelPoint
  const steward = await site.signIn('dataSteward1', '/c/devices')
  await steward.getByRole('button', { name: '登记设备' }).click()
  await steward.getByLabel('设备编号').fill('W-7')
  await steward.getByRole('textbox', { name: '名称' }).fill('江城路下穿通道')
  await steward.getByRole('radio', { name: /积水监测/ }).check({ force: true })
  await steward.getByLabel('责任单位').fill('排水')
  await steward.keyboard.press('Enter')
  await steward.getByRole('textbox', { name: '经度, 纬度' }).fill(`${lon}, ${lat}`)
  await steward.getByRole('textbox', { name: '经度, 纬度' }).press('Control+Enter')
  await steward.getByText('设备 W-7 已登记').waitFor()

  const nowMs = Date.now()
  const say = (device: string, depth: number, minutesAgo: number): FeedMessage => ({
    topic: `sensors/waterlog/${device}`,
    payload: Buffer.from(JSON.stringify({ ts: nowMs - minutesAgo * 60_000, depth, battery: 80 })),
  })
  const messages = [say('W-7', 2, 9), ...[6, 5, 4, 3, 2, 1].map((ago) => say('W-7', 22, ago)), say('W-8', 1, 1)]
  await runtime.asSystem('journey.take', (call) => takeMessages(call, messages))
  await runtime.asSystem('journey.attend', attendOnce)

  const chief = await site.signIn('dutyChief1', '/c/devices?state=problem')
  const row = chief.getByRole('row', { name: /江城路下穿通道/ })
  await row.getByText('22 cm').waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await row.getByText('江城路下穿通道').dblclick()
  await chief.getByRole('img', { name: /水深走势.*最大 22 cm/ }).waitFor()
  assert.deepEqual(await violationsOf(chief), [])
  await chief.getByRole('link', { name: /^990101-/ }).click()
  await chief.getByRole('button', { name: '调阅', exact: true }).click()
  await chief.getByLabel('调阅用途').fill('核实积水')
  await chief.getByRole('button', { name: '看截图' }).first().click()
  await chief.getByRole('button', { name: '留作证据' }).click()
  await chief.getByText(/视频画面留证（模拟画面）.*用途：核实积水/).waitFor()
  await chief.getByText(/已留证/).waitFor()
  assert.deepEqual(await violationsOf(chief), [])

  const admin = await site.signIn('sysAdmin1', '/c/sensor-feed', { screen: { width: 390, height: 844 } })
  await admin.getByRole('button', { name: /设备未登记或已停用 1/ }).click()
  await admin.getByText('sensors/waterlog/W-8').waitFor()
  assert.deepEqual(await violationsOf(admin), [])
  assert.deepEqual(site.faults(), [])
  await site.leave()
})
