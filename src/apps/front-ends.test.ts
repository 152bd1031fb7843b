import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fastify, { type FastifyInstance } from 'fastify'
import { addFrontEnds } from './front-ends.ts'

const root = mkdtempSync(join(tmpdir(), 'yiwang-front-'))
let server: FastifyInstance
before(async () => {
  server = fastify()
  server.get('/api/known', () => 'known')
  server.setNotFoundHandler((_request, reply) => reply.code(404).send('nothing here'))
  await addFrontEnds(server, root)
})
after(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const get = (url: string) => server.inject({ method: 'GET', url })
function build(name: string) {
  mkdirSync(join(root, 'dist/assets'), { recursive: true })
  writeFileSync(join(root, 'dist/index.html'), `<script src="/assets/${name}.js"></script>`)
  writeFileSync(join(root, `dist/assets/${name}.js`), name)
}

test('还没构建：说明怎么办；构建之后不用重启就能打开', async () => {
  const early = await get('/c/intake/new')
  assert.equal(early.statusCode, 503)
  assert.match(early.body, /npm run build/)
  build('first-1a')
  for (const page of ['/', '/c/intake/new', '/sign-in']) {
    const { statusCode, body, headers } = await get(page)
    assert.deepEqual([statusCode, headers['cache-control']], [200, 'no-cache'], page)
    assert.match(body, /first-1a/)
  }
  const { body, headers } = await get('/assets/first-1a.js')
  assert.deepEqual([body, headers['cache-control']], ['first-1a', 'public, max-age=31536000, immutable'])
})

test('大屏有自己的文档，在自己的地址上', async () => {
  assert.equal((await get('/wall')).statusCode, 503)
  mkdirSync(join(root, 'dist/wall'), { recursive: true })
  writeFileSync(join(root, 'dist/wall/index.html'), '<script src="/assets/wall-3c.js"></script>')
  const { statusCode, body, headers } = await get('/wall?wall=room')
  assert.deepEqual([statusCode, headers['cache-control']], [200, 'no-cache'])
  assert.match(body, /wall-3c/)
  assert.doesNotMatch((await get('/')).body, /wall-3c/)
})

test('市民页有自己的文档，在短地址上', async () => {
  assert.equal((await get('/r')).statusCode, 503)
  mkdirSync(join(root, 'dist/r'), { recursive: true })
  writeFileSync(join(root, 'dist/r/index.html'), '<script src="/r/assets/index-4d.js"></script>')
  for (const page of ['/r', '/r/', '/citizen', '/r?code=1']) assert.match((await get(page)).body, /index-4d/, page)
  assert.doesNotMatch((await get('/')).body, /index-4d/)
})

test('运行中重新构建：新文件拿得到，没有了的文件答 404', async () => {
  build('second-2b')
  rmSync(join(root, 'dist/assets/first-1a.js'))
  assert.match((await get('/')).body, /second-2b/)
  assert.equal((await get('/assets/second-2b.js')).body, 'second-2b')
  const gone = await get('/assets/first-1a.js')
  assert.deepEqual([gone.statusCode, gone.body], [404, 'nothing here'])
  assert.doesNotMatch(gone.headers['cache-control'] ?? '', /immutable/)
})

test('只给构建出来的文件：文件夹、点开头的、外面的都没有；别的地址照旧', async () => {
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'dist/.env'), 'secret')
  for (const path of ['/assets/', '/assets', '/.env', '/../secret.txt', '/assets/..%2f..%2fsecret.txt', '/nothing']) {
    const { statusCode, body } = await get(path)
    assert.ok(statusCode === 403 || statusCode === 404, `${path}: ${statusCode}`)
    assert.doesNotMatch(body, /secret$/)
  }
  assert.equal((await get('/api/known')).body, 'known')
  assert.equal((await get('/api/unknown')).body, 'nothing here')
})
