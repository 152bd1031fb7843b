import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOfDay, dayAfter, lastDayOf, quarterOf, ratePercent } from './monitoring.ts'

test('季度未开始没有数据，进行中到今天，过后到季末', () => {
  assert.equal(asOfDay(2026, 2, '2026-03-31'), null)
  assert.equal(asOfDay(2026, 2, '2026-04-01'), '2026-04-01')
  assert.equal(asOfDay(2026, 2, '2026-06-30'), '2026-06-30')
  assert.equal(asOfDay(2026, 2, '2026-11-21'), '2026-06-30')
  assert.equal(asOfDay(2025, 4, '2026-01-01'), '2025-12-31')
  assert.deepEqual(
    ['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'].map(quarterOf),
    [1, 1, 2, 3, 4],
  )
  assert.equal(lastDayOf(2024, 1), '2024-03-31')
  assert.equal(dayAfter('2024-02-28'), '2024-02-29')
  assert.equal(dayAfter('2025-12-31'), '2026-01-01')
})

test('执行率由台账算出，两位小数；没有预算就没有执行率', () => {
  assert.equal(ratePercent('1662000', '1970000'), '84.37')
  assert.equal(ratePercent('0', '1970000'), '0.00')
  assert.equal(ratePercent('0', '0'), null)
  assert.equal(ratePercent(null, '1'), null)
})
