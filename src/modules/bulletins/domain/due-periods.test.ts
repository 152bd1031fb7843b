import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildCalendar } from '#core/time/calendar.ts'
import { dayOfDate, toRfc3339 } from '#core/time/local.ts'
import { momentMs } from './due.ts'
import { duePeriods } from './due-periods.ts'
import { findPeriod } from './period.ts'

const calendar = buildCalendar({
  key: 'test',
  weekly: [1, 2, 3, 4, 5],
  spans: [{ from: '08:30', to: '17:30' }],
  wdMode: 'endOfDay',
  years: {},
})
const ms = (text: string) => Date.parse(`${text}+08:00`)
const daily = { cycle: 'day' as const, make: { days: 0, time: '00:40' }, catchUp: 14 }
const keys = (now: string, since = '2020-01-01') =>
  duePeriods(daily, { nowMs: ms(now), calendar, since: dayOfDate(since)! }).map(({ period }) => period.key)

test('到点才出；停机后从最早的补起，最多补模板写的期数，不出启用以前的', () => {
  assert.equal(keys('2026-03-05T00:30:00').at(-1), '2026-03-03')
  assert.equal(keys('2026-03-05T00:40:00').at(-1), '2026-03-04')
  const found = keys('2026-03-05T09:00:00')
  assert.deepEqual([found.length, found[0]], [14, '2026-02-19'])
  assert.deepEqual(keys('2026-03-05T09:00:00', '2026-03-03'), ['2026-03-03', '2026-03-04'])
})

test('月报在第五个工作日，年报在次年二月末', () => {
  const month = findPeriod('month', '2024-02')!
  assert.equal(toRfc3339(momentMs(month, { workday: 5, time: '18:00' }, calendar)), '2024-03-07T18:00:00+08:00')
  const year = findPeriod('year', '2023')!
  assert.equal(toRfc3339(momentMs(year, { endOfMonth: 2, time: '18:00' }, calendar)), '2024-02-29T18:00:00+08:00')
})
