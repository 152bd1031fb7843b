import { randomBytes } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fault } from '#core/fault.ts'
import { createKeyFile, findKeyText, writeDurably } from './key-file.ts'

export interface MasterKey {
  version: number
  /** 32 bytes, from which the keys of all purposes are derived. */
  key: Buffer
}

const KEY_BYTES = 32

/**
 * Master keys of this installation: from `YIWANG_MASTER_KEY`, else from `<dataDir>/keys/master.key`, which is made on
 * the first start. Text of one `version:base64` a line (or between commas); a lone base64 key is version 1.
 * Without these keys no sealed value can be read again: they belong into the backup, but not beside the data.
 */
export async function loadMasterKeys(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<MasterKey[]> {
  if (env.YIWANG_MASTER_KEY) return parseMasterKeys(env.YIWANG_MASTER_KEY, 'YIWANG_MASTER_KEY')
  const path = masterKeyPath(dataDir)
  const keys = await readKeys(path)
  if (keys) return keys
  await createKeyFile(path, formatKeys([{ version: 1, key: randomBytes(KEY_BYTES) }]))
  const created = await readKeys(path)
  if (!created) throw new Error(`${path} vanished while the server was starting`)
  return created
}

/** Adds a key with the next version; new values are sealed with it, old ones stay readable. */
export async function addMasterKey(dataDir: string): Promise<MasterKey[]> {
  const path = masterKeyPath(dataDir)
  const keys = await loadMasterKeys(dataDir)
  const version = Math.max(...keys.map((key) => key.version)) + 1
  const all = [...keys, { version, key: randomBytes(KEY_BYTES) }]
  await writeDurably(`${path}.new`, formatKeys(all))
  await rename(`${path}.new`, path)
  return all
}

export function masterKeyPath(dataDir: string): string {
  return join(dataDir, 'keys', 'master.key')
}

export function parseMasterKeys(text: string, source: string): MasterKey[] {
  const keys = text
    .split(/[\r\n,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = /^(?:(\d{1,6}):)?([A-Za-z0-9+/_-]{43}=?)$/.exec(line)
      const version = Number(parts?.[1] ?? 1)
      if (!parts?.[2] || version < 1) throw badKeys(source)
      return { version, key: Buffer.from(parts[2], 'base64') }
    })
  if (keys.length === 0 || new Set(keys.map((key) => key.version)).size !== keys.length) throw badKeys(source)
  return keys
}

async function readKeys(path: string): Promise<MasterKey[] | null> {
  const text = await findKeyText(path)
  return text === null ? null : parseMasterKeys(text, path)
}

function formatKeys(keys: readonly MasterKey[]): string {
  return `${keys.map(({ version, key }) => `${version}:${key.toString('base64')}`).join('\n')}\n`
}

function badKeys(source: string) {
  return fault('master-key-malformed', {
    status: 500,
    zh: `${source} 中的主密钥格式不正确。`,
    en: `The master keys in ${source} are malformed.`,
    wayOut: {
      zh: '每行写“版本号:32 字节密钥的 base64”，版本号从 1 起且不重复；请从备份恢复，切勿随意新建，否则已加密的数据将无法读取。',
      en: 'One "version:base64 of 32 bytes" a line, versions from 1 and none twice. Restore it from the backup: with a new key the sealed data are lost.',
    },
  })
}
