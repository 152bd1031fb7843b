import assert from 'node:assert/strict'
import { test } from 'node:test'
import cn from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import { buildCalendar, type CalendarData } from './calendar.ts'
import {
  addUnits,
  dueAfterChange,
  dueAt,
  type Grant,
  naturalMs,
  type Pause,
  remaining,
  workingMsBetween,
} from './due.ts'
import { type Limit, parseLimit } from './limit.ts'
import { HOUR_MS, parseDateText, toRfc3339 } from './local.ts'

const calendar = buildCalendar(cn as CalendarData)
const rolling = buildCalendar({ ...(cn as CalendarData), wdMode: 'rolling' })

function at(text: string): number {
  const ms = parseDateText(text)
  assert.notEqual(ms, null, text)
  return ms!
}

function limitOf(text: string): Limit {
  const limit = parseLimit(text)
  assert.notEqual(limit, null, text)
  return limit!
}

/** '2026-03-02 10:00' to the minute, null as 'none' */
function said(ms: number | null): string {
  return ms === null ? 'none' : toRfc3339(ms).slice(0, 16).replace('T', ' ')
}

function pause(from: string, to: string | null, cause = 'suspended'): Pause {
  return { fromMs: at(from), toMs: to === null ? null : at(to), cause }
}

function grant(when: string, limit: string): Grant {
  return { atMs: at(when), limit: limitOf(limit) }
}

// domain §5.2, first table
const WITHOUT_PAUSES = [
  ['4NH', '2026-02-14 16:00', '2026-02-14 20:00'],
  ['7ND', '2026-02-13 10:00', '2026-02-20 10:00'],
  ['4WH', '2026-02-13 16:00', '2026-02-14 11:30'],
  ['4WH', '2026-02-14 16:00', '2026-02-24 11:30'],
  ['2WD', '2026-02-13 10:00', '2026-02-24 17:30'],
  ['1WD', '2026-09-18 17:40', '2026-09-20 17:30'],
  ['5WD', '2026-09-30 09:00', '2026-10-13 17:30'],
  ['2WH', '2026-05-08 18:00', '2026-05-09 11:00'],
  ['1WD', '2026-10-10 08:00', '2026-10-12 17:30'],
  ['15ND', '2026-09-25 09:30', '2026-10-10 09:30'],
  ['30NM', '2026-03-02 09:50', '2026-03-02 10:20'],
  ['30WM', '2026-03-02 11:50', '2026-03-02 13:50'],
] as const

for (const [limit, start, due] of WITHOUT_PAUSES) {
  test(`${limit} from ${start} is due ${due}`, () => {
    assert.equal(said(dueAt(at(start), limitOf(limit), calendar)), due)
    assert.equal(said(addUnits(at(start), limitOf(limit), calendar)), due)
  })
}

// domain §5.2, second table
const WITH_PAUSES = [
  ['4NH', '2026-03-02 10:00', [['2026-03-02 13:00', '2026-03-02 18:00']], '2026-03-02 14:00', '2026-03-02 19:00'],
  ['7ND', '2026-09-22 10:00', [['2026-09-24 16:00', '2026-09-28 09:00']], '2026-09-29 10:00', '2026-10-03 03:00'],
  ['4WH', '2026-03-02 10:00', [['2026-03-02 11:00', '2026-03-02 14:30']], '2026-03-02 15:30', '2026-03-02 17:30'],
  ['5WD', '2026-03-02 10:00', [['2026-03-03 15:00', '2026-03-05 11:00']], '2026-03-09 17:30', '2026-03-11 17:30'],
  ['2WD', '2026-09-29 10:00', [['2026-09-30 15:00', '2026-10-09 10:00']], '2026-10-08 17:30', '2026-10-10 17:30'],
  [
    '1WD',
    '2026-03-02 10:00',
    [
      ['2026-03-02 15:00', '2026-03-02 20:00'],
      ['2026-03-04 09:00', '2026-03-05 09:00'],
    ],
    '2026-03-03 17:30',
    '2026-03-03 17:30',
  ],
  [
    '2WH',
    '2026-05-08 16:30',
    [
      ['2026-05-08 17:00', '2026-05-09 10:00'],
      ['2026-05-09 09:30', '2026-05-09 10:30'],
    ],
    '2026-05-09 10:00',
    '2026-05-09 12:00',
  ],
] as const

for (const [limit, start, spans, without, due] of WITH_PAUSES) {
  test(`${limit} from ${start} with ${spans.length} pause(s) is due ${due}, not ${without}`, () => {
    const pauses = spans.map(([from, to]) => pause(from, to))
    assert.equal(said(dueAt(at(start), limitOf(limit), calendar)), without)
    assert.equal(said(dueAt(at(start), limitOf(limit), calendar, pauses)), due)
    assert.equal(said(dueAt(at(start), limitOf(limit), calendar, pauses.toReversed())), due)
  })
}

