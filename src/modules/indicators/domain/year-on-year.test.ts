import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPeriod } from './period.ts'
import { yearBefore, yearOnYear } from './year-on-year.ts'

test('上年同期：各种期间都退一年，闰日和第 53 周落到最近的', () => {
  const pairs: [string, string][] = [
    ['2026', '2025'],
    ['2026-03', '2025-03'],
    ['2026-Q4', '2025-Q4'],
    ['2026-W10', '2025-W10'],
    ['2026-W53', '2025-W52'],
    ['2024-02-29', '2023-02-28'],
    ['2026-03-05', '2025-03-05'],
    ['2024-02-01..2024-02-29', '2023-02-01..2023-02-28'],
    ['2026-03-01/2026-04-01', '2025-03-01/2025-04-01'],
  ]
  for (const [period, before] of pairs) {
    assert.equal(yearBefore(period), before)
    assert.ok(readPeriod(before).fromMs < readPeriod(period).fromMs)
  }
})

test('同比：比率差百分点，计数差件数和百分比，没有数值不比，零上不算百分比', () => {
  assert.deepEqual(yearOnYear('19/20', '18/20', 'ratio'), { difference: '+5.00', percent: null })
  assert.deepEqual(yearOnYear('1/3', '2/3', 'ratio'), { difference: '-33.33', percent: null })
  assert.deepEqual(yearOnYear('90', '120', 'count'), { difference: '-30', percent: '-25.00%' })
  assert.deepEqual(yearOnYear('3', '0', 'count'), { difference: '+3', percent: null })
  assert.deepEqual(yearOnYear('1', '1', 'ratio'), { difference: '0.00', percent: null })
  assert.deepEqual([yearOnYear(null, '1', 'ratio'), yearOnYear('1', null, 'ratio')], [null, null])
})
