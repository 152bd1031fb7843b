import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { testDatabase } from '../db/test-database.ts'
import { openSession } from './catalog.ts'
import { copyIn } from './copy-in.ts'
import { copyOut } from './copy-out.ts'
import { openRowsDigest } from './rows-digest.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let client: pg.Client
before(async () => {
  database = await testDatabase('copy')
  client = await openSession(database.ownerUrl, 'test')
  await client.query(`create schema t;
    create table t.source (id int, words text, more jsonb, at timestamptz, share float8, raw bytea);
    insert into t.source select i, repeat('字' || i || E'\\n\\t\\\\', i % 700), jsonb_build_object('i', i, 'null', null),
      '2026-03-01 10:00:00.123456+08'::timestamptz + i * interval '1 hour', i / 3.0, decode(lpad(to_hex(i), 8, '0'), 'hex')
      from generate_series(1, 20000) i;
    insert into t.source values (null, null, null, null, 'NaN', null), (0, '', '{}', 'infinity', '-0', '');
    create table t.target (like t.source)`)
})
after(async () => {
  await client.end()
  await database.drop()
})

test('rows of all kinds come through as they were; a table of many megabytes is never held whole', async () => {
  const taken = openRowsDigest()
  let chunks = 0
  let bytes = 0
  const rows = await copyIn(
    client,
    'copy t.target from stdin',
    (async function* () {
      const reader = await openSession(database.ownerUrl, 'test')
      for await (const chunk of copyOut(
        reader,
        'copy (select * from t.source order by id desc) to stdout',
        taken.add,
      )) {
        chunks += 1
        bytes += chunk.length
        yield chunk
      }
      await reader.end()
    })(),
  )
  assert.equal(rows, 20_002)
  assert.ok(chunks > 3 && bytes / chunks <= 4 * 1024 * 1024, `${chunks} chunks, ${bytes} bytes`)
  const { rows: different } = await client.query(`
    (table t.source except table t.target) union all (table t.target except table t.source)`)
  assert.deepEqual(different, [])
  const again = openRowsDigest()
  for await (const _chunk of copyOut(client, 'copy t.target to stdout', again.add));
  assert.deepEqual(again.result(), taken.result(), 'in whatever order the rows come')
  await client.query('update t.target set id = 7 where id = 8')
  const changed = openRowsDigest()
  for await (const _chunk of copyOut(client, 'copy t.target to stdout', changed.add));
  assert.notEqual(changed.result().digest, taken.result().digest)
})

test('a failure on either side is told, and the connection can be used again', async () => {
  await assert.rejects(async () => {
    for await (const _chunk of copyOut(client, 'copy t.nowhere to stdout', () => {}));
  }, /nowhere/)
  await assert.rejects(
    copyIn(
      client,
      'copy t.target from stdin',
      (async function* () {
        yield Buffer.from('not\ta\trow\n')
      })(),
    ),
    /invalid input|missing data/,
  )
  await assert.rejects(
    copyIn(
      client,
      'copy t.target from stdin',
      (async function* () {
        yield Buffer.from('1\t')
        throw new Error('the disk went away')
      })(),
    ),
    /the disk went away/,
  )
  for await (const _chunk of copyOut(client, 'copy t.source to stdout', () => {})) break
  const { rows } = await client.query('select count(*)::int as n from t.target')
  assert.deepEqual(rows, [{ n: 20_002 }])
})
