import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepTopics } from './keep-topics.ts'

test('a topic that grew, split or merged keeps its address once, with the group that shares most with it', () => {
  const known = [
    { id: 'noise', caseIds: ['a', 'b', 'c'] },
    { id: 'smoke', caseIds: ['d', 'e'] },
  ]
  assert.deepEqual(
    keepTopics(
      [
        ['a', 'b', 'c', 'f'],
        ['d', 'e'],
        ['g', 'h'],
      ],
      known,
    ),
    ['noise', 'smoke', null],
  )
  assert.deepEqual(keepTopics([['c'], ['a', 'b']], known), [null, 'noise'])
  assert.deepEqual(keepTopics([['a', 'b', 'd', 'e', 'c']], known), ['noise'])
  assert.deepEqual(keepTopics([], known), [])
})
