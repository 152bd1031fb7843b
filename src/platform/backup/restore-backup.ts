import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listMigrations, type MigrationFolder, type MigrationMark } from '../db/migrate.ts'
import { backupFaults } from './backup-faults.ts'
import {
  appliedMigrations,
  ask,
  type CatalogTable,
  type Client,
  copyInText,
  copyOutText,
  hasRows,
  listPartitions,
  listReferences,
  listTables,
  listTriggers,
  openSession,
  quoted,
  readSequences,
} from './catalog.ts'
import { copyIn } from './copy-in.ts'
import { copyOut } from './copy-out.ts'
import { foldersOf } from './data-files.ts'
import { type BackupHead, type TablePart, tableKey, tableOfChunk } from './manifest.ts'
import { queueAgain } from './pending-jobs.ts'
import { backupEntries, type CheckedBackup } from './read-backup.ts'
import type { TarEntry } from './read-tar.ts'
import { openRowsDigest } from './rows-digest.ts'

export interface RestoreWish {
  ownerUrl: string
  dataDir: string
  file: string
  backup: CheckedBackup
  /** Told of what is being put back. */
  onPart?: (part: string) => void
}

/** Marks a place in which a restore was begun; it goes when the rows come. */
const BEGUN = 'restoring'

/** Steps that the backup was made under, if this program knows every one of them. */
export async function stepsOfBackup(
  { head }: CheckedBackup,
  folders: readonly MigrationFolder[],
): Promise<ReadonlySet<string>> {
  const known = new Map((await listMigrations(folders)).map((step) => [stepKey(step), step.checksum]))
  for (const step of head.migrations) {
    const checksum = known.get(stepKey(step))
    if (checksum === undefined) throw backupFaults.newerProgram(stepKey(step))
    if (checksum !== step.checksum) throw backupFaults.otherStep(stepKey(step))
  }
  return new Set(head.migrations.map(stepKey))
}

const stepKey = ({ module, name }: Pick<MigrationMark, 'module' | 'name'>) => `${module}/${name}`

/** Refuses a place that holds anything but what a restore that was cut off left behind. */
export async function demandEmptyPlace({ ownerUrl, dataDir, backup }: RestoreWish): Promise<void> {
  const client = await openSession(ownerUrl, 'yiwang-restore')
  let begun = false
  try {
    const schemas = [...new Set((await appliedMigrations(client)).map((step) => step.module))]
    for (const table of await listTables(client, schemas)) {
      if (!(await hasRows(client, table))) continue
      if (tableKey(table) === 'platform.setting') begun = await holdsOnlyTheMark(client)
      if (!begun || tableKey(table) !== 'platform.setting') throw backupFaults.placeNotEmpty(tableKey(table))
    }
  } finally {
    await client.end()
  }
  for (const folder of begun ? [] : await foldersOf(dataDir))
    if ((await readdir(join(dataDir, folder))).length > 0) throw backupFaults.placeNotEmpty(join(dataDir, folder))
  for (const name of backup.manifest.keys)
    if (!begun && existsSync(join(dataDir, 'keys', name))) throw backupFaults.placeNotEmpty(join(dataDir, 'keys', name))
}

async function holdsOnlyTheMark(client: Client): Promise<boolean> {
  const keys = await ask<{ key: string }>(client, 'select key from platform.setting')
  return keys.every(({ key }) => key === BEGUN)
}

/**
 * Puts rows, sequences, waiting jobs and files back, in one transaction for the database: either all of it stands there,
 * compared with the backup row by row, or none. The place has been migrated to exactly the steps of the backup.
 */
export async function restoreBackup(wish: RestoreWish): Promise<void> {
  const { head } = wish.backup
  const client = await openSession(wish.ownerUrl, 'yiwang-restore')
  try {
    const schemas = [...new Set(head.migrations.map((step) => step.module))]
    const tables = await listTables(client, schemas)
    demandSameTables(tables, head.tables)
    await client.query(
      `insert into platform.setting (key, value) values ('${BEGUN}', 'true') on conflict (key) do nothing`,
    )
    await client.query('begin')
    // As pg_dump does: references come back, and are checked, when all rows are there; so the order of tables is free.
    const references = await listReferences(client, schemas)
    for (const { name, ...table } of references)
      await client.query(`alter table ${quoted(table)} drop constraint ${quotedName(name)}`)
    const triggers = await listTriggers(client, schemas)
    for (const { name, ...table } of triggers)
      await client.query(`alter table ${quoted(table)} disable trigger ${quotedName(name)}`)
    await client.query(`truncate ${tables.map(quoted).join(', ')}`)
    await makePartitions(client, head, schemas)
    await loadEntries(client, wish, new Map(tables.map((table) => [tableKey(table), table])))
    for (const { schema, table, last, isCalled } of wish.backup.manifest.sequences)
      await client.query('select setval($1::regclass, $2, $3)', [quoted({ schema, table }), last, isCalled])
    for (const { name, definition, ...table } of references)
      await client.query(['alter table', quoted(table), 'add constraint', quotedName(name), definition].join(' '))
    for (const { name, ...table } of triggers)
      await client.query(`alter table ${quoted(table)} enable trigger ${quotedName(name)}`)
    for (const job of wish.backup.manifest.jobs) await queueAgain(client, job)
    await compare(client, wish, tables, schemas)
    await client.query('commit')
    wish.onPart?.('analyze')
    await client.query('analyze')
  } finally {
    // A transaction that is still open ends with its connection, and takes everything back.
    await client.end().catch(() => {})
  }
}

