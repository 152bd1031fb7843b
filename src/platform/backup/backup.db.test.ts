import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import type { Operation } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import { signIn } from '#modules/people/contract.ts'
import type { Principal } from '../auth/principal.ts'
import { testDatabase } from '../db/test-database.ts'
import { ANONYMOUS } from '../http/authenticate.ts'
import { newId } from '../ids.ts'
import { openRuntime } from '../open-runtime.ts'
import { checkBackup } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

type Place = Awaited<ReturnType<typeof testDatabase>> & { dataDir: string }

let house: TestHouse
let walk: Walk
let folder: string
let file: string
const places: Place[] = []
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-backup-'))
  file = join(folder, 'all.backup')
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  walk = openWalk(house)
  const { dataDir } = house.runtime.config
  await mkdir(join(dataDir, 'keys'), { recursive: true })
  await writeFile(join(dataDir, 'keys/master.key'), `${process.env.YIWANG_MASTER_KEY}\n`, { mode: 0o600 })
  await mkdir(join(dataDir, 'imports'))
  await writeFile(join(dataDir, 'imports/rejected.jsonl'), '{"phone":"13800001234"}\n')
})
after(async () => {
  for (const place of places) await place.drop()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function emptyPlace(): Promise<Place> {
  const place = { ...(await testDatabase('restore')), dataDir: join(folder, `place${places.length}`) }
  places.push(place)
  return place
}

interface Ended {
  code: number
  stdout: string
  stderr: string
}

function yiwang(place: { appUrl: string; ownerUrl: string; dataDir: string }, ...words: string[]): Promise<Ended> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_URL: place.appUrl,
    DATABASE_OWNER_URL: place.ownerUrl,
    YIWANG_DATA: place.dataDir,
  }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(house.runtime.config.root, 'bin/yiwang'), ...words],
      { cwd: folder, env },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const backUp = (to: string, withKeys = false) =>
  writeBackup({
    ownerUrl: house.ownerUrl,
    dataDir: house.runtime.config.dataDir,
    file: to,
    withKeys,
    nowMs: Date.now(),
  })

async function rowsOf<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const HEADS = 'select case_no, version, record_hash from cases."case" order by case_no'

test('一边办案一边备份：恢复到空的地方，件数和记录头与备份那一刻一致，记录核对通过，能登录能办案，照片在', async () => {
  const closed = await walk.reach('closed')
  const photo = await walk.photo('street01.c01.worker1')
  // Lies in a partition that no step of the schema makes.
  await rowsOf(house.ownerUrl, "select sensors.f_open_slots('{7}')")
  await rowsOf(house.ownerUrl, "insert into sensors.reading values (7, 'W-1', 'depth', now(), 3.5, now())")
  const job = { key: 'waiting', runAtMs: Date.now() + 3_600_000 }
  await house.runtime.queueJob('cases.signDailyHeads', { waiting: true }, job)
  let going = true
  let done = 0
  const busy = Array.from({ length: 3 }, async () => {
    while (going) {
      const { id } = await walk.report()
      await walk.accept(id)
      await walk.file(id)
      done += 1
    }
  })
  while (done < 6) await new Promise((resolve) => setTimeout(resolve, 20))
  const { manifest, head } = await backUp(file, true)
  going = false
  await Promise.all(busy)
  await house.runtime.relay!.drain()

  assert.equal(manifest.tables.find(({ schema, table }) => `${schema}.${table}` === 'sensors.reading')?.rows, 1)

  const place = await emptyPlace()
  const restored = await yiwang(place, 'restore', file)
  assert.equal(restored.code, 0, restored.stderr)
  const said = JSON.parse(restored.stdout) as Record<string, unknown>
  assert.deepEqual([said.id, said.district, said.hasKeys, said.newerSteps], [head.id, 'linjiang', true, 0])

  for (const { schema, table, rows } of manifest.tables) {
    const [count] = await rowsOf<{ n: number }>(place.ownerUrl, `select count(*)::int as n from "${schema}"."${table}"`)
    assert.equal(count!.n, rows, `${schema}.${table}`)
  }
  const there = await rowsOf<{ case_no: string; version: number; record_hash: string }>(place.ownerUrl, HEADS)
  const here = new Set(
    (
      await rowsOf<{ at: string }>(
        house.ownerUrl,
        `select c.case_no || ' ' || e.seq || ' ' || e.hash as at from cases.event e join cases."case" c on c.id = e.case_id`,
      )
    ).map(({ at }) => at),
  )
  assert.ok(there.length >= 7)
  for (const { case_no, version, record_hash } of there) assert.ok(here.has(`${case_no} ${version} ${record_hash}`))
  assert.ok((await rowsOf(house.ownerUrl, HEADS)).length > there.length, 'work went on after the moment of the backup')

  const verified = await yiwang(place, 'verify-history')
  assert.equal(verified.code, 0, verified.stderr)
  const proof = JSON.parse(verified.stdout) as { cases: number; wrong: number; firstBroken: unknown }
  assert.deepEqual([proof.cases, proof.wrong, proof.firstBroken], [there.length, 0, null])
  const jobs = await rowsOf<{ task_identifier: string; key: string }>(
    place.ownerUrl,
    'select task_identifier, key from graphile_worker.jobs',
  )
  assert.deepEqual(jobs, [{ task_identifier: 'cases.signDailyHeads', key: 'waiting' }])
  assert.deepEqual((await readdir(place.dataDir)).sort(), ['files', 'keys'])

  const { plugs } = house.runtime
  const config = { ...house.runtime.config, dataDir: place.dataDir }
  const runtime = await openRuntime({ config, plugs, ...place, background: 'none' })
  try {
    const perform = (operation: Operation, input: unknown, principal: Principal) => {
      const command = { id: newId(), bodyHash: '', expectedVersion: null }
      return runtime.perform({ operation, input, principal, command })
    }
    const account = 'dutyChief1'
    const wish = { account, password: 'Yiwang-demo-1' }
    const signedIn = (await perform(signIn, wish, ANONYMOUS)) as { csrfToken: string }
    const chief = (await runtime.signIn.findByAccount(account))!
    assert.match(signedIn.csrfToken, /^[\w-]{20,}$/)
    const look = (await perform(cases.getCase, { id: closed }, chief)) as {
      case: cases.CaseState
      appellants: object[]
    }
    assert.equal(look.case.state, 'closed')
    assert.equal(look.appellants.length, 1, 'what is sealed can be opened with the keys of the backup')
    const uploader = (await runtime.signIn.findByAccount('street01.c01.worker1'))!
    const picture = { id: 'draft', fileId: photo, size: 'full' }
    const { stream } = (await perform(cases.getFile, picture, uploader)) as { stream: Readable }
    assert.ok((await stream.toArray()).length > 0)
  } finally {
    await runtime.close()
  }

  const twice = await yiwang(place, 'restore', file)
  assert.deepEqual([twice.code, twice.stdout], [1, ''])
  assert.match(twice.stderr, /这里已有数据（.*），不会覆盖/)
})

