import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { isFault } from '#core/fault.ts'
import { openUpperPlatform, REPLAY_WINDOW_MS } from './open-upper-platform.ts'
import { isAnswerTo, sealEnvelope, signAnswer } from './wire.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const AT = '2026-03-02T10:00:00+08:00'
const AT_MS = Date.parse(AT)
const CONNECTION = { baseUrl: 'http://127.0.0.1:9', ourName: 'district', cityName: 'city', key: null, secret: SECRET }
const MESSAGE = { no: '1/1', thread: 'O:1', seq: 1, kind: 'order', at: AT, body: { title: '井盖' } }
const platform = openUpperPlatform(() => AT_MS)
const envelope = (payload: unknown = [MESSAGE]) => sealEnvelope('deliveries', 'city', payload, SECRET, AT)
const read = (change: object = {}, atMs = AT_MS) => platform.read({ ...envelope(), ...change }, CONNECTION, atMs)
const refusedAs = (code: string, run: () => unknown) =>
  assert.throws(run, (error) => isFault(error) && error.code === code)

test('the signature is what openssl makes of the same lines', () => {
  // printf 'yiwang-exchange/1\nanswer\nN\n{}' | openssl dgst -sm3 -mac hmac -macopt key:0123456789abcdef0123456789abcdef
  assert.equal(
    signAnswer({}, 'N', SECRET).signature,
    '298a3fe7682de615b9d8f74b666ba21dfc83ea088f1f9aa21a9bc29649a752e3',
  )
})

test('what is signed is read back; any change, another sender or purpose is refused', () => {
  assert.deepEqual(read(), [MESSAGE])
  const other = envelope([{ ...MESSAGE, seq: 2 }])
  for (const change of [
    { payload: other.payload },
    { nonce: other.nonce },
    { sentAt: '2026-03-02T10:00:01+08:00' },
    { sender: 'district' },
    { signature: '0'.repeat(64) },
  ])
    refusedAs('signature-wrong', () => read(change))
  refusedAs('signature-wrong', () =>
    platform.read(sealEnvelope('threads', 'city', [MESSAGE], SECRET, AT), CONNECTION, AT_MS),
  )
  refusedAs('signature-wrong', () =>
    platform.read(sealEnvelope('deliveries', 'city', [MESSAGE], `${SECRET}x`, AT), CONNECTION, AT_MS),
  )
})

test('an envelope holds for the replay window on either side, to the millisecond', () => {
  for (const side of [-1, 1]) {
    assert.equal(read({}, AT_MS + side * REPLAY_WINDOW_MS).length, 1)
    refusedAs('delivery-out-of-time', () => read({}, AT_MS + side * (REPLAY_WINDOW_MS + 1)))
  }
})

test('what is not in the form agreed on is refused whole', () => {
  const wrong: unknown[] = [
    [],
    {},
    'x',
    [{ ...MESSAGE, seq: 0 }],
    [{ ...MESSAGE, seq: 1.5 }],
    [{ ...MESSAGE, thread: 'X:1' }],
    [{ ...MESSAGE, kind: 'or der' }],
    [{ ...MESSAGE, at: 'yesterday' }],
    [{ ...MESSAGE, body: [] }],
    [{ ...MESSAGE, body: { text: 'x'.repeat(70_000) } }],
    [{ ...MESSAGE, no: '' }],
    Array.from({ length: 201 }, (_, at) => ({ ...MESSAGE, no: String(at), seq: at + 1 })),
  ]
  for (const payload of wrong)
    refusedAs('payload-unreadable', () => platform.read(envelope(payload), CONNECTION, AT_MS))
})

test('an answer counts only for the question that it was given to', () => {
  const answer = signAnswer({ receipts: [] }, 'nonce-1', SECRET)
  assert.ok(isAnswerTo(answer, 'nonce-1', SECRET))
  assert.ok(!isAnswerTo(answer, 'nonce-2', SECRET))
  assert.ok(!isAnswerTo({ ...answer, payload: '{"receipts":[{}]}' }, 'nonce-1', SECRET))
})

test('an attachment is taken only if it is the one that was announced, signed for this very question', async () => {
  const content = Buffer.from('a picture')
  const right = {
    id: 'p',
    mime: 'image/jpeg',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
  let secret = SECRET
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const { nonce, payload } = JSON.parse(text)
    const asked = JSON.parse(payload)
    response.end(JSON.stringify(platform.answerAttachment(asked, content, nonce, { ...CONNECTION, secret })))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const there = { ...CONNECTION, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const fetched = (change: object = {}) => platform.fetchAttachment({ thread: 'O:1', ...right, ...change }, there)
  try {
    assert.deepEqual(Buffer.from(await fetched()), content)
    await assert.rejects(fetched({ bytes: 8 }), /not the one/)
    await assert.rejects(fetched({ sha256: '0'.repeat(64) }), /not the one/)
    secret = 'another secret of another city, as long'
    await assert.rejects(fetched(), /not signed/)
  } finally {
    server.close()
  }
  const asked = { thread: 'O:1', id: '01a1ff57-7e7d-7111-ac41-54ec716fd884' }
  const seal = (payload: unknown) => sealEnvelope('attachments', 'city', payload, SECRET, AT)
  assert.deepEqual(platform.readAsked(seal(asked), CONNECTION, AT_MS), asked)
  refusedAs('payload-unreadable', () => platform.readAsked(seal({ ...asked, id: '../x' }), CONNECTION, AT_MS))
  refusedAs('signature-wrong', () => platform.readAsked(envelope(asked), CONNECTION, AT_MS))
})
