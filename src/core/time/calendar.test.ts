import assert from 'node:assert/strict'
import { test } from 'node:test'
import defaults from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import linjiang from '../../../districts/linjiang/calendars/cn.json' with { type: 'json' }
import { isFault } from '../fault.ts'
import { buildCalendar, type CalendarData } from './calendar.ts'
import { calendarWarnings } from './calendar-warnings.ts'
import { dayOfDate, parseDateText, toRfc3339 } from './local.ts'

const cn = defaults as CalendarData

function on(calendar: ReturnType<typeof buildCalendar>, date: string) {
  return calendar.dayAt(dayOfDate(date)!)
}

function workingDays(data: CalendarData, year: number): number {
  const calendar = buildCalendar(data)
  let count = 0
  for (let day = dayOfDate(`${year}-01-01`)!; day <= dayOfDate(`${year}-12-31`)!; day++)
    if (calendar.dayAt(day).kind === 'working') count++
  return count
}

test('working days of the official years, and of the guessed one', () => {
  // domain §5.1: 251, 248, 248; 261 weekdays of 2027 less 13 statutory days
  assert.deepEqual(
    [2024, 2025, 2026].map((year) => workingDays(cn, year)),
    [251, 248, 248],
  )
  assert.deepEqual(
    [2024, 2025, 2026, 2027].map((year) => workingDays(linjiang as CalendarData, year)),
    [251, 248, 248, 248],
  )
})

test('the demo district has the same official years as the defaults, and a provisional 2027', () => {
  const { '2027': guessed, ...official } = linjiang.years
  assert.deepEqual(official, defaults.years)
  assert.equal(guessed.provisional, true)
  const calendar = buildCalendar(linjiang as CalendarData)
  assert.equal(calendar.coverageOf(2026), 'loaded')
  assert.equal(calendar.coverageOf(2027), 'provisional')
  assert.equal(calendar.coverageOf(2028), 'missing')
  assert.equal(on(calendar, '2027-02-06').name, '春节')
})

test('days by kind, name and spans', () => {
  const calendar = buildCalendar(cn)
  assert.equal(on(calendar, '2026-03-02').kind, 'working')
  assert.equal(on(calendar, '2026-03-07').kind, 'weekend')
  assert.deepEqual([on(calendar, '2026-02-15').kind, on(calendar, '2026-02-15').name], ['holiday', '春节'])
  assert.deepEqual([on(calendar, '2026-02-28').kind, on(calendar, '2026-02-28').name], ['working', '春节调休'])
  assert.deepEqual(
    on(calendar, '2026-02-28').spans.map((s) => [toRfc3339(s.fromMs).slice(11, 16), toRfc3339(s.toMs).slice(11, 16)]),
    [
      ['09:00', '12:00'],
      ['13:30', '17:30'],
    ],
  )
  assert.equal(toRfc3339(on(calendar, '2026-02-28').endMs), '2026-02-28T17:30:00+08:00')
  assert.equal(calendar.ordinaryDayMs, 420 * 60_000)
  // before 1970 the days of the week go on
  assert.equal(on(calendar, '1960-01-02').kind, 'weekend')
  assert.equal(on(calendar, '1960-01-04').kind, 'working')
})

test('summer hours by date, winter hours over New Year, the first range wins', () => {
  const calendar = buildCalendar({
    ...cn,
    spansByDate: [
      { from: '2026-07-01', to: '2026-07-03', spans: [{ from: '08:00', to: '10:00' }] },
      { from: '06-01', to: '09-30', spans: [{ from: '09:00', to: '18:00' }] },
      { from: '12-01', to: '02-29', spans: [{ from: '09:30', to: '16:30' }] },
    ],
  })
  const ends = (date: string) => toRfc3339(on(calendar, date).endMs).slice(11, 16)
  assert.deepEqual(
    [
      '2026-05-29',
      '2026-06-01',
      '2026-07-02',
      '2025-07-02',
      '2026-09-30',
      '2026-12-01',
      '2026-01-05',
      '2026-03-02',
    ].map(ends),
    ['17:30', '18:00', '10:00', '18:00', '18:00', '16:30', '16:30', '17:30'],
  )
})

