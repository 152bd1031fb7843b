import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ServerAccount } from './server-account.ts'

/**
 * Whether the server's account gets to this file or folder and may read it, judged by the mode bits of everything
 * above it. Root may not ask the system on behalf of another, and groups beyond the first are dropped at the start.
 */
export async function mayReach(path: string, account: ServerAccount): Promise<boolean> {
  let at = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') return null
    throw error
  })
  // Not even we get there.
  if (at === null) return false
  const isFolder = (await stat(at)).isDirectory()
  if (!(await allows(at, account, isFolder ? 5 : 4))) return false
  while (at !== '/') {
    at = dirname(at)
    if (!(await allows(at, account, 1))) return false
  }
  return true
}

/** `bits`: 4 read, 2 write, 1 enter. */
async function allows(path: string, account: ServerAccount, bits: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}
