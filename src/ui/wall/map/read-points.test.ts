import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tilesOver } from './read-points.ts'

test('the tiles of a box: all that touch it, none beside', () => {
  // 112.5° is the edge between columns 26 and 27 of zoom 4 and a half: at zoom 5 it begins column 26.
  assert.deepEqual(tilesOver([112.6, 30.1, 112.7, 30.2], 5), [{ z: 5, x: 26, y: 13 }])
  const two = tilesOver([112.4, 30.1, 112.6, 30.2], 5)
  assert.deepEqual(
    two.map(({ x }) => x),
    [25, 26],
  )
  assert.equal(tilesOver([112.842379, 30.058309, 112.964717, 30.137651], 13).length, 12)
})
