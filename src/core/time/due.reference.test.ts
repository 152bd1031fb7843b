import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import cn from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import { buildCalendar, type CalendarData } from './calendar.ts'
import { dueAt, type Pause, remaining } from './due.ts'
import { explainDue } from './explain.ts'
import type { Limit, LimitUnit } from './limit.ts'
import { toRfc3339 } from './local.ts'

/** Mondays to Saturdays, longer days in summer, winter hours over New Year, rolling working days, a local day off. */
const other: CalendarData = {
  ...(cn as CalendarData),
  key: 'other',
  weekly: [1, 2, 3, 4, 5, 6],
  wdMode: 'rolling',
  spansByDate: [
    { from: '2026-08-10', to: '2026-08-14', spans: [{ from: '06:00', to: '10:00' }] },
    {
      from: '06-01',
      to: '09-30',
      spans: [
        { from: '08:00', to: '11:30' },
        { from: '15:00', to: '18:30' },
      ],
    },
    { from: '11-15', to: '02-28', spans: [{ from: '09:30', to: '16:30' }] },
  ],
  districtOverrides: {
    off: [{ date: '2026-03-04', name: '停电检修' }],
    work: [{ date: '2026-10-05', name: '应急值守' }],
  },
}
const endOfDayOther: CalendarData = { ...other, key: 'endOfDayOther', wdMode: 'endOfDay' }
/** Round the clock on all days, two breaks, days that end at midnight. */
const round: CalendarData = {
  ...(cn as CalendarData),
  key: 'round',
  weekly: [1, 2, 3, 4, 5, 6, 7],
  spans: [
    { from: '00:00', to: '11:00' },
    { from: '11:30', to: '13:00' },
    { from: '14:00', to: '24:00' },
  ],
  spansByDate: [{ from: '12-20', to: '01-10', spans: [{ from: '23:59', to: '24:00' }] }],
}
const datas = [
  cn as CalendarData,
  other,
  endOfDayOther,
  round,
  { ...round, key: 'rolling', wdMode: 'rolling' as const },
]
const calendars = datas.map(buildCalendar)

const MINUTE = 60_000
/** From before the first year with a calendar to after the last one. */
const EPOCH = Date.UTC(2023, 0, 2) - 8 * 60 * MINUTE
const MINUTES = Math.floor((Date.UTC(2029, 5, 1) - Date.UTC(2023, 0, 2)) / MINUTE)

/** Start and end minutes of the spans of a local date; the raw data is read anew, nothing of the product is used. */
function spansOn(data: CalendarData, date: string, weekday: number): [number, number][] {
  const lists = [data.districtOverrides ?? { off: [], work: [] }, data.years[date.slice(0, 4)] ?? { off: [], work: [] }]
  let works = data.weekly.includes(weekday)
  for (const list of lists.toReversed()) {
    if (list.off.some((d) => d.date === date)) works = false
    if (list.work.some((d) => d.date === date)) works = true
  }
  if (!works) return []
  const md = date.slice(5)
  const range = (data.spansByDate ?? []).find((r) => {
    const day = r.from.length === 5 ? md : date
    return r.from <= r.to ? r.from <= day && day <= r.to : day >= r.from || day <= r.to
  })
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return (range?.spans ?? data.spans).map((span) => [minute(span.from), minute(span.to)])
}

const memo = new Map<string, [number, number][]>()
function spansAt(data: CalendarData, wallMs: number): [number, number][] {
  const key = `${data.key} ${Math.floor(wallMs / 86_400_000)}`
  const hit = memo.get(key)
  if (hit) return hit
  const date = new Date(wallMs)
  const spans = spansOn(data, date.toISOString().slice(0, 10), date.getUTCDay() || 7)
  memo.set(key, spans)
  return spans
}

