import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findClusterProcesses, isAlive } from './processes.ts'
import { attachEmbedded, startEmbedded } from './start-embedded.ts'
import { query, runElsewhere, testPlace } from './test-place.ts'

test('内置数据库：新建、查询、停止（不留进程和套接字）、再启动，数据还在', async (t) => {
  // Longer than a socket's path may be.
  const dataDir = await testPlace(t, { name: 'x'.repeat(120) })
  await mkdir(`${dataDir}/postgres.new/left-by-a-start-that-was-cut-off`, { recursive: true })
  const lines: string[] = []
  const first = await startEmbedded({ dataDir, log: (line) => lines.push(line) })
  assert.equal(first.startedByUs, true)
  assert.equal(lines.length, 1)
  await query(first.ownerUrl, "create table seen (word text); insert into seen values ('一网')")
  const [settings] = await query(
    first.ownerUrl,
    `select current_user as owner, current_setting('server_version_num')::int as version,
       current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as tcp, current_setting('jit') as jit,
       (select datlocale from pg_database where datname = 'yiwang') as locale, upper('é') as upper, '乙' > '丁' as by_code`,
  )
  assert.ok(settings && settings.version >= 180_000)
  assert.deepEqual(
    { ...settings, version: 18 },
    {
      owner: 'yiwang_owner',
      version: 18,
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      checksums: 'on',
      tcp: '',
      jit: 'off',
      locale: 'C.UTF-8',
      upper: 'É',
      by_code: true,
    },
  )
  const socketFolder = new URL(first.appUrl).searchParams.get('host') ?? ''
  const { mode, uid } = await stat(socketFolder)
  assert.equal(mode & 0o777, 0o700)
  assert.equal(uid, (await stat(first.dataFolder)).uid)
  const [cluster] = await query<{ name: string }>(first.ownerUrl, "select current_setting('cluster_name') as name")
  const name = cluster?.name ?? ''
  assert.ok((await findClusterProcesses(name)).length > 3)

  await first.stop()
  assert.equal(await isAlive(first.postmasterPid), false)
  assert.equal(existsSync(socketFolder), false)
  // The collector of the log reads to its end after the postmaster is gone.
  for (let look = 0; look < 500 && (await findClusterProcesses(name)).length > 0; look += 1) await sleep(20)
  assert.deepEqual(await findClusterProcesses(name), [])

  const second = await startEmbedded({ dataDir })
  assert.deepEqual(await query(second.ownerUrl, 'select word from seen'), [{ word: '一网' }])
  await second.stop()
})

test('应用角色只能读写被授予的，不能建表、建库、建临时表', async (t) => {
  const dataDir = await testPlace(t)
  const server = await startEmbedded({ dataDir })
  await query(server.ownerUrl, 'create table granted (n int); grant select, insert on granted to yiwang_app')
  await query(server.appUrl, 'insert into granted values (1)')
  for (const forbidden of [
    'create table mine (n int)',
    'create temporary table mine (n int)',
    'create schema mine',
    'create database mine',
    'drop table granted',
    'delete from granted',
    'set role yiwang_owner',
  ])
    await assert.rejects(query(server.appUrl, forbidden), /permission denied|must be owner/, forbidden)
  await query(server.ownerUrl, 'create database for_a_test')
  await query(server.ownerUrl, 'drop database for_a_test')
  await query(server.ownerUrl, 'create extension pg_trgm')
})

test('kill -9 之后再启动，已提交的都在，未提交的都不在', async (t) => {
  const dataDir = await testPlace(t)
  const first = await startEmbedded({ dataDir })
  await query(first.ownerUrl, 'create table kept (n int)')
  await query(first.ownerUrl, 'insert into kept select generate_series(1, 1000)')
  const open = query(first.ownerUrl, 'begin; insert into kept values (0); select pg_sleep(60)')
  const cut = assert.rejects(open)
  await sleep(100)
  process.kill(first.postmasterPid, 'SIGKILL')
  const second = await startEmbedded({ dataDir })
  await cut
  assert.equal(second.startedByUs, true)
  assert.notEqual(second.postmasterPid, first.postmasterPid)
  assert.deepEqual(await query(second.ownerUrl, 'select count(*)::int as n, min(n) as least from kept'), [
    { n: 1000, least: 1 },
  ])
})

test('遗留的 postmaster.pid 写着别的程序的进程号（机器重启过），照样启动', async (t) => {
  const dataDir = await testPlace(t)
  const first = await startEmbedded({ dataDir })
  const file = join(first.dataFolder, 'postmaster.pid')
  const left = await readFile(file, 'utf8')
  await first.stop()
  await writeFile(file, left.replace(/^\d+/, String(process.pid)))
  const second = await startEmbedded({ dataDir })
  assert.deepEqual(await query(second.appUrl, 'select 1 as one'), [{ one: 1 }])
})

test('已在运行就附着；最后一个离开的才停', async (t) => {
  const dataDir = await testPlace(t)
  assert.equal(await attachEmbedded({ dataDir }), null)
  const starter = await startEmbedded({ dataDir })
  const second = await startEmbedded({ dataDir })
  const third = await attachEmbedded({ dataDir })
  assert.equal(second.startedByUs, false)
  assert.deepEqual([second.postmasterPid, third?.postmasterPid], [starter.postmasterPid, starter.postmasterPid])
  await starter.stop()
  await third?.stop()
  await third?.stop()
  assert.deepEqual(await query(second.appUrl, 'select 1 as one'), [{ one: 1 }])
  await second.stop()
  assert.equal(await isAlive(starter.postmasterPid), false)
  assert.equal(await attachEmbedded({ dataDir }), null)
})

test('启动者被 kill -9：数据库还在，下一个接手并负责停止', async (t) => {
  const dataDir = await testPlace(t)
  const output = await runElsewhere(`
    import { startEmbedded } from './start-embedded.ts'
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(server.postmasterPid)
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)
  `).catch((error: { stdout: string }) => error.stdout.trim())
  const next = await startEmbedded({ dataDir })
  assert.equal(String(next.postmasterPid), output)
  await next.stop()
  assert.equal(await isAlive(next.postmasterPid), false)
})

test('几个进程同时启动，只起一个数据库', async (t) => {
  const dataDir = await testPlace(t)
  const servers = await Promise.all([1, 2, 3, 4].map(() => startEmbedded({ dataDir })))
  assert.equal(new Set(servers.map((server) => server.postmasterPid)).size, 1)
  assert.equal(servers.filter((server) => server.startedByUs).length, 1)
})

test('套接字被清理程序删掉时，重新启动', async (t) => {
  const dataDir = await testPlace(t)
  const first = await startEmbedded({ dataDir })
  await rm(new URL(first.appUrl).searchParams.get('host') ?? '', { recursive: true })
  const second = await startEmbedded({ dataDir })
  assert.deepEqual(await query(second.appUrl, 'select 1 as one'), [{ one: 1 }])
  assert.equal(await isAlive(first.postmasterPid), false)
})
