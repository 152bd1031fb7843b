import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { APP_ROLE } from './embedded/embedded-url.ts'
import { type MigrationFolder, migrate, schemaChecksum } from './migrate.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let root: string
let database: TestDatabase
let owner: pg.Client
let folders: MigrationFolder[]
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'yiwang-migrate-'))
})
after(() => rm(root, { recursive: true }))
let made = 0
beforeEach(async (context) => {
  made += 1
  folders = [
    { module: 'platform', folder: join(root, `${made}/platform`) },
    { module: 'shop', folder: join(root, `${made}/shop`) },
  ]
  for (const { folder } of folders) await mkdir(folder, { recursive: true })
  await put('platform/0001_first.sql', 'create table platform.note (id int primary key, text text not null);')
  await put('shop/0001_shop.sql', 'create table shop.item (id int primary key);')
  database = await testDatabase('migrate')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  ;(context as { after(work: () => Promise<void>): void }).after(async () => {
    await owner.end()
    await database.drop()
  })
})

const put = (name: string, text: string) => writeFile(join(root, `${made}/${name}`), text)
const run = (options = {}) => migrate(database.ownerUrl, folders, options)
const named = async () => (await run()).map((step) => `${step.module}/${step.name}`)

test('按模块、按文件名依次执行；再来一次什么都不做；新文件只做新的', async () => {
  assert.deepEqual(await named(), ['platform/0001_first.sql', 'shop/0001_shop.sql'])
  assert.deepEqual(await named(), [])
  await put('shop/0003_more.sql', 'alter table shop.item add column price int;')
  await put('shop/0002_name.sql', 'alter table shop.item add column name text;')
  await put('shop/notes.txt', 'not a migration')
  const steps: string[] = []
  await run({ onStep: (step: { name: string }) => steps.push(step.name) })
  assert.deepEqual(steps, ['0002_name.sql', '0003_more.sql'])
  await owner.query('insert into shop.item (id, name, price) values (1, $1, 2)', ['x'])
})

test('执行过的文件被改动：拒绝启动，什么都不动', async () => {
  await run()
  await put('platform/0001_first.sql', 'drop table platform.note;')
  await put('shop/0002_more.sql', 'create table shop.more (id int);')
  await assert.rejects(run(), /migration platform\/0001_first\.sql was changed after it had been applied/)
  const found = await owner.query("select to_regclass('platform.note') as note, to_regclass('shop.more') as more")
  assert.deepEqual(found.rows, [{ note: 'platform.note', more: null }])
})

test('中途出错：出错的文件整个退回，之前的留下，改好后接着做', async () => {
  await put('shop/0002_bad.sql', 'create table shop.half (id int); select * from shop.nothing;')
  await assert.rejects(run(), /shop\.nothing/)
  const half = await owner.query("select to_regclass('shop.item') as item, to_regclass('shop.half') as half")
  assert.deepEqual(half.rows, [{ item: 'shop.item', half: null }])
  await put('shop/0002_bad.sql', 'create table shop.half (id int);')
  assert.deepEqual(await named(), ['shop/0002_bad.sql'])
})

test('两个进程同时启动：每个文件只执行一次', async () => {
  const both = await Promise.all([named(), named(), named()])
  assert.deepEqual(both.flat().sort(), ['platform/0001_first.sql', 'shop/0001_shop.sql'])
})

test('应用账号：可读写数据，不能改结构、不能碰账本；append-only 的表只能追加', async () => {
  await put(
    'shop/0002_log.sql',
    `create table shop.log (id int generated always as identity, text text);
     comment on table shop.log is 'append-only: what was sold';
     create function shop.f_count() returns bigint language sql as 'select count(*) from shop.log';`,
  )
  await run({ appRole: APP_ROLE })
  const app = new pg.Client({ connectionString: database.appUrl })
  await app.connect()
  try {
    await app.query('insert into shop.item (id) values (1), (2)')
    await app.query('update shop.item set id = 3 where id = 2')
    await app.query('delete from shop.item where id = 3')
    await app.query("insert into shop.log (text) values ('a')")
    assert.deepEqual((await app.query('select shop.f_count() as n')).rows.length, 1)
    for (const statement of [
      "update shop.log set text = 'b'",
      'delete from shop.log',
      'truncate shop.log',
      'truncate shop.item',
      'drop table shop.item',
      'alter table shop.item add column x int',
      'create table shop.mine (id int)',
      'create schema mine',
      "insert into platform.migration (module, name, checksum) values ('a', 'b', 'c')",
      'delete from platform.migration',
    ])
      await assert.rejects(app.query(statement), { code: '42501' }, statement)
  } finally {
    await app.end()
  }
})

test('校验和随内容变，不随次序或旁边的文件变', async () => {
  const before = await schemaChecksum(folders)
  await put('shop/readme.md', 'words')
  assert.equal(await schemaChecksum(folders), before)
  await put('shop/0001_shop.sql', 'create table shop.item (id bigint primary key);')
  assert.notEqual(await schemaChecksum(folders), before)
})
