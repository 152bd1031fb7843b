import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { startJobRunner } from '../jobs/job-runner.ts'
import { job } from '../plug.ts'
import { type Database, openDatabase } from './database.ts'
import { sql } from './sql.ts'

let house: TestHouse
let administrator: Database
before(async () => {
  house = await testHouse()
  administrator = openDatabase(house.ownerUrl, { connections: 1 })
})
after(async () => {
  await administrator.end()
  await house.close()
})

/** As a restart of PostgreSQL does it, and as an administrator may. */
async function endConnections(application: string): Promise<number> {
  const ended = await administrator.many(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = ${application} and datname = current_database()`)
  return ended.length
}

test('事务两句之间断了连接：程序不倒，下一句报错，之后照常', async () => {
  const db = openDatabase(house.ownerUrl, { connections: 2, application: 'to-be-ended' })
  const broken = db.tx(async (tx) => {
    await tx.run(sql`select 1`)
    assert.equal(await endConnections('to-be-ended'), 1)
    await wait(100)
    await tx.run(sql`select 2`)
  })
  await assert.rejects(broken, /Client has encountered a connection error and is not queryable/)
  assert.deepEqual(await db.one(sql`select 3 as n`), { n: 3 })
  await db.end()
})

test('任务的连接全断了：程序不倒，之后的任务照办；停下后一个连接也不留', async () => {
  const done: unknown[] = []
  const note = job('test.note', async (payload) => void done.push(payload))
  const jobs = await startJobRunner(house.runtime, house.ownerUrl, [note])
  const untilDone = async (count: number) => {
    for (let i = 0; i < 500 && done.length < count; i += 1) await wait(20)
    assert.equal(done.length, count)
  }
  await jobs.queue('test.note', { n: 1 })
  await untilDone(1)
  assert.ok((await endConnections('yiwang-jobs')) > 0)
  await wait(200)
  await jobs.queue('test.note', { n: 2 })
  await untilDone(2)
  await jobs.stop()
  const left = async () =>
    administrator.many(sql`
      select 1 from pg_stat_activity where application_name = 'yiwang-jobs' and datname = current_database()`)
  for (let i = 0; i < 50 && (await left()).length > 0; i += 1) await wait(20)
  assert.deepEqual(await left(), [])
})

test('任务刚办完连接就断：程序不倒，任务只办一次，之后从单子上划去', async () => {
  let done = 0
  const cut = job('test.cut', async () => {
    done += 1
    await endConnections('yiwang-jobs')
  })
  const jobs = await startJobRunner(house.runtime, house.ownerUrl, [cut])
  await jobs.queue('test.cut', {})
  const waiting = () => administrator.many(sql`select id from graphile_worker.jobs where task_identifier = 'test.cut'`)
  for (let i = 0; i < 1000 && (done === 0 || (await waiting()).length > 0); i += 1) await wait(20)
  assert.deepEqual([done, await waiting()], [1, []])
  await jobs.stop()
})