test('the district’s own dates win over the year’s', () => {
  const calendar = buildCalendar({
    ...cn,
    districtOverrides: {
      off: [{ date: '2026-02-28', name: '军运会' }],
      work: [{ date: '2026-02-20', name: '应急值守' }],
    },
  })
  assert.deepEqual([on(calendar, '2026-02-28').kind, on(calendar, '2026-02-28').name], ['holiday', '军运会'])
  assert.deepEqual([on(calendar, '2026-02-20').kind, on(calendar, '2026-02-20').name], ['working', '应急值守'])
})

test('asked sixty days ahead, a year without calendar is warned of in time', () => {
  const calendar = buildCalendar(cn)
  const ahead = (date: string) => {
    const nowMs = parseDateText(date)!
    return calendarWarnings(calendar, nowMs, nowMs + 60 * 86_400_000)
  }
  assert.deepEqual(ahead('2026-11-01'), [])
  assert.deepEqual(ahead('2026-11-02'), ['calendar-missing:2027'])
  // the years are those of Shanghai: the last evening in UTC is the new year here
  const eve = Date.UTC(2026, 11, 31, 16)
  assert.deepEqual(calendarWarnings(calendar, eve - 1, eve - 1), [])
  assert.deepEqual(calendarWarnings(calendar, eve, eve), ['calendar-missing:2027'])
  const firstMorning = Date.UTC(2023, 11, 31, 16)
  assert.deepEqual(calendarWarnings(calendar, firstMorning, firstMorning), [])
  assert.deepEqual(calendarWarnings(calendar, firstMorning - 1, firstMorning), ['calendar-missing:2023'])
})

const year = (off: string[], work: string[] = []) => ({
  '2026': { off: off.map((date) => ({ date, name: 'x' })), work: work.map((date) => ({ date, name: 'x' })) },
})
const BAD: [string, unknown, string][] = [
  ['no key', { ...cn, key: '' }, 'key'],
  ['unknown mode', { ...cn, wdMode: 'hours' }, 'wdMode'],
  ['no day of the week', { ...cn, weekly: [] }, 'weekly'],
  ['eighth day of the week', { ...cn, weekly: [1, 8] }, 'weekly'],
  ['no spans', { ...cn, spans: [] }, 'spans'],
  ['a span that ends first', { ...cn, spans: [{ from: '12:00', to: '09:00' }] }, 'spans'],
  ['no time of day', { ...cn, spans: [{ from: '9:00', to: '12:60' }] }, 'spans'],
  ['past midnight', { ...cn, spans: [{ from: '22:00', to: '24:30' }] }, 'spans'],
  [
    'overlap',
    {
      ...cn,
      spans: [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    },
    'spans',
  ],
  ['range without dates', { ...cn, spansByDate: [{ from: '13-01', to: '01-01', spans: cn.spans }] }, 'spansByDate[0]'],
  [
    'range of two kinds',
    { ...cn, spansByDate: [{ from: '01-01', to: '2026-02-01', spans: cn.spans }] },
    'spansByDate[0]',
  ],
  ['range without spans', { ...cn, spansByDate: [{ from: '01-01', to: '02-01', spans: [] }] }, 'spansByDate[0].spans'],
  ['no years', { ...cn, years: undefined }, 'years'],
  ['two-digit year', { ...cn, years: { '26': { off: [], work: [] } } }, 'years.26'],
  ['a year without lists', { ...cn, years: { '2026': {} } }, 'years.2026'],
  ['a date that is none', { ...cn, years: year(['2026-02-29']) }, 'years.2026'],
  ['a date of another year', { ...cn, years: year(['2025-01-01']) }, 'years.2026'],
  ['off and at work', { ...cn, years: year(['2026-01-01'], ['2026-01-01']) }, 'years.2026'],
  [
    'a local date that is none',
    { ...cn, districtOverrides: { off: [{ date: 'soon', name: '' }], work: [] } },
    'districtOverrides',
  ],
  ['nothing', null, ''],
]
for (const [what, data, field] of BAD) {
  test(`a calendar is refused: ${what}`, () => {
    assert.throws(
      () => buildCalendar(data as CalendarData),
      (error) => isFault(error) && error.code === 'calendar-invalid' && error.text.fields?.[0]?.field === field,
    )
  })
}
