import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

test('键的先后不影响结果', () => {
  assert.equal(canonicalJson({ b: 1, a: [2, { d: null, c: 'x' }] }), '{"a":[2,{"c":"x","d":null}],"b":1}')
})

test('keys sort by UTF-16 code units, as RFC 8785 §3.2.3 orders them', () => {
  const keys = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö']
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
  assert.deepEqual(Object.keys(JSON.parse(text)), ['1', '\r', '\u0080', 'ö', '€', '😀', '\ufb33'])
})

test('undefined members are left out, dates are RFC 3339 text', () => {
  assert.equal(canonicalJson({ at: new Date(0), gone: undefined }), '{"at":"1970-01-01T00:00:00.000Z"}')
})

test('what JSON cannot carry is refused, not dropped', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, new Map(), Symbol('x')])
    assert.throws(() => canonicalJson({ value }), TypeError)
  const ring: Record<string, unknown> = {}
  ring.self = ring
  assert.throws(() => canonicalJson(ring), /deeper/)
})

test('any JSON value survives, and a copy with shuffled keys has the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalJson(value)
      assert.equal(canonicalJson(JSON.parse(text)), text)
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      assert.equal(canonicalJson(reversed(value)), text)
    }),
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
