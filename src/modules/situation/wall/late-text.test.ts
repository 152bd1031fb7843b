import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lateText } from './late-text.ts'

test('the two largest parts, late or left', () => {
  const hour = 3_600_000
  for (const [ms, zh, en] of [
    [27 * hour, '超 1天3时', '1d3h late'],
    [24 * hour, '超 1天', '1d late'],
    [15 * 24 * hour + hour, '超 15天', '15d late'],
    [0, '超 0分', '0m late'],
    [-2.25 * hour, '剩 2时15分', '2h15m left'],
    [-3 * hour, '剩 3时', '3h left'],
    [-5 * 60_000, '剩 5分', '5m left'],
  ] as const) {
    assert.equal(lateText(0, ms, 'zh'), zh)
    assert.equal(lateText(0, ms, 'en'), en)
  }
})
