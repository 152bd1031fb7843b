import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFewer, showFigure, showPart } from './show-figure.ts'

test('显示：百分数由精确分数四舍五入到两位，没有数值显示“—”', () => {
  assert.deepEqual(
    [showFigure('1/3', 'ratio'), showFigure('2/3', 'ratio'), showFigure('1', 'ratio'), showFigure(null, 'ratio')],
    ['33.33%', '66.67%', '100.00%', '—'],
  )
  // 12.345 % is a tie: away from zero.
  assert.equal(showFigure('2469/20000', 'ratio'), '12.35%')
  assert.deepEqual([showFigure('17', 'count'), showFigure('5/2', 'hours')], ['17', '2.50'])
  assert.deepEqual([showPart('5400000', true), showPart('7', false), showPart('7/2', false)], ['1.50', '7', '3.50'])
  assert.deepEqual([isFewer('9', 10), isFewer('10', 10), isFewer(null, 10)], [true, false, false])
})
