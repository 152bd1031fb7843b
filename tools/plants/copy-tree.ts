import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Kept out of a copy: what is installed or made, and the history. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'var', 'coverage'])

/** A copy of the tree that shares the installed packages. */
export async function copyTree(): Promise<{ root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'yiwang-garden-'))
  for (const entry of await readdir(ROOT, { withFileTypes: true }))
    if (!LEFT_OUT.has(entry.name)) await cp(join(ROOT, entry.name), join(root, entry.name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}
