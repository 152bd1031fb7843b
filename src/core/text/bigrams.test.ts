import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bigrams } from './bigrams.ts'

test('Chinese becomes neighbouring pairs, other scripts whole words', () => {
  assert.deepEqual(bigrams('井盖破损，A3区'), ['井盖', '盖破', '破损', 'a3', '区'])
  assert.deepEqual(bigrams('12345 Hot-Line'), ['12345', 'hot', 'line'])
  assert.deepEqual(bigrams(' ，。'), [])
})

test('a query of two characters is always among the terms of a text that holds it', () => {
  const text = '小区门口的垃圾没人清运'
  for (let at = 0; at + 2 <= text.length; at++) assert.ok(bigrams(text).includes(text.slice(at, at + 2)))
})
