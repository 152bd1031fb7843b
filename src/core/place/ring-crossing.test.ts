import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crossingOf } from './ring-crossing.ts'

test('自相交的环说出交点，相接而不相交的不算', () => {
  assert.deepEqual(
    crossingOf([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 1],
      [0, 0],
    ]),
    [0.666667, 0.666667],
  )
  // two triangles that touch in one corner
  assert.equal(
    crossingOf([
      [0, 0],
      [1, 1],
      [0, 2],
      [2, 2],
      [1, 1],
      [2, 0],
      [0, 0],
    ]),
    null,
  )
})
