import assert from 'node:assert/strict'
import { test } from 'node:test'
import cn from '../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import { buildCalendar, type CalendarData } from './calendar.ts'
import { explainDue } from './explain.ts'
import {
  dateOfDay,
  dayOfDate,
  dayStartMs,
  excelSerialToMs,
  isInstantMs,
  localDate,
  localDay,
  parseDateText,
  parseRfc3339,
  toRfc3339,
} from './local.ts'

const said = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

const DATES: [string | number, string][] = [
  ['2019/2/28 11:25:05', '2019-02-28T11:25:05+08:00'],
  ['2019/11/2 9:05', '2019-11-02T09:05:00+08:00'],
  ['2014-01-01 02:57:13', '2014-01-01T02:57:13+08:00'],
  ['  2026-03-02  10:00 ', '2026-03-02T10:00:00+08:00'],
  ['2026-03-02T10:00:00.5', '2026-03-02T10:00:00.500+08:00'],
  ['2026-03-02T10:00:00Z', '2026-03-02T18:00:00+08:00'],
  ['2026-03-02T10:00:00+09:00', '2026-03-02T09:00:00+08:00'],
  ['2026-03-02 10:00:00 -0500', '2026-03-02T23:00:00+08:00'],
  ['2026-03-02', '2026-03-02T00:00:00+08:00'],
  ['2026.3.2', '2026-03-02T00:00:00+08:00'],
  ['2019年2月28日', '2019-02-28T00:00:00+08:00'],
  ['2019年2月28日 9时5分', '2019-02-28T09:05:00+08:00'],
  ['2019年2月28日9时5分7秒', '2019-02-28T09:05:07+08:00'],
  ['２０１９／２／２８　１１：２５', '2019-02-28T11:25:00+08:00'],
  ['2019/2/28 下午 3:05', '2019-02-28T15:05:00+08:00'],
  ['2019/2/28 上午 12:05', '2019-02-28T00:05:00+08:00'],
  ['2019/2/28 12:05:00 PM', '2019-02-28T12:05:00+08:00'],
  ['2019/2/28 下午 14:05', '2019-02-28T14:05:00+08:00'],
  ['2026-03-02 24:00', '2026-03-03T00:00:00+08:00'],
  ['20190228', '2019-02-28T00:00:00+08:00'],
  ['20190228112505', '2019-02-28T11:25:05+08:00'],
  ['2024-02-29', '2024-02-29T00:00:00+08:00'],
  ['43466.5123', '2019-01-01T12:17:42.720+08:00'],
  ['43524', '2019-02-28T00:00:00+08:00'],
  ['43524.4757523148', '2019-02-28T11:25:05+08:00'],
  [43524.4757523148, '2019-02-28T11:25:05+08:00'],
  [61, '1900-03-01T00:00:00+08:00'],
  [59, '1900-02-28T00:00:00+08:00'],
  [1, '1900-01-01T00:00:00+08:00'],
]
for (const [text, instant] of DATES) {
  test(`“${text}” is ${instant}`, () => assert.equal(said(parseDateText(text)), instant))
}

const NO_DATES = [
  '',
  '未知',
  '2019',
  '13800138000',
  '12345',
  '90000',
  '2019-02-29',
  '2019/13/1',
  '2019/0/1',
  '2019-1/2',
  '2026-03-02 25:00',
  '2026-03-02 24:01',
  '2026-03-02 10:60',
  '2026-03-02 10:00:60',
  '2/28/2019',
  '20190230',
  '2019/2/28 上午 14:05',
  '1899-12-31',
  '2200-01-01',
  '2026-03-02T10:00:00+15:00',
  '2026-03-02 10:00 and more',
  `2026-03-02${' '.repeat(99)}`,
]
for (const text of NO_DATES) {
  test(`“${text.trim()}” (${text.length} characters) is no date`, () => assert.equal(parseDateText(text), null))
}
for (const serial of [0, 0.5, 60, 60.5, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`Excel number ${serial} is no date`, () => assert.equal(excelSerialToMs(serial), null))
}

test('RFC 3339 is read strictly, without zone as local time, and written with seconds', () => {
  assert.equal(said(parseRfc3339('2026-03-02T10:00')), '2026-03-02T10:00:00+08:00')
  assert.equal(said(parseRfc3339('2026-03-02T10:00:00.1239-05:00')), '2026-03-02T23:00:00.123+08:00')
  assert.equal(said(parseRfc3339('2026-03-02T02:00:00Z')), '2026-03-02T10:00:00+08:00')
  for (const text of ['2026-03-02', '2026-3-2T10:00', '2026-03-02T10:00:00+0800', '2026-02-30T10:00:00Z', 'T10:00'])
    assert.equal(parseRfc3339(text), null, text)
})

test('local days change at midnight in Shanghai, also before 1970', () => {
  const midnight = Date.UTC(2026, 2, 1, 16)
  assert.equal(localDate(midnight), '2026-03-02')
  assert.equal(localDate(midnight - 1), '2026-03-01')
  assert.equal(dayStartMs(localDay(midnight)), midnight)
  assert.equal(dateOfDay(dayOfDate('1949-10-01')!), '1949-10-01')
  assert.equal(localDate(dayStartMs(-1)), '1969-12-31')
  for (const date of ['2026-02-29', '2026-2-1', '1899-01-01', 'x']) assert.equal(dayOfDate(date), null, date)
})

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
]

test('nothing depends on the zone of the machine', () => {
  const before = process.env.TZ
  // nights on which some of these zones change to summer time lie in between
  const look = () => {
    const startMs = parseDateText('2026-03-06 16:00')!
    const pauses = [{ fromMs: parseDateText(46_090.5)!, toMs: parseRfc3339('2026-03-10T09:00')!, cause: 'verify' }]
    return JSON.stringify([
      DATES.map(([text]) => said(parseDateText(text))),
      localDate(startMs),
      explainDue(startMs, { n: 20, unit: 'WH' }, buildCalendar(cn as CalendarData), pauses),
      explainDue(startMs, { n: 20, unit: 'WD' }, buildCalendar(cn as CalendarData), pauses),
      explainDue(startMs, { n: 30, unit: 'ND' }, buildCalendar(cn as CalendarData), pauses),
    ])
  }
  try {
    const hours = new Set<string>()
    const seen = new Set<string>()
    for (const zone of ZONES) {
      process.env.TZ = zone
      hours.add(new Date(0).toString())
      seen.add(look())
    }
    assert.equal(hours.size, ZONES.length, 'the zones were really set')
    assert.equal(seen.size, 1)
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
})

test('能写成时刻的数：1900 年至 2199 年，其余的不进数据库', () => {
  for (const ms of [0, parseRfc3339('1900-01-01T00:00:00')!, parseRfc3339('2199-12-31T23:59:59')!])
    assert.ok(isInstantMs(ms))
  const others = [parseRfc3339('1900-01-01T00:00:00')! - 1, parseRfc3339('2199-12-31T23:59:59')! + 1000, 1e20, 1e300]
  for (const value of [...others, Number.NaN, Number.POSITIVE_INFINITY, '0', null]) assert.ok(!isInstantMs(value))
})
