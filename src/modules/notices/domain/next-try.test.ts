import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_TRIES, pauseAfter } from './next-try.ts'

test('重试间隔逐次加长，最多一小时，之后不再试', () => {
  const pauses = Array.from({ length: MOST_TRIES - 1 }, (_, at) => pauseAfter(at + 1))
  assert.deepEqual(pauses, [10_000, 30_000, 90_000, 270_000, 810_000, 2_430_000, 3_600_000])
  assert.equal(pauseAfter(MOST_TRIES), null)
})
