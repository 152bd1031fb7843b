import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import cn from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import { buildCalendar, type CalendarData } from './calendar.ts'
import { dueAt, type Pause } from './due.ts'
import { activeMs, lightOf, orangeFrom, pausedMsOf, yellowFrom } from './light.ts'
import { type LimitUnit, parseLimit } from './limit.ts'
import { HOUR_MS, parseDateText } from './local.ts'
import { addWorkingMs } from './working-time.ts'

const calendar = buildCalendar(cn as CalendarData)
const rolling = buildCalendar({ ...(cn as CalendarData), wdMode: 'rolling' })
const at = (text: string) => parseDateText(text)!

function light(limitText: string, start: string, now: string, pauses: Pause[] = [], used = calendar): string {
  const limit = parseLimit(limitText)!
  const startMs = at(start)
  const nowMs = at(now)
  const pausedMs = pausedMsOf(pauses, startMs, nowMs, limit.unit, used)
  const dueMs = dueAt(startMs, limit, used, pauses)
  return lightOf({ startMs, dueMs, pausedMs, unit: limit.unit, overdueAtMs: null }, nowMs, used)
}

// domain §5.3, warnings: half yellow, four fifths orange, after the due red; at the due itself still in time
const COLOURS = [
  ['30NM', '2026-03-02 10:00', '2026-03-02 10:14:59.999', 'green'],
  ['30NM', '2026-03-02 10:00', '2026-03-02 10:15', 'yellow'],
  ['30NM', '2026-03-02 10:00', '2026-03-02 10:23:59.999', 'yellow'],
  ['30NM', '2026-03-02 10:00', '2026-03-02 10:24', 'orange'],
  ['30NM', '2026-03-02 10:00', '2026-03-02 10:30', 'orange'],
  ['30NM', '2026-03-02 10:00', '2026-03-02 10:30:00.001', 'red'],
  // working time: the night between does not age a clock
  ['4WH', '2026-03-02 16:00', '2026-03-02 17:30', 'green'],
  ['4WH', '2026-03-02 16:00', '2026-03-03 08:59', 'green'],
  ['4WH', '2026-03-02 16:00', '2026-03-03 09:30', 'yellow'],
  ['4WH', '2026-03-02 16:00', '2026-03-03 10:42', 'orange'],
  ['4WH', '2026-03-02 16:00', '2026-03-03 11:31', 'red'],
  // WD: working time from start to the end of the last day, 6 + 7 h
  ['1WD', '2026-03-02 10:00', '2026-03-03 09:29', 'green'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 09:30', 'yellow'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 14:53', 'yellow'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 14:54', 'orange'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 17:30', 'orange'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 17:31', 'red'],
  // begun on a Friday evening: the weekend does not age it
  ['1WD', '2026-03-06 20:00', '2026-03-09 09:00', 'green'],
  ['1WD', '2026-03-06 20:00', '2026-03-09 14:00', 'yellow'],
] as const

for (const [limit, start, now, colour] of COLOURS) {
  test(`${limit} from ${start} is ${colour} at ${now}`, () => {
    assert.equal(light(limit, start, now), colour)
  })
}

test('paused time does not age a clock', () => {
  const pauses = [{ fromMs: at('2026-03-02 10:10'), toMs: at('2026-03-02 12:10'), cause: 'verify' }]
  assert.equal(light('30NM', '2026-03-02 10:00', '2026-03-02 12:14', pauses), 'green')
  assert.equal(light('30NM', '2026-03-02 10:00', '2026-03-02 12:15', pauses), 'yellow')
  assert.equal(light('30NM', '2026-03-02 10:00', '2026-03-02 12:24', pauses), 'orange')
  // of a pause over lunch only the working time counts: 11:00-12:00 and 13:30-14:30
  const lunch = [{ fromMs: at('2026-03-02 11:00'), toMs: at('2026-03-02 14:30'), cause: 'verify' }]
  assert.equal(pausedMsOf(lunch, at('2026-03-02 10:00'), at('2026-03-02 16:00'), 'WH', calendar), 2 * HOUR_MS)
  assert.equal(pausedMsOf(lunch, at('2026-03-02 10:00'), at('2026-03-02 16:00'), 'WD', calendar), 2 * HOUR_MS)
  assert.equal(pausedMsOf(lunch, at('2026-03-02 10:00'), at('2026-03-02 16:00'), 'ND', calendar), 3.5 * HOUR_MS)
  assert.equal(light('4WH', '2026-03-02 10:00', '2026-03-02 15:29', lunch), 'green')
  assert.equal(light('4WH', '2026-03-02 10:00', '2026-03-02 15:30', lunch), 'yellow')
})

test('rolling working days are measured in working time', () => {
  assert.equal(light('1WD', '2026-03-02 17:30', '2026-03-03 12:00', [], rolling), 'green')
  assert.equal(light('1WD', '2026-03-02 17:30', '2026-03-03 14:00', [], rolling), 'yellow')
})

function of(unit: LimitUnit, start: string, due: string | null, now: string, overdueAt: string | null, pausedMs = 0) {
  return lightOf(
    {
      startMs: at(start),
      dueMs: due === null ? null : at(due),
      pausedMs,
      unit,
      overdueAtMs: overdueAt === null ? null : at(overdueAt),
    },
    at(now),
    calendar,
  )
}

test('a paused clock is paused, unless it was overdue before: that colour it keeps', () => {
  assert.equal(of('WH', '2026-03-02 10:00', null, '2026-03-02 11:00', null), 'paused')
  assert.equal(of('WH', '2026-03-02 10:00', null, '2026-03-03 11:00', '2026-03-02 16:00'), 'red')
})

test('once overdue stays red, also when a later due was given', () => {
  assert.equal(of('WH', '2026-03-02 10:00', '2026-03-09 17:30', '2026-03-03 11:00', '2026-03-02 16:00'), 'red')
})

test('one hour before the end every clock of eight hours or more is orange', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<LimitUnit>('NM', 'NH', 'ND', 'WM', 'WH', 'WD'),
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 0, max: 600_000 }),
      (unit, n, startMinute) => {
        const startMs = at('2025-01-01 00:00') + startMinute * 60_000
        const dueMs = dueAt(startMs, { n, unit }, calendar)!
        const clock = { startMs, dueMs, pausedMs: 0, unit, overdueAtMs: null }
        const whole = activeMs(startMs, dueMs, unit, calendar)
        fc.pre(whole >= 8 * HOUR_MS)
        const hourLeft = unit.startsWith('N') ? dueMs - HOUR_MS : addWorkingMs(startMs, whole - HOUR_MS, calendar)
        assert.equal(lightOf(clock, hourLeft, calendar), 'orange')
      },
    ),
  )
})

test('yellow and orange begin at the instants that are reckoned for them, and not before', () => {
  for (const used of [calendar, rolling])
    fc.assert(
      fc.property(
        fc.constantFrom<LimitUnit>('NM', 'NH', 'ND', 'WM', 'WH', 'WD'),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 36_000_000_000 }),
        (unit, n, after) => {
          const startMs = at('2025-01-01 00:00') + after
          const dueMs = dueAt(startMs, { n, unit }, used)!
          const clock = { startMs, dueMs, pausedMs: 0, unit, overdueAtMs: null }
          const orangeMs = orangeFrom(clock, used)
          assert.equal(lightOf(clock, orangeMs, used), 'orange')
          assert.notEqual(lightOf(clock, orangeMs - 1, used), 'orange')
          const yellowMs = yellowFrom(clock, used)
          assert.notEqual(lightOf(clock, yellowMs, used), 'green')
          if (yellowMs > startMs) assert.equal(lightOf(clock, yellowMs - 1, used), 'green')
        },
      ),
    )
})
