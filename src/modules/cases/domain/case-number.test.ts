import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCaseNumber, parseCaseNumber } from './case-number.ts'
import { at } from './testing/world.ts'

test('案号：区划、本地日期、来源、当日流水', () => {
  assert.equal(formatCaseNumber('990101', at('2026-03-02 10:00'), '60', 17), '990101-20260302-60000017')
  const nearMidnight = Date.UTC(2026, 2, 1, 16, 30)
  assert.equal(
    formatCaseNumber('990101', nearMidnight, '10', 1),
    '990101-20260302-10000001',
    'already the 2nd in China',
  )
  assert.deepEqual(parseCaseNumber(' 990101-20260302-60000017 '), {
    district: '990101',
    day: '20260302',
    source: '60',
    sequence: 17,
  })
})

test('不成案号的不认，超出范围的不编', () => {
  for (const text of ['', '990101-2026032-60000017', '990101-20260302-60000000', '990101-20260302-6000001', 'x'])
    assert.equal(parseCaseNumber(text), null)
  for (const sequence of [0, 1_000_000, 1.5]) {
    assert.throws(() => formatCaseNumber('990101', 0, '60', sequence), RangeError)
  }
  assert.throws(() => formatCaseNumber('9901', 0, '60', 1), RangeError)
  assert.throws(() => formatCaseNumber('990101', 0, '6', 1), RangeError)
})
