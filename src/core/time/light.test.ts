import assert from 'node:assert/strict'
import { test } from 'node:test'
import cn from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import { buildCalendar, type CalendarData } from './calendar.ts'
import { dueAt, type Pause } from './due.ts'
import { lightOf, pausedMsOf } from './light.ts'
import { type LimitUnit, parseLimit } from './limit.ts'
import { HOUR_MS, parseDateText } from './local.ts'

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
  // WD: natural time from start to the end of the last day, 31.5 h
  ['1WD', '2026-03-02 10:00', '2026-03-03 01:44', 'green'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 01:45', 'yellow'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 11:11', 'yellow'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 11:12', 'orange'],
  ['1WD', '2026-03-02 10:00', '2026-03-03 17:31', 'red'],
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
  assert.equal(pausedMsOf(lunch, at('2026-03-02 10:00'), at('2026-03-02 16:00'), 'WD', calendar), 3.5 * HOUR_MS)
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

test('the last working hour of a long clock is orange even when the share used is smaller', () => {
  // 06:00-07:00 and 23:00-24:00 leave one working hour over the whole day, of which half has gone
  const split = buildCalendar({
    ...(cn as CalendarData),
    spans: [
      { from: '06:00', to: '07:00' },
      { from: '23:00', to: '24:00' },
    ],
  })
  const startMs = at('2026-03-02 10:00')
  const clock = { startMs, dueMs: at('2026-03-04 00:00'), pausedMs: 0, unit: 'WD' as const, overdueAtMs: null }
  assert.equal(lightOf(clock, at('2026-03-03 06:59'), split), 'yellow')
  assert.equal(lightOf(clock, at('2026-03-03 07:00'), split), 'orange')
  // under eight hours the rule does not hold
  const short = { ...clock, startMs: at('2026-03-03 17:00'), dueMs: at('2026-03-04 00:00') }
  assert.equal(lightOf(short, at('2026-03-03 18:00'), split), 'green')
})
