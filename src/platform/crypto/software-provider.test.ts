import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { softwareProvider as sm } from './software-provider.ts'

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const KEY = hex('0123456789abcdeffedcba9876543210')

test('SM3 标准示例 (GB/T 32905 附录 A)', () => {
  assert.equal(sm.sm3('abc').toString('hex'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  assert.equal(
    sm.sm3('abcd'.repeat(16)).toString('hex'),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
})

test('HMAC-SM3 equals its definition (RFC 2104) over SM3', () => {
  const key = Buffer.from('key of twenty bytes.')
  const block = Buffer.alloc(64)
  key.copy(block)
  const inner = sm.sm3(Buffer.concat([block.map((byte) => byte ^ 0x36), Buffer.from('数据')]))
  const outer = sm.sm3(Buffer.concat([block.map((byte) => byte ^ 0x5c), inner]))
  assert.deepEqual(sm.hmacSm3(key, '数据'), outer)
})

test('SM4 标准示例 (GB/T 32907 附录 A)：CBC 零向量的首块即 ECB', () => {
  const cipher = sm.sm4CbcEncrypt(KEY, Buffer.alloc(16), KEY)
  assert.equal(cipher.subarray(0, 16).toString('hex'), '681edf34d206965e86b3e94f536e4246')
  assert.equal(cipher.length, 32)
  assert.deepEqual(sm.sm4CbcDecrypt(KEY, Buffer.alloc(16), cipher), KEY)
})

test('SM4-GCM 标准示例 (RFC 8998 A.1)', () => {
  const iv = hex('00001234567800000000abcd')
  const bound = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
  const plain = hex(`aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd
    eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa`)
  const block = sm.sm4GcmEncrypt(KEY, iv, plain, bound)
  assert.deepEqual(
    block.cipher,
    hex(`17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735
      d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d`),
  )
  assert.deepEqual(block.tag, hex('83de3541e4c2b58177e065a9bf7b62ec'))
  assert.deepEqual(sm.sm4GcmDecrypt(KEY, iv, block, bound), plain)
  assert.throws(() => sm.sm4GcmDecrypt(KEY, iv, { ...block, tag: Buffer.alloc(16) }, bound))
  assert.throws(() => sm.sm4GcmDecrypt(KEY, iv, block, Buffer.from('other')))
  assert.throws(() => sm.sm4GcmDecrypt(KEY, iv, { ...block, tag: block.tag.subarray(0, 4) }, bound), RangeError)
})

test('SM2 验签标准示例 (GB/T 32918.5 附录 A)', () => {
  const publicKey =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
  const r = hex('f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3')
  const s = hex('b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa')
  const signature = Buffer.concat([hex('30460221 00'), r, hex('022100'), s])
  assert.equal(sm.sm2Verify(publicKey, Buffer.from('message digest'), signature), true)
  assert.equal(sm.sm2Verify(publicKey, Buffer.from('message digesT'), signature), false)
})

test('SM2 signs and encrypts bytes of any kind; a changed byte is noticed', () => {
  const { privateKey, publicKey } = sm.sm2KeyPair()
  const other = sm.sm2KeyPair()
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(), (data, at) => {
      const signature = sm.sm2Sign(privateKey, data)
      assert.equal(sm.sm2Verify(publicKey, data, signature), true)
      assert.equal(sm.sm2Verify(other.publicKey, data, signature), false)
      const changed = data.with(at % data.length, (data[at % data.length] ?? 0) ^ 1)
      assert.equal(sm.sm2Verify(publicKey, changed, signature), false)
      const cipher = sm.sm2Encrypt(publicKey, data)
      assert.deepEqual(new Uint8Array(sm.sm2Decrypt(privateKey, cipher)), data)
      assert.throws(() => sm.sm2Decrypt(other.privateKey, cipher))
      cipher[cipher.length - 1] = (cipher.at(-1) ?? 0) ^ 1
      assert.throws(() => sm.sm2Decrypt(privateKey, cipher))
    }),
    { numRuns: 15 },
  )
  assert.equal(sm.sm2Verify(publicKey, Buffer.from('x'), Buffer.from('not a signature')), false)
  assert.equal(sm.sm2Verify('04zz', Buffer.from('x'), Buffer.alloc(70)), false)
  assert.throws(() => sm.sm2Encrypt(publicKey, Buffer.alloc(0)), RangeError)
})
