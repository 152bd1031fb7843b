import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classesOf } from './map-classes.ts'

test('分级：每级差不多多，首尾相接不重叠，值少时级数跟着少', () => {
  assert.deepEqual(classesOf([5, 1, 9, 3, 7, 3], 4), [
    { least: 1, most: 1 },
    { least: 3, most: 3 },
    { least: 5, most: 5 },
    { least: 7, most: 9 },
  ])
  assert.deepEqual(classesOf([2, 2, 8], 4), [
    { least: 2, most: 2 },
    { least: 8, most: 8 },
  ])
  assert.deepEqual(classesOf([], 4), [])
})
