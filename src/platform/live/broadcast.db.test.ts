import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Database, openDatabase } from '../db/database.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { openLog } from '../log/log.ts'
import { type Broadcast, openBroadcast } from './broadcast.ts'

let database: TestDatabase
let db: Database
let here: Broadcast
let there: Broadcast
before(async () => {
  database = await testDatabase('broadcast')
  db = openDatabase(database.ownerUrl, { connections: 2 })
  const log = openLog('silent')
  here = await openBroadcast(db, database.ownerUrl, log, 'here')
  there = await openBroadcast(db, database.ownerUrl, log, 'there')
})
after(async () => {
  await here.stop()
  await there.stop()
  await db.end()
  await database.drop()
})

/** Gives up at some point only so that a test that fails does not hang. */
async function soon(holds: () => boolean): Promise<void> {
  for (let look = 0; look < 1500 && !holds(); look += 1) await sleep(20)
  assert.ok(holds())
}

test('本进程的先办完，别的进程随后听到，各听一次', async () => {
  const heard: string[] = []
  here.on('one', async (data) => {
    await sleep(5)
    heard.push(`here ${JSON.stringify(data)}`)
  })
  there.on('one', (data) => {
    heard.push(`there ${JSON.stringify(data)}`)
  })
  await here.send('one', { n: 1 })
  assert.equal(heard[0], 'here {"n":1}')
  await soon(() => heard.length === 2)
  await there.send('one')
  await soon(() => heard.length === 4)
  await sleep(100)
  assert.deepEqual(heard, ['here {"n":1}', 'there {"n":1}', 'there null', 'here null'])
})

test('一个听的人出错，不影响以后的消息', async () => {
  const heard: unknown[] = []
  there.on('two', (data) => {
    heard.push(data)
    if (data === 'bad') throw new Error('bad')
  })
  await here.send('two', 'bad')
  await here.send('two', 'good')
  await soon(() => heard.length === 2)
})

test('连接断过：重新连上后，凡是缓存的都再读一遍', async () => {
  const heard: unknown[] = []
  there.on('three', (data) => {
    heard.push(data)
  })
  const admin = new pg.Client({ connectionString: database.ownerUrl })
  await admin.connect()
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yiwang-broadcast' and datname = current_database()",
  )
  await admin.end()
  await soon(() => heard.includes(null))
  await here.send('three', 'after')
  await soon(() => heard.includes('after'))
  await sleep(200)
  assert.deepEqual(heard, [null, 'after'])
})
