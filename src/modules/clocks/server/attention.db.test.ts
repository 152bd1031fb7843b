import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { buildCalendar, type CalendarData, type WorkCalendar } from '#core/time/calendar.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import { sql } from '#platform/db/sql.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Clock } from '../contract.ts'
import { applyEffects } from '../domain/apply-effects.ts'
import type { ClockEffect } from '../domain/clock-effect.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
  const district = openDistrictFolder(house.runtime.config.root, 'another')
  calendar = buildCalendar(await district.get<CalendarData>('calendars/cn'))
})
after(() => house.close())

const at = (text: string) => parseRfc3339(text.replace(' ', 'T'))!
const caseId = randomUUID()
const on = (id: string) => ({ clock: 'orderSign', subject: { kind: 'order', id } }) as const
let calendar: WorkCalendar

async function write(open: readonly Clock[], time: string, effects: ClockEffect[]): Promise<Clock> {
  const context = { caseId, state: 'handling', atMs: at(time), calendar, newId: randomUUID }
  const { changed } = applyEffects(open, effects, context)
  await house.runtime.db.run(sql`select clocks.f_apply(${JSON.stringify(changed)}::jsonb)`)
  return changed[0]!
}

const begin = (id: string, n: number) =>
  write([], '2026-03-02 10:00', [
    { effect: 'start', ...on(id), limit: { n, unit: 'NM' }, round: 1, ownerPost: 'x', ownerUnit: null, orderId: id },
  ])

interface Taken {
  id: string
  clock: Clock
  told: unknown
  toldDue: number | null
}

const TAKE = (time: string, limit: number) => sql`
  select id, clock, told, (extract(epoch from told_due_at) * 1000)::float8 as "toldDue"
  from clocks.f_take_attention(to_timestamp(${at(time)}::float8 / 1000), ${limit})`

const take = (time: string, limit = 100) => house.runtime.db.many<Taken>(TAKE(time, limit))
const set = (rows: object[]) => house.runtime.db.run(sql`select clocks.f_set_attention(${JSON.stringify(rows)}::jsonb)`)
const attentionOf = async (id: string) =>
  (
    await house.runtime.db.one<{ at: number | null }>(
      sql`select (extract(epoch from attention_at) * 1000)::float8 as at from clocks.v_clock where id = ${id}`,
    )
  ).at

test('到了提醒时刻才取得到，先等的先取，说过的记下来', async () => {
  const short = await begin('a', 30)
  const long = await begin('b', 60)
  assert.deepEqual(await take('2026-03-02 10:23'), [])
  assert.deepEqual(
    (await take('2026-03-02 11:00')).map((row) => row.id),
    [short.id, long.id],
  )
  assert.deepEqual(
    (await take('2026-03-02 11:00', 1)).map((row) => row.id),
    [short.id],
  )
  await set([
    { id: short.id, attentionMs: at('2026-03-02 10:30') + 1, told: { level: 'orange' } },
    { id: long.id, attentionMs: null, told: null },
  ])
  const [again, ...none] = await take('2026-03-02 11:00')
  assert.deepEqual(none, [])
  assert.deepEqual([again?.told, again?.toldDue], [{ level: 'orange' }, at('2026-03-02 10:30')])
  await set([{ id: short.id, attentionMs: null, told: null }])
  const [{ told }] = (await house.runtime.db.many(sql`select told from clocks.v_clock where id = ${short.id}`)) as [
    Taken,
  ]
  assert.deepEqual(told, { level: 'orange' }, 'saying nothing takes nothing back')
})

test('别的进程正在处理的不重复取', async () => {
  const clock = await begin('c', 30)
  await house.runtime.db.tx(async (tx) => {
    const taken = await tx.many<Taken>(TAKE('2026-03-02 10:24', 100))
    assert.deepEqual(
      taken.map((row) => row.id),
      [clock.id],
    )
    assert.deepEqual(await take('2026-03-02 10:24'), [])
  })
  assert.equal((await take('2026-03-02 10:24')).length, 1)
})

test('改动时尚未处理的提醒不丢；停止和暂停之后不再提醒', async () => {
  const clock = await begin('d', 30)
  const passOn = { effect: 'passOn', ...on('d'), ownerPost: 'y', ownerUnit: null, orderId: 'd' } as const
  const waiting = await write([clock], '2026-03-02 10:25', [passOn])
  assert.equal(await attentionOf(clock.id), at('2026-03-02 10:24'), 'nobody has taken it yet')
  await set([{ id: clock.id, attentionMs: at('2026-03-02 10:30') + 1, told: 'orange' }])
  const grant = await write([waiting], '2026-03-02 10:26', [
    { effect: 'change', ...on('d'), grant: { n: 30, unit: 'NM' } },
  ])
  assert.equal(await attentionOf(clock.id), at('2026-03-02 10:48'))
  const paused = await write([grant], '2026-03-02 10:27', [{ effect: 'pause', ...on('d'), cause: 'return' }])
  assert.equal(await attentionOf(clock.id), null)
  await write([paused], '2026-03-02 10:28', [{ effect: 'stop', ...on('d') }])
  assert.equal(await attentionOf(clock.id), null)
})
