import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { findYuan, inUnit } from './amount.ts'
import { executionPercent, executionScore } from './execution.ts'

test('执行率和得分由执行数和调整后预算算出，不先舍入；没有预算就没有执行率', () => {
  const amounts = (adjusted: string, executed: string) => ({ adjusted: exact(adjusted), executed: exact(executed) })
  assert.equal(toFixedText(executionPercent(amounts('3766000', '3753300'))!, 2), '99.66')
  assert.equal(toFixedText(executionScore(amounts('3766000', '3753300'), exact(20))!, 2), '19.93')
  assert.equal(toFixedText(executionScore(amounts('197000', '166200'), exact(20))!, 2), '16.87')
  assert.equal(toFixedText(executionScore(amounts('100', '120'), exact(10))!, 2), '10.00')
  assert.equal(executionPercent(amounts('0', '0')), null)
  assert.equal(executionScore(amounts('0', '5'), exact(10)), null)
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
