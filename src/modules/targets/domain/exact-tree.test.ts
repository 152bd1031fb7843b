import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, fraction } from '#core/number/exact.ts'
import { exactOfText, exactText, plainTree, treeOf } from './exact-tree.ts'

test('写成 JSON 再读回，数字一位不差', () => {
  const given = {
    name: '信息化运维',
    total: exact('96.030000000001'),
    third: fraction(-1n, 3n),
    rows: [{ score: null, weight: exact('10') }],
    scored: true,
    no: 3,
  }
  const text = JSON.stringify(plainTree(given))
  assert.ok(text.includes('{"exact":"96.030000000001"}') && text.includes('{"exact":"-1/3"}'))
  assert.deepEqual(treeOf(JSON.parse(text)), given)
})

test('任何分数都原样回来', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (a, b) => {
      const value = fraction(a, b)
      assert.deepEqual(exactOfText(exactText(value)), value)
    }),
  )
})

test('没有的字段不写，写不下的不装作写下了', () => {
  assert.deepEqual(plainTree({ a: undefined, b: null }), { b: null })
  assert.throws(() => plainTree({ a: () => 1 }), TypeError)
})
