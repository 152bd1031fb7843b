import { chmod, lchown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerAccount } from './server-account.ts'

/** Data that root copied back belong to root, and PostgreSQL accepts only its own. Links are not followed. */
export async function ownFolder(folder: string, { uid, gid }: ServerAccount) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await ownFolder(path, { uid, gid, lowered: true })
    else await lchown(path, uid, gid)
  }
  await lchown(folder, uid, gid)
  await chmod(folder, 0o700)
}
