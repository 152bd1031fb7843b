import assert from 'node:assert/strict'
import { test } from 'node:test'
import { percent, rankStreets } from './rank-streets.ts'

test('样本不足的街道不参加排名，排在后面；率相同的并列', () => {
  const ranked = rankStreets(
    [
      { code: 'a', part: 29, whole: 29 },
      { code: 'b', part: 45, whole: 50 },
      { code: 'c', part: 90, whole: 100 },
      { code: 'd', part: 30, whole: 30 },
      { code: 'e', part: 0, whole: 0 },
    ],
    30,
  )
  assert.deepEqual(
    ranked.map(({ code, rank, rate, n }) => [code, rank, rate, n]),
    [
      ['d', 1, 100, 30],
      ['c', 2, 90, 100],
      ['b', 2, 90, 50],
      ['a', null, 100, 29],
      ['e', null, null, 0],
    ],
  )
  const [, c, b] = ranked
  assert.ok(c!.high! - c!.low! < b!.high! - b!.low!, 'more cases, a narrower interval')
})

test('百分数留一位：差一件不写成 100，有一件不写成 0', () => {
  assert.deepEqual([1, 0.9996, 0.9994, 0.5, 0.0004, 0].map(percent), [100, 99.9, 99.9, 50, 0.1, 0])
})
