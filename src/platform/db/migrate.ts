import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startFaults } from '../start-faults.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** One folder of forward-only migrations; `module` owns the schema of that name. */
export interface MigrationFolder {
  module: string
  folder: string
}

export interface MigrationDone {
  module: string
  name: string
}

/** A step as the ledger keeps it. */
export interface MigrationMark extends MigrationDone {
  checksum: string
}

const LEDGER = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    module text not null, name text not null, checksum text not null,
    at timestamptz not null default clock_timestamp(), primary key (module, name));
`

/** Every step of these folders, in order. */
export async function listMigrations(folders: readonly MigrationFolder[]): Promise<MigrationMark[]> {
  const marks: MigrationMark[] = []
  for (const { module, folder } of folders)
    for (const { name, checksum } of await readSteps(folder)) marks.push({ module, name, checksum })
  return marks
}

/** SHA-256 over all migrations in order: the key of a template database. */
export async function schemaChecksum(folders: readonly MigrationFolder[]): Promise<string> {
  const hash = createHash('sha256')
  for (const { module, folder } of folders)
    for (const step of await readSteps(folder)) hash.update(`${module}/${step.name}:${step.checksum}\n`)
  return hash.digest('hex')
}

export interface MigrateOptions {
  appRole?: string
  onStep?: (step: MigrationDone) => void
  /** Only these steps, as `module/name`: the schema of an earlier moment. */
  only?: ReadonlySet<string>
}

/**
 * Brings the database to the newest schema, folder by folder in the given order, each file in its own transaction.
 * A file that changed after it was applied is refused: history is forward only.
 */
export async function migrate(
  ownerUrl: string,
  folders: readonly MigrationFolder[],
  options: MigrateOptions = {},
): Promise<MigrationDone[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'yiwang-migrate' })
  await client.connect()
  const done: MigrationDone[] = []
  try {
    // Two starts at once must not migrate twice.
    await client.query('select pg_advisory_lock(727001)')
    await client.query(LEDGER)
    const ledger = await client.query<{ module: string; name: string; checksum: string }>(
      'select module, name, checksum from platform.migration',
    )
    const applied = new Map(ledger.rows.map((row) => [`${row.module}/${row.name}`, row.checksum]))
    for (const { module, folder } of folders) {
      await client.query(`create schema if not exists ${pg.escapeIdentifier(module)}`)
      for (const step of await readSteps(folder)) {
        const before = applied.get(`${module}/${step.name}`)
        if (before === step.checksum) continue
        if (before) throw startFaults.migrationChanged(`${module}/${step.name}`)
        if (options.only && !options.only.has(`${module}/${step.name}`)) continue
        await client.query('begin')
        await client.query(step.text)
        await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [
          module,
          step.name,
          step.checksum,
        ])
        await client.query('commit')
        done.push({ module, name: step.name })
        options.onStep?.({ module, name: step.name })
      }
    }
    if (options.appRole) {
      // In one piece: at no moment may the application change what is append-only.
      await client.query('begin')
      await grantToApplication(client, folders, options.appRole)
      await client.query('commit')
    }
    return done
  } finally {
    await client.end()
  }
}

/** How many steps the next start will carry out; a step that was changed since counts as `changed`. */
export async function compareSchema(
  db: Executor,
  folders: readonly MigrationFolder[],
): Promise<{ waiting: number; changed: string[] }> {
  const rows = await db.many<{ step: string; checksum: string }>(
    sql`select module || '/' || name as step, checksum from platform.migration`,
  )
  const applied = new Map(rows.map(({ step, checksum }) => [step, checksum]))
  const changed: string[] = []
  let waiting = 0
  for (const { module, folder } of folders)
    for (const { name, checksum } of await readSteps(folder)) {
      const before = applied.get(`${module}/${name}`)
      if (before === undefined) waiting += 1
      else if (before !== checksum) changed.push(`${module}/${name}`)
    }
  return { waiting, changed }
}

async function readSteps(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** The application may read and write rows; a table whose comment begins with `append-only` takes inserts alone. */
async function grantToApplication(client: pg.Client, folders: readonly MigrationFolder[], role: string) {
  const app = pg.escapeIdentifier(role)
  for (const { module } of folders) {
    const schema = pg.escapeIdentifier(module)
    await client.query(`grant usage on schema ${schema} to ${app};
      grant select, insert, update, delete on all tables in schema ${schema} to ${app};
      grant usage, select on all sequences in schema ${schema} to ${app};
      grant execute on all functions in schema ${schema} to ${app};`)
    const guarded = await client.query<{ relation: string }>(
      `select format('%I.%I', n.nspname, c.relname) as relation from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = $1 and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'append-only%'`,
      [module],
    )
    for (const { relation } of guarded.rows) await client.query(`revoke update, delete on ${relation} from ${app}`)
  }
  await client.query(`revoke insert, update, delete on platform.migration from ${app}`)
}
