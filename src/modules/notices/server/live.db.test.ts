import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { notify } from '../contract.ts'

let house: TestHouse
let server: FastifyInstance
let url: string
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  server = await buildHttpServer(house.runtime)
  await server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/api/v1`
})
after(async () => {
  await server.close()
  await house.close()
})

async function openScreen(account: string) {
  const signedIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: 'Yiwang-demo-1' }),
  })
  const ending = new AbortController()
  const headers = { cookie: signedIn.headers.getSetCookie()[0]!.split(';')[0]! }
  const answer = await fetch(`${url}/live`, { headers, signal: ending.signal })
  let text = ''
  const reading = (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) text += part
  })().catch(() => {})
  const close = () => {
    ending.abort()
    return reading
  }
  return { text: () => text, close }
}

const tell = async (account: string, key: string) => {
  const { id } = await house.principal(account)
  await house.runtime.asSystem('test.tell', (call) =>
    house.runtime.use(notify).notify(call, {
      to: { personIds: [id] },
      kind: 'general',
      title: { zh: '例会改到三点', en: 'The meeting is at three' },
      text: { zh: '请相互转告', en: 'Tell each other' },
      dedupeKey: key,
    }),
  )
  return id
}

test('新消息只推给本人的屏幕，推的内容里没有文字；同单位的别人听不到', async () => {
  const [mine, colleague] = [await openScreen('sanitation.handler1'), await openScreen('sanitation.lead1')]
  const mineId = await tell('sanitation.handler1', 'a')
  for (let n = 0; n < 500 && !mine.text().includes('notices.inboxChanged'); n += 1) await wait(20)
  assert.match(mine.text(), new RegExp(`event: notices.inboxChanged\\ndata: {"personId":"${mineId}"}`))
  assert.doesNotMatch(mine.text(), /例会/)
  const otherId = await tell('sanitation.lead1', 'b')
  for (let n = 0; n < 500 && !colleague.text().includes(otherId); n += 1) await wait(20)
  assert.ok(colleague.text().includes(otherId))
  assert.ok(!colleague.text().includes(mineId), 'a colleague hears only of the own inbox')
  assert.ok(!mine.text().includes(otherId))
  await Promise.all([mine.close(), colleague.close()])
})
