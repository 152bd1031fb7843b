import { fault } from '#core/fault.ts'
import { isPersonalKind, normalForm } from '#core/text/normal-form.ts'
import type { CryptoProvider } from './crypto-provider.ts'
import type { MasterKey } from './master-keys.ts'
import { sameSecret } from './token.ts'

export interface SealedText {
  /** `v1.<key version>.<base64url of iv, cipher text, tag>`: the one text to store. */
  cipher: string
  keyVersion: number
  /** Blind index for equality search; equal for equal values of one purpose and key version. */
  index: string
}

export interface SecretText {
  /**
   * Purposes are words of the code, such as `phone` or `people.account.phone`: each has its own keys, and the last
   * part says how values are compared (see `normalForm`).
   */
  seal(plain: string, purpose: string): SealedText
  open(cipher: string, purpose: string): string
  /** Indexes of a value under every key version, newest first: search for any of them. */
  indexes(plain: string, purpose: string): string[]
  /** True for a value sealed with an older key: seal it again with the newest. */
  isOutdated(cipher: string): boolean
}

interface PurposeKeys {
  encryption: Buffer
  integrity: Buffer
  index: Buffer
  normalise(plain: string): string
}

const IV_BYTES = 16
const TAG_BYTES = 16
const FORM = /^v1\.(\d{1,6})\.([A-Za-z0-9_-]+)$/

/** SM4-CBC with a random iv, then HMAC-SM3 over version, purpose, iv and cipher text (domain §12.3, measures). */
export function createSecretText(provider: CryptoProvider, masterKeys: readonly MasterKey[]): SecretText {
  const masters = [...masterKeys].sort((a, b) => b.version - a.version)
  const newest = masters[0]
  if (!newest) throw new RangeError('sealing needs at least one master key')
  const derived = new Map<string, PurposeKeys>()

  function keysFor(master: MasterKey, purpose: string): PurposeKeys {
    const name = `${master.version}.${purpose}`
    const known = derived.get(name)
    if (known) return known
    const derive = (use: string) => provider.hmacSm3(master.key, `yiwang/${use}/${purpose}`)
    const kind = purpose.slice(purpose.lastIndexOf('.') + 1)
    const keys: PurposeKeys = {
      encryption: derive('encryption').subarray(0, 16),
      integrity: derive('integrity'),
      index: derive('index'),
      normalise: (plain) => normalForm(isPersonalKind(kind) ? kind : 'other', plain),
    }
    derived.set(name, keys)
    return keys
  }

  function tagOf(keys: PurposeKeys, version: number, purpose: string, body: Uint8Array): Buffer {
    const head = Buffer.from(`v1.${version}.${purpose}\0`)
    return provider.hmacSm3(keys.integrity, Buffer.concat([head, body])).subarray(0, TAG_BYTES)
  }

  function indexOf(keys: PurposeKeys, plain: string): string {
    return provider.hmacSm3(keys.index, keys.normalise(plain)).toString('base64url')
  }

  return {
    seal(plain, purpose) {
      const keys = keysFor(newest, purpose)
      const iv = provider.randomBytes(IV_BYTES)
      const body = Buffer.concat([iv, provider.sm4CbcEncrypt(keys.encryption, iv, plain)])
      const packed = Buffer.concat([body, tagOf(keys, newest.version, purpose, body)])
      return {
        cipher: `v1.${newest.version}.${packed.toString('base64url')}`,
        keyVersion: newest.version,
        index: indexOf(keys, plain),
      }
    },
    open(cipher, purpose) {
      const parts = FORM.exec(cipher)
      if (!parts) throw unreadable()
      const version = Number(parts[1])
      const master = masters.find((key) => key.version === version)
      if (!master) throw keyMissing(version)
      const packed = Buffer.from(parts[2] ?? '', 'base64url')
      // One iv, at least one block of 16 bytes, one tag.
      if (packed.length < IV_BYTES + 16 + TAG_BYTES) throw unreadable()
      const keys = keysFor(master, purpose)
      const body = packed.subarray(0, -TAG_BYTES)
      if (!sameSecret(tagOf(keys, version, purpose, body), packed.subarray(-TAG_BYTES))) throw unreadable()
      return provider
        .sm4CbcDecrypt(keys.encryption, body.subarray(0, IV_BYTES), body.subarray(IV_BYTES))
        .toString('utf8')
    },
    indexes: (plain, purpose) => masters.map((master) => indexOf(keysFor(master, purpose), plain)),
    isOutdated: (cipher) => Number(FORM.exec(cipher)?.[1] ?? 0) !== newest.version,
  }
}

function unreadable() {
  return fault('secret-unreadable', {
    status: 500,
    zh: '加密内容已损坏、被改动或用途不符，无法读取。',
    en: 'A sealed value was damaged, changed or made for another purpose, and cannot be read.',
    wayOut: {
      zh: '请联系系统管理员从备份核对该记录。',
      en: 'Ask the administrator to compare the record with the backup.',
    },
  })
}

function keyMissing(version: number) {
  return fault('secret-key-missing', {
    status: 500,
    zh: `缺少第 ${version} 版主密钥，无法读取加密内容。`,
    en: `Master key version ${version} is missing, so a sealed value cannot be read.`,
    wayOut: { zh: '请把该版本密钥恢复到密钥文件。', en: 'Put that version back into the key file.' },
  })
}
