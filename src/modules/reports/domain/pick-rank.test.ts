import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { medianOf, percentileOf, pickRank } from './pick-rank.ts'

const numbers = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  maxLength: 200,
})
const sorted = (list: readonly number[]) => Float64Array.from(list).sort()

test('任取名次，与排序后该位相同；其余的数一个不少', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (list, any) => {
      const rank = any % list.length
      const values = Float64Array.from(list)
      assert.equal(pickRank(values, rank), sorted(list)[rank])
      assert.deepEqual(values.sort(), sorted(list))
    }),
  )
})

test('中位数：单数取中间，双数取中间两个的均值；空的没有', () => {
  assert.equal(medianOf(Float64Array.of(3, 1, 2)), 2)
  assert.equal(medianOf(Float64Array.of(4, 1, 3, 2)), 2.5)
  assert.equal(medianOf(Float64Array.of()), null)
})

test('九十分位取最近名次：第 ⌈0.9n⌉ 小的，必是其中一个数', () => {
  assert.equal(
    percentileOf(
      Float64Array.from({ length: 10 }, (_, at) => 10 - at),
      90,
    ),
    9,
  )
  assert.equal(
    percentileOf(
      Float64Array.from({ length: 11 }, (_, at) => at + 1),
      90,
    ),
    10,
  )
  assert.equal(percentileOf(Float64Array.of(7), 90), 7)
  fc.assert(
    fc.property(numbers, (list) =>
      assert.ok(
        list.some(
          (one) =>
            Object.is(one, percentileOf(Float64Array.from(list), 90)) ||
            one === percentileOf(Float64Array.from(list), 90),
        ),
      ),
    ),
  )
})
