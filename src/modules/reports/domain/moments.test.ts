import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateOfDay, localDay, toRfc3339 } from '#core/time/local.ts'
import { type LinearStep, momentsOf } from './moments.ts'
import { spanOf } from './period.ts'

const starts = (from: string, to: string, step: LinearStep) =>
  momentsOf(spanOf({ kind: 'days', from, to }, 0)!, step, 1000)!.map((ms) => dateOfDay(localDay(ms)))

test('日、周（周一起）、月、季、年从北京时间的起点数起，第一段可早于期间', () => {
  assert.deepEqual(starts('2026-02-27', '2026-03-02', 'day'), ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
  assert.deepEqual(starts('2026-11-21', '2026-11-23', 'week'), ['2026-11-16', '2026-11-23'])
  assert.deepEqual(starts('1969-12-31', '1970-01-05', 'week'), ['1969-12-29', '1970-01-05'])
  assert.deepEqual(starts('2025-12-31', '2026-02-01', 'month'), ['2025-12-01', '2026-01-01', '2026-02-01'])
  assert.deepEqual(starts('2026-05-10', '2026-07-01', 'quarter'), ['2026-04-01', '2026-07-01'])
  assert.deepEqual(starts('2024-03-01', '2026-01-01', 'year'), ['2024-01-01', '2025-01-01', '2026-01-01'])
  const hours = momentsOf(spanOf({ kind: 'days', from: '2026-11-21', to: '2026-11-21' }, 0)!, 'hour', 1000)!
  assert.deepEqual([hours.length, toRfc3339(hours[23]!).slice(0, 16)], [24, '2026-11-21T23:00'])
})

test('步数太多就不数', () => {
  assert.equal(momentsOf(spanOf({ kind: 'days', from: '2026-01-01', to: '2026-01-31' }, 0)!, 'hour', 743), null)
  assert.equal(momentsOf(spanOf({ kind: 'days', from: '2026-01-01', to: '2026-01-31' }, 0)!, 'hour', 744)?.length, 744)
})
