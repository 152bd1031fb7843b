import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { sql } from '../db/sql.ts'
import type { Reaction } from '../plug.ts'
import { type OutboxRelay, startOutboxRelay } from './outbox-relay.ts'
import { type OutboxRow, takeBatch } from './outbox-store.ts'

let house: TestHouse
const relays: OutboxRelay[] = []
before(async () => {
  house = await testHouse()
})
after(() => house.close())
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop()
  await house.runtime.db.run(sql`delete from platform.outbox`)
  await house.runtime.db.run(sql`delete from platform.failed_reaction`)
})

const emit = (happening: string, n: number) =>
  house.runtime.db.run(sql`select platform.f_emit(${happening}, ${JSON.stringify({ n })}::jsonb)`)
const count = async (table: 'outbox' | 'failed_reaction') =>
  (
    await house.runtime.db.one<{ n: number }>(
      table === 'outbox'
        ? sql`select count(*) as n from platform.outbox`
        : sql`select count(*) as n from platform.failed_reaction`,
    )
  ).n
const reaction = (name: string, happening: string, run: (n: number) => void | Promise<void>): Reaction => ({
  name,
  happening,
  run: async (told) => run((told as { n: number }).n),
})
function start(...reactions: Reaction[]): OutboxRelay {
  const relay = startOutboxRelay(house.runtime, reactions, [])
  relays.push(relay)
  return relay
}

test('每条通知按写入顺序送到每个该收的人一次，送完即清', async () => {
  const [first, second]: [number[], number[]] = [[], []]
  for (let n = 0; n < 450; n += 1) await emit(n % 3 === 0 ? 'some.thing' : 'other.thing', n)
  const relay = start(
    reaction('test.first', 'some.thing', (n) => {
      first.push(n)
    }),
    reaction('test.second', 'some.thing', (n) => {
      second.push(n)
    }),
  )
  await relay.drain()
  const expected = Array.from({ length: 150 }, (_, at) => at * 3)
  assert.deepEqual([first, second, await count('outbox')], [expected, expected, 0])
})

test('会一次说清哪些归自己管的，只收到那些；说不清时全都收到', async () => {
  const [some, all]: [number[], number[]] = [[], []]
  let asked = 0
  for (let n = 0; n < 6; n += 1) await emit(n === 5 ? 'other.thing' : 'some.thing', n)
  const choosy: Reaction = {
    ...reaction('test.choosy', 'some.thing', (n) => {
      some.push(n)
    }),
    among: async (told) => {
      asked += 1
      return told.map((one) => (one as { n: number }).n % 2 === 1)
    },
  }
  const unsure: Reaction = {
    ...reaction('test.unsure', 'some.thing', (n) => {
      all.push(n)
    }),
    among: async () => {
      throw new Error('cannot tell')
    },
  }
  await start(choosy, unsure).drain()
  assert.deepEqual([some, all, asked], [[1, 3], [0, 1, 2, 3, 4], 1])
})

test('事务回滚的通知不会送出', async () => {
  const told: number[] = []
  const relay = start(
    reaction('test.told', 'some.thing', (n) => {
      told.push(n)
    }),
  )
  const undone = house.runtime.db.tx(async (tx) => {
    await tx.run(sql`select platform.f_emit('some.thing', '{"n": 1}'::jsonb)`)
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  await emit('some.thing', 2)
  await relay.drain()
  assert.deepEqual(told, [2])
})

test('失败的不挡住别的：记下来，隔越来越久再试，成功后不再留下', async () => {
  const told: number[] = []
  let broken = true
  let tries = 0
  const relay = start(
    reaction('test.broken', 'some.thing', (n) => {
      tries += 1
      if (broken && n === 1) throw new Error('no connection to the neighbour')
      told.push(100 + n)
    }),
    reaction('test.sound', 'some.thing', (n) => {
      told.push(n)
    }),
  )
  for (const n of [1, 2, 3]) await emit('some.thing', n)
  await relay.drain()
  assert.deepEqual(told, [1, 102, 2, 103, 3])
  const failures = () =>
    house.runtime.db.many<{ tries: number; error: string; waitMs: number }>(sql`
      select tries, last_error as error, (extract(epoch from next_try_at - clock_timestamp()) * 1000)::float8 as "waitMs"
      from platform.failed_reaction`)
  const [failure, ...more] = await failures()
  assert.equal(more.length, 0)
  assert.equal(failure?.tries, 1)
  assert.match(failure?.error ?? '', /no connection to the neighbour/)
  const waits = [failure?.waitMs ?? 0]
  const due = () => house.runtime.db.run(sql`update platform.failed_reaction set next_try_at = clock_timestamp()`)
  for (let round = 0; round < 3; round += 1) {
    await due()
    const before = tries
    while (tries === before) await relay.drain()
    waits.push((await failures())[0]?.waitMs ?? 0)
  }
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  )
  assert.ok((waits.at(-1) ?? 0) > 5000)
  broken = false
  await due()
  while ((await count('failed_reaction')) > 0) await relay.drain()
  assert.deepEqual(told, [1, 102, 2, 103, 3, 101])
})

test('已卸下的模块留下的失败不挡住其他重试', async () => {
  for (let n = 0; n < 30; n += 1)
    await house.runtime.db.run(sql`
      insert into platform.failed_reaction (reaction, happening, payload, last_error, next_try_at)
      values ('gone.module', 'some.thing', '{"n": 0}', 'x', clock_timestamp())`)
  await house.runtime.db.run(sql`
    insert into platform.failed_reaction (reaction, happening, payload, last_error, next_try_at)
    values ('test.told', 'some.thing', '{"n": 7}', 'x', clock_timestamp())`)
  const told: number[] = []
  const relay = start(
    reaction('test.told', 'some.thing', (n) => {
      told.push(n)
    }),
  )
  await relay.drain()
  assert.deepEqual(told, [7])
  assert.equal(await count('failed_reaction'), 30)
})

test('送到一半进程没了：下次从头再送，一条不少', async () => {
  for (const n of [1, 2, 3]) await emit('some.thing', n)
  const told: number[] = []
  const numbers = (rows: readonly OutboxRow[]) => rows.map((row) => (row.payload as { n: number }).n)
  const died = takeBatch(house.runtime.db, 10, async (rows) => {
    told.push(...numbers(rows.slice(0, 2)))
    throw new Error('killed')
  })
  await assert.rejects(died, /killed/)
  assert.equal(await count('outbox'), 3)
  await takeBatch(house.runtime.db, 10, async (rows) => {
    told.push(...numbers(rows))
  })
  assert.deepEqual(told, [1, 2, 1, 2, 3])
  assert.equal(await count('outbox'), 0)
})

test('两个进程同时送：每条只送一次', async () => {
  const told: number[] = []
  const slow = reaction('test.slow', 'some.thing', async (n) => {
    await sleep(1)
    told.push(n)
  })
  for (let n = 0; n < 300; n += 1) await emit('some.thing', n)
  const [one, two] = [start(slow), start(slow)]
  await Promise.all([one.drain(), two.drain()])
  assert.deepEqual(
    told.toSorted((a, b) => a - b),
    Array.from({ length: 300 }, (_, n) => n),
  )
})
