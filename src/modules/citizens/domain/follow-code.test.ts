import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { followCodeOf, readFollowCode, writeFollowCode } from './follow-code.ts'

test('怎么写、怎么抄，都读回同一个查询码', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.boolean(), (bytes, lower) => {
      const code = followCodeOf(bytes)
      if (code === null) return [...bytes].filter((byte) => byte < 240).length < 16
      const written = writeFollowCode(code)
      assert.match(written, /^(.{4}-){3}.{4}$/)
      return readFollowCode(lower ? ` ${written.toLowerCase().replaceAll('-', ' ')} ` : written) === code
    }),
  )
})

test('随机字节不够时不给半个码；不是码的不当码', () => {
  assert.equal(followCodeOf([1, 2, 3]), null)
  assert.equal(followCodeOf(new Uint8Array(64).fill(255)), null)
  for (const typed of ['', 'ACDE-FGHJ-KMNP-QRT', 'ACDE-FGHJ-KMNP-QRTUA', 'ACDE-FGHJ-KMNP-QRT0', '临江'])
    assert.equal(readFollowCode(typed), null, typed)
})

test('每个字符出现的机会一样', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 240; byte += 1) {
    const sign = followCodeOf(Array.from({ length: 16 }, () => byte))![0]!
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  assert.equal(counts.size, 24)
  assert.deepEqual([...new Set(counts.values())], [10])
})
