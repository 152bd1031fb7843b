import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { isFault } from '#core/fault.ts'
import { backupFaults } from './backup-faults.ts'
import {
  BACKUP_FORMAT,
  type BackupHead,
  type BackupManifest,
  HEAD_NAME,
  MANIFEST_NAME,
  tableKey,
  tableOfChunk,
} from './manifest.ts'
import { readTar, TarCutOff, type TarEntry } from './read-tar.ts'

export interface CheckedBackup {
  head: BackupHead
  manifest: BackupManifest
}

const MOST_JSON_BYTES = 256 * 1024 * 1024

/** Entries of a backup file; what is wrong with the file is said in one sentence. */
export async function* backupEntries(file: string): AsyncGenerator<TarEntry> {
  const packed = createReadStream(file)
  const plain = createGunzip()
  packed.on('error', (error) => plain.destroy(error))
  const told = async function* <T>(source: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* source
    } catch (error) {
      throw explain(file, error, packed.bytesRead)
    }
  }
  try {
    for await (const entry of told(readTar(packed.pipe(plain)))) yield { ...entry, body: told(entry.body) }
  } finally {
    packed.destroy()
    plain.destroy()
  }
}

function explain(file: string, error: unknown, bytesRead: number): unknown {
  if (isFault(error)) return error
  if (error instanceof TarCutOff) return bytesRead === 0 ? backupFaults.notABackup(file) : backupFaults.truncated(file)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return backupFaults.truncated(file)
  if (code === 'Z_DATA_ERROR')
    return /header check/.test(String(error)) ? backupFaults.notABackup(file) : backupFaults.damaged(file, 'gzip')
  if (error instanceof RangeError) return backupFaults.damaged(file, error.message)
  return error
}

/** Reads a backup from end to end and holds every part against the manifest. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const tables = new Map<string, { hash: Hash; bytes: number; rows: number }>()
  const files = { hash: createHash('sm3'), count: 0, bytes: 0 }
  const keys: string[] = []
  let head: BackupHead | null = null
  let manifest: BackupManifest | null = null
  for await (const entry of backupEntries(file)) {
    if (!head) {
      if (entry.name !== HEAD_NAME) throw backupFaults.notABackup(file)
      head = await jsonOf<BackupHead>(file, entry)
      if (head.format !== BACKUP_FORMAT) throw backupFaults.newerProgram(`format ${head.format}`)
      for (const table of head.tables) tables.set(tableKey(table), { hash: createHash('sm3'), bytes: 0, rows: 0 })
      continue
    }
    const key = tableOfChunk(entry.name)
    const table = key === null ? undefined : tables.get(key)
    if (table)
      for await (const part of entry.body) {
        table.hash.update(part)
        table.bytes += part.length
        table.rows += countLines(part)
      }
    else if (entry.name.startsWith('data/')) {
      const own = createHash('sm3')
      for await (const part of entry.body) own.update(part)
      files.hash.update(`${entry.name.slice('data/'.length)} ${entry.size} ${own.digest('hex')}\n`)
      files.count += 1
      files.bytes += entry.size
    } else if (entry.name.startsWith('keys/')) keys.push(entry.name.slice('keys/'.length))
    else if (entry.name === MANIFEST_NAME) manifest = await jsonOf<BackupManifest>(file, entry)
    else throw backupFaults.damaged(file, entry.name)
  }
  if (!head) throw backupFaults.notABackup(file)
  if (!manifest) throw backupFaults.truncated(file)
  if (manifest.id !== head.id || manifest.tables.length !== tables.size) throw backupFaults.damaged(file, MANIFEST_NAME)
  for (const said of manifest.tables) {
    const found = tables.get(tableKey(said))
    if (found?.rows !== said.rows || found.bytes !== said.bytes || found.hash.digest('hex') !== said.sm3)
      throw backupFaults.damaged(file, tableKey(said))
  }
  const { count, bytes, sm3 } = manifest.files
  if (files.count !== count || files.bytes !== bytes || files.hash.digest('hex') !== sm3)
    throw backupFaults.damaged(file, 'files')
  if (keys.join() !== manifest.keys.join()) throw backupFaults.damaged(file, 'keys')
  return { head, manifest }
}

/** One number for all tables: equal where the same rows lie, whatever their order. */
export function contentDigest({ manifest }: CheckedBackup): string {
  const hash = createHash('sm3')
  for (const table of manifest.tables) hash.update(`${tableKey(table)} ${table.rows} ${table.digest}\n`)
  return hash.digest('hex')
}

async function jsonOf<T>(file: string, entry: TarEntry): Promise<T> {
  if (entry.size > MOST_JSON_BYTES) throw backupFaults.damaged(file, entry.name)
  const parts: Buffer[] = []
  for await (const part of entry.body) parts.push(part)
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as T
  } catch {
    throw backupFaults.damaged(file, entry.name)
  }
}

/** In COPY's text a line feed is always the end of a row. */
function countLines(part: Buffer): number {
  let lines = 0
  for (let at = part.indexOf(0x0a); at >= 0; at = part.indexOf(0x0a, at + 1)) lines += 1
  return lines
}
