import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { findYuan, inUnit } from './amount.ts'
import { executionPercent } from './execution.ts'

test('执行率由执行数和调整后预算算出，不先舍入；没有预算就没有执行率', () => {
  const rate = (adjusted: string, executed: string) =>
    executionPercent({ adjusted: exact(adjusted), executed: exact(executed) })
  assert.equal(toFixedText(rate('3766000', '3753300')!, 2), '99.66')
  assert.equal(toFixedText(rate('100', '120')!, 2), '120.00')
  assert.deepEqual(rate('3', '1'), { num: 100n, den: 3n })
  assert.equal(rate('0', '0'), null)
  assert.equal(rate('0', '5'), null)
})

test('金额按所写单位读成元，细于分的和读不懂的不收', () => {
  const read = (text: string, unit: '元' | '万元') => {
    const value = findYuan(text, unit)
    return value === null ? null : inUnit(value, '元')
  }
  assert.equal(read('12.345678', '万元'), '123456.78')
  assert.equal(read(' 8 ', '万元'), '80000.00')
  assert.equal(read('0.1', '元'), '0.10')
  assert.equal(read('12.3456789', '万元'), null)
  assert.equal(read('0.001', '元'), null)
  assert.equal(read('1,000', '元'), null)
  assert.equal(inUnit(exact('123456.78'), '万元'), '12.345678')
  assert.equal(inUnit(exact('3450000'), '万元'), '345.00')
})
