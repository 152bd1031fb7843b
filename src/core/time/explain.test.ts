import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import cn from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import linjiang from '../../../districts/linjiang/calendars/cn.json' with { type: 'json' }
import { buildCalendar, type CalendarData } from './calendar.ts'
import { dueAfterChange, dueAt, type Grant, type Pause } from './due.ts'
import { type DueExplanation, explainDue } from './explain.ts'
import { type Limit, type LimitUnit, parseLimit } from './limit.ts'
import { parseDateText, parseRfc3339, toRfc3339 } from './local.ts'

const calendar = buildCalendar(cn as CalendarData)
const rolling = buildCalendar({ ...(cn as CalendarData), wdMode: 'rolling' })

const at = (text: string) => parseDateText(text)!
const limitOf = (text: string) => parseLimit(text)!

/** 'from to reason amount unit' of each piece, times without year, seconds and zone */
function lines(explained: DueExplanation): string[] {
  const short = (text: string | null) => text?.slice(5, 16).replace('T', ' ') ?? 'open'
  return explained.explanation.map(
    (p) => `${short(p.from)} ${short(p.to)} ${p.reason}${p.counted ? ` ${p.amount} ${p.unit}` : ''}`,
  )
}

test('the head of an explanation', () => {
  const explained = explainDue(at('2026-02-14 16:00'), limitOf('4WH'), calendar)
  assert.deepEqual(
    { ...explained, explanation: explained.explanation.slice(0, 2) },
    {
      start: '2026-02-14T16:00:00+08:00',
      limit: { n: 4, unit: 'WH' },
      calendar: 'cn',
      due: '2026-02-24T11:30:00+08:00',
      warnings: [],
      explanation: [
        {
          from: '2026-02-14T16:00:00+08:00',
          to: '2026-02-14T17:30:00+08:00',
          counted: true,
          reason: 'counted',
          amount: 1.5,
          unit: 'WH',
        },
        {
          from: '2026-02-14T17:30:00+08:00',
          to: '2026-02-15T00:00:00+08:00',
          counted: false,
          reason: 'night',
          amount: 0,
          unit: 'WH',
        },
      ],
    },
  )
})

test('working hours over a holiday, a make-up Saturday and lunch', () => {
  assert.deepEqual(lines(explainDue(at('2026-02-13 16:00'), limitOf('9WH'), calendar)), [
    '02-13 16:00 02-13 17:30 counted 1.5 WH',
    '02-13 17:30 02-14 09:00 night',
    '02-14 09:00 02-14 12:00 counted 3 WH',
    '02-14 12:00 02-14 13:30 lunch',
    '02-14 13:30 02-14 17:30 counted 4 WH',
    '02-14 17:30 02-15 00:00 night',
    '02-15 00:00 02-24 00:00 holiday',
    '02-24 00:00 02-24 09:00 night',
    '02-24 09:00 02-24 09:30 counted 0.5 WH',
  ])
})

test('working days: day 0 never counts, one unit on the piece that ends a used day', () => {
  assert.deepEqual(lines(explainDue(at('2026-03-06 10:00'), limitOf('2WD'), calendar)), [
    '03-06 10:00 03-07 00:00 day0',
    '03-07 00:00 03-09 00:00 weekend',
    '03-09 00:00 03-09 09:00 night',
    '03-09 09:00 03-09 17:30 counted 1 WD',
    '03-09 17:30 03-10 09:00 night',
    '03-10 09:00 03-10 17:30 counted 1 WD',
  ])
})

test('a day whose end is paused gives nothing; a pause is one piece with its cause', () => {
  const pauses = [{ fromMs: at('2026-03-03 15:00'), toMs: at('2026-03-05 11:00'), cause: 'suspended' }]
  assert.deepEqual(lines(explainDue(at('2026-03-02 10:00'), limitOf('1WD'), calendar, pauses)), [
    '03-02 10:00 03-03 00:00 day0',
    '03-03 00:00 03-03 09:00 night',
    '03-03 09:00 03-03 15:00 counted 0 WD',
    '03-03 15:00 03-05 11:00 pause:suspended',
    '03-05 11:00 03-05 17:30 counted 1 WD',
  ])
})

test('overlapping pauses share no time: the earlier one keeps it', () => {
  const pauses = [
    { fromMs: at('2026-05-08 17:00'), toMs: at('2026-05-09 10:00'), cause: 'verify' },
    { fromMs: at('2026-05-09 09:30'), toMs: at('2026-05-09 10:30'), cause: 'return' },
  ]
  assert.deepEqual(lines(explainDue(at('2026-05-08 16:30'), limitOf('2WH'), calendar, pauses)), [
    '05-08 16:30 05-08 17:00 counted 0.5 WH',
    '05-08 17:00 05-09 10:00 pause:verify',
    '05-09 10:00 05-09 10:30 pause:return',
    '05-09 10:30 05-09 12:00 counted 1.5 WH',
  ])
})

