import { createHash } from 'node:crypto'
import pg from 'pg'
import { askServer } from './embedded/ask-server.ts'
import { APP_ROLE, embeddedUrl, OWNER_ROLE } from './embedded/embedded-url.ts'
import { restrictDatabase } from './embedded/ensure-roles.ts'
import { findStartTicks } from './embedded/processes.ts'
import { openTestServer } from './test-server.ts'

export { stopTestPostgres } from './test-server.ts'

export interface TestDatabase {
  ownerUrl: string
  appUrl: string
  name: string
  drop(): Promise<void>
}

export interface TestTemplate {
  /** What the prepared state depends on, for example the checksum of all migrations. */
  templateKey: string
  /** Brings an empty database to the state that every clone begins with; runs once per key on this machine. */
  prepare: (ownerUrl: string) => Promise<void>
}

/** `name` becomes part of the database's name, for whoever looks at a failure. */
export type TestDatabaseOptions = { name?: string } & (TestTemplate | { templateKey?: never; prepare?: never })

const KEPT_TEMPLATES = 8
/** Advisory locks of the administrator's database: making a template, clearing after dead processes. */
const TEMPLATE_LOCK = 727_101
const CLEARING_LOCK = 727_102

let made = 0
let cleared = false

/** A database of one's own for a test, on the machine's shared test server: empty, or a clone of the template. */
export async function testDatabase(wish: string | TestDatabaseOptions = {}): Promise<TestDatabase> {
  const options = typeof wish === 'string' ? { name: wish } : wish
  const { socketFolder } = await openTestServer()
  const name = await freeName(options.name ?? '')
  await askServer(socketFolder, 'postgres', async (admin) => {
    if (!cleared) await clearAfterTheDead(admin)
    cleared = true
    await createFrom(admin, socketFolder, name, 'templateKey' in options && options.templateKey ? options : null)
    await restrictDatabase(admin, name)
  })
  return {
    ownerUrl: embeddedUrl(socketFolder, OWNER_ROLE, name),
    appUrl: embeddedUrl(socketFolder, APP_ROLE, name),
    name,
    drop: () => askServer(socketFolder, 'postgres', (admin) => dropDatabase(admin, name)),
  }
}

async function createFrom(admin: pg.Client, socketFolder: string, name: string, template: TestTemplate | null) {
  for (let tries = 1; ; tries += 1) {
    const source = template ? await readyTemplate(admin, socketFolder, template) : 'template1'
    try {
      // A copy of files is 6 times as quick here as a copy through the log.
      await admin.query(`create database ${name} template ${source} strategy file_copy owner ${OWNER_ROLE}`)
      return
    } catch (error) {
      // Another process may have put this template out between the two statements.
      if (tries === 3 || !isUndefinedDatabase(error)) throw error
    }
  }
}

function isUndefinedDatabase(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '3D000'
}

async function readyTemplate(
  admin: pg.Client,
  socketFolder: string,
  { templateKey, prepare }: TestTemplate,
): Promise<string> {
  const name = templateName(templateKey)
  if (await exists(admin, name)) return name
  await admin.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`)
  try {
    if (await exists(admin, name)) return name
    const draft = `draft_${name}`
    await dropDatabase(admin, draft)
    await admin.query(`create database ${draft} strategy file_copy owner ${OWNER_ROLE}`)
    await prepare(embeddedUrl(socketFolder, OWNER_ROLE, draft))
    await admin.query(`alter database ${draft} rename to ${name}`)
    // Nobody may be connected to the source of a copy.
    await admin.query(`alter database ${name} allow_connections false`)
    await putOutOldTemplates(admin)
    return name
  } finally {
    await admin.query(`select pg_advisory_unlock(${TEMPLATE_LOCK})`)
  }
}

export function templateName(templateKey: string): string {
  return `tpl_${createHash('sha256').update(templateKey).digest('hex').slice(0, 24)}`
}

async function putOutOldTemplates(admin: pg.Client) {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'tpl\\_%' order by oid desc offset ${KEPT_TEMPLATES}`,
  )
  for (const { datname } of rows) await dropDatabase(admin, datname)
}

/** The name says whose the database is, so that one left by a killed process can be told from one in use. */
async function freeName(wish: string): Promise<string> {
  made += 1
  // Taken before the wait below: several calls may be under way.
  const number = made
  const readable = wish
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 24)
  return `test_${process.pid}_${await findStartTicks(process.pid)}_${number}_${readable}`
}

async function clearAfterTheDead(admin: pg.Client) {
  const { rows: locked } = await admin.query<{ mine: boolean }>(`select pg_try_advisory_lock(${CLEARING_LOCK}) as mine`)
  if (!locked[0]?.mine) return
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%' order by oid limit 50",
  )
  for (const { datname } of rows) {
    const [, pid, ticks] = datname.split('_')
    if ((await findStartTicks(Number(pid))) !== ticks) await dropDatabase(admin, datname)
  }
  await admin.query(`select pg_advisory_unlock(${CLEARING_LOCK})`)
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

async function dropDatabase(admin: pg.Client, name: string) {
  await admin.query(`drop database if exists ${name} with (force)`)
}
