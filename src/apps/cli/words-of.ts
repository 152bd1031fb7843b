import { access, constants, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fault } from '#core/fault.ts'

/** A command was called in a way that it does not know; ends with its usage and exit code 2. */
export class UsageError extends Error {}

/** `--limit 20`; null when it was not given. */
export function wholeOption(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${name} 应为正整数，现为“${text}”。`)
  return Number(text)
}

/** The whole path of a file that the caller names from where they stand, once it can be read. */
export async function readableFile(path: string): Promise<string> {
  const whole = resolve(path)
  const isFile = await stat(whole).then(
    (found) => found.isFile(),
    () => false,
  )
  const mayRead = await access(whole, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (isFile && mayRead) return whole
  throw fault('file-not-readable', {
    status: 422,
    zh: `没有文件“${whole}”，或不可读。请核对路径和权限。`,
    en: `There is no file ${whole}, or it cannot be read. Check path and permissions.`,
  })
}
