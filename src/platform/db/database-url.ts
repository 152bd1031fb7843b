import pg from 'pg'
import { startFaults } from '../start-faults.ts'
import { type Embedded, startEmbedded } from './embedded/start-embedded.ts'

export interface ResolvedDatabase {
  /** For migrations. */
  ownerUrl: string
  /** For everything else. */
  appUrl: string
  /** Null when the database is somebody else's care. */
  embedded: Embedded | null
}

const OLDEST_VERSION = 15
const PATIENCE_MS = 10_000

/** The database that the environment names, tried before it is given back; else the embedded one. */
export async function resolveDatabase(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  log: (line: string) => void,
): Promise<ResolvedDatabase> {
  const appUrl = env.DATABASE_URL
  const ownerUrl = env.DATABASE_OWNER_URL
  if (!appUrl) {
    if (ownerUrl) throw startFaults.ownerUrlAlone()
    const embedded = await startEmbedded({ dataDir, log })
    return { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl, embedded }
  }
  const app = await tryDatabase('DATABASE_URL', appUrl)
  const owner = ownerUrl ? await tryDatabase('DATABASE_OWNER_URL', ownerUrl) : app
  if (owner.identity !== app.identity) throw startFaults.databasesDiffer()
  if (!owner.mayCreate) throw startFaults.databaseNotOwned(ownerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', owner.role)
  return { ownerUrl: ownerUrl || appUrl, appUrl, embedded: null }
}

interface Tried {
  role: string
  encoding: string
  /** Whether this role may make schemas, as migrations do. */
  mayCreate: boolean
  /** Tells one database of one server from all others. */
  identity: string
}

const FACTS = `
  select current_user as role, current_setting('server_encoding') as encoding,
         has_database_privilege(current_database(), 'create') as "mayCreate",
         concat(pg_postmaster_start_time(), ' ', (select oid from pg_database where datname = current_database())) as identity`

async function tryDatabase(variable: string, url: string): Promise<Tried> {
  if (!/^postgres(ql)?:\/\//.test(url)) throw startFaults.databaseUrlMalformed(variable)
  const client = openClient(variable, url)
  // The same failure also rejects connect() or query().
  client.on('error', () => {})
  const where = `${client.host}:${client.port}/${client.database}`
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const version = rows[0]?.server_version ?? ''
    if (Number.parseInt(version, 10) < OLDEST_VERSION)
      throw startFaults.databaseTooOld(variable, version, OLDEST_VERSION)
    const { rows: facts } = await client.query<Tried>(FACTS)
    const [tried] = facts
    if (!tried) throw new Error('PostgreSQL answered nothing')
    if (tried.encoding !== 'UTF8') throw startFaults.databaseEncoding(variable, where, tried.encoding)
    return tried
  } catch (error) {
    throw explain(variable, where, error)
  } finally {
    await client.end()
  }
}

function openClient(variable: string, url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS })
  } catch {
    throw startFaults.databaseUrlMalformed(variable)
  }
}

/** SQLSTATE codes: PostgreSQL, appendix A. */
function explain(variable: string, where: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'StartFault') return error
  const code = error instanceof pg.DatabaseError ? error.code : undefined
  const refused = code?.startsWith('28') || code === '42501' || error.message.startsWith('SASL:')
  if (refused) return startFaults.databaseRefusedSignIn(variable, where, error)
  if (code === '3D000') return startFaults.databaseMissing(variable, where, error)
  return startFaults.databaseUnreachable(variable, where, error)
}
