import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { after, afterEach, before, test } from 'node:test'
import pg from 'pg'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { DAY_MS, dateOfDay, dayStartMs, HOUR_MS, localDay, toRfc3339 } from '#core/time/local.ts'
import { chainHash } from '#platform/crypto/chain.ts'
import { signingKeyPath } from '#platform/crypto/signing-key.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import { sql } from '#platform/db/sql.ts'
import { recordProof } from '../contract.ts'
import type { DailyHead } from './daily-head.ts'
import { witnessPath } from './head-witness.ts'
import { recordOf } from './record-store.ts'
import { signEndedDays } from './sign-daily-heads.ts'

let house: TestHouse
let walk: Walk
let owner: pg.Client
let ids: string[]
let heads: DailyHead[]
let witness: string
const today = localDay(Date.now())
/** So late on the third day that today and two days without any line have ended and settled, whenever this is run. */
const laterMs = dayStartMs(today + 3) + HOUR_MS
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions' })
  walk = openWalk(house)
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  ids = [await walk.reach('closed'), await walk.reach('done'), await walk.reach('filed')]
  await house.runtime.relay!.drain()
  // What a reaction tries again later must not add lines to a day that is signed.
  await house.runtime.relay!.stop()
  const both = await Promise.all([signEndedDays(house.runtime, laterMs), signEndedDays(house.runtime, laterMs)])
  heads = both.flat().sort((a, b) => a.day.localeCompare(b.day))
  witness = await readFile(witnessPath(house.runtime.config.dataDir), 'utf8')
})
afterEach(() => writeFile(witnessPath(house.runtime.config.dataDir), witness))
after(async () => {
  await owner.end()
  await house.close()
})

async function check(publicKey: string | null = null) {
  const { runtime } = house
  const faults: string[] = []
  for await (const { caseNo, faults: found } of runtime.use(recordProof).verifyAll(null))
    for (const { line, what } of found) faults.push(`${caseNo} ${line ?? '-'} ${what}`)
  for await (const day of runtime.use(recordProof).verifyDays(publicKey)) faults.push(...day.faults)
  return faults
}

const caseNoOf = async (id: string) =>
  (await house.runtime.db.one<{ no: string }>(sql`select case_no as no from cases.v_case where id = ${id}`)).no

const KEEP = `
  create table cases.event_kept as table cases.event;
  create table cases.daily_head_kept as table cases.daily_head;`
const PUT_BACK = `
  delete from cases.event;
  insert into cases.event select * from cases.event_kept;
  drop table cases.event_kept;
  delete from cases.daily_head;
  insert into cases.daily_head select * from cases.daily_head_kept;
  drop table cases.daily_head_kept;`

/** As the owner, who may; taken back afterwards. */
async function tampered(statement: string, values: unknown[], look: () => Promise<void>) {
  await owner.query(KEEP)
  try {
    await owner.query(statement, values)
    await look()
  } finally {
    await owner.query(PUT_BACK)
  }
}

test('每日一签：两个进程同时补签也只签一次，空日也签，逐日相连，记录无误', async () => {
  assert.deepEqual(
    heads.map(({ day }) => day),
    [0, 1, 2].map((n) => dateOfDay(today + n)),
  )
  const { count } = await house.runtime.db.one<{ count: number }>(sql`select count(*) as count from cases.event`)
  assert.deepEqual(
    heads.map(({ lines, cases }) => [lines, cases]),
    [
      [count, ids.length],
      [0, 0],
      [0, 0],
    ],
  )
  assert.deepEqual(
    heads.map(({ previousHead }) => previousHead),
    [null, heads[0]!.head, heads[1]!.head],
  )
  assert.equal(witness.trim().split('\n').length, 3)
  assert.deepEqual(await signEndedDays(house.runtime, laterMs), [])
  assert.deepEqual(await check(), [])
})

test('改末行并把哈希重算、连现状一并改好：链上看不出，当日签名指出是哪一件', async () => {
  const id = ids[2]!
  const no = await caseNoOf(id)
  const { hash: before, previousHash, occurredMs, recordedMs, ...line } = (await recordOf(house.runtime.db, id)).at(-1)!
  const data = { ...line.data, comment: '另一种说法' }
  const times = { occurredAt: toRfc3339(occurredMs), recordedAt: toRfc3339(recordedMs) }
  const forged = chainHash(previousHash, { caseId: id, ...line, ...times, data })
  await tampered(
    'update cases.event set data = $2, hash = $3 where case_id = $1 and seq = $4',
    [id, JSON.stringify(data), forged, line.seq],
    async () => {
      await owner.query('update cases."case" set record_hash = $2 where id = $1', [id, forged])
      const faults = await check()
      await owner.query('update cases."case" set record_hash = $2 where id = $1', [id, before])
      assert.deepEqual(faults, [`lines of ${dateOfDay(today)} are not those that were signed; they are of ${no}`])
    },
  )
})