test('an extension counts under its own reason and unit, after a working day from the night on', () => {
  const grants = [
    { atMs: at('2026-03-03 10:00'), limit: limitOf('1WD') },
    { atMs: at('2026-03-04 10:00'), limit: limitOf('2WH') },
  ]
  assert.deepEqual(lines(explainDue(at('2026-03-02 10:00'), limitOf('1WD'), calendar, [], grants)), [
    '03-02 10:00 03-03 00:00 day0',
    '03-03 00:00 03-03 09:00 night',
    '03-03 09:00 03-03 17:30 counted 1 WD',
    '03-03 17:30 03-04 09:00 night',
    '03-04 09:00 03-04 17:30 extension 1 WD',
    '03-04 17:30 03-05 09:00 night',
    '03-05 09:00 03-05 11:00 extension 2 WH',
  ])
})

test('a change of limit that came after the new due: the time between, then the floor', () => {
  const changed = at('2026-03-03 14:00')
  const explained = explainDue(at('2026-03-02 10:00'), limitOf('4WH'), calendar, [], [], changed)
  assert.deepEqual(lines(explained), [
    '03-02 10:00 03-02 12:00 counted 2 WH',
    '03-02 12:00 03-02 13:30 lunch',
    '03-02 13:30 03-02 15:30 counted 2 WH',
    '03-02 15:30 03-03 14:00 change',
    '03-03 14:00 03-03 15:00 change 1 WH',
  ])
  assert.equal(explained.due, '2026-03-03T15:00:00+08:00')
})

test('while a pause is open there is no due, and the last piece is open', () => {
  const pauses = [{ fromMs: at('2026-03-02 11:00'), toMs: null, cause: 'suspended' }]
  const explained = explainDue(at('2026-03-02 10:00'), limitOf('4WH'), calendar, pauses)
  assert.equal(explained.due, null)
  assert.deepEqual(lines(explained), ['03-02 10:00 03-02 11:00 counted 1 WH', '03-02 11:00 open pause:suspended'])
})

test('a year without calendar counts Monday to Friday and is warned of, a provisional one too', () => {
  const missing = explainDue(at('2026-12-30 10:00'), limitOf('3WD'), calendar)
  assert.equal(missing.due, '2027-01-04T17:30:00+08:00')
  assert.deepEqual(missing.warnings, ['calendar-missing:2027'])
  const open = [{ fromMs: at('2027-02-01 10:00'), toMs: null, cause: 'suspended' }]
  assert.deepEqual(explainDue(at('2026-12-30 10:00'), limitOf('300WD'), calendar, open).warnings, [
    'calendar-missing:2027',
  ])
  const provisional = explainDue(at('2026-12-31 10:00'), limitOf('1WD'), buildCalendar(linjiang as CalendarData))
  assert.equal(provisional.due, '2027-01-04T17:30:00+08:00')
  assert.deepEqual(provisional.warnings, ['calendar-provisional:2027'])
  assert.deepEqual(explainDue(at('2023-12-29 10:00'), limitOf('500WD'), calendar).warnings, ['calendar-missing:2023'])
  // natural time needs no calendar
  assert.deepEqual(explainDue(at('2026-12-30 10:00'), limitOf('30ND'), calendar).warnings, [])
})

test('a weekday that the week of the calendar leaves out is outside the calendar', () => {
  const tuesdays = buildCalendar({ ...(cn as CalendarData), weekly: [2, 3, 4, 5] })
  assert.deepEqual(lines(explainDue(at('2026-03-06 17:00'), limitOf('1WH'), tuesdays)), [
    '03-06 17:00 03-06 17:30 counted 0.5 WH',
    '03-06 17:30 03-07 00:00 night',
    '03-07 00:00 03-09 00:00 weekend',
    '03-09 00:00 03-10 00:00 outsideCalendar',
    '03-10 00:00 03-10 09:00 night',
    '03-10 09:00 03-10 09:30 counted 0.5 WH',
  ])
})

const most: Record<LimitUnit, number> = { NM: 5000, NH: 200, ND: 30, WM: 3000, WH: 60, WD: 20 }
const anyLimit = fc
  .constantFrom<LimitUnit>('NM', 'NH', 'ND', 'WM', 'WH', 'WD')
  .chain((unit) => fc.record({ n: fc.integer({ min: 1, max: most[unit] }), unit: fc.constant(unit) }))
