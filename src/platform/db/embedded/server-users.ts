import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findStartTicks } from './processes.ts'

const PREFIX = 'postgres-user.'
let handles = 0

/**
 * Who uses the server now: one empty file a handle, named by its process. The last one out stops the server, so that a
 * short command that started it does not take it from a long one, and a server whose starter was killed does not stay.
 * Only under the start lock.
 */
export async function enterServer(home: string): Promise<string> {
  const ticks = await findStartTicks(process.pid)
  handles += 1
  const name = `${PREFIX}${process.pid}.${ticks}.${handles}`
  await writeFile(join(home, name), '', { flag: 'wx' })
  return name
}

/** Returns whether others still use the server; forgets those whose process has ended. */
export async function leaveServer(home: string, name: string): Promise<boolean> {
  await rm(join(home, name), { force: true })
  let others = false
  // Gone when somebody deleted the data folder under the running server.
  const names = await readdir(home).catch(() => [])
  for (const other of names) {
    if (!other.startsWith(PREFIX)) continue
    const [pid, ticks] = other.slice(PREFIX.length).split('.')
    if ((await findStartTicks(Number(pid))) === ticks) others = true
    else await rm(join(home, other), { force: true })
  }
  return others
}
