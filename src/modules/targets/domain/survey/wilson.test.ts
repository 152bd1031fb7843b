import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, fraction, minus, ONE } from '#core/number/exact.ts'
import { wilsonInterval } from './wilson.ts'

const Z = exact('1.959964')

test('Wilson 区间：与公开算例一致，下限向下、上限向上取一位小数', () => {
  // Newcombe 1998 (Statistics in Medicine 17, table I, method 3): 81/263, 15/148, 0/20, 1/29.
  const rows: [number, number, string, string][] = [
    [81, 263, '25.5', '36.7'],
    [15, 148, '6.2', '16.1'],
    [0, 20, '0.0', '16.2'],
    [1, 29, '0.6', '17.2'],
  ]
  for (const [part, n, low, high] of rows)
    assert.deepEqual(wilsonInterval(fraction(BigInt(part), BigInt(n)), n, Z), { low, high }, `${part}/${n}`)
})

const counted = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

test('区间总含样本比例，不出 0 至 100，比双精度算式宽不到 0.1', () => {
  fc.assert(
    fc.property(counted, ([part, n]) => {
      const { low, high } = wilsonInterval(fraction(BigInt(part), BigInt(n)), n, Z)
      const p = part / n
      const z = 1.959964
      const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
      const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
      assert.ok(Number(low) >= 0 && Number(high) <= 100)
      assert.ok(Number(low) <= p * 100 + 1e-9 && p * 100 <= Number(high) + 1e-9)
      const [least, most] = [Math.max(0, (middle - half) * 100), Math.min(100, (middle + half) * 100)]
      assert.ok(least - Number(low) > -1e-6 && least - Number(low) < 0.1 + 1e-6, `${low} ${least}`)
      assert.ok(Number(high) - most > -1e-6 && Number(high) - most < 0.1 + 1e-6, `${high} ${most}`)
    }),
  )
})

test('满意与不满意对调，区间也对调；样本大十倍，区间不会更宽', () => {
  fc.assert(
    fc.property(counted, ([part, n]) => {
      const share = fraction(BigInt(part), BigInt(n))
      const one = wilsonInterval(share, n, Z)
      const other = wilsonInterval(minus(ONE, share), n, Z)
      assert.equal((Number(one.low) + Number(other.high)).toFixed(1), '100.0')
      const wide = wilsonInterval(share, n * 10, Z)
      assert.ok(Number(wide.low) >= Number(one.low) && Number(wide.high) <= Number(one.high))
    }),
  )
})
