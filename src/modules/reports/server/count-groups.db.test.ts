import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { type TestDatabase, testDatabase } from '#platform/db/test-database.ts'
import type { ReportQuery, SourceSql } from '../contract.ts'
import { spanOf } from '../domain/period.ts'
import type { TimeStep } from '../domain/report-query.ts'
import { countGroups, rowsBehind } from './query-store.ts'

const ROWS = 20_000
const DAY_MS = 86_400_000
const OFFSET_MS = 28_800_000
const FIRST_MS = Date.parse('2025-01-01T00:00:00+08:00')
const EVERY_MS = 1_753_217

let made: TestDatabase
let db: Database
before(async () => {
  made = await testDatabase({ name: 'count_groups' })
  db = openDatabase(made.appUrl, { connections: 1 })
})
after(async () => {
  await db.end()
  await made.drop()
})

/** Rows at even distances over a year and more; one of its times has its hours beside it, as facts have. */
const at = sql`to_timestamp(${FIRST_MS / 1000}::float8 + n * ${EVERY_MS / 1000}::float8)`
const source: SourceSql = {
  from: sql`generate_series(0, ${ROWS - 1}::int) n`,
  times: { at, kept: at },
  hours: { kept: sql`floor((${FIRST_MS / 1000}::float8 + n * ${EVERY_MS / 1000}::float8) / 3600)::int` },
  fields: { kind: sql`(n % 2)`, value: sql`(n * 7919 % 20011) / 7.0`, few: sql`case when n < 10 then n end` },
  switches: {},
  person: null,
  id: sql`n::text`,
  scope: () => sql`true`,
}
const query = (change: Partial<ReportQuery>): ReportQuery => ({
  source: 'rows',
  time: 'at',
  period: { kind: 'days', from: '2025-02-12', to: '2026-01-20' },
  groups: [],
  measures: [{ kind: 'count' }],
  filters: [],
  limit: 1000,
  ...change,
})

/** Keys of steps, as a calendar of UTC that is moved by eight hours tells them. */
const LOCAL_KEYS: Readonly<Record<TimeStep, (at: Date) => number>> = {
  hour: (at) => at.setUTCMinutes(0, 0, 0),
  day: (at) => at.setUTCHours(0, 0, 0, 0),
  week: (at) => at.setUTCHours(0, 0, 0, 0) - ((at.getUTCDay() + 6) % 7) * DAY_MS,
  month: (at) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth()),
  quarter: (at) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - (at.getUTCMonth() % 3)),
  year: (at) => Date.UTC(at.getUTCFullYear(), 0),
  weekday: (at) => at.getUTCDay() || 7,
  hourOfDay: (at) => at.getUTCHours(),
}

function keyOf(step: TimeStep, ms: number): string {
  const key = LOCAL_KEYS[step](new Date(ms + OFFSET_MS))
  return String(step === 'weekday' || step === 'hourOfDay' ? key : key - OFFSET_MS)
}

test('每种时间步长都与逐件按日历直接归集的相等，小时数存着的和现算的一样；点开件数相等', async () => {
  const span = spanOf(query({}).period, 0)!
  const moments = Array.from({ length: ROWS }, (_, n) => FIRST_MS + n * EVERY_MS)
  const inside = moments.filter((ms) => ms >= span.fromMs && ms < span.toMs)
  assert.ok(inside.length > 10_000 && inside.length < ROWS)
  for (const time of ['at', 'kept'])
    for (const step of Object.keys(LOCAL_KEYS) as TimeStep[]) {
      const asked = { query: query({ time, groups: [`time:${step}`] }), scopes: [], span, asFor: span }
      const { groups } = await countGroups([{ db, source }], asked, false)
      const counted = groups.filter(({ rows }) => rows > 0)
      const known = Map.groupBy(inside, (ms) => keyOf(step, ms))
      assert.deepEqual(
        new Map(counted.map(({ keys, rows }) => [keys[0], rows])),
        new Map([...known].map(([key, ones]) => [key, ones.length])),
        `${time} ${step}`,
      )
      const { keys, rows } = counted.at(-1)!
      const behind = await rowsBehind(db, { ...asked, source }, { keys, part: null, limit: 1 })
      assert.equal(behind.total, rows, `${time} ${step}`)
    }
})

test('一组有上万个值时分段取回，中位数、九十分位仍是全部值的', async () => {
  const measures: ReportQuery['measures'] = [
    { kind: 'p90', field: 'value' },
    { kind: 'median', field: 'few' },
    { kind: 'median', field: 'value' },
  ]
  const span = { fromMs: FIRST_MS, toMs: FIRST_MS + ROWS * EVERY_MS }
  const asked = { query: query({ groups: ['kind'], measures }), scopes: [], span, asFor: span }
  const { groups, total } = await countGroups([{ db, source }], asked, false)
  const values = Array.from({ length: ROWS }, (_, n) => ((n * 7919) % 20_011) / 7)
  const known = (list: readonly number[]) => {
    const sorted = list.toSorted((a, b) => a - b)
    const [below, above] = [sorted[list.length / 2 - 1]!, sorted[list.length / 2]!]
    return [sorted[Math.ceil(list.length * 0.9) - 1]!, (below + above) / 2]
  }
  assert.equal(groups.length, 2)
  for (const { keys, parts } of groups) {
    const [p90, median] = known(values.filter((_value, n) => String(n % 2) === keys[0]))
    const few = keys[0] === '0' ? 4 : 5
    assert.deepEqual(
      parts.map(({ n, d }) => [n, d]),
      [
        [p90, ROWS / 2],
        [few, 5],
        [median, ROWS / 2],
      ],
    )
  }
  const [p90, median] = known(values)
  assert.deepEqual(
    total.parts.map(({ n, d }) => [n, d]),
    [
      [p90, ROWS],
      [4.5, 10],
      [median, ROWS],
    ],
  )
})
