import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folderOfMonth, historyBefore, spanOfMonth } from './months.ts'

test('a month is that of Beijing, half-open, and names its folder', () => {
  const { fromMs, toMs } = spanOfMonth({ year: 2020, month: 2 })
  assert.equal(new Date(fromMs).toISOString(), '2020-01-31T16:00:00.000Z')
  assert.equal((toMs - fromMs) / 86_400_000, 29)
  assert.equal(folderOfMonth({ year: 2020, month: 2 }), 'year=2020/month=02')
})

test('three years before a leap day is the last day of February', () => {
  assert.equal(
    new Date(historyBefore(Date.parse('2024-02-29T12:00:00+08:00'), 3)).toISOString(),
    '2021-02-28T04:00:00.000Z',
  )
})
