import { join } from 'node:path'
import { fault } from '#core/fault.ts'
import type { Sm2KeyPair } from './crypto-provider.ts'
import { createKeyFile, findKeyText } from './key-file.ts'
import { softwareProvider } from './software-provider.ts'

/**
 * The SM2 key with which this installation signs its record: from `YIWANG_SIGNING_KEY`, else from
 * `<dataDir>/keys/signing.key`. A private key of 64 hex digits; the public one is reckoned from it.
 */
export async function findSigningKey(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Sm2KeyPair | null> {
  if (env.YIWANG_SIGNING_KEY) return parseSigningKey(env.YIWANG_SIGNING_KEY, 'YIWANG_SIGNING_KEY')
  const path = signingKeyPath(dataDir)
  const text = await findKeyText(path)
  return text === null ? null : parseSigningKey(text, path)
}

/** Makes the key file; when another process was first, its key is the one that is answered. */
export async function makeSigningKey(dataDir: string): Promise<Sm2KeyPair> {
  await createKeyFile(signingKeyPath(dataDir), `${softwareProvider.sm2KeyPair().privateKey}\n`)
  const made = await findSigningKey(dataDir, {})
  if (!made) throw new Error(`${signingKeyPath(dataDir)} vanished`)
  return made
}

export function signingKeyPath(dataDir: string): string {
  return join(dataDir, 'keys', 'signing.key')
}

function parseSigningKey(text: string, source: string): Sm2KeyPair {
  const privateKey = text.trim().toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(privateKey))
    throw fault('signing-key-malformed', {
      status: 500,
      zh: `${source} 中的签名密钥格式不正确，应为 64 位十六进制。请从备份恢复。`,
      en: `The signing key in ${source} is malformed: 64 hex digits. Restore it from the backup.`,
    })
  return { privateKey, publicKey: softwareProvider.sm2PublicKey(privateKey) }
}
