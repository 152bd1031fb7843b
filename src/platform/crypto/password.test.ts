import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPasswordFault, hashPassword, isOutdatedHash, verifyPassword } from './password.ts'

test('only the password itself opens its hash, and no two hashes are equal', async () => {
  const [a, b] = await Promise.all([hashPassword('Duan4-zheng'), hashPassword('Duan4-zheng')])
  assert.notEqual(a, b)
  assert.match(a, /^scrypt\$15\$8\$1\$/)
  assert.equal(await verifyPassword('Duan4-zheng', a), true)
  assert.equal(await verifyPassword('Duan4-zhenG', a), false)
  assert.equal(isOutdatedHash(a), false)
  assert.equal(isOutdatedHash(a.replace('$15$', '$14$')), true)
})

test('a stored text of another form, or one that asks for gigabytes, verifies nothing', async () => {
  const good = await hashPassword('Duan4-zheng')
  for (const stored of [
    '',
    'Duan4-zheng',
    good.slice(0, -1),
    good.replace('$15$', '$31$'),
    good.replace('$15$', '$0$'),
  ])
    assert.equal(await verifyPassword('Duan4-zheng', stored), false, stored)
  assert.equal(await verifyPassword('x'.repeat(200), good), false)
})

test('composed and decomposed spellings of one letter are one password', async () => {
  assert.equal(await verifyPassword('Caf\u0065\u0301-2026', await hashPassword('Caf\u00e9-2026')), true)
})

const ROWS: [string, RegExp | null][] = [
  ['Ab1-', /8 至 128/],
  ['abcdefgh1', /至少三种/],
  ['ABCDEFGH', /至少三种/],
  ['abcdefG1', null],
  ['一网统管a1', /8 至 128/],
  ['一网统管平台a1', null],
  ['Zhangsan-1', /不能包含账号/],
  [`Aa1${'x'.repeat(130)}`, /8 至 128/],
]
for (const [password, refusal] of ROWS)
  test(`口令“${password.slice(0, 20)}”${refusal ? '被拒绝' : '可用'}`, () => {
    const fault = findPasswordFault(password, 'zhangsan')
    if (refusal) assert.match(fault?.zh ?? '', refusal)
    else assert.equal(fault, null)
  })
