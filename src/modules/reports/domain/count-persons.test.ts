import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOBODY, personsAtLeast } from './count-persons.ts'

test('按三组位置数人：取最多的一组，最高位也算，没有就是零', () => {
  assert.equal(personsAtLeast([0b1011n, 0b1n, 0b11n]), 3)
  assert.equal(personsAtLeast([-(2n ** 63n), 0n, 0n]), 1)
  assert.equal(personsAtLeast([-1n, 0n, 0n]), 64)
  assert.equal(personsAtLeast(NOBODY), 0)
})
