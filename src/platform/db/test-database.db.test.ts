import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { askServer } from './embedded/ask-server.ts'
import { isAlive } from './embedded/processes.ts'
import { query, runElsewhere } from './embedded/test-place.ts'
import { templateName, testDatabase } from './test-database.ts'
import { openTestServer } from './test-server.ts'

/** Each run makes templates of its own and removes them. */
const RUN = randomUUID()

async function removeTemplate(key: string) {
  const { socketFolder } = await openTestServer()
  await askServer(socketFolder, 'postgres', (admin) => admin.query(`drop database if exists ${templateName(key)}`))
}

test('同一个模板只准备一次，并行克隆互不影响', async (t) => {
  const templateKey = `${RUN}-once`
  t.after(() => removeTemplate(templateKey))
  let prepared = 0
  const prepare = async (ownerUrl: string) => {
    prepared += 1
    await query(ownerUrl, 'create table kept (n int); insert into kept values (1); grant all on kept to yiwang_app')
  }
  const all = await Promise.all(Array.from({ length: 8 }, () => testDatabase({ templateKey, prepare })))
  t.after(() => Promise.all(all.map((database) => database.drop())))
  assert.equal(prepared, 1)
  assert.equal(new Set(all.map((database) => database.name)).size, 8)
  for (const [n, { appUrl }] of all.entries()) await query(appUrl, `insert into kept values (${n + 100})`)
  for (const [n, { appUrl }] of all.entries())
    assert.deepEqual(await query(appUrl, 'select n from kept order by n'), [{ n: 1 }, { n: n + 100 }])
})

test('几个进程同时要，也只准备一次', async (t) => {
  const templateKey = `${RUN}-processes`
  t.after(() => removeTemplate(templateKey))
  const code = `
    import { testDatabase } from './../test-database.ts'
    import { query } from './test-place.ts'
    let prepared = 0
    const database = await testDatabase({ templateKey: '${templateKey}', prepare: async (url) => {
      prepared += 1
      await query(url, 'create table kept (n int)')
    } })
    await query(database.ownerUrl, 'select n from kept')
    await database.drop()
    console.log(prepared)`
  const counts = await Promise.all([1, 2, 3].map(() => runElsewhere(code)))
  assert.deepEqual(counts.sort(), ['0', '0', '1'])
})

test('准备失败不留下半个模板，下一次重来', async (t) => {
  const templateKey = `${RUN}-fails`
  t.after(() => removeTemplate(templateKey))
  const failing = {
    templateKey,
    prepare: (url: string) => query(url, 'create table kept (n int); select 1 / 0').then(() => {}),
  }
  await assert.rejects(testDatabase(failing), /division by zero/)
  const good = await testDatabase({
    templateKey,
    prepare: (url) => query(url, 'create table kept (n int)').then(() => {}),
  })
  t.after(() => good.drop())
  assert.deepEqual(await query(good.ownerUrl, 'select n from kept'), [])
})

test('空库：应用角色不能建任何东西；用完删得掉，即使还连着', async () => {
  const database = await testDatabase('有 空格 And-Signs')
  assert.match(database.name, /^test_\d+_\d+_\d+_[a-z_]*and_signs$/)
  await assert.rejects(query(database.appUrl, 'create temporary table t (n int)'), /permission denied/)
  const busy = assert.rejects(query(database.appUrl, 'select pg_sleep(60)'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await database.drop()
  await busy
  await assert.rejects(query(database.appUrl, 'select 1'), /does not exist/)
})

test('被 kill -9 的进程留下的库由下一个进程清走；服务器一直在', async () => {
  const code = (after: string) => `
    import { testDatabase } from './../test-database.ts'
    import { openTestServer } from './../test-server.ts'
    const database = await testDatabase('left')
    console.log(database.name, (await openTestServer()).postmasterPid)
    ${after}`
  const killed = runElsewhere(code(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)`))
  const [left = '', pid] = await killed.catch((error: { stdout: string }) => error.stdout.trim().split(' '))
  const { socketFolder, postmasterPid } = await openTestServer()
  assert.equal(Number(pid), postmasterPid)
  assert.ok(existsSync(socketFolder) && (await isAlive(postmasterPid)))
  await runElsewhere(code('await database.drop()'))
  const mine = await testDatabase('mine')
  const there = await query<{ datname: string }>(
    mine.ownerUrl,
    `select datname from pg_database where datname = '${left}'`,
  )
  await mine.drop()
  assert.match(left, /^test_/)
  assert.deepEqual(there, [])
})
