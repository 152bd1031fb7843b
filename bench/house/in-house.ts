import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { fill } from '../lifecycle/fill.ts'
import { type ServerProcess, startServer } from '../lifecycle/server-process.ts'

export interface BenchHouse {
  dataDir: string
  /** The owner's connection to its database. */
  sql: pg.Client
  /** Does the work, unless this house was kept by an earlier run that did it. */
  once(what: string, work: () => Promise<unknown>): Promise<void>
  /** The product over this house; it is stopped with it. */
  serve(port: number): Promise<ServerProcess>
}

interface HouseOptions {
  name: string
  /** Cases of its own, through the path that imports take. */
  cases: number
  /** A folder in which the house stays for the next run; without one it is taken down. */
  kept: string | undefined
}

const markOf = (what: string) => `bench-${what}.done`

/** A district of its own for a bench: filled, served as it is for real, and taken down whatever happens. */
export async function inHouse(
  { name, cases, kept }: HouseOptions,
  work: (house: BenchHouse) => Promise<void>,
): Promise<void> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), `yiwang-${name}-`))
  mkdirSync(dataDir, { recursive: true })
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const sql = new pg.Client({ connectionString: database.ownerUrl, options: '-c timezone=Asia/Shanghai' })
  let server: ServerProcess | null = null
  const once = async (what: string, task: () => Promise<unknown>) => {
    const mark = join(dataDir, markOf(what))
    if (existsSync(mark)) return
    await task()
    writeFileSync(mark, '')
  }
  try {
    await once(`filled-${cases}`, () => fill(cases, (text) => console.error(text)))
    await sql.connect()
    const serve = async (port: number) => {
      server = await startServer(port, dataDir)
      return server
    }
    await work({ dataDir, sql, once, serve })
  } finally {
    await (server as ServerProcess | null)?.stop()
    await sql.end().catch(() => {})
    const embedded = await attachEmbedded({ dataDir })
    await embedded?.stop()
    await database.embedded?.stop()
    if (kept === undefined)
      for (const folder of [dataDir, database.embedded ? dirname(database.embedded.dataFolder) : dataDir])
        rmSync(folder, { recursive: true, force: true })
  }
}
