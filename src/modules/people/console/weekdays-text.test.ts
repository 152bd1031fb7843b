import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekdaysText } from './weekdays-text.ts'

test('days of a shift in words', () => {
  assert.equal(weekdaysText([1, 2, 3, 4, 5, 6, 7], 'zh'), '每日')
  assert.equal(weekdaysText([5, 4, 3, 2, 1], 'zh'), '周一至周五')
  assert.equal(weekdaysText([1, 3, 5], 'zh'), '周一、三、五')
  assert.equal(weekdaysText([6, 7], 'zh'), '周六、日')
  assert.equal(weekdaysText([1, 2, 3], 'en'), 'Mon–Wed')
})
