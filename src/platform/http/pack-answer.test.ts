import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { packAnswers } from './pack-answer.ts'

const long = { items: Array.from({ length: 400 }, (_, n) => ({ id: `unit${n}`, zh: '城市管理执法局' })) }

async function ask(path: string, accept?: string) {
  const server = fastify()
  packAnswers(server)
  server.get('/long', () => long)
  server.get('/short', () => ({ ok: true }))
  server.get('/page', (_request, reply) => reply.type('text/html').send('x'.repeat(20_000)))
  const answer = await server.inject({ url: path, headers: accept === undefined ? {} : { 'accept-encoding': accept } })
  await server.close()
  return answer
}

test('长的 JSON 压缩着发，内容一字不差，长度对得上', async () => {
  for (const accept of ['gzip, deflate, br', 'br;q=1, gzip;q=0.5', '*']) {
    const answer = await ask('/long', accept)
    assert.equal(answer.headers['content-encoding'], 'gzip', accept)
    assert.deepEqual(JSON.parse(gunzipSync(answer.rawPayload).toString()), long)
    assert.ok(answer.rawPayload.length < JSON.stringify(long).length / 5)
    assert.equal(Number(answer.headers['content-length'] ?? answer.rawPayload.length), answer.rawPayload.length)
  }
})

test('不收压缩的、短的、不是 JSON 的，原样发', async () => {
  for (const accept of [undefined, 'identity', 'br', 'gzip;q=0', 'br, gzip; q=0.0']) {
    const answer = await ask('/long', accept)
    assert.equal(answer.headers['content-encoding'], undefined, accept)
    assert.deepEqual(answer.json(), long)
    assert.equal(answer.headers.vary, 'accept-encoding')
  }
  for (const path of ['/short', '/page']) assert.equal((await ask(path, 'gzip')).headers['content-encoding'], undefined)
})
