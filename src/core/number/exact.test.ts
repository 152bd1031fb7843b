import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compare, exact, findExact, fraction, minus, negative, over, plus, sum, times } from './exact.ts'
import { decimalsOf, roundExact, toFixedText, toText } from './round-exact.ts'

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => fraction(units, 10n ** BigInt(places)))

test('十进制数原样读入，读不懂的不猜', () => {
  assert.deepEqual(exact('16.42'), { num: 821n, den: 50n })
  assert.deepEqual(exact('-1e-3'), { num: -1n, den: 1000n })
  assert.deepEqual(exact('1e3'), { num: 1000n, den: 1n })
  for (const text of ['', '1.', '.5', '1,000', '１', 'NaN', '1e9999', '9'.repeat(61), ' 1'])
    assert.equal(findExact(text), null, text)
  assert.throws(() => exact(0.1), /write decimals as text/)
  assert.throws(() => exact('一'), /no decimal number/)
})

test('20 × 16.42 ÷ 19.5 不经舍入，末次四舍五入得 16.84；先取整百分比得 16.80', () => {
  const share = over(exact('16.42'), exact('19.5'))!
  assert.equal(toFixedText(times(exact(20), share), 2), '16.84')
  assert.equal(toFixedText(times(exact(20), roundExact(share, 2)), 2), '16.80')
})

test('舍入按大小：四舍五入、舍去、进一', () => {
  const rows: [string, number, string, string, string][] = [
    ['18.7281', 2, '18.73', '18.72', '18.73'],
    ['0.005', 2, '0.01', '0.00', '0.01'],
    ['-0.005', 2, '-0.01', '0.00', '-0.01'],
    ['2.5', 0, '3', '2', '3'],
    ['-2.4', 0, '-2', '-2', '-3'],
    ['99.999', 2, '100.00', '99.99', '100.00'],
    ['7', 2, '7.00', '7.00', '7.00'],
  ]
  for (const [text, places, half, down, up] of rows) {
    assert.equal(toFixedText(exact(text), places, 'halfUp'), half, text)
    assert.equal(toFixedText(exact(text), places, 'down'), down, text)
    assert.equal(toFixedText(exact(text), places, 'up'), up, text)
  }
  assert.equal(toText(roundExact(exact('1743.268'), -1)), '1740')
})

test('小数位：有尽的数得其位数，无尽的没有', () => {
  assert.equal(decimalsOf(exact('1743.268')), 3)
  assert.equal(decimalsOf(exact('100')), 0)
  assert.equal(decimalsOf(fraction(1n, 3n)), null)
  assert.equal(toText(fraction(1n, 3n), 4), '0.3333')
  assert.equal(toText(exact('100.500')), '100.5')
})

test('加减乘除与整数算术一致，写出再读回不变', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      assert.deepEqual(minus(plus(a, b), b), a)
      assert.deepEqual(sum([a, b, negative(b)]), a)
      if (b.num !== 0n) assert.deepEqual(times(over(a, b)!, b), a)
      assert.deepEqual(exact(toText(a)), a)
      assert.equal(compare(a, b), compare(minus(a, b), exact(0)))
    }),
  )
})

test('舍入之差不超过半个末位', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 4 }), (value, places) => {
      const off = minus(roundExact(value, places), value)
      const size = off.num < 0n ? -off.num : off.num
      assert.ok(size * 2n * 10n ** BigInt(places) <= off.den)
    }),
  )
})
