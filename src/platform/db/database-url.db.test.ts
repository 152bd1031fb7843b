import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { resolveDatabase } from './database-url.ts'
import { askServer } from './embedded/ask-server.ts'
import { startEmbedded } from './embedded/start-embedded.ts'
import { query, testPlace } from './embedded/test-place.ts'
import { testDatabase } from './test-database.ts'

const silent = () => {}
const NOWHERE = '/nonexistent/never-touched'

test('没有 DATABASE_URL：用内置数据库', async (t) => {
  const resolved = await resolveDatabase({}, await testPlace(t), silent)
  assert.ok(resolved.embedded)
  assert.deepEqual(await query(resolved.ownerUrl, 'select current_user as who'), [{ who: 'yiwang_owner' }])
  assert.deepEqual(await query(resolved.appUrl, 'select current_user as who'), [{ who: 'yiwang_app' }])
  await resolved.embedded.stop()
})

test('有 DATABASE_URL：用它，不碰数据文件夹', async (t) => {
  const { appUrl, ownerUrl } = await ownDatabase(t)
  assert.deepEqual(await resolveDatabase({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl }, NOWHERE, silent), {
    appUrl,
    ownerUrl,
    embedded: null,
  })
  assert.deepEqual(await resolveDatabase({ DATABASE_URL: ownerUrl }, NOWHERE, silent), {
    appUrl: ownerUrl,
    ownerUrl,
    embedded: null,
  })
})

test('地址有错：每种一句话，不露口令', async (t) => {
  const { appUrl } = await ownDatabase(t)
  const withPart = (part: 'pathname' | 'username', value: string) => {
    const url = new URL(appUrl)
    url[part] = value
    return url.href
  }
  const closedPort = await closedPortNumber()
  const cases: [env: Record<string, string>, code: string, sentence: RegExp][] = [
    [
      { DATABASE_URL: 'mysql://a:secret@b/c' },
      'databaseUrlMalformed',
      /^DATABASE_URL 不是数据库地址。.* \/ DATABASE_URL is not/,
    ],
    [{ DATABASE_URL: 'postgres://a:secret@b:port/c' }, 'databaseUrlMalformed', /^DATABASE_URL 不是数据库地址/],
    [{ DATABASE_OWNER_URL: appUrl }, 'ownerUrlAlone', /没有 DATABASE_URL。.* \/ .*set both/],
    [
      { DATABASE_URL: `postgres://a:secret@127.0.0.1:${closedPort}/c` },
      'databaseUnreachable',
      new RegExp(`^连不上 DATABASE_URL 所指的数据库 127.0.0.1:${closedPort}/c（ECONNREFUSED）`),
    ],
    [
      { DATABASE_URL: withPart('pathname', '/no_such') },
      'databaseMissing',
      /库不存在：.*\/no_such。请先用 CREATE DATABASE/,
    ],
    [
      { DATABASE_URL: withPart('username', 'no_such') },
      'databaseRefusedSignIn',
      /不接受 DATABASE_URL 的用户名或口令（28000）/,
    ],
    [
      { DATABASE_URL: appUrl, DATABASE_OWNER_URL: withPart('pathname', '/no_such') },
      'databaseMissing',
      /^DATABASE_OWNER_URL 所指的库不存在/,
    ],
  ]
  for (const [env, code, sentence] of cases) {
    const fault = await resolveDatabase(env, NOWHERE, silent).catch((error) => error)
    assert.equal(fault.code, code)
    assert.match(fault.sentence, sentence)
    assert.doesNotMatch(fault.sentence, /secret/)
    assert.equal(fault.exitCode, 1)
  }
})

test('口令错或没给口令', async (t) => {
  const server = await startEmbedded({ dataDir: await testPlace(t) })
  const rules = join(server.dataFolder, 'pg_hba.conf')
  await writeFile(rules, `local all guarded scram-sha-256\n${await readFile(rules, 'utf8')}`)
  await askServer(new URL(server.appUrl).searchParams.get('host') ?? '', 'yiwang', async (admin) => {
    await admin.query("create role guarded login password 'right'; grant connect on database yiwang to guarded")
    await admin.query('select pg_reload_conf()')
  })
  const urlWith = (password: string) => server.appUrl.replace('yiwang_app@', `guarded${password}@`)
  for (const password of [':wrong', ''])
    await assert.rejects(resolveDatabase({ DATABASE_URL: urlWith(password) }, NOWHERE, silent), {
      code: 'databaseRefusedSignIn',
      message: /用户名或口令/,
    })
  const env = { DATABASE_URL: urlWith(':right'), DATABASE_OWNER_URL: server.ownerUrl }
  assert.equal((await resolveDatabase(env, NOWHERE, silent)).embedded, null)
})

test('版本太旧', async (t) => {
  const url = await serveVersion(t, '14.12')
  await assert.rejects(resolveDatabase({ DATABASE_URL: url }, NOWHERE, silent), {
    code: 'databaseTooOld',
    message: /^DATABASE_URL 所指的 PostgreSQL 版本是 14\.12，至少需要 15。/,
  })
})

test('编码不对、用户不能建结构、两个地址不是同一个库', async (t) => {
  const { appUrl, ownerUrl } = await ownDatabase(t)
  const other = await ownDatabase(t)
  const name = `ascii_${process.pid}`
  const ascii = ownerUrl.replace(/\/[^/?]+\?/, `/${name}?`)
  await query(ownerUrl, `create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`)
  const refused = (env: Record<string, string>, code: string, message: RegExp) =>
    assert.rejects(resolveDatabase(env, NOWHERE, silent), { code, message })
  await refused({ DATABASE_URL: ascii }, 'databaseEncoding', /编码是 SQL_ASCII，须为 UTF8/).finally(() =>
    query(ownerUrl, `drop database ${name}`),
  )
  await refused({ DATABASE_URL: appUrl }, 'databaseNotOwned', /DATABASE_URL 的用户 yiwang_app 不能在库里建立结构/)
  await refused({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: other.ownerUrl }, 'databasesDiffer', /不是同一个库/)
})

async function ownDatabase(t: TestContext) {
  const database = await testDatabase('database_url')
  t.after(() => database.drop())
  return database
}

async function closedPortNumber(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** As much of a PostgreSQL server as answers `show server_version`: no old one is at hand (protocol 3.0, chapter 54). */
async function serveVersion(t: TestContext, version: string): Promise<string> {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const ready = message('Z', Buffer.from('I'))
  const column = Buffer.concat([
    Buffer.from('\0\x01server_version\0'),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25]),
    Buffer.alloc(8),
  ])
  const cell = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, version.length]), Buffer.from(version)])
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
      socket.on('data', (data) => {
        if (data[0] === 'X'.charCodeAt(0)) socket.end()
        else
          socket.write(
            Buffer.concat([message('T', column), message('D', cell), message('C', Buffer.from('SHOW\0')), ready]),
          )
      })
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return `postgres://someone@127.0.0.1:${(server.address() as AddressInfo).port}/any`
}
