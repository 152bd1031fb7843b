import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOfDay, dayOfDate } from '#core/time/local.ts'
import {
  comparedDays,
  type Days,
  datesOf,
  GRAINS,
  type Grain,
  lengthOf,
  mondayOf,
  nextPeriod,
  periodAround,
  pointsOf,
  readDays,
  sayDays,
  stepOf,
} from './period.ts'

const days = (from: string, to: string): Days => readDays(from, to)!
const said = (found: Days) => Object.values(datesOf(found)).join('~')

test('同比、环比：整月对整月，在走的月对上月同段，别的按天数', () => {
  const rows: [string, string, string, string][] = [
    ['2026-03-01', '2026-03-31', '2026-02-01~2026-02-28', '2025-03-01~2025-03-31'],
    ['2026-02-01', '2026-02-28', '2026-01-01~2026-01-31', '2025-02-01~2025-02-28'],
    ['2024-02-01', '2024-02-29', '2024-01-01~2024-01-31', '2023-02-01~2023-02-28'],
    ['2026-03-01', '2026-03-20', '2026-02-01~2026-02-20', '2025-03-01~2025-03-20'],
    ['2026-03-01', '2026-03-30', '2026-02-01~2026-02-28', '2025-03-01~2025-03-30'],
    ['2026-01-01', '2026-12-31', '2025-01-01~2025-12-31', '2025-01-01~2025-12-31'],
    ['2026-01-01', '2026-05-17', '2025-01-01~2025-05-17', '2025-01-01~2025-05-17'],
    ['2026-04-01', '2026-05-20', '2026-01-01~2026-02-20', '2025-04-01~2025-05-20'],
    ['2026-03-16', '2026-03-22', '2026-03-09~2026-03-15', '2025-03-16~2025-03-22'],
    ['2026-03-20', '2026-03-20', '2026-03-19~2026-03-19', '2025-03-20~2025-03-20'],
    ['2024-02-29', '2024-02-29', '2024-02-28~2024-02-28', '2023-02-28~2023-02-28'],
  ]
  for (const [from, to, before, year] of rows) {
    const asked = days(from, to)
    assert.deepEqual([said(comparedDays(asked, 'before')), said(comparedDays(asked, 'year'))], [before, year], from)
  }
})

test('日周月季年：含这一天，到期末或今天为止；前后相接不重不漏', () => {
  const grains = Object.keys(GRAINS).filter((grain) => grain !== 'custom') as Exclude<Grain, 'custom'>[]
  const day = fc.integer({ min: dayOfDate('2015-01-01')!, max: dayOfDate('2035-12-31')! })
  fc.assert(
    fc.property(day, fc.nat(3000), fc.constantFrom(...grains), (at, ahead, grain) => {
      const today = at + ahead
      const now = periodAround(at, grain, today)
      assert.ok(now.from <= at && at <= now.to && now.to <= today)
      const before = nextPeriod(now, grain, -1, today)
      assert.equal(before.to + 1, now.from)
      if (now.to < today) assert.equal(nextPeriod(now, grain, 1, today).from, now.to + 1)
    }),
  )
})

test('折线的点：第一点是首日，点点相接，不超过读得清的个数', () => {
  fc.assert(
    fc.property(fc.integer({ min: 15_000, max: 23_000 }), fc.nat(3600), (from, more) => {
      const asked = { from, to: from + more }
      const points = pointsOf(asked, stepOf(asked))
      assert.equal(points[0], from)
      assert.ok(points.length <= 122 && points.at(-1)! <= asked.to)
      for (const [at, point] of points.entries()) if (at > 0) assert.ok(point > points[at - 1]!)
      if (stepOf(asked) === 'week') for (const point of points.slice(1)) assert.equal(mondayOf(point), point)
      if (stepOf(asked) === 'month') for (const point of points.slice(1)) assert.ok(dateOfDay(point).endsWith('-01'))
    }),
  )
})

test('比较期不比本期晚，也不与本期相叠', () => {
  fc.assert(
    fc.property(fc.integer({ min: 15_000, max: 23_000 }), fc.nat(800), (from, more) => {
      const asked = { from, to: from + more }
      const before = comparedDays(asked, 'before')
      assert.ok(before.to < asked.from && before.from <= before.to)
      const year = comparedDays(asked, 'year')
      assert.ok(year.from < asked.from && year.to < asked.to && lengthOf(year) >= 1)
    }),
  )
})

test('怎么说一段时间；不成样的日期不收', () => {
  assert.deepEqual(
    [days('2026-03-20', '2026-03-20'), days('2026-03-01', '2026-03-31'), days('2026-01-01', '2026-12-31')].map(sayDays),
    ['2026-03-20', '2026-03', '2026'],
  )
  assert.equal(sayDays(days('2026-03-02', '2026-03-05')), '2026-03-02 至 2026-03-05')
  for (const [from, to] of [
    ['2026-02-30', '2026-03-01'],
    ['2026-03-02', '2026-03-01'],
    ['2016-01-01', '2026-03-01'],
  ])
    assert.equal(readDays(from!, to!), null)
})
