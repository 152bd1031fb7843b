import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readNumbers } from './read-numbers.ts'

test('分几段送来的数，接起来一个不差；没有段就没有数', () => {
  assert.deepEqual(readNumbers([]), new Float64Array())
  fc.assert(
    fc.property(fc.array(fc.array(fc.double(), { maxLength: 5 }), { maxLength: 5 }), (lists) => {
      const pieces = lists.map((list) => {
        const piece = Buffer.alloc(list.length * 8)
        for (const [at, value] of list.entries()) piece.writeDoubleBE(value, at * 8)
        return piece
      })
      assert.deepEqual(readNumbers(pieces), Float64Array.from(lists.flat()))
    }),
  )
  assert.deepEqual(readNumbers([Float64Array.of(1.5, -0)]), Float64Array.of(1.5, -0))
})
