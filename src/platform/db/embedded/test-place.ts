import { execFile } from 'node:child_process'
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'
import pg from 'pg'
import { isAlive } from './processes.ts'
import { findRunRecord } from './run-record.ts'
import type { ServerAccount } from './server-account.ts'
import { stopPostmaster } from './stop-postmaster.ts'

export const IS_ROOT = process.getuid?.() === 0
/** Nobody: an account that owns nothing. */
export const ORDINARY_ACCOUNT: ServerAccount = { uid: 65_534, gid: 65_534, lowered: true }

/** A data folder for one test; the server that runs in it at the end is stopped and every file removed. */
export async function testPlace(
  t: TestContext,
  { name = 'var', mode = 0o755, owner = 'us' as 'us' | 'ordinary' } = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-place-'))
  await chmod(folder, mode)
  if (owner === 'ordinary' && IS_ROOT) await chown(folder, ORDINARY_ACCOUNT.uid, ORDINARY_ACCOUNT.gid)
  const dataDir = join(folder, name)
  t.after(async () => {
    const pointer = await readFile(join(dataDir, 'postgres-location.json'), 'utf8').catch(() => null)
    const home = pointer === null ? dataDir : (JSON.parse(pointer) as { home: string }).home
    const record = await findRunRecord(home)
    if (record && (await isAlive(record.postmasterPid))) await stopPostmaster(record.postmasterPid)
    for (const path of [home, folder, ...(record ? [record.socketFolder] : [])])
      await rm(path, { recursive: true, force: true })
  })
  return dataDir
}

export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** Runs TypeScript in another process, with `import` of this folder's files by their names; gives back its stdout. */
export async function runElsewhere(
  code: string,
  as: 'us' | 'ordinary' = 'us',
  env: Record<string, string> = {},
): Promise<string> {
  const folder = new URL('.', import.meta.url).href
  const script = code.replaceAll("from './", `from '${folder}`)
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: dirname(new URL('../../../../package.json', import.meta.url).pathname),
    ...(as === 'ordinary' && IS_ROOT ? { uid: ORDINARY_ACCOUNT.uid, gid: ORDINARY_ACCOUNT.gid } : {}),
    env: { PATH: process.env.PATH, ...env },
  })
  return stdout.trim()
}
