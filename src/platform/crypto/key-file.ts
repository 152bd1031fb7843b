import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fault } from '#core/fault.ts'

/** The text of a file of keys, readable by its owner alone from now on; null when there is no such file. */
export async function findKeyText(path: string): Promise<string | null> {
  try {
    // A restored backup often comes back readable by all; put that right rather than refuse to start.
    if (((await stat(path)).mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(path, 0o600)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    const why = error instanceof Error ? error.message : String(error)
    throw fault('key-file-unreadable', {
      status: 500,
      zh: `无法读取密钥文件 ${path}：${why}`,
      en: `The key file ${path} can't be read: ${why}`,
      wayOut: { zh: '请让运行本系统的用户拥有该文件。', en: 'Let the user that runs this program own that file.' },
    })
  }
}

/** Makes the file unless another process was first, whose text then counts. */
export async function createKeyFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeDurably(draft, text)
  try {
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
}

export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
