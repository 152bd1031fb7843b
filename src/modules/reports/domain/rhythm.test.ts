import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catchUp, nextRunMs, type Rhythm, sayRhythm } from './rhythm.ts'

const ms = (text: string) => Date.parse(`${text}+08:00`)
const said = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

test('每天、每周、每月的下一次按北京时间；短月取最后一天', () => {
  const cases: [Rhythm, string, string][] = [
    [{ every: 'day', at: '08:30' }, '2026-03-20T08:29', '2026-03-20 08:30'],
    [{ every: 'day', at: '08:30' }, '2026-03-20T08:30', '2026-03-21 08:30'],
    [{ every: 'day', at: '00:05' }, '2025-12-31T23:59', '2026-01-01 00:05'],
    // 20 March 2026 is a Friday.
    [{ every: 'week', at: '09:00', weekday: 5 }, '2026-03-20T08:00', '2026-03-20 09:00'],
    [{ every: 'week', at: '09:00', weekday: 1 }, '2026-03-20T08:00', '2026-03-23 09:00'],
    [{ every: 'month', at: '07:00', day: 31 }, '2026-02-01T00:00', '2026-02-28 07:00'],
    [{ every: 'month', at: '07:00', day: 31 }, '2026-02-28T07:00', '2026-03-31 07:00'],
    [{ every: 'month', at: '07:00', day: 29 }, '2028-02-10T00:00', '2028-02-29 07:00'],
    [{ every: 'month', at: '07:00' }, '2026-12-15T00:00', '2027-01-01 07:00'],
  ]
  for (const [rhythm, after, next] of cases) assert.equal(said(nextRunMs(rhythm, ms(after))), next)
})

test('停机补跑：只跑最近一次，其余次数说明，不一拥而上', () => {
  const daily: Rhythm = { every: 'day', at: '08:00' }
  const late = catchUp(daily, ms('2026-03-01T08:00'), ms('2026-03-10T07:59'))
  assert.deepEqual([said(late.dueMs), late.skipped], ['2026-03-09 08:00', 8])
  assert.deepEqual(catchUp(daily, ms('2026-03-01T08:00'), ms('2026-03-01T08:00')), {
    dueMs: ms('2026-03-01T08:00'),
    skipped: 0,
  })
})

test('任一时刻之后的下一次都在其后、不超过一个周期，且再问一次不变', () => {
  const rhythm = fc.record({
    every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    at: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
    weekday: fc.integer({ min: 1, max: 7 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  const longest = { day: 1, week: 7, month: 31 }
  fc.assert(
    fc.property(rhythm, fc.integer({ min: ms('2001-01-01T00:00'), max: ms('2090-01-01T00:00') }), (it, afterMs) => {
      const next = nextRunMs(it, afterMs)
      assert.ok(next > afterMs && next - afterMs <= longest[it.every] * 86_400_000)
      assert.equal(nextRunMs(it, next - 1), next)
      assert.equal(said(next).slice(11), it.at)
    }),
  )
})

test('周期写成人说的样子', () => {
  assert.equal(sayRhythm({ every: 'week', at: '09:00', weekday: 7 }).zh, '每周日 09:00')
  assert.equal(sayRhythm({ every: 'month', at: '07:00', day: 5 }).en, 'day 5 of every month at 07:00')
})
