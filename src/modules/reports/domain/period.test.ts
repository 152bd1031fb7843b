import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparedSpan, daysOf, sayPeriod, spanOf } from './period.ts'
import type { Comparison, Period, PeriodName } from './report-query.ts'

const NOW = Date.parse('2026-11-21T10:00:00+08:00')
const days = (from: string, to: string): Period => ({ kind: 'days', from, to })
const named = (name: PeriodName) => daysOf(spanOf({ kind: 'named', name }, NOW)!)
const against = (period: Period, comparison: Comparison) => daysOf(comparedSpan(spanOf(period, NOW)!, comparison))

test('按名称的期间以北京时间的日为界', () => {
  assert.deepEqual(named('today'), { from: '2026-11-21', to: '2026-11-21' })
  assert.deepEqual(named('last7'), { from: '2026-11-15', to: '2026-11-21' })
  assert.deepEqual(named('lastMonth'), { from: '2026-10-01', to: '2026-10-31' })
  assert.deepEqual(named('thisQuarter'), { from: '2026-10-01', to: '2026-11-21' })
  assert.deepEqual(named('lastQuarter'), { from: '2026-07-01', to: '2026-09-30' })
  assert.deepEqual(named('lastYear'), { from: '2025-01-01', to: '2025-12-31' })
  const nearMidnight = Date.parse('2026-11-20T16:00:00Z')
  assert.equal(daysOf(spanOf({ kind: 'named', name: 'today' }, nearMidnight)!).from, '2026-11-21')
})

test('同比是上年同日，2 月 29 日比 2 月 28 日', () => {
  assert.deepEqual(against(days('2026-10-01', '2026-10-31'), 'year'), { from: '2025-10-01', to: '2025-10-31' })
  assert.deepEqual(against(days('2024-02-29', '2024-02-29'), 'year'), { from: '2023-02-28', to: '2023-02-28' })
  assert.deepEqual(against(days('2025-02-01', '2025-02-28'), 'year'), { from: '2024-02-01', to: '2024-02-29' })
})

test('环比：整月比上月，月初到今天比上月同样几天，其余比前面同样多的天', () => {
  assert.deepEqual(against(days('2026-03-01', '2026-03-31'), 'before'), { from: '2026-02-01', to: '2026-02-28' })
  assert.deepEqual(against(days('2026-11-01', '2026-11-21'), 'before'), { from: '2026-10-01', to: '2026-10-21' })
  assert.deepEqual(against(days('2026-07-01', '2026-09-30'), 'before'), { from: '2026-04-01', to: '2026-06-30' })
  assert.deepEqual(against(days('2026-01-01', '2026-12-31'), 'before'), { from: '2025-01-01', to: '2025-12-31' })
  assert.deepEqual(against(days('2026-11-16', '2026-11-21'), 'before'), { from: '2026-11-10', to: '2026-11-15' })
  assert.deepEqual(against(days('2026-11-01', '2026-11-01'), 'before'), { from: '2026-10-01', to: '2026-10-01' })
})

test('期间写成人写的样子；颠倒和不存在的日子没有期间', () => {
  const say = (period: Period) => sayPeriod(spanOf(period, NOW)!)
  assert.equal(say(days('2026-10-01', '2026-10-31')), '2026-10')
  assert.equal(say(days('2026-01-01', '2026-12-31')), '2026')
  assert.equal(say(days('2026-10-02', '2026-10-02')), '2026-10-02')
  assert.equal(say(days('2026-10-02', '2026-11-01')), '2026-10-02 至 2026-11-01')
  assert.equal(spanOf(days('2026-10-02', '2026-10-01'), NOW), null)
  assert.equal(spanOf(days('2026-02-30', '2026-03-01'), NOW), null)
})
