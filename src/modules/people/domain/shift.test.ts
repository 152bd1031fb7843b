import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfDate, parseRfc3339 } from '#core/time/local.ts'
import { clockOfMinute, isOnShift, minuteOfClock, type ShiftTime, weekdayOf } from './shift.ts'

const at = (text: string): number => {
  const ms = parseRfc3339(text)
  assert.notEqual(ms, null)
  return ms ?? 0
}
const day = (text: string): number => dayOfDate(text) ?? Number.NaN

const shift = (part: Partial<ShiftTime>): ShiftTime => ({
  weekdays: [1, 2, 3, 4, 5],
  startMinute: 8 * 60,
  endMinute: 16 * 60,
  fromDay: day('2026-01-01'),
  untilDay: null,
  ...part,
})

test('星期按 ISO 计：2026-03-02 是星期一', () => {
  assert.equal(weekdayOf(day('2026-03-02')), 1)
  assert.equal(weekdayOf(day('2026-03-08')), 7)
  assert.equal(weekdayOf(day('1970-01-01')), 4)
  assert.equal(weekdayOf(-1), 3)
})

test('起点在班内，终点不在', () => {
  assert.equal(isOnShift(shift({}), at('2026-03-02T07:59:59+08:00')), false)
  assert.equal(isOnShift(shift({}), at('2026-03-02T08:00:00+08:00')), true)
  assert.equal(isOnShift(shift({}), at('2026-03-02T15:59:59+08:00')), true)
  assert.equal(isOnShift(shift({}), at('2026-03-02T16:00:00+08:00')), false)
  assert.equal(isOnShift(shift({}), at('2026-03-07T09:00:00+08:00')), false)
})

test('跨午夜的班算在开始的那天', () => {
  const friday = shift({ weekdays: [5], startMinute: 22 * 60, endMinute: 6 * 60 })
  assert.equal(isOnShift(friday, at('2026-03-06T22:00:00+08:00')), true)
  assert.equal(isOnShift(friday, at('2026-03-07T05:59:00+08:00')), true)
  assert.equal(isOnShift(friday, at('2026-03-07T06:00:00+08:00')), false)
  assert.equal(isOnShift(friday, at('2026-03-06T05:00:00+08:00')), false)
})

test('终点为零点的班到当天结束', () => {
  const evening = shift({ startMinute: 16 * 60, endMinute: 0 })
  assert.equal(isOnShift(evening, at('2026-03-02T23:59:59+08:00')), true)
  assert.equal(isOnShift(evening, at('2026-03-03T00:00:00+08:00')), false)
})

test('起止相同是整整一天', () => {
  const whole = shift({ weekdays: [1], startMinute: 480, endMinute: 480 })
  assert.equal(isOnShift(whole, at('2026-03-03T07:59:00+08:00')), true)
  assert.equal(isOnShift(whole, at('2026-03-03T08:00:00+08:00')), false)
})

test('有效期外不值班；最后一天开始的夜班值到次日', () => {
  const night = shift({
    weekdays: [1, 2],
    startMinute: 1320,
    endMinute: 360,
    fromDay: day('2026-03-02'),
    untilDay: day('2026-03-03'),
  })
  assert.equal(isOnShift(night, at('2026-03-02T05:00:00+08:00')), false)
  assert.equal(isOnShift(night, at('2026-03-04T05:00:00+08:00')), true)
  assert.equal(isOnShift(night, at('2026-03-09T23:00:00+08:00')), false)
})

test('钟点的读写', () => {
  assert.equal(minuteOfClock('08:30'), 510)
  assert.equal(minuteOfClock('24:00'), null)
  assert.equal(minuteOfClock('8:30'), null)
  assert.equal(clockOfMinute(5), '00:05')
})
