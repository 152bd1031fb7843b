import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import * as cases from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { sql } from '../db/sql.ts'
import { buildHttpServer } from './http-server.ts'

const COMPLETE = { name: true, time: true, place: true, cause: true, course: true }
const DEMO_PASSWORD = 'Yiwang-demo-1'
let house: TestHouse
let server: FastifyInstance
let url: string
let nowMs = Date.now()
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  server = await buildHttpServer(house.runtime)
  await server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/api/v1`
})
after(async () => {
  await server.close()
  await house.close()
})

async function signIn(account: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  })
  assert.equal(answer.status, 200)
  return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }
}

interface Screen {
  answer: Response
  text(): string
  ended: Promise<void>
  close(): void
}

async function openScreen(account: string, signedIn?: Record<string, string>): Promise<Screen> {
  const ending = new AbortController()
  const answer = await fetch(`${url}/live`, { headers: signedIn ?? (await signIn(account)), signal: ending.signal })
  let text = ''
  const ended = (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) text += part
  })().catch(() => {})
  return { answer, text: () => text, ended, close: () => ending.abort() }
}

async function report(streetCode: string): Promise<string> {
  const grid = house.runtime
    .use(areaBook)
    .all('grid')
    .find(({ code }) => code.startsWith(streetCode))!
  const [lon, lat] = grid.labelPoint
  const input = {
    channel: 'hotline12345',
    title: '井盖缺失',
    text: '路口井盖缺失。',
    appealType: 'complaint' as const,
    place: { lon, lat },
  }
  return (await house.perform(cases.report, input, await house.principal('operator1'))).id
}

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 1500 && !holds(); i += 1) await wait(20)
  assert.ok(holds())
}

test('案件变动只推给管辖范围内的屏幕：本街道、承办单位、中心；别的街道和无权岗位收不到', async () => {
  const [first, second] = house.runtime.use(areaBook).all('street')
  const screens = {
    centre: await openScreen('dutyChief1'),
    mine: await openScreen('street01.dispatcher'),
    other: await openScreen('street02.dispatcher'),
    unit: await openScreen('sanitation.handler1'),
    admin: await openScreen('sysAdmin1'),
  }
  const hears = (screen: Screen, id: string) => screen.text().includes(id)
  const here = await report(first!.code)
  await until(() => hears(screens.centre, here) && hears(screens.mine, here))
  const there = await report(second!.code)
  await until(() => hears(screens.centre, there) && hears(screens.other, there))
  const as = (account: string) => house.principal(account)
  await house.perform(
    cases.accept,
    { id: there, category: '200102', urgency: 'normal', duplicatesChecked: true, elements: COMPLETE },
    await as('intakeOfficer1'),
  )
  await house.perform(cases.file, { id: there, conditionMet: true }, await as('filingOfficer1'))
  await house.perform(cases.dispatch, { id: there, lead: 'sanitation' }, await as('dispatcher1'))
  await until(() => hears(screens.unit, there))

  assert.ok(!hears(screens.mine, there), 'a street hears nothing of another')
  assert.ok(!hears(screens.other, here))
  assert.ok(!hears(screens.unit, here), 'a unit hears of its own orders only')
  assert.ok(!screens.unit.text().includes('"state":"reported"'))
  assert.doesNotMatch(screens.admin.text(), /event:/)
  assert.doesNotMatch(screens.centre.text(), /井盖/, 'no words of the citizen')
  for (const screen of Object.values(screens)) screen.close()
})

test('没有登录打不开；每人最多 12 路；带安全响应头', async () => {
  assert.equal((await fetch(`${url}/live`)).status, 401)
  const headers = await signIn('operator7')
  const screens: Screen[] = []
  for (let i = 0; i < 12; i += 1) screens.push(await openScreen('operator7', headers))
  const [first] = screens
  assert.equal(first!.answer.headers.get('x-content-type-options'), 'nosniff')
  assert.match(first!.answer.headers.get('content-security-policy') ?? '', /default-src 'self'/)
  assert.equal((await fetch(`${url}/live`, { headers })).status, 429)
  first!.close()
  await first!.ended
  await wait(50)
  screens.push(await openScreen('operator7', headers))
  assert.equal(screens.at(-1)!.answer.status, 200)
  for (const screen of screens) screen.close()
})

test('开着的屏幕和自动刷新不算有人在用：无人操作照样到时失效', async () => {
  const headers = await signIn('operator8')
  const seenAt = async () => {
    const { id } = await house.principal('operator8')
    const row = await house.runtime.db.one<{ ms: number }>(sql`
      select (extract(epoch from last_seen_at) * 1000)::float8 as ms from people.session where person_id = ${id}`)
    return row.ms
  }
  const begun = await seenAt()
  const ask = (more: Record<string, string> = {}) =>
    fetch(`${url}/me`, { headers: { ...headers, ...more } }).then(({ status }) => status)
  nowMs += 20 * 60_000
  const ending = new AbortController()
  assert.equal((await fetch(`${url}/live`, { headers, signal: ending.signal })).status, 200)
  assert.equal(await ask({ 'x-unattended': '1' }), 200)
  assert.equal(await seenAt(), begun)
  nowMs += 11 * 60_000
  assert.equal(await ask({ 'x-unattended': '1' }), 401)
  assert.equal(await ask(), 401)
  ending.abort()
})

test('停止服务时，开着的推送不会让它等着', async () => {
  const other = await buildHttpServer(house.runtime)
  await other.listen({ port: 0, host: '127.0.0.1' })
  const at = `http://127.0.0.1:${(other.server.address() as AddressInfo).port}/api/v1/live`
  // Somebody who has connected and says nothing must not hold it up either.
  const silent = connect((other.server.address() as AddressInfo).port, '127.0.0.1')
  await once(silent, 'connect')
  const answer = await fetch(at, { headers: await signIn('operator9') })
  const reading = answer.text()
  // Neither the reader nor the silent one hangs up by itself: the close ends only if the server ends them.
  await other.close()
  assert.match(await reading, /^retry: \d+/)
  await once(silent, 'close')
})
