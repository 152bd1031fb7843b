import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reachedSoFar } from './reached-so-far.ts'
import { OPERATORS } from './target.ts'

test('截至目前是否达到：按符号逐一比较，十进制精确', () => {
  const measure = { kind: 'quantitative' as const, value: '0.3', valueUnit: '%', text: null, ref: null }
  const rows = OPERATORS.map((op) => ['0.29', '0.30', '0.31'].map((actual) => reachedSoFar({ ...measure, op }, actual)))
  assert.deepEqual(rows, [
    [false, true, true],
    [true, true, false],
    [false, false, true],
    [true, false, false],
    [false, true, false],
  ])
  assert.equal(reachedSoFar({ ...measure, op: '>=' }, null), null)
  assert.equal(reachedSoFar({ ...measure, kind: 'qualitative', op: null, value: null, text: '完成' }, '1'), null)
})