const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`

function demandSameTables(here: readonly CatalogTable[], there: readonly CatalogTable[]): void {
  const shapes = (tables: readonly CatalogTable[]) =>
    tables.map((table) => `${tableKey(table)}(${[...table.columns].sort().join()})`).sort()
  const [mine, theirs] = [shapes(here), shapes(there)]
  const odd = [...mine.filter((shape) => !theirs.includes(shape)), ...theirs.filter((shape) => !mine.includes(shape))]
  if (odd[0]) throw backupFaults.otherStep(odd[0])
}

/** Those that the steps do not make; bounds are plain values, whatever a file says. */
async function makePartitions(client: Client, { partitions = [] }: BackupHead, schemas: readonly string[]) {
  const here = new Set((await listPartitions(client, schemas)).map(tableKey))
  for (const part of partitions) {
    if (here.has(tableKey(part))) continue
    const parent = { schema: part.schema, table: part.parent }
    if (!schemas.includes(part.schema) || !BOUNDS.test(part.bounds))
      throw backupFaults.damaged(tableKey(part), 'partition')
    await client.query(['create table', quoted(part), 'partition of', quoted(parent), part.bounds].join(' '))
  }
}
const BOUNDS = /^FOR VALUES (IN|FROM) \([\w', :.+-]*\)( TO \([\w', :.+-]*\))?$/

/** Chunks of one table follow each other: each table is one COPY. */
async function loadEntries(client: Client, wish: RestoreWish, tables: ReadonlyMap<string, CatalogTable>) {
  const columns = new Map(wish.backup.head.tables.map((table) => [tableKey(table), table.columns]))
  const entries = backupEntries(wish.file)
  let step = await entries.next()
  while (!step.done) {
    const entry: TarEntry = step.value
    const key = tableOfChunk(entry.name)
    const table = key === null ? undefined : tables.get(key)
    if (!table || key === null) {
      if (/^(data|keys)\//.test(entry.name)) await putFile(wish.dataDir, entry)
      step = await entries.next()
      continue
    }
    wish.onPart?.(key)
    const chunks = async function* () {
      while (!step.done && tableOfChunk(step.value.name) === key) {
        yield* step.value.body
        step = await entries.next()
      }
    }
    await copyIn(client, copyInText({ ...table, columns: columns.get(key)! }), chunks())
  }
}

async function putFile(dataDir: string, entry: TarEntry): Promise<void> {
  const relative = entry.name.startsWith('data/') ? entry.name.slice('data/'.length) : entry.name
  const parts = relative.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0')))
    throw backupFaults.damaged(relative, 'path')
  const path = join(dataDir, ...parts)
  await mkdir(dirname(path), { recursive: true, mode: entry.name.startsWith('keys/') ? 0o700 : 0o755 })
  const draft = `${path}.restoring`
  const file = await open(draft, 'w', entry.mode)
  try {
    for await (const part of entry.body) await file.write(part)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Reads back every row that was stored, and says at which table it is not what it was. */
async function compare(client: Client, wish: RestoreWish, tables: readonly CatalogTable[], schemas: readonly string[]) {
  const { manifest, head } = wish.backup
  const columns = new Map(head.tables.map((table) => [tableKey(table), table.columns]))
  const said = new Map<string, TablePart>(manifest.tables.map((table) => [tableKey(table), table]))
  for (const table of tables) {
    const key = tableKey(table)
    wish.onPart?.(`${key} =`)
    const rows = openRowsDigest()
    for await (const _chunk of copyOut(client, copyOutText({ ...table, columns: columns.get(key)! }), rows.add));
    const found = rows.result()
    if (found.rows !== said.get(key)?.rows || found.digest !== said.get(key)?.digest) throw backupFaults.differs(key)
  }
  const sequences = await readSequences(client, schemas)
  if (JSON.stringify(sequences) !== JSON.stringify(manifest.sequences)) throw backupFaults.differs('sequences')
}

/** Whether the keys that the sealed data need lie in this place. */
export async function hasMasterKey(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (env.YIWANG_MASTER_KEY) return true
  return (await readFile(join(dataDir, 'keys', 'master.key')).catch(() => null)) !== null
}
