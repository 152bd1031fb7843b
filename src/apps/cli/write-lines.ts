import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fault } from '#core/fault.ts'

/** Writes lines to a file that takes its name only when it is whole. */
export async function writeLines(path: string, lines: Iterable<object>): Promise<void> {
  const whole = resolve(path)
  const part = `${whole}.${process.pid}.part`
  const file = createWriteStream(part)
  const failed = once(file, 'error').then(([error]) => {
    throw error
  })
  failed.catch(() => undefined)
  try {
    for (const line of lines)
      if (!file.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(file, 'drain'), failed])
    file.end()
    await Promise.race([once(file, 'finish'), failed])
    await rename(part, whole)
  } catch (error) {
    file.destroy()
    await rm(part, { force: true })
    throw fault('file-not-writable', {
      status: 422,
      zh: `写不了“${whole}”：${error instanceof Error ? error.message : String(error)}。请核对 ${dirname(whole)} 是否存在、可写、有空间。`,
      en: `Cannot write ${whole}: ${error instanceof Error ? error.message : String(error)}. Check that ${dirname(whole)} exists, is writable and has room.`,
    })
  }
}
