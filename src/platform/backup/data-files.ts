import { opendir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Folders of the data folder that are no part of a backup: keys only when asked for, the embedded database (its tables
 * are taken instead), and what imports put aside, which holds rows in clear until somebody has worked them off.
 */
const LEFT_OUT = /^(keys|imports|postgres.*)$/
/** Where the file store lies; its files never change. */
export const UPLOADS = 'files/'
/** Uploads that are not complete yet. */
const UNFINISHED = join('files', 'incoming')

/** Paths below the data folder, with forward slashes; a file that goes meanwhile is the caller's care. */
export async function* dataFiles(dataDir: string): AsyncGenerator<string> {
  for (const name of (await foldersOf(dataDir)).sort()) yield* walk(dataDir, name)
}

/** Folders that a backup would take. */
export async function foldersOf(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return []
  })
  return entries.filter((entry) => entry.isDirectory() && !LEFT_OUT.test(entry.name)).map((entry) => entry.name)
}

async function* walk(dataDir: string, folder: string): AsyncGenerator<string> {
  if (folder === UNFINISHED) return
  for await (const entry of await opendir(join(dataDir, folder))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(dataDir, path)
    else if (entry.isFile()) yield path
  }
}
