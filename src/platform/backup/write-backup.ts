import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { masterKeyPath } from '../crypto/master-keys.ts'
import { signingKeyPath } from '../crypto/signing-key.ts'
import { backupFaults } from './backup-faults.ts'
import {
  appliedMigrations,
  ask,
  type CatalogTable,
  type Client,
  copyOutText,
  listPartitions,
  listTables,
  openSession,
  readSequences,
} from './catalog.ts'
import { copyOut } from './copy-out.ts'
import { dataFiles, UPLOADS } from './data-files.ts'
import {
  BACKUP_FORMAT,
  type BackupHead,
  type BackupManifest,
  chunkName,
  HEAD_NAME,
  MANIFEST_NAME,
  type TablePart,
} from './manifest.ts'
import { pendingJobs } from './pending-jobs.ts'
import { type CheckedBackup, checkBackup } from './read-backup.ts'
import { openRowsDigest } from './rows-digest.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

export interface BackupWish {
  ownerUrl: string
  dataDir: string
  file: string
  withKeys: boolean
  nowMs: number
  /** Told of what is being taken. */
  onPart?: (part: string) => void
}

/** Light work for the processor: the database goes on serving meanwhile. */
const GZIP_LEVEL = 4

/** Writes all data of the installation as they stand at one moment into one file, and reads the file again. */
export async function writeBackup(wish: BackupWish): Promise<CheckedBackup> {
  const { file } = wish
  if (await stat(file).catch(() => null)) throw backupFaults.fileExists(file)
  const draft = `${file}.${randomUUID().slice(0, 8)}.part`
  // What grows beside the uploads, such as the heads of the record, must not be ahead of the tables.
  const early = await grownSoFar(wish.dataDir)
  const client = await openSession(wish.ownerUrl, 'yiwang-backup')
  try {
    // Others may write all the while; what is read here stays as it was when this began.
    await client.query('begin isolation level repeatable read, read only')
    const parts = Readable.from(partsOf(client, wish, early), { objectMode: false })
    await pipeline(parts, createGzip({ level: GZIP_LEVEL }), createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    await client.query('rollback')
    await flush(draft)
    const checked = await checkBackup(draft)
    await rename(draft, file)
    return checked
  } catch (error) {
    if (isFault(error)) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^E[A-Z]+$/.test(code)) throw backupFaults.cannotWrite(file, code)
    throw error
  } finally {
    await client.end().catch(() => {})
    await rm(draft, { force: true })
  }
}

async function* partsOf(client: Client, wish: BackupWish, early: ReadonlyMap<string, number>): AsyncGenerator<Buffer> {
  const migrations = await appliedMigrations(client)
  const [district] = migrations.length
    ? await ask<{ key: string }>(client, `select value ->> 'key' as key from platform.setting where key = 'district'`)
    : []
  if (!district) throw backupFaults.nothingToBackUp()
  const schemas = [...new Set(migrations.map((step) => step.module))]
  const tables = await listTables(client, schemas)
  const head: BackupHead = {
    format: BACKUP_FORMAT,
    id: randomUUID(),
    madeAt: toRfc3339(wish.nowMs),
    district: district.key,
    migrations,
    tables,
    partitions: await listPartitions(client, schemas),
  }
  yield entryOf(HEAD_NAME, jsonOf(head))
  const manifest: BackupManifest = {
    id: head.id,
    tables: [],
    sequences: await readSequences(client, schemas),
    jobs: await pendingJobs(client),
    files: { count: 0, bytes: 0, sm3: '' },
    keys: [],
  }
  for (const table of tables) {
    wish.onPart?.(`${table.schema}.${table.table}`)
    manifest.tables.push(yield* tablePart(client, table))
  }
  wish.onPart?.('files')
  manifest.files = yield* filesPart(wish.dataDir, early)
  if (wish.withKeys) manifest.keys = yield* keysPart(wish.dataDir)
  yield entryOf(MANIFEST_NAME, jsonOf(manifest))
  yield TAR_END
}

async function* tablePart(client: Client, table: CatalogTable): AsyncGenerator<Buffer, TablePart> {
  const content = createHash('sm3')
  const rows = openRowsDigest()
  let bytes = 0
  let chunks = 0
  for await (const chunk of copyOut(client, copyOutText(table), (row) => rows.add(row))) {
    content.update(chunk)
    bytes += chunk.length
    chunks += 1
    yield entryOf(chunkName(table, chunks), chunk)
  }
  const { schema, table: name } = table
  return { schema, table: name, bytes, sm3: content.digest('hex'), ...rows.result() }
}

async function grownSoFar(dataDir: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for await (const path of dataFiles(dataDir))
    if (!path.startsWith(UPLOADS)) sizes.set(path, (await stat(join(dataDir, path))).size)
  return sizes
}

async function* filesPart(
  dataDir: string,
  early: ReadonlyMap<string, number>,
): AsyncGenerator<Buffer, BackupManifest['files']> {
  const all = createHash('sm3')
  let count = 0
  let bytes = 0
  for await (const path of dataFiles(dataDir)) {
    if (!path.startsWith(UPLOADS) && !early.has(path)) continue
    const file = await open(join(dataDir, path)).catch((error: NodeJS.ErrnoException) => {
      // Its term ended since the folder was read; nothing in the snapshot names it.
      if (error.code !== 'ENOENT') throw error
      return null
    })
    if (!file) continue
    try {
      const now = await file.stat()
      const { mode } = now
      const size = early.get(path) ?? now.size
      yield tarHeader({ name: `data/${path}`, size, mode })
      const own = createHash('sm3')
      let read = 0
      if (size > 0)
        for await (const part of file.createReadStream({ start: 0, end: size - 1, autoClose: false })) {
          own.update(part)
          read += (part as Buffer).length
          yield part as Buffer
        }
      if (read !== size) throw backupFaults.cannotWrite(path, `${read} of ${size} bytes`)
      yield tarPadding(size)
      all.update(`${path} ${size} ${own.digest('hex')}\n`)
      count += 1
      bytes += size
    } finally {
      await file.close()
    }
  }
  return { count, bytes, sm3: all.digest('hex') }
}

async function* keysPart(dataDir: string): AsyncGenerator<Buffer, string[]> {
  const taken: string[] = []
  for (const [name, path] of [
    ['master.key', masterKeyPath(dataDir)],
    ['signing.key', signingKeyPath(dataDir)],
  ] as const) {
    const text = await readFile(path).catch(() => null)
    if (!text && name === 'master.key') throw backupFaults.keysNotInFiles(join(dataDir, 'keys'))
    if (!text) continue
    yield entryOf(`keys/${name}`, text)
    taken.push(name)
  }
  return taken
}

function entryOf(name: string, content: Buffer): Buffer {
  const header = tarHeader({ name, size: content.length, mode: 0o600 })
  return Buffer.concat([header, content, tarPadding(content.length)])
}

const jsonOf = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`)

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
