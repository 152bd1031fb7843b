import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#core/number/exact.ts'
import { midYearOf } from './mid-year.ts'

test('年中调整列：撤销为负的年初值，调整为前后之差，没变的没有', () => {
  const target = { state: 'approved', value: '12', valueUnit: '次', initialValue: null }
  assert.equal(midYearOf(target), null)
  assert.deepEqual(midYearOf({ ...target, initialValue: '10' }), {
    printed: '+2次',
    delta: exact(2),
    adjustedTarget: exact(12),
  })
  assert.deepEqual(midYearOf({ ...target, state: 'withdrawn' }), {
    printed: '-12次',
    delta: exact(-12),
    adjustedTarget: exact(0),
  })
  assert.deepEqual(midYearOf({ ...target, state: 'withdrawn', initialValue: '10.5' })?.delta, exact('-10.5'))
  assert.deepEqual(midYearOf({ state: 'withdrawn', value: null, valueUnit: null, initialValue: null }), {
    printed: '撤销',
    delta: null,
    adjustedTarget: null,
  })
})
