import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { Fault } from '#core/fault.ts'
import type { MasterKey } from './master-keys.ts'
import { createSecretText } from './secret-text.ts'
import { softwareProvider } from './software-provider.ts'

const first: MasterKey = { version: 1, key: randomBytes(32) }
const second: MasterKey = { version: 2, key: randomBytes(32) }
const old = createSecretText(softwareProvider, [first])
const rotated = createSecretText(softwareProvider, [first, second])

const withCode = (code: string) => (error: unknown) => error instanceof Fault && error.code === code

test('whatever is sealed comes back, and never twice as the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (plain) => {
      const a = old.seal(plain, 'note')
      const b = old.seal(plain, 'note')
      assert.equal(old.open(a.cipher, 'note'), plain)
      assert.notEqual(a.cipher, b.cipher)
      assert.equal(a.index, b.index)
      assert.match(a.cipher, /^v1\.1\.[\w-]+$/)
    }),
  )
})

test('手机号以任何写法都能按索引查到', () => {
  const { index } = old.seal('13812345678', 'cases.appellant.phone')
  for (const spelling of [
    '+86 138 1234 5678',
    '8613812345678',
    '138-1234-5678',
    '１３８１２３４５６７８',
    '013812345678',
  ])
    assert.equal(old.seal(spelling, 'cases.appellant.phone').index, index, spelling)
  assert.notEqual(old.seal('13812345679', 'cases.appellant.phone').index, index)
  assert.notEqual(old.seal('13812345678', 'people.account.phone').index, index, 'one key per purpose')
})

test('any changed sign, another purpose and a foreign key are refused', () => {
  const { cipher } = old.seal('110105199003071234', 'idNumber')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (let at = 'v1.1.'.length; at < cipher.length - 1; at += 1) {
    const sign = alphabet[(alphabet.indexOf(cipher[at] ?? '') + 1) % 64]
    const changed = cipher.slice(0, at) + sign + cipher.slice(at + 1)
    assert.throws(() => old.open(changed, 'idNumber'), withCode('secret-unreadable'), `sign ${at}`)
  }
  assert.throws(() => old.open(cipher, 'phone'), withCode('secret-unreadable'))
  const foreign = createSecretText(softwareProvider, [{ version: 1, key: randomBytes(32) }])
  assert.throws(() => foreign.open(cipher, 'idNumber'), withCode('secret-unreadable'))
  for (const nonsense of ['', 'v1.1.', 'v1.1.AAAA', 'v2.1.AAAA', '13812345678'])
    assert.throws(() => old.open(nonsense, 'phone'), withCode('secret-unreadable'), nonsense)
})

test('换主密钥后旧值可读、可查、可识别，新值用新密钥', () => {
  const before = old.seal('13812345678', 'phone')
  assert.equal(rotated.open(before.cipher, 'phone'), '13812345678')
  assert.ok(rotated.indexes('13812345678', 'phone').includes(before.index))
  assert.equal(rotated.isOutdated(before.cipher), true)
  const after = rotated.seal('13812345678', 'phone')
  assert.equal(after.keyVersion, 2)
  assert.equal(rotated.isOutdated(after.cipher), false)
  assert.equal(rotated.indexes('13812345678', 'phone')[0], after.index)
  assert.throws(() => old.open(after.cipher, 'phone'), withCode('secret-key-missing'))
})
