import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { meanOf, mergeRolls, type RolledReading, rollUp } from './roll-up.ts'
import { LEVELS } from './sign.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const reading = (minute: number, value: number, level: RolledReading['level'] = 'normal', simulated = false) => ({
  atMs: minute * MINUTE,
  value,
  level,
  simulated,
})

test('一小时：最小、最大、均值、末值、个数、各级时间', () => {
  const roll = rollUp(
    [reading(0, 1), reading(20, 9, 'red'), reading(30, 2, 'normal', true)],
    null,
    { fromMs: 0, toMs: HOUR },
    60 * MINUTE,
  )
  assert.deepEqual(
    [roll.min, roll.max, meanOf(roll), roll.last, roll.count, roll.simulated, roll.lastAtMs],
    [1, 9, 4, 2, 3, 1, 30 * MINUTE],
  )
  assert.deepEqual(roll.seconds, { normal: 50 * 60, yellow: 0, orange: 0, red: 10 * 60, unknown: 0 })
})

test('断数的时间算无数据，不算正常；前一时段的末值延续到过期为止', () => {
  const span = { fromMs: HOUR, toMs: 2 * HOUR }
  assert.deepEqual(rollUp([], reading(50, 5, 'orange'), span, 15 * MINUTE).seconds, {
    normal: 0,
    yellow: 0,
    orange: 300,
    red: 0,
    unknown: 3300,
  })
  const gap = rollUp([reading(60, 1), reading(110, 1)], null, span, 15 * MINUTE)
  assert.deepEqual([gap.seconds.normal, gap.seconds.unknown], [25 * 60, 35 * 60])
  const nothing = rollUp([], null, span, 15 * MINUTE)
  assert.deepEqual([nothing.min, meanOf(nothing), nothing.last, nothing.seconds.unknown], [null, null, null, 3600])
})

const readings = fc
  .array(
    fc.record({
      minute: fc.integer({ min: -120, max: 24 * 60 - 1 }),
      value: fc.integer({ min: -50, max: 50 }),
      level: fc.constantFrom(...LEVELS),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    [...new Map(list.map((one) => [one.minute, one])).values()]
      .toSorted((a, b) => a.minute - b.minute)
      .map(({ minute, value, level }) => reading(minute, value, level)),
  )

test('逐小时汇总再合成一天，与直接汇总一天相同；时间一秒不多一秒不少', () => {
  fc.assert(
    fc.property(readings, fc.integer({ min: 1, max: 600 }), (all, freshMinutes) => {
      const freshMs = freshMinutes * MINUTE
      const part = (fromMs: number, toMs: number) =>
        rollUp(
          all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
          all.findLast(({ atMs }) => atMs < fromMs) ?? null,
          { fromMs, toMs },
          freshMs,
        )
      const day = { fromMs: 0, toMs: 24 * HOUR }
      const hours = Array.from({ length: 24 }, (_, hour) => part(hour * HOUR, (hour + 1) * HOUR))
      const whole = part(day.fromMs, day.toMs)
      const merged = mergeRolls(hours, day)
      assert.deepEqual(
        [merged.count, merged.min, merged.max, merged.sum, merged.last, merged.lastAtMs],
        [whole.count, whole.min, whole.max, whole.sum, whole.last, whole.lastAtMs],
      )
      for (const name of [...LEVELS, 'unknown'] as const)
        assert.ok(Math.abs(merged.seconds[name] - whole.seconds[name]) < 1e-6, name)
      const total = Object.values(whole.seconds).reduce((sum, one) => sum + one, 0)
      assert.ok(Math.abs(total - 86_400) < 1e-6)
    }),
  )
})
