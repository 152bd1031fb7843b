import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, fraction, isEqual, minus, ONE, plus, times } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { averageHeads } from './average-heads.ts'
import { changeAgainstBefore } from './change-against-before.ts'
import { costPerHead } from './cost-per-head.ts'
import { isOfClass } from './cost-rules.ts'

const year = (heads: readonly number[]) => heads.map((count, at) => ({ month: at + 1, heads: count }))
const FULL = year([22, 22, 22, 22, 23, 23, 23, 23, 23, 23, 22, 22])

test('年平均人数是十二个月之和除以 12，不取整', () => {
  assert.deepEqual(averageHeads(FULL, 12), { total: 270, missing: [], average: fraction(270n, 12n) })
  assert.equal(toText(averageHeads(FULL, 12).average!), '22.5')
  assert.deepEqual(averageHeads(FULL.slice(0, 10), 10).average, fraction(226n, 10n))
  const thirds = averageHeads(year([1, 0, 0]), 3).average!
  assert.deepEqual(times(thirds, exact(3)), ONE)
})

test('缺月不计算，说出缺哪几月', () => {
  const holes = averageHeads(
    FULL.filter(({ month }) => month !== 3 && month !== 5),
    12,
  )
  assert.deepEqual(holes.missing, [3, 5])
  const said = costPerHead({ cost: exact('100'), heads: holes, through: 12, ceiling: null })
  assert.equal(said.perHead, null)
  assert.match(said.said.zh, /^缺3、5月人数，不计算/)
})

test('人均成本与上限比较，恰好等于上限不算超', () => {
  const heads = averageHeads(FULL, 12)
  const rows: [string, string | null, number, string, RegExp][] = [
    [
      '4140000',
      '184000',
      12,
      'within',
      /^4140000\.00元 ÷ 22\.5人（270 ÷ 12）＝ 184000\.00元\/人；上限18\.40万元\/人，低0\.00元$/,
    ],
    ['4140000.01', '184000', 12, 'over', /超出0\.00元$/],
    ['4252500', '184000', 12, 'over', /＝ 189000\.00元\/人；上限18\.40万元\/人，超出5000\.00元$/],
    ['4140000', null, 12, 'notCompared', /未设上限$/],
    ['4140000', '1', 11, 'notCompared', /截至11月，不与全年上限比较$/],
  ]
  for (const [cost, ceiling, through, verdict, zh] of rows) {
    const found = costPerHead({
      cost: exact(cost),
      heads: through === 12 ? heads : averageHeads(FULL, through),
      through,
      ceiling: ceiling === null ? null : exact(ceiling),
    })
    assert.equal(found.verdict, verdict, cost)
    assert.match(found.said.zh, zh)
  }
})

test('一年都没有人，不作除数', () => {
  const found = costPerHead({
    cost: exact('1'),
    heads: averageHeads(year(Array(12).fill(0)), 12),
    through: 12,
    ceiling: null,
  })
  assert.equal(found.perHead, null)
  assert.match(found.said.zh, /^平均人数为 0/)
})

test('行政成本与上年比：降、升、持平，上年为零说明不算', () => {
  const rows: [string, string, string, RegExp][] = [
    ['95', '100', 'fallen', /^95\.00元 ÷ 100\.00元 − 1，下降5\.00%$/],
    ['103.335', '100', 'risen', /上升3\.34%$/],
    ['100', '100', 'same', /与上年相同$/],
    ['5', '0', 'unknown', /^上年同期为 0，不能作除数/],
    ['5', '-1', 'unknown', /^上年同期为-1\.00元，不是正数/],
    ['0', '100', 'fallen', /下降100\.00%$/],
  ]
  for (const [cost, before, direction, zh] of rows) {
    const found = changeAgainstBefore(exact(cost), exact(before))
    assert.equal(found.direction, direction, cost)
    assert.match(found.said.zh, zh)
    assert.equal(found.change === null, direction === 'unknown')
  }
  const fen = fc.bigInt({ min: 1n, max: 10n ** 14n }).map((units) => fraction(units, 100n))
  fc.assert(
    fc.property(fen, fen, (cost, before) => {
      const { change } = changeAgainstBefore(cost, before)
      assert.ok(isEqual(times(before, plus(change!, ONE)), cost))
      assert.ok(isEqual(minus(cost, before), times(change!, before)))
    }),
  )
})

test('短的科目编码代表其下全部', () => {
  assert.ok(isOfClass('30101', ['301']))
  assert.ok(isOfClass('30226', ['30226', '301']))
  assert.ok(!isOfClass('30201', ['301', '30226']))
  assert.ok(!isOfClass('301', ['30101']))
})
