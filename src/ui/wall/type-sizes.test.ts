import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shrunk, typeSizes } from './type-sizes.ts'

test('sizes of LED walls read from six metres: digits, captions, text', () => {
  for (const [pitchMm, digit, caption, read] of [
    [1.25, 43, 38, 46],
    [1.5, 36, 32, 38],
    [1.86, 29, 26, 31],
    [2, 27, 24, 29],
  ] as const) {
    const sizes = typeSizes({ pitchMm, distanceM: 6 })
    assert.deepEqual([sizes.digitPx, sizes.captionPx, sizes.readPx], [digit, caption, read], `P${pitchMm}`)
    assert.ok(sizes.keyPx >= 2.2 * sizes.readPx)
  }
})

test('nothing is smaller than 24 pixels', () => {
  const { captionPx, digitPx, readPx } = typeSizes({ pitchMm: 2.5, distanceM: 3 })
  assert.deepEqual([captionPx, digitPx, readPx], [24, 24, 24])
})

test('a smaller window shrinks all alike, a larger one nothing', () => {
  const sizes = typeSizes({ pitchMm: 1.25, distanceM: 6 })
  assert.equal(shrunk(sizes, 540, 1080).keyPx, sizes.keyPx / 2)
  assert.deepEqual(shrunk(sizes, 2160, 1080), sizes)
})
