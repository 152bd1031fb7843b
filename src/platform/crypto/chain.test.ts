import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chainHash } from './chain.ts'
import { randomToken, sameSecret } from './token.ts'

test('a link depends on its record and on all links before it, not on the order of keys', () => {
  const first = chainHash(null, { who: '张', what: 'filed' })
  assert.match(first, /^[0-9a-f]{64}$/)
  assert.equal(chainHash(null, { what: 'filed', who: '张' }), first)
  assert.notEqual(chainHash(null, { what: 'filed', who: '李' }), first)
  const second = chainHash(first, { n: 2 })
  assert.notEqual(second, chainHash(null, { n: 2 }))
  assert.notEqual(chainHash(second, { n: 3 }), chainHash(first, { n: 3 }))
})

test('openssl dgst -sm3 of a line feed and the canonical JSON gives the same link', () => {
  assert.equal(chainHash(null, { n: 1 }), '56cba48024135f436e8041ab2bf1aa9fa339aec2e840144bbd5315402d2201df')
})

test('tokens differ and compare by value', () => {
  const token = randomToken()
  assert.match(token, /^[\w-]{43}$/)
  assert.notEqual(randomToken(), token)
  assert.equal(sameSecret(token, `${token}`), true)
  assert.equal(sameSecret(token, randomToken()), false)
  assert.equal(sameSecret(token, token.slice(1)), false)
  assert.equal(sameSecret('口令', Buffer.from('口令')), true)
})