test('命令行备份：写完即核对，不覆盖，不带密钥时说明；恢复后缺密钥不能启动，放回即可', async () => {
  const here = { ...house.runtime.config, ownerUrl: house.ownerUrl, appUrl: house.ownerUrl }
  const without = join(folder, 'without.backup')
  const made = await yiwang(here, 'backup', without)
  assert.equal(made.code, 0, made.stderr)
  assert.match(made.stderr, /备份里没有密钥/)
  const again = await yiwang(here, 'backup', without)
  assert.deepEqual([again.code, again.stdout], [1, ''])
  assert.match(again.stderr, /已经存在/)
  assert.ok(!gunzipSync(await readFile(without)).includes('keys/master.key'))
  assert.ok(!gunzipSync(await readFile(without)).includes('rejected.jsonl'), 'rows in clear stay where they are')
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.part')),
    [],
  )

  const place = await emptyPlace()
  const restored = await yiwang(place, 'restore', without)
  assert.equal(restored.code, 0, restored.stderr)
  const said = JSON.parse(restored.stdout) as { hasKeys: boolean; digest: string }
  assert.equal(said.hasKeys, false)
  assert.equal(said.digest, (JSON.parse(made.stdout) as { digest: string }).digest)
  const started = await yiwang(place, 'verify-history')
  assert.equal(started.code, 1)
  assert.match(started.stderr, /没有本数据库的主密钥/)
  await cp(join(house.runtime.config.dataDir, 'keys'), join(place.dataDir, 'keys'), { recursive: true })
  assert.equal((await yiwang(place, 'verify-history')).code, 0)
})

test('备份被截断、被改一个字节、不是备份、来自更新的程序：说清楚，空的地方一点没动', async () => {
  const whole = await readFile(file)
  const place = await emptyPlace()
  const plain = gunzipSync(whole)
  const at = plain.indexOf('hotline12345')
  const changed = Buffer.from(plain)
  changed[at] = 0x48
  const newer = Buffer.from(plain)
  newer.write('"format":9', newer.indexOf('"format":1'))
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)]! ^= 0xff
  const wrong: [string, Buffer, RegExp][] = [
    ['cut at the half', whole.subarray(0, whole.length / 2), /不完整，后面一段缺失/],
    ['without its last bytes', whole.subarray(0, -5), /不完整，后面一段缺失/],
    ['one byte of the packed file', flipped, /已损坏/],
    ['one byte of a row, packed anew', gzipSync(changed), /已损坏（\w+\.\w+）/],
    ['without its end, packed anew', gzipSync(plain.subarray(0, plain.length - 1024)), /不完整/],
    ['a picture', randomBytes(5000), /不是本系统的备份/],
    ['nothing', Buffer.alloc(0), /不是本系统的备份|不完整/],
    ['another archive', gzipSync('hello'.repeat(1000)), /不是本系统的备份|已损坏/],
    ['a newer format', gzipSync(newer), /更新的程序/],
  ]
  for (const [title, content, sentence] of wrong) {
    const path = join(folder, 'wrong.backup')
    await writeFile(path, content)
    const { code, stdout, stderr } = await yiwang(place, 'restore', path)
    assert.deepEqual([code, stdout], [1, ''], title)
    assert.match(stderr, sentence, title)
  }
  const [left] = await rowsOf<{ there: boolean }>(
    place.ownerUrl,
    `select to_regnamespace('cases') is not null as there`,
  )
  assert.equal(left!.there, false)
  const sound = await yiwang(place, 'restore', file)
  assert.equal(sound.code, 0, sound.stderr)
})

test('恢复中途断掉：什么数据也没有，再来一次就好；中途断掉的地方不能当空区使用', async () => {
  const { head } = await checkBackup(file)
  const place = await emptyPlace()
  const first = await yiwang(place, 'restore', file)
  assert.equal(first.code, 0)
  const names = head.tables.map(({ schema, table }) => `"${schema}"."${table}"`).join(', ')
  // What a process that was killed before its commit leaves: schema, mark, and some files.
  await rowsOf(place.ownerUrl, `truncate ${names}`)
  await rowsOf(place.ownerUrl, `insert into platform.setting (key, value) values ('restoring', 'true')`)
  const second = await yiwang(place, 'restore', file)
  assert.equal(second.code, 0, second.stderr)
  const marks = await rowsOf(place.ownerUrl, `select 1 from platform.setting where key = 'restoring'`)
  assert.equal(marks.length, 0)
})
