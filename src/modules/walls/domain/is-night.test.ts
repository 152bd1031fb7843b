import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNight } from './is-night.ts'

test('a night runs across midnight, its end is day again', () => {
  const night = { nightFrom: '22:00', nightTo: '06:00' }
  for (const [time, expected] of [
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['05:59', true],
    ['06:00', false],
  ] as const)
    assert.equal(isNight(time, night), expected, time)
})

test('within one day, and never where both ends are the same', () => {
  assert.equal(isNight('01:00', { nightFrom: '00:00', nightTo: '05:00' }), true)
  assert.equal(isNight('05:00', { nightFrom: '00:00', nightTo: '05:00' }), false)
  assert.equal(isNight('03:00', { nightFrom: '03:00', nightTo: '03:00' }), false)
})