/** Walks minute by minute and asks of each whether it was used. */
function slowDue(startMs: number, limit: Limit, data: CalendarData, pauses: readonly Pause[]): number {
  const wallDay = (ms: number) => Math.floor((ms + 480 * MINUTE) / 86_400_000)
  const minuteOfDay = (ms: number) => ((ms + 480 * MINUTE) % 86_400_000) / MINUTE
  const paused = (ms: number) => pauses.some((p) => p.fromMs <= ms && ms < p.toMs!)
  const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  const ordinary = data.spans.reduce((sum, span) => sum + minutesOf(span.to) - minutesOf(span.from), 0)
  const factor = { NM: 1, NH: 60, ND: 1440, WM: 1, WH: 60, WD: ordinary }[limit.unit]
  const byDays = limit.unit === 'WD' && data.wdMode === 'endOfDay'
  let left = byDays ? limit.n : limit.n * factor
  for (let now = startMs; ; now += MINUTE) {
    const next = now + MINUTE
    if (byDays) {
      const end = spansAt(data, now + 480 * MINUTE).at(-1)?.[1]
      if (wallDay(now) === wallDay(startMs) || end !== minuteOfDay(now) + 1) continue
      if (pauses.some((p) => p.fromMs < next && next <= p.toMs!)) continue
      left--
    } else {
      if (paused(now)) continue
      const at = minuteOfDay(now)
      const works = spansAt(data, now + 480 * MINUTE).some(([from, to]) => from <= at && at < to)
      if (limit.unit.startsWith('W') && !works) continue
      left--
    }
    if (left === 0) return next
  }
}

const most: Record<LimitUnit, number> = { NM: 900, NH: 90, ND: 8, WM: 1200, WH: 30, WD: 8 }
const limits = fc
  .constantFrom<LimitUnit>('NM', 'NH', 'ND', 'WM', 'WH', 'WD', 'WD')
  .chain((unit) => fc.record({ n: fc.integer({ min: 1, max: most[unit] }), unit: fc.constant(unit) }))
const starts = fc.integer({ min: 0, max: MINUTES - 60_000 }).map((minute) => EPOCH + minute * MINUTE)
/** offsets from the start; some begin before it, some overlap, many end on the quarter hour where spans end */
const pauseSpans = fc.array(fc.tuple(fc.integer({ min: -200, max: 900 }), fc.integer({ min: 0, max: 500 })), {
  maxLength: 4,
})
const pausesFrom = (startMs: number, spans: [number, number][]): Pause[] => {
  const quarter = 15 * MINUTE
  const base = Math.floor(startMs / quarter) * quarter
  return spans.map(([from, length]) => ({
    fromMs: base + from * quarter,
    toMs: base + (from + length) * quarter,
    cause: 'suspended',
  }))
}

test('dues agree with a walk minute by minute, with pauses, in all units and modes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: datas.length - 1 }),
      starts,
      limits,
      pauseSpans,
      (which, startMs, limit, spans) => {
        const pauses = pausesFrom(startMs, spans)
        assert.equal(dueAt(startMs, limit, calendars[which]!, pauses), slowDue(startMs, limit, datas[which]!, pauses))
      },
    ),
    { numRuns: 1500 },
  )
})

test('the explanation ends where the walk ends, counts what the walk counts, and names every year without calendar', () => {
  let missing = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: datas.length - 1 }),
      starts,
      limits,
      pauseSpans,
      (which, startMs, limit, spans) => {
        const pauses = pausesFrom(startMs, spans)
        const data = datas[which]!
        const due = slowDue(startMs, limit, data, pauses)
        const { explanation, warnings, ...explained } = explainDue(startMs, limit, calendars[which]!, pauses)
        assert.equal(explained.due, toRfc3339(due))
        assert.equal(explanation.at(-1)!.to, explained.due)
        const counted = explanation.filter((piece) => piece.counted)
        assert.ok(Math.abs(counted.reduce((sum, { amount }) => sum + amount, 0) - limit.n) < 1e-6)
        const inMinutes = { NM: 1, NH: 60, ND: 1440, WM: 1, WH: 60, WD: 0 }[limit.unit]
        for (const { from, to, amount, unit, reason } of counted) {
          assert.deepEqual([unit, reason], [limit.unit, 'counted'])
          if (inMinutes > 0)
            assert.ok(Math.abs((Date.parse(to!) - Date.parse(from)) / MINUTE - amount * inMinutes) < 0.01)
        }
        const year = (ms: number) => new Date(ms + 480 * MINUTE).getUTCFullYear()
        const years = Array.from({ length: year(due) - year(startMs) + 1 }, (_, n) => year(startMs) + n)
        const expected = years.filter((one) => !(one in data.years)).map((one) => `calendar-missing:${one}`)
        assert.deepEqual(warnings, limit.unit.startsWith('W') ? expected : [])
        missing += warnings.length
      },
    ),
    { numRuns: 1000 },
  )
  assert.ok(missing > 100, `only ${missing} years without calendar were met`)
})

