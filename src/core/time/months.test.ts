import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths } from './months.ts'

const at = (text: string) => Date.parse(`${text}:00+08:00`)

test('months later, at the same wall-clock time', () => {
  assert.equal(addMonths(at('2026-03-02T10:30'), 12), at('2027-03-02T10:30'))
  assert.equal(addMonths(at('2026-11-30T00:00'), 3), at('2027-02-28T00:00'))
  assert.equal(addMonths(at('2024-01-31T23:59'), 1), at('2024-02-29T23:59'))
  assert.equal(addMonths(at('2026-03-31T08:00'), -1), at('2026-02-28T08:00'))
  assert.equal(addMonths(at('2026-12-31T08:00'), 0), at('2026-12-31T08:00'))
})
