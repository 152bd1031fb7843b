import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exact, fraction, isEqual, isLess, isZero, sum, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { redistribute, type Weighted } from './redistribute.ts'

const target = (id: string, level1: string, weight: string, withdrawn = false): Weighted => ({
  id,
  level1,
  weight: exact(weight),
  withdrawn,
})
const texts = (weights: ReadonlyMap<string, Exact> | null) =>
  weights && Object.fromEntries([...weights].map(([id, weight]) => [id, toText(weight)]))

test('撤销的权重按比例分给同类，除不尽的百分位给余数大的，加总不变', () => {
  const rows = [
    target('a', '产出', '7', true),
    target('b', '产出', '6'),
    target('c', '产出', '3'),
    target('d', '产出', '4'),
    target('e', '效益', '60'),
  ]
  assert.deepEqual(texts(redistribute(rows, 'redistribute')), { a: '0', b: '9.23', c: '4.62', d: '6.15', e: '60' })
})

test('同类已无其他指标时分给全部；按旧表口径时权重不动', () => {
  const rows = [target('a', '成本', '20', true), target('b', '产出', '45'), target('c', '效益', '15')]
  assert.deepEqual(texts(redistribute(rows, 'redistribute')), { a: '0', b: '60', c: '20' })
  for (const policy of ['zero', 'full'] as const)
    assert.deepEqual(texts(redistribute(rows, policy)), { a: '20', b: '45', c: '15' })
})

test('全部撤销时权重无处可去；权重为零的不接', () => {
  assert.equal(redistribute([target('a', '产出', '80', true)], 'redistribute'), null)
  assert.equal(redistribute([target('a', '产出', '80', true), target('b', '产出', '0')], 'redistribute'), null)
  const none = [target('a', '产出', '0', true), target('b', '产出', '80')]
  assert.deepEqual(texts(redistribute(none, 'redistribute')), { a: '0', b: '80' })
})

const weighted = fc.record({
  level1: fc.constantFrom('成本', '产出', '效益', '满意度'),
  weight: fc.integer({ min: 0, max: 40_000_000 }).map((millionths) => fraction(BigInt(millionths), 1_000_000n)),
  withdrawn: fc.boolean(),
})
const plan = fc
  .array(weighted, { minLength: 1, maxLength: 20 })
  .map((rows) => rows.map((row, at) => ({ ...row, id: `t${at}` })))

test('性质：加总一分不差，没有撤销的只增不减，撤销的归零', () => {
  fc.assert(
    fc.property(plan, (rows) => {
      const after = redistribute(rows, 'redistribute')
      const takes = rows.some((row) => !row.withdrawn && !isZero(row.weight))
      const gives = rows.some((row) => row.withdrawn && !isZero(row.weight))
      assert.equal(after === null, gives && !takes)
      if (after === null) return
      assert.ok(isEqual(sum(after.values()), sum(rows.map((row) => row.weight))))
      for (const { id, weight, withdrawn } of rows) {
        const now = after.get(id) ?? ZERO
        assert.ok(withdrawn ? isZero(now) : !isLess(now, weight))
        if (!withdrawn && isZero(weight)) assert.ok(isZero(now))
      }
    }),
  )
})

test('性质：同类还有别的指标时，其他类一分不变', () => {
  fc.assert(
    fc.property(plan, (rows) => {
      const after = redistribute(rows, 'redistribute')
      if (after === null) return
      const canTake = (level1: string | null) =>
        rows.some((row) => row.level1 === level1 && !row.withdrawn && !isZero(row.weight))
      if (rows.some((row) => row.withdrawn && !isZero(row.weight) && !canTake(row.level1))) return
      for (const level1 of new Set(rows.map((row) => row.level1))) {
        const own = rows.filter((row) => row.level1 === level1)
        assert.ok(isEqual(sum(own.map((row) => after.get(row.id) ?? ZERO)), sum(own.map((row) => row.weight))))
      }
    }),
  )
})
