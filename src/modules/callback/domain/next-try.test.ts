import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { nextTryMs } from './next-try.ts'

const cases = [
  ['2026-11-20T09:30:00+08:00', '2026-11-20T12:30:00+08:00', '当天稍后'],
  ['2026-11-20T18:00:00+08:00', '2026-11-21T09:00:00+08:00', '太晚则次日上午'],
  ['2026-11-20T23:30:00+08:00', '2026-11-21T09:00:00+08:00', '夜里则次日上午'],
  ['2026-11-20T04:00:00+08:00', '2026-11-20T09:00:00+08:00', '清晨则当日上午'],
] as const

for (const [last, next, title] of cases)
  test(`下次回访：${title}`, () => assert.equal(toRfc3339(nextTryMs(parseRfc3339(last)!)), next))
