import { badCursor } from './faults.ts'

/** Where a list goes on: the sort keys of the last row shown, as opaque text. */
export function writeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

export function readCursor(text: string, count: number): string[] {
  let keys: unknown
  try {
    keys = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw badCursor()
  }
  if (!Array.isArray(keys) || keys.length !== count || !keys.every((key) => typeof key === 'string')) throw badCursor()
  return keys
}