const altered: [string, string, (id: string) => unknown[], (no: string) => RegExp][] = [
  [
    '改一行的内容',
    `update cases.event set data = jsonb_set(data, '{by}', '"nobody"') where case_id = $1 and seq = 3`,
    (id) => [id],
    (no) => new RegExp(`^${no} 3 line 3 was altered$`),
  ],
  [
    '改一行的哈希',
    `update cases.event set hash = repeat('0', 64) where case_id = $1 and seq = 2`,
    (id) => [id],
    (no) => new RegExp(`^${no} 2 line 2 was altered$`),
  ],
  [
    '删一行',
    'delete from cases.event where case_id = $1 and seq = 4',
    (id) => [id],
    (no) => new RegExp(`^${no} 4 line 4 of the record is missing$`),
  ],
  [
    '把两行挪到末尾',
    'update cases.event set seq = 105 - seq where case_id = $1 and seq in (2, 3)',
    (id) => [id],
    (no) => new RegExp(`^${no} 2 line 2 of the record is missing$`),
  ],
]
for (const [title, statement, values, wanted] of altered)
  test(`${title}：指出案号和行号`, async () => {
    const id = ids[0]!
    const no = await caseNoOf(id)
    await tampered(statement, values(id), async () => {
      const faults = await check()
      assert.match(faults[0] ?? 'nothing was found', wanted(no))
      if (!title.includes('内容')) assert.ok(faults.some((fault) => fault.includes(`lines of ${dateOfDay(today)}`)))
    })
  })

test('两行真正换位：两行都不是原来的', async () => {
  const id = ids[0]!
  const no = await caseNoOf(id)
  await tampered(
    `with swapped as (delete from cases.event where case_id = $1 and seq in (2, 3) returning *)
     insert into cases.event select case_id, 1000 + seq, type, occurred_at, recorded_at, actor_kind, person_id, post, unit_id,
       command_id, data, previous_hash, hash from swapped`,
    [id],
    async () => {
      await owner.query('update cases.event set seq = 1005 - seq where case_id = $1 and seq > 1000', [id])
      assert.match((await check())[0]!, new RegExp(`^${no} 2 line 2 `))
    },
  )
})

test('整件案件的记录被拿走：当日行数和签名都不符', async () => {
  await tampered('delete from cases.event where case_id = $1', [ids[1]], async () => {
    const faults = await check()
    assert.ok(faults.some((fault) => /had \d+ lines when it was signed, now there are \d+/.test(fault)))
  })
})

const headTamperings: [string, string, RegExp][] = [
  ['改行数', `update cases.daily_head set lines = lines - 1 where day = $1`, /the head of .* was altered/],
  ['改签名', `update cases.daily_head set signature = 'AAAA' where day = $1`, /the signature of .* does not fit/],
  [
    '改头和下一日所连',
    `update cases.daily_head set head = repeat('a', 64) where day = $1`,
    /was altered|the signature of .* does not fit|is not chained/,
  ],
  ['删中间一日', 'delete from cases.daily_head where day = $1', /the head of .* was taken out/],
]
for (const [title, statement, wanted] of headTamperings)
  test(`每日签名被动过（${title}）：指出是哪一日`, async () => {
    const day = heads[1]!.day
    await tampered(statement, [day], async () => {
      const faults = await check()
      assert.ok(
        faults.some((fault) => wanted.test(fault) && fault.includes(day)),
        faults.join('\n'),
      )
    })
  })

test('删最新一日、删首日：库外的留底和相连的前一日指出来', async () => {
  await tampered('delete from cases.daily_head where day = $1', [heads[2]!.day], async () => {
    assert.deepEqual(await check(), [`the head of ${heads[2]!.day} was taken out`])
    await rm(witnessPath(house.runtime.config.dataDir))
    assert.deepEqual(await check(), [], 'without the file beside the database nothing contradicts it')
  })
  await tampered('delete from cases.daily_head where day = $1', [heads[0]!.day], async () => {
    assert.deepEqual(await check(), [`the head of ${heads[0]!.day} was taken out`])
  })
})

test('换一把密钥重签：与本机公钥、指定公钥都不符', async () => {
  const other = softwareProvider.sm2KeyPair().publicKey
  assert.match((await check(other))[0]!, /was signed with another key/)
  assert.deepEqual(await check(heads[0]!.publicKey.toUpperCase()), [])
})

test('密钥丢了不自行另造：不签，说清怎么办', async () => {
  const path = signingKeyPath(house.runtime.config.dataDir)
  const text = await readFile(path, 'utf8')
  await rm(path)
  await assert.rejects(signEndedDays(house.runtime, laterMs + DAY_MS), { code: 'signing-key-missing' })
  await writeFile(path, text)
  assert.deepEqual(
    (await signEndedDays(house.runtime, laterMs + DAY_MS)).map(({ day }) => day),
    [dateOfDay(today + 3)],
  )
  assert.deepEqual(await check(), [])
  witness = await readFile(witnessPath(house.runtime.config.dataDir), 'utf8')
})

test('还有人在写前一日的记录：等下一个钟点再签', async () => {
  await house.runtime.db.tx(async (tx) => {
    await tx.run(sql`select pg_current_xact_id()`)
    assert.equal((await signEndedDays(house.runtime, laterMs + 2 * DAY_MS)).length, 0)
  })
  assert.equal((await signEndedDays(house.runtime, laterMs + 2 * DAY_MS)).length, 1)
})

test('应用账号不能改、不能删记录和每日签名', async () => {
  const { db } = house.runtime
  for (const statement of [
    sql`update cases.event set data = '{}'`,
    sql`delete from cases.event`,
    sql`update cases.daily_head set lines = 0`,
    sql`delete from cases.daily_head`,
    sql`truncate cases.daily_head`,
  ])
    await assert.rejects(
      db.run(statement),
      (error: unknown) => error instanceof pg.DatabaseError && error.code === '42501',
    )
})
