import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import type { LimitUnit } from '#core/time/limit.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { applyEffects } from './apply-effects.ts'
import type { Clock } from './clock.ts'
import type { ClockEffect } from './clock-effect.ts'
import { reckonAgain } from './reckon-again.ts'

const file = new URL('../../../../districts/_defaults/calendars/cn.json', import.meta.url)
const data = JSON.parse(readFileSync(file, 'utf8')) as CalendarData
const former = buildCalendar(data)
const withOff = (...dates: string[]) =>
  buildCalendar({ ...data, districtOverrides: { off: dates.map((date) => ({ date, name: '停工' })), work: [] } })
const later = withOff('2026-03-03', '2026-03-04')
/** 1 March 2026 is a Sunday. */
const earlier = buildCalendar({
  ...data,
  districtOverrides: {
    off: [],
    work: [
      { date: '2026-03-07', name: '加班' },
      { date: '2026-03-08', name: '加班' },
    ],
  },
})

const at = (text: string) => parseRfc3339(text.replace(' ', 'T'))!
const said = (ms: number | null | undefined) => (ms == null ? ms : toRfc3339(ms).slice(5, 16).replace('T', ' '))
const subject = { kind: 'case', id: 'case-1' } as const
const on = { clock: 'handle', subject } as const
const step = (open: readonly Clock[], time: string | number, effect: ClockEffect, calendar = former): Clock => {
  const atMs = typeof time === 'number' ? time : at(time)
  return applyEffects(open, [effect], { caseId: 'c', state: 'handling', atMs, calendar, newId: () => 'clock-1' })
    .open[0]!
}
const begin = (time: string | number, n: number, unit: LimitUnit): Clock =>
  step([], time, {
    effect: 'start',
    ...on,
    limit: { n, unit },
    round: 1,
    ownerPost: 'x',
    ownerUnit: null,
    orderId: null,
  })
const again = (clock: Clock, now: string, calendar = later, told: string | null = null) =>
  reckonAgain(clock, { nowMs: at(now), calendar, former, toldDueMs: told === null ? null : at(told) })

test('多出来的放假使到期顺延，自然时间不受影响', () => {
  const moved = again(begin('2026-03-02 10:00', 2, 'WD'), '2026-03-02 12:00')!
  assert.deepEqual([said(moved.dueMs), moved.keptDue, moved.reckonedMs], ['03-06 17:30', null, at('2026-03-02 12:00')])
  assert.equal(again(begin('2026-03-02 10:00', 2, 'ND'), '2026-03-02 12:00'), null)
  assert.equal(again(begin('2026-03-09 10:00', 2, 'WD'), '2026-03-09 12:00'), null)
})

test('没有告知过的可以提前；告知过的不提前，之后的延期从告知的时间起', () => {
  const clock = begin('2026-03-05 10:00', 3, 'WD')
  assert.equal(said(clock.dueMs), '03-10 17:30')
  assert.equal(said(again(clock, '2026-03-05 12:00', earlier)!.dueMs), '03-08 17:30')
  const kept = again(clock, '2026-03-05 12:00', earlier, '2026-03-10 17:30')!
  assert.equal(said(kept.dueMs), '03-10 17:30')
  assert.deepEqual(kept.keptDue, { dueMs: at('2026-03-10 17:30'), atMs: at('2026-03-05 12:00') })
  const granted = step([kept], '2026-03-06 10:00', { effect: 'change', ...on, grant: { n: 1, unit: 'WD' } }, earlier)
  assert.equal(said(granted.dueMs), '03-11 17:30')
  const limited = step(
    [kept],
    '2026-03-06 10:00',
    { effect: 'change', ...on, term: { limit: { n: 2, unit: 'WD' } } },
    earlier,
  )
  assert.equal(said(limited.dueMs), '03-07 17:30', 'a shorter limit drops what was kept')
})

test('暂停中的：恢复之后也不早于告知过的', () => {
  const clock = begin('2026-03-05 10:00', 3, 'WD')
  const paused = step([clock], '2026-03-06 10:00', { effect: 'pause', ...on, cause: 'return' })
  const kept = again(paused, '2026-03-06 12:00', earlier, '2026-03-10 17:30')!
  assert.equal(kept.dueMs, null)
  const resumed = step([kept], '2026-03-06 16:00', { effect: 'resume', ...on, cause: 'return' }, earlier)
  assert.equal(said(resumed.dueMs), '03-10 23:30')
})

test('只因日历迟到而记下的超期收回；给定日期的和改时限之前的不收回', () => {
  const clock = begin('2026-03-02 10:00', 1, 'WD')
  const granted = step([clock], '2026-03-04 10:00', { effect: 'change', ...on, grant: { n: 1, unit: 'WD' } })
  assert.equal(said(granted.overdueAtMs), '03-03 17:30')
  const moved = again(granted, '2026-03-04 12:00')!
  assert.deepEqual([moved.overdueAtMs, said(moved.dueMs)], [null, '03-06 17:30'])
  const really = again(granted, '2026-03-09 12:00', withOff('2026-03-20'))
  assert.equal(really, null, 'overdue by the corrected calendar too')
  const changed = step([clock], '2026-03-04 10:00', { effect: 'change', ...on, term: { limit: { n: 2, unit: 'WD' } } })
  assert.equal(said(again(changed, '2026-03-04 12:00')!.overdueAtMs), '03-03 17:30')
})

test('到期不变而临期时刻变了的，只改提醒时刻', () => {
  const swapped = buildCalendar({
    ...data,
    districtOverrides: { off: [{ date: '2026-03-04', name: '停工' }], work: [{ date: '2026-03-07', name: '加班' }] },
  })
  // Monday to the Monday after: one working day less early on, one more at the end
  const clock = begin('2026-03-02 10:00', 5, 'WD')
  const moved = again(clock, '2026-03-02 12:00', swapped)!
  assert.equal(moved.dueMs, clock.dueMs)
  assert.notEqual(moved.attentionMs, clock.attentionMs)
})

test('告知过的到期任何更正都不提前；再算一遍什么也不变', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 })
  fc.assert(
    fc.property(
      fc.constantFrom<LimitUnit>('NH', 'WM', 'WH', 'WD'),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.boolean(),
      days,
      days,
      fc.boolean(),
      (unit, n, after, isPaused, off, work, isTold) => {
        const startMs = at('2026-03-01 00:00') + after * 60_000
        const clock = begin(startMs, n, unit)
        const dueMs = clock.dueMs!
        const nowMs = startMs + 3_600_000
        const open = isPaused ? step([clock], nowMs, { effect: 'pause', ...on, cause: 'return' }) : clock
        const named = (list: number[]) =>
          list.map((day) => ({ date: `2026-03-${String(day).padStart(2, '0')}`, name: 'x' }))
        const calendar = buildCalendar({
          ...data,
          districtOverrides: { off: named(off.filter((day) => !work.includes(day))), work: named(work) },
        })
        const context = { nowMs, calendar, former, toldDueMs: isTold ? dueMs : null }
        const moved = reckonAgain(open, context) ?? open
        assert.equal(reckonAgain(moved, { ...context, former: calendar }), null)
        const running = isPaused
          ? step([moved], nowMs + 600_000, { effect: 'resume', ...on, cause: 'return' }, calendar)
          : moved
        if (isTold) assert.ok(running.dueMs! >= dueMs)
      },
    ),
    { numRuns: 1500 },
  )
})