test('short pauses inside working days do not move a 5WD due', () => {
  const pauses = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09'].flatMap((day) =>
    ['09:30', '11:00', '15:00'].map((time) => {
      const fromMs = at(`${day} ${time}`)
      return { fromMs, toMs: fromMs + 600_000, cause: 'verify' }
    }),
  )
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('5WD'), calendar, pauses)), '2026-03-09 17:30')
})

test('a pause counts for a day exactly when pauseAt < end <= resumeAt', () => {
  const due = (from: string, to: string) =>
    said(dueAt(at('2026-03-02 10:00'), limitOf('1WD'), calendar, [pause(from, to)]))
  assert.equal(due('2026-03-03 17:00', '2026-03-03 17:30'), '2026-03-04 17:30')
  assert.equal(due('2026-03-03 17:00', '2026-03-03 17:29:59.999'), '2026-03-03 17:30')
  assert.equal(due('2026-03-03 17:30', '2026-03-05 17:30'), '2026-03-03 17:30')
})

test('two pauses that touch count as one, an empty one not at all', () => {
  const start = at('2026-03-02 10:00')
  const touching = [pause('2026-03-03 15:00', '2026-03-03 17:00'), pause('2026-03-03 17:00', '2026-03-03 18:00')]
  assert.equal(said(dueAt(start, limitOf('1WD'), calendar, touching)), '2026-03-04 17:30')
  const empty = [pause('2026-03-03 17:30', '2026-03-03 17:30')]
  assert.equal(said(dueAt(start, limitOf('1WD'), calendar, empty)), '2026-03-03 17:30')
})

test('a pause from before the start is cut there', () => {
  const early = [pause('2026-03-02 08:00', '2026-03-02 12:00')]
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('4NH'), calendar, early)), '2026-03-02 16:00')
})

test('there is no due while a pause is open', () => {
  assert.equal(dueAt(at('2026-03-02 10:00'), limitOf('4WH'), calendar, [pause('2026-03-02 11:00', null)]), null)
})

test('a due at the end of a span stays there', () => {
  assert.equal(said(dueAt(at('2026-03-02 09:00'), limitOf('3WH'), calendar)), '2026-03-02 12:00')
  assert.equal(said(dueAt(at('2026-03-02 09:00'), limitOf('7WH'), calendar)), '2026-03-02 17:30')
})

test('milliseconds are kept', () => {
  assert.equal(
    toRfc3339(dueAt(at('2026-03-02 11:59:59.123'), limitOf('1WM'), calendar)!),
    '2026-03-02T13:30:59.123+08:00',
  )
})

test('rolling working days weigh 420 working minutes each', () => {
  assert.equal(said(dueAt(at('2026-02-13 10:00'), limitOf('2WD'), rolling)), '2026-02-24 10:00')
  assert.equal(said(dueAt(at('2026-03-02 09:00'), limitOf('1WD'), rolling)), '2026-03-02 17:30')
})

test('an extension adds units at the due, not at the moment of the grant', () => {
  const start = at('2026-03-02 10:00')
  const due = (limit: string, grants: Grant[], pauses: Pause[] = []) =>
    said(dueAt(start, limitOf(limit), calendar, pauses, grants))
  assert.equal(due('5WD', [grant('2026-03-04 10:00', '2WD')]), '2026-03-11 17:30')
  assert.equal(due('4WH', [grant('2026-03-02 11:00', '1WD')]), '2026-03-03 17:30')
  assert.equal(due('1WD', [grant('2026-03-03 09:00', '2WH')]), '2026-03-04 11:00')
  assert.equal(due('1ND', [grant('2026-03-02 12:00', '1WD')]), '2026-03-04 17:30')
  // granted late, after the first due has passed: still from that due
  assert.equal(due('1WD', [grant('2026-03-10 10:00', '1WD')]), '2026-03-04 17:30')
})

test('extensions are applied in time order, whatever the order of the list', () => {
  const grants = [grant('2026-03-02 15:00', '1WD'), grant('2026-03-02 12:00', '4NH')]
  // 4WH gives 15:30, 4NH gives 19:30, one working day the end of the next day
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('4WH'), calendar, [], grants)), '2026-03-03 17:30')
  const other = [grant('2026-03-02 12:00', '1WD'), grant('2026-03-02 15:00', '4NH')]
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('4WH'), calendar, [], other)), '2026-03-03 21:30')
})

test('a pause inside the extended time counts, one that ends before the due counts once', () => {
  const pauses = [pause('2026-03-04 10:00', '2026-03-05 10:00')]
  const grants = [grant('2026-03-03 10:00', '1WD')]
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('1WD'), calendar, pauses, grants)), '2026-03-05 17:30')
  const earlier = [pause('2026-03-03 10:00', '2026-03-04 10:00')]
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('1WD'), calendar, earlier, grants)), '2026-03-05 17:30')
})

test('a working day that ends at 24:00 can be followed by an extension without losing a day', () => {
  const round = buildCalendar({
    ...(cn as CalendarData),
    weekly: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '00:00', to: '24:00' }],
  })
  const grants = [grant('2026-03-02 11:00', '1WD')]
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('1WD'), round)), '2026-03-04 00:00')
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('1WD'), round, [], grants)), '2026-03-05 00:00')
  assert.equal(said(dueAt(at('2026-03-02 10:00'), limitOf('2WD'), round)), '2026-03-05 00:00')
})

