import { access, chmod, copyFile, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { mayReach } from './may-reach.ts'
import type { PostgresPackage } from './postgres-package.ts'
import type { ServerAccount } from './server-account.ts'

/** Not needed to run: static libraries and what extensions are built with. */
const LEFT_OUT = /\.a$|^pkgconfig$|^pgxs$/

/**
 * A folder with bin/, lib/, share/ that runs under the account. The package is used where it lies; when its links are
 * missing (npm does not run its install script) and cannot be made, or the account cannot enter it, it is copied.
 */
export async function readyBinaries(
  { version, nativeFolder }: PostgresPackage,
  account: ServerAccount,
  home: string,
  log: (line: string) => void,
): Promise<string> {
  if ((await reaches(nativeFolder, account)) && (await linkLibraries(nativeFolder))) return nativeFolder
  const copy = join(home, `postgres-program-${version}`)
  if (
    await access(copy).then(
      () => true,
      () => false,
    )
  )
    return copy
  log(`内置数据库：复制程序文件到 ${copy} (copying its program files)`)
  const draft = `${copy}.new`
  await rm(draft, { recursive: true, force: true })
  await copyFolder(nativeFolder, draft)
  await linkLibraries(draft)
  await rename(draft, copy)
  return copy
}

async function reaches(nativeFolder: string, account: ServerAccount): Promise<boolean> {
  for (const part of ['bin/postgres', 'lib/postgresql', 'share/postgresql'])
    if (!(await mayReach(join(nativeFolder, part), account))) return false
  return true
}

/** Makes the libraries' short names as the package lists them; false when that is not allowed here. */
async function linkLibraries(nativeFolder: string): Promise<boolean> {
  const text = await readFile(join(nativeFolder, 'pg-symlinks.json'), 'utf8')
  const links = JSON.parse(text) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(nativeFolder, relative('native', target))
    try {
      await access(path)
    } catch {
      try {
        await symlink(basename(source), path)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
      }
    }
  }
  return true
}

async function copyFolder(from: string, to: string) {
  await mkdir(to)
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name)) continue
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyFolder(join(from, entry.name), target)
    else if (entry.isFile()) {
      await copyFile(join(from, entry.name), target)
      await chmod(target, 0o755)
    }
  }
}
