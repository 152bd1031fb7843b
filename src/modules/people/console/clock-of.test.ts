import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockOf } from './clock-of.ts'

test('times of day as people type them', () => {
  for (const text of ['8:00', '08:00', '800', '0800', ' 8：00 ']) assert.equal(clockOf(text), '08:00', text)
  assert.equal(clockOf('23:59'), '23:59')
})

test('what is no time of day is not made one', () => {
  for (const text of ['', '24:00', '8:60', '8', '八点', '12:345']) assert.equal(clockOf(text), null, text)
})