const anyStart = fc.integer({ min: 0, max: 86_000_000_000 }).map((ms) => Date.UTC(2024, 0, 2) + ms)
const anyPauses = fc.array(
  fc.record({
    after: fc.integer({ min: -100_000_000, max: 900_000_000 }),
    length: fc.oneof(fc.integer({ min: 0, max: 300_000_000 }), fc.constant(null)),
    cause: fc.constantFrom('suspended', 'verify', 'return'),
  }),
  { maxLength: 4 },
)
const anyGrants = fc.array(fc.record({ after: fc.integer({ min: 0, max: 900_000_000 }), limit: anyLimit }), {
  maxLength: 2,
})

function sums(explained: DueExplanation): Map<LimitUnit, number> {
  const total = new Map<LimitUnit, number>()
  for (const p of explained.explanation) total.set(p.unit, (total.get(p.unit) ?? 0) + p.amount)
  return total
}

function wanted(limits: Limit[]): Map<LimitUnit, number> {
  const total = new Map<LimitUnit, number>()
  for (const { n, unit } of limits) total.set(unit, (total.get(unit) ?? 0) + n)
  return total
}

test('the pieces are gapless from start to due, and the counted amounts sum to limit and extensions', () => {
  let closed = 0
  fc.assert(
    fc.property(fc.boolean(), anyStart, anyLimit, anyPauses, anyGrants, (isRolling, startMs, limit, gaps, more) => {
      const used = isRolling ? rolling : calendar
      const pauses: Pause[] = gaps.map(({ after, length, cause }) => ({
        fromMs: startMs + after,
        toMs: length === null ? null : startMs + after + length,
        cause,
      }))
      const grants: Grant[] = more.map(({ after, limit }) => ({ atMs: startMs + after, limit }))
      const explained = explainDue(startMs, limit, used, pauses, grants)
      const pieces = explained.explanation
      assert.equal(parseRfc3339(explained.start), startMs)
      assert.equal(pieces[0]!.from, explained.start)
      for (const [i, p] of pieces.entries()) {
        if (i > 0) assert.equal(p.from, pieces[i - 1]!.to)
        assert.ok(p.to === null ? i === pieces.length - 1 : parseRfc3339(p.to)! > parseRfc3339(p.from)!)
        assert.equal(p.counted, p.reason === 'counted' || p.reason === 'extension')
        if (!p.counted) assert.equal(p.amount, 0)
      }
      const dueMs = dueAt(startMs, limit, used, pauses, grants)
      assert.equal(explained.due, dueMs === null ? null : toRfc3339(dueMs))
      if (dueMs === null) return
      closed++
      assert.equal(pieces.at(-1)!.to, explained.due)
      const total = sums(explained)
      for (const [unit, n] of wanted([limit, ...grants.map((g) => g.limit)]))
        assert.ok(Math.abs(total.get(unit)! - n) < 1e-6, `${total.get(unit)} ${unit} instead of ${n}`)
    }),
    { numRuns: 1000 },
  )
  assert.ok(closed > 300, `only ${closed} of the random clocks had a due`)
})

test('after a change the pieces stay gapless and sum to the limit, its floor and the extensions', () => {
  let raised = 0
  fc.assert(
    fc.property(
      anyStart,
      anyLimit,
      fc.integer({ min: 0, max: 900_000_000 }),
      anyGrants,
      (startMs, limit, after, more) => {
        const changedAtMs = startMs + after
        const grants: Grant[] = more.map(({ after, limit }) => ({ atMs: startMs + after, limit }))
        const explained = explainDue(startMs, limit, calendar, [], grants, changedAtMs)
        for (const [i, p] of explained.explanation.entries())
          if (i > 0) assert.equal(p.from, explained.explanation[i - 1]!.to)
        const dueMs = dueAfterChange(changedAtMs, startMs, limit, calendar, [], grants)!
        assert.equal(explained.explanation.at(-1)!.to, toRfc3339(dueMs))
        assert.ok(dueMs >= changedAtMs)
        const counted = explained.explanation.filter((p) => p.counted && p.reason !== 'change')
        const total = sums({ ...explained, explanation: counted })
        for (const [unit, n] of wanted([limit, ...grants.map((g) => g.limit)]))
          assert.ok(Math.abs(total.get(unit)! - n) < 1e-6)
        if (explained.explanation.some((p) => p.reason === 'change')) raised++
      },
    ),
    { numRuns: 500 },
  )
  assert.ok(raised > 50, `only ${raised} random changes came too late`)
})
