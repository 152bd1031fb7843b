import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { buildHttpServer } from '../http/http-server.ts'
import { type OpenRuntime, openRuntime } from '../open-runtime.ts'
import { tellScreens } from './tell-screens.ts'

let house: TestHouse
let walk: Walk
/** Another process of the installation, on the same database; only the first one carries the outbox. */
let other: OpenRuntime
let server: FastifyInstance
let url: string
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  walk = openWalk(house)
  const { config, plugs } = house.runtime
  other = await openRuntime({
    config,
    plugs,
    appUrl: house.ownerUrl,
    ownerUrl: house.ownerUrl,
    background: 'none',
  })
  server = await buildHttpServer(other)
  await server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/api/v1`
})
after(async () => {
  await server.close()
  await other.close()
  await house.close()
})

/** Gives up at some point only so that a test that fails does not hang. */
async function until(holds: () => boolean): Promise<void> {
  for (let look = 0; look < 1500 && !holds(); look += 1) await sleep(20)
  assert.ok(holds())
}

async function openScreen(account: string) {
  const signedIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: 'Yiwang-demo-1' }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const ending = new AbortController()
  const answer = await fetch(`${url}/live`, { headers: { cookie }, signal: ending.signal })
  let text = ''
  let isOpen = true
  const reading = (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) text += part
  })()
    .catch(() => {})
    .finally(() => {
      isOpen = false
    })
  const close = async () => {
    ending.abort()
    await reading
  }
  return { text: () => text, isOpen: () => isOpen, close }
}

test('一个进程里办的案件，连在另一个进程上的屏幕也即时听到一次，仍只给看得到的人', async () => {
  const [chief, stranger] = [await openScreen('dutyChief1'), await openScreen('street02.dispatcher')]
  const { id } = await walk.report({ place: walk.pointIn('street01') })
  await walk.accept(id)
  await until(() => chief.text().includes('"state":"accepted"'))
  const events = chief.text().split('event: ').slice(1)
  assert.deepEqual(
    events.map((event) => [event.includes(id), /"state":"(\w+)"/.exec(event)?.[1]]),
    [
      [true, 'reported'],
      [true, 'accepted'],
    ],
  )
  assert.doesNotMatch(stranger.text(), /event:/)
  await Promise.all([chief.close(), stranger.close()])
})

test('装不进一条通知的：别的进程的屏幕断开重来，自己进程的照收', async () => {
  const screen = await openScreen('dutyChief2')
  const heard: string[] = []
  const stop = house.runtime.live.subscribe(({ text }) => heard.push(text))
  const text = JSON.stringify({ units: Array.from({ length: 1000 }, (_, n) => `unit-${n}`) })
  await tellScreens(house.runtime, [{ topic: 'some.thing', text, to: { may: 'cases:view', places: [] } }])
  await until(() => !screen.isOpen())
  assert.doesNotMatch(screen.text(), /event:/)
  assert.deepEqual(heard, [text])
  stop()
})

test('广播的连接断过：那个进程的屏幕断开重来', async () => {
  const screen = await openScreen('dutyChief3')
  const admin = new pg.Client({ connectionString: house.ownerUrl })
  await admin.connect()
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yiwang-broadcast' and datname = current_database() and usename = current_user",
  )
  await admin.end()
  await until(() => !screen.isOpen())
})
