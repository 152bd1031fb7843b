import { badCursor } from './faults.ts'

type Part = string | number | null

/** Where a page ended: only values of the sort, never whose rows they were; the scope is in every statement anyway. */
export function writeCursor(parts: readonly Part[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** As many parts as wanted, of these types: `s` text, `n` number or null. */
export function readCursor(text: string | undefined, types: string): Part[] | null {
  if (text === undefined) return null
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    const isRight =
      Array.isArray(parts) &&
      parts.length === types.length &&
      parts.every((part, at) =>
        types[at] === 's' ? typeof part === 'string' && part.length <= 200 : part === null || Number.isFinite(part),
      )
    if (isRight) return parts as Part[]
  } catch {
    // falls through to the one answer for all unreadable cursors
  }
  throw badCursor()
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id within a cursor, which a stranger may have written. */
export function idOf(part: Part | undefined): string {
  if (typeof part === 'string' && ID.test(part)) return part
  throw badCursor()
}