test('a changed limit is reckoned from the original start, or a quarter of it from the change on', () => {
  const start = at('2026-03-02 10:00')
  const due = (changedAt: string, limit: string, pauses: Pause[] = [], grants: Grant[] = []) =>
    said(dueAfterChange(at(changedAt), start, limitOf(limit), calendar, pauses, grants))
  assert.equal(due('2026-03-02 12:00', '3WD'), '2026-03-05 17:30')
  // 4WH would have been used up at 15:30; a quarter is one working hour
  assert.equal(due('2026-03-02 15:30', '4WH'), '2026-03-02 15:30')
  assert.equal(due('2026-03-02 17:00', '4WH'), '2026-03-03 09:30')
  assert.equal(due('2026-03-04 10:00', '1WD'), '2026-03-05 17:30')
  assert.equal(due('2026-03-12 10:00', '7ND'), '2026-03-14 04:00')
  // changed while paused: the floor runs from the resumption
  assert.equal(due('2026-03-02 17:00', '4WH', [pause('2026-03-02 16:00', '2026-03-03 11:00')]), '2026-03-03 12:00')
  // what was granted before is part of the reckoning, what is granted later comes on top
  assert.equal(due('2026-03-02 17:00', '4WH', [], [grant('2026-03-02 11:00', '2WH')]), '2026-03-02 17:30')
  assert.equal(due('2026-03-02 17:00', '4WH', [], [grant('2026-03-03 09:00', '2WH')]), '2026-03-03 11:30')
})

test('working time between two instants', () => {
  const between = (from: string, to: string) => workingMsBetween(at(from), at(to), calendar) / HOUR_MS
  assert.equal(between('2026-02-13 16:00', '2026-02-24 11:30'), 1.5 + 7 + 2.5)
  assert.equal(between('2026-03-02 12:00', '2026-03-02 13:30'), 0)
  assert.equal(between('2026-03-02 13:30', '2026-03-02 11:00'), -1)
})

test('length of natural limits; a working one has none of its own', () => {
  assert.equal(naturalMs({ n: 2, unit: 'NH' }), 7_200_000)
  assert.equal(naturalMs({ n: 7, unit: 'ND' }), 604_800_000)
  assert.equal(naturalMs({ n: 1, unit: 'WH' }), null)
})

test('what is left, in the measure of the clock', () => {
  const start = at('2026-03-02 10:00')
  const left = (limit: string, now: string, pauses: Pause[] = [], grants: Grant[] = []) =>
    remaining(start, limitOf(limit), calendar, at(now), pauses, grants)
  assert.deepEqual(left('4NH', '2026-03-02 12:00'), { measure: 'naturalMs', amount: 2 * HOUR_MS })
  assert.deepEqual(left('4WH', '2026-03-02 12:30'), { measure: 'workingMs', amount: 2 * HOUR_MS })
  assert.deepEqual(left('1WD', '2026-03-02 10:05'), { measure: 'workingDays', amount: 1 })
  assert.deepEqual(left('5WD', '2026-03-04 17:30'), { measure: 'workingDays', amount: 3 })
  assert.deepEqual(left('5WD', '2026-03-09 17:30'), { measure: 'workingDays', amount: 0 })
  assert.deepEqual(left('5WD', '2026-03-11 18:00'), { measure: 'workingDays', amount: -2 })
  assert.deepEqual(left('4WH', '2026-03-03 09:30'), { measure: 'workingMs', amount: -2.5 * HOUR_MS })
  assert.deepEqual(left('5WD', '2026-03-04 10:00', [], [grant('2026-03-03 10:00', '2WD')]).amount, 6)
})

test('while a pause is open, what was left when it began stays', () => {
  const start = at('2026-03-02 10:00')
  for (const now of ['2026-03-03 12:00', '2026-03-20 12:00']) {
    const left = (limit: string) =>
      remaining(start, limitOf(limit), calendar, at(now), [pause('2026-03-02 11:00', null)]).amount
    assert.equal(left('4WH'), 3 * HOUR_MS)
    assert.equal(left('4NH'), 3 * HOUR_MS)
    assert.equal(left('2WD'), 2)
  }
})

test('a clock without start, an empty limit and a pause that ends before it begins are refused', () => {
  assert.throws(() => dueAt(Number.NaN, limitOf('1WD'), calendar), /must start at an instant/)
  assert.throws(() => dueAt(0, { n: 0, unit: 'WD' }, calendar), /whole number/)
  assert.throws(() => dueAt(0, { n: 1.5, unit: 'WH' }, calendar), /whole number/)
  assert.throws(
    () => dueAt(0, limitOf('1NH'), calendar, [pause('2026-03-03 11:00', '2026-03-03 10:00')]),
    /ends before it begins/,
  )
})
