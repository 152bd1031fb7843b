import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LonLat } from '#core/place/geometry.ts'
import { inReadingOrder } from './reading-order.ts'

/** Letters as they stand on the ground, a blank where nothing is. */
function read(...rows: string[]): string {
  const items = rows.flatMap((row, south) =>
    [...row].flatMap((letter, east) => {
      // nothing on the ground stands in a straight line
      const point: LonLat = [112.9 + east * 0.001 + (south % 2) * 0.0002, 30.1 - south * 0.001 + (east % 3) * 0.0001]
      return letter === ' ' ? [] : [{ letter, point }]
    }),
  )
  const shuffled = items.toSorted(
    (a, b) => ((a.letter.codePointAt(0)! * 37) % 11) - ((b.letter.codePointAt(0)! * 37) % 11),
  )
  return inReadingOrder(shuffled, (item) => item.point)
    .map((item) => item.letter)
    .join('')
}

test('rows from the north, in each row from the west', () => {
  const table: [string[], string][] = [
    [['abc', 'def', 'ghi'], 'abcdefghi'],
    [['abcdef'], 'abcdef'],
    [['a', 'b', 'c', 'd'], 'abcd'],
    [['abcd', 'efgh'], 'abcdefgh'],
    [['a'], 'a'],
    [['ab', 'cd', 'ef', 'gh'], 'abcdefgh'],
  ]
  for (const [rows, expected] of table) assert.equal(read(...rows), expected)
  assert.deepEqual(
    inReadingOrder([], () => [0, 0]),
    [],
  )
})
