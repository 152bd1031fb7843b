import { chmod, chown, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { startFaults } from '../../start-faults.ts'
import type { DataPlace } from './data-place.ts'
import { SOCKET_FILE } from './embedded-url.ts'
import { mayReach } from './may-reach.ts'
import { findRunRecord } from './run-record.ts'

/** The kernel's room for a socket's path, without the closing zero (unix(7)). */
const LONGEST_PATH = 107

/**
 * A folder for the socket that only the server's account (and root) may enter: who gets in is whom the database trusts.
 * /run serves root first because services with a private /tmp would not see the socket there.
 */
export async function readySocketFolder(place: DataPlace): Promise<string> {
  const before = (await findRunRecord(place.home))?.socketFolder
  if (before && (await claim(before, place))) return before
  const parents = place.account.lowered ? ['/run', '/tmp'] : ['/tmp', process.env.XDG_RUNTIME_DIR ?? '/tmp']
  for (const parent of parents) {
    const path = join(parent, place.clusterName)
    if (await claim(path, place)) return path
  }
  // Somebody else holds the name: any other will do, the run record keeps it.
  const path = await mkdtemp(`/tmp/${place.clusterName}-`).catch((error) => {
    throw startFaults.dataFolderNotWritable('/tmp', error)
  })
  await chown(path, place.account.uid, place.account.gid)
  return path
}

async function claim(path: string, { account }: DataPlace): Promise<boolean> {
  if (Buffer.byteLength(join(path, SOCKET_FILE)) > LONGEST_PATH) return false
  try {
    const made = await mkdir(path, { mode: 0o700 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (made) await chown(path, account.uid, account.gid)
    const found = await lstat(path)
    if (!found.isDirectory() || found.uid !== account.uid) return false
    await chmod(path, 0o700)
    return await mayReach(path, account)
  } catch {
    return false
  }
}
