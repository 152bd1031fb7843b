import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import { type FileAnswer, toAnswer } from './file-answer.ts'

async function ask(answer: Partial<FileAnswer>, headers: Record<string, string> = {}) {
  const server = fastify()
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  server.get('/', (_request, reply) =>
    toAnswer(reply, { name: 'a.bin', mime: 'application/octet-stream', stream: Buffer.from('bytes'), ...answer }),
  )
  return server.inject({ url: '/', headers })
}

test('a file is sent under its name, and lies on no disk unless it may', async () => {
  const sent = await ask({ name: '图.bin' })
  assert.deepEqual([sent.statusCode, sent.body, sent.headers['cache-control']], [200, 'bytes', 'no-store'])
  assert.equal(sent.headers['content-disposition'], `attachment; filename*=UTF-8''${encodeURIComponent('图.bin')}`)
  assert.equal(sent.headers.etag, undefined)
  assert.equal((await ask({ maxAgeSeconds: 60 })).headers['cache-control'], 'private, max-age=60')
  const asking = await ask({ maxAgeSeconds: 0 })
  assert.deepEqual(
    [asking.headers['cache-control'], asking.headers.vary],
    ['private, no-cache', 'cookie, authorization, x-acting-post'],
  )
})

test('bytes that the caller has already are neither made nor sent', async () => {
  let made = 0
  const answer = {
    etag: 'v7',
    stream: async () => {
      made++
      return Buffer.from('tile')
    },
  }
  const first = await ask(answer)
  assert.deepEqual([first.statusCode, first.body, first.headers.etag, made], [200, 'tile', '"v7"', 1])
  for (const known of ['"v7"', 'W/"v7"', '"v5", "v7"']) {
    const again = await ask(answer, { 'if-none-match': known })
    assert.deepEqual([again.statusCode, again.body, again.headers.etag, made], [304, '', '"v7"', 1], known)
  }
  assert.equal((await ask(answer, { 'if-none-match': '"v8"' })).statusCode, 200)
  assert.equal(made, 2)
})
