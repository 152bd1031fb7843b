import { randomBytes } from 'node:crypto'
import { chmod, rename, writeFile } from 'node:fs/promises'

/**
 * Whole or not at all. The draft is made anew and never followed through a link, so that root may write into a folder
 * of an ordinary user, and the other way round a file of root's in one's own folder is replaced.
 */
export async function replaceFile(path: string, text: string) {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, text, { flag: 'wx' })
  // The server reads its settings as another user, whatever our umask.
  await chmod(draft, 0o644)
  await rename(draft, path)
}