test('dues without pauses agree with the walk', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: datas.length - 1 }), starts, limits, (which, startMs, limit) => {
      assert.equal(dueAt(startMs, limit, calendars[which]!), slowDue(startMs, limit, datas[which]!, []))
    }),
    { numRuns: 600 },
  )
})

test('extensions in the clock’s own unit and the limit together are one longer limit', () => {
  fc.assert(
    fc.property(starts, limits, fc.integer({ min: 1, max: 5 }), pauseSpans, (startMs, limit, more, spans) => {
      const pauses = pausesFrom(startMs, spans)
      const grants = [{ atMs: startMs, limit: { n: more, unit: limit.unit } }]
      const longer = { n: limit.n + more, unit: limit.unit }
      assert.equal(dueAt(startMs, limit, calendars[0]!, pauses, grants), slowDue(startMs, longer, datas[0]!, pauses))
    }),
    { numRuns: 500 },
  )
})

const exactStarts = fc.integer({ min: 0, max: 60_000_000_000 }).map((ms) => EPOCH + ms)

test('a later start is never due earlier', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: datas.length - 1 }),
      exactStarts,
      fc.integer({ min: 0, max: 400_000_000 }),
      limits,
      pauseSpans,
      (which, startMs, laterMs, limit, spans) => {
        const pauses = pausesFrom(startMs, spans)
        const calendar = calendars[which]!
        assert.ok(dueAt(startMs, limit, calendar, pauses)! <= dueAt(startMs + laterMs, limit, calendar, pauses)!)
      },
    ),
    { numRuns: 1000 },
  )
})

test('at the start all of the limit is left, at the due nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: datas.length - 1 }), exactStarts, limits, (which, startMs, limit) => {
      const calendar = calendars[which]!
      const left = (nowMs: number) => remaining(startMs, limit, calendar, nowMs)
      const day = calendar.ordinaryDayMs
      const whole = { NM: MINUTE, NH: 60 * MINUTE, ND: 1440 * MINUTE, WM: MINUTE, WH: 60 * MINUTE, WD: day }
      const full = left(startMs).measure === 'workingDays' ? limit.n : limit.n * whole[limit.unit]
      assert.equal(left(startMs).amount, full)
      const due = dueAt(startMs, limit, calendar)!
      assert.equal(left(due).amount, 0)
      assert.ok(left(due - 1).amount > 0)
    }),
    { numRuns: 500 },
  )
})

test('while a pause is open, what is left does not change', () => {
  fc.assert(
    fc.property(
      exactStarts,
      limits,
      fc.integer({ min: 0, max: 90_000_000 }),
      fc.integer({ min: 1, max: 900_000_000 }),
      (startMs, limit, after, length) => {
        const fromMs = startMs + after
        const before = remaining(startMs, limit, calendars[0]!, fromMs)
        const pauses = [{ fromMs, toMs: null, cause: 'suspended' }]
        assert.deepEqual(remaining(startMs, limit, calendars[0]!, fromMs + length, pauses), before)
      },
    ),
    { numRuns: 500 },
  )
})
