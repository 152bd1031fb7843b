import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOfDay, dayOfDate } from '#core/time/local.ts'
import { comparedDays, findPeriod, nextPeriod, periodAt, periodsOfYear, sayPeriod } from './period.ts'
import { CYCLES } from './say-figure.ts'

const at = (date: string) => dayOfDate(date)!
const days = (found: { from: number; to: number } | null) => found && [dateOfDay(found.from), dateOfDay(found.to)]

test('期间的名称、起止、说法', () => {
  for (const [cycle, date, key, from, to, words] of [
    ['day', '2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29', '2024年2月29日'],
    ['week', '2024-12-30', '2025-W01', '2024-12-30', '2025-01-05', '2025年第1周（12月30日至1月5日）'],
    ['week', '2021-01-01', '2020-W53', '2020-12-28', '2021-01-03', '2020年第53周（12月28日至1月3日）'],
    ['month', '2024-02-10', '2024-02', '2024-02-01', '2024-02-29', '2024年2月'],
    ['quarter', '2024-05-10', '2024-Q2', '2024-04-01', '2024-06-30', '2024年第2季度'],
    ['year', '2024-05-10', '2024', '2024-01-01', '2024-12-31', '2024年'],
  ] as const) {
    const period = periodAt(cycle, at(date))
    assert.deepEqual([period.key, ...days(period)!, sayPeriod(period)], [key, from, to, words])
  }
  for (const [cycle, key] of [
    ['week', '2021-W53'],
    ['day', '2023-02-29'],
    ['quarter', '2024-Q5'],
    ['month', '2024-13'],
    ['year', '2024-01'],
  ] as const)
    assert.equal(findPeriod(cycle, key), null, key)
})

test('闰年有 366 期日报，每种周期的年度期数', () => {
  assert.equal(periodsOfYear('day', 2024).length, 366)
  assert.equal(periodsOfYear('day', 2025).length, 365)
  assert.deepEqual(
    (['week', 'month', 'quarter', 'year'] as const).map((cycle) => periodsOfYear(cycle, 2024).length),
    [52, 12, 4, 1],
  )
  assert.equal(periodsOfYear('week', 2020).length, 53)
})

test('比较的期间：上月是整月，上周同日，去年同月', () => {
  const march = findPeriod('month', '2024-03')!
  assert.deepEqual(days(comparedDays(march, 'before')), ['2024-02-01', '2024-02-29'])
  assert.deepEqual(days(comparedDays(findPeriod('month', '2024-02')!, 'year')), ['2023-02-01', '2023-02-28'])
  assert.deepEqual(days(comparedDays(findPeriod('day', '2024-03-05')!, 'week')), ['2024-02-27', '2024-02-27'])
  assert.equal(comparedDays(march, 'week'), null)
})

test('期间一个接一个，不重不漏，名称可读回', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom(...CYCLES), (day, cycle) => {
      const period = periodAt(cycle, day)
      assert.ok(period.from <= day && day <= period.to)
      assert.equal(nextPeriod(period).from, period.to + 1)
      assert.deepEqual(findPeriod(cycle, period.key), period)
    }),
  )
})
