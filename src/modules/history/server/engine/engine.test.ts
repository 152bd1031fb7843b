import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { HISTORY_COLUMNS, type HistoryRow } from '../../domain/history-columns.ts'
import { type HistoryEngine, LIMITS, openEngine } from './open-engine.ts'

let folder: string
let engine: HistoryEngine
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-engine-'))
  engine = openEngine({ folder, memoryMiB: 256, threads: 1 }, { ...LIMITS, longestMs: 1000, mostWaiting: 3 })
})
after(async () => {
  engine.stop()
  await rm(folder, { recursive: true })
})

const values: Readonly<Record<string, HistoryRow[number]>> = {
  id: '0198c0de-0000-7000-8000-000000000001',
  units: ["O'Brien", '城管'],
  street: "990101'; drop table x",
}
const row = (reportedMs: number): HistoryRow =>
  HISTORY_COLUMNS.map(({ name, kind }) => {
    if (name === 'reported_ms') return reportedMs
    if (name in values) return values[name]!
    return kind === 'text' ? '甲' : kind === 'bool' ? true : kind === 'texts' ? [] : name === 'closed_ms' ? null : 7
  })

async function* batches() {
  yield [row(30), row(10)]
  yield [row(20)]
}

test('rows are written in order of time and read back as they were, from files alone', async () => {
  assert.deepEqual(await engine.query([], 'select count(*) as n from history.rows', []), [{ n: 0 }])
  assert.equal(await engine.write('a.parquet', batches()), 3)
  const rows = await engine.query(['a.parquet'], 'select * from history.rows', [])
  assert.deepEqual(
    rows.map((one) => one.reported_ms),
    [10, 20, 30],
  )
  assert.equal(rows[0]!.id, values.id)
  assert.equal(rows[0]!.street, values.street)
  assert.equal(rows[0]!.closed_ms, null)
  const asked = 'select count(*) as n from history.rows h where h.units && $1::text[] and h.reported_ms >= $2'
  assert.deepEqual(await engine.query(['a.parquet'], asked, [["O'Brien"], 20]), [{ n: 2 }])
  assert.deepEqual(
    [
      ...((await engine.query(['a.parquet'], 'select list(reported_ms::float8) as l from history.rows', []))[0]!
        .l as Float64Array),
    ],
    [10, 20, 30],
  )
})

test('nothing outside of its folder is read or written, and its settings stand', async () => {
  const secret = join(tmpdir(), `yiwang-secret-${process.pid}.csv`)
  await writeFile(secret, 'a\n1\n')
  try {
    for (const text of [
      `select * from read_csv('${secret}')`,
      `copy (select 1) to '${secret}.parquet' (format parquet)`,
      `copy (select 1) to '${folder}/../out.parquet' (format parquet)`,
      "set memory_limit = '100GB'",
      'set enable_external_access = true',
      "attach '/tmp/other.db'",
      'install httpfs',
    ])
      await assert.rejects(engine.query([], text, []), text)
    assert.deepEqual(
      (await readdir(tmpdir())).filter((name) => name.includes(`secret-${process.pid}.csv.`)),
      [],
    )
  } finally {
    await rm(secret)
  }
})

test('what takes too long is ended, what needs too much memory is refused, a process that died is begun anew', async () => {
  const long = 'select count(*) from range(100000000000) a where sin(a.range) > 2'
  await assert.rejects(engine.query([], long, []), { name: 'Fault' })
  const large = 'select count(*) from (select range as r, repeat(range::text, 40) as t from range(20000000) order by t)'
  await assert.rejects(engine.query([], large, []), { name: 'Fault' })
  assert.deepEqual(await engine.query([], 'select 1 as n', []), [{ n: 1 }])
  const pid = engine.pid()!
  setTimeout(() => process.kill(pid, 'SIGKILL'), 50)
  await assert.rejects(engine.query([], long, []), { name: 'Fault' })
  assert.deepEqual(await engine.query([], 'select 2 as n', []), [{ n: 2 }])
  assert.notEqual(engine.pid(), pid)
})

test('more than may wait are sent away at once', async () => {
  const asked = Array.from({ length: 5 }, () => engine.query([], 'select 1 as n', []))
  const settled = await Promise.allSettled(asked)
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  )
})
