import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Names that `spool` and the reader of workbooks give to what they keep for the time of one upload. */
const PART = /^yiwang-[0-9a-f]{18}\.(?:part|part\.json|text)$/

/**
 * Removes what uploads left that were cut off by the end of the process; all others clear up after themselves. Answers how
 * many there were.
 */
export async function sweepParts(folder: string, beforeMs: number): Promise<number> {
  let swept = 0
  for (const name of await readdir(folder).catch(none)) {
    if (!PART.test(name)) continue
    const path = join(folder, name)
    // Somebody else's in a shared folder, or gone meanwhile: not ours to remove.
    const found = await stat(path).catch(() => null)
    if (!found?.isFile() || found.mtimeMs >= beforeMs) continue
    swept += await rm(path).then(
      () => 1,
      () => 0,
    )
  }
  return swept
}

function none(error: NodeJS.ErrnoException): string[] {
  if (error.code !== 'ENOENT') throw error
  return []
}
