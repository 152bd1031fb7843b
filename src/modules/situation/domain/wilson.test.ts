import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wilson } from './wilson.ts'

test('威尔逊区间：与教科书数值一致', () => {
  const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 0.0005, `${value}`)
  const some = wilson(81, 263)!
  near(some.low, 0.2553)
  near(some.high, 0.3662)
  near(wilson(0, 10)!.high, 0.2775)
  near(wilson(10, 10)!.low, 0.7225)
  assert.equal(wilson(0, 0), null)
})

test('威尔逊区间：含样本比例，不出 0 到 1，样本越多越窄', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 5000 }), (whole, wanted) => {
      const part = Math.min(wanted, whole)
      const { low, high } = wilson(part, whole)!
      assert.ok(0 <= low && low <= part / whole + 1e-12 && part / whole <= high + 1e-12 && high <= 1)
      const more = wilson(part * 4, whole * 4)!
      assert.ok(more.high - more.low < high - low)
    }),
  )
})
