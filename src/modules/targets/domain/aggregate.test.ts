import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exact, fraction, isLess, isMore } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { aggregateScores, aggregateValues, isRelative, type Part } from './aggregate.ts'

const part = (value: string, fund: string): Part => ({ value: exact(value), fund: exact(fund) })
const text = (value: Exact | null) => value && toText(value, 4)

test('绝对数相加，相对数按资金加权，资金全为零时取平均', () => {
  const rows: [what: string, parts: Part[], sort: 'absolute' | 'relative', whole: string | null][] = [
    ['次数相加', [part('12', '5'), part('30', '0'), part('0.5', '1')], 'absolute', '42.5'],
    ['比率加权', [part('90', '30'), part('100', '10')], 'relative', '92.5'],
    ['没有钱的项目不参与', [part('90', '30'), part('10', '0')], 'relative', '90'],
    ['都没有钱', [part('90', '0'), part('95', '0'), part('100', '0')], 'relative', '95'],
    ['除不尽', [part('1', '1'), part('0', '2')], 'relative', '0.3333'],
    ['没有项目', [], 'relative', null],
    ['没有项目相加', [], 'absolute', null],
  ]
  for (const [what, parts, sort, whole] of rows) assert.equal(text(aggregateValues(parts, sort)), whole, what)
  assert.equal(text(aggregateScores([part('0.9', '30'), part('0.5', '10')])), '0.8')
  assert.equal(aggregateScores([]), null)
})

test('哪些单位不能相加', () => {
  assert.deepEqual(['%', '‰', '元/人', '次', '人', ''].map(isRelative), [true, true, true, false, false, false])
})

const amount = fc.bigInt({ min: 0n, max: 10n ** 8n }).map((cents) => fraction(cents, 100n))

test('加权平均落在最小与最大之间，与次序无关', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ value: amount, fund: amount }), { minLength: 1, maxLength: 8 }), (parts) => {
      const mean = aggregateValues(parts, 'relative')!
      assert.ok(parts.some(({ value }) => !isMore(value, mean)) && parts.some(({ value }) => !isLess(value, mean)))
      assert.deepEqual(aggregateValues([...parts].reverse(), 'relative'), mean)
    }),
  )
})
