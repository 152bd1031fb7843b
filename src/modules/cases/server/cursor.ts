import { fault } from '#core/fault.ts'
import { isInstantMs } from '#core/time/local.ts'
import type { Page } from './case-list-store.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type After = NonNullable<Page['after']>

export function writeCursor(after: After): string {
  return Buffer.from(JSON.stringify([after.ms, after.id])).toString('base64url')
}

export function readCursor(text: string): After {
  try {
    const [ms, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    if ((ms === null || isInstantMs(ms)) && typeof id === 'string' && ID.test(id)) return { ms, id }
  } catch {
    // falls through to the one answer for all unreadable cursors
  }
  throw fault('cursor', {
    status: 400,
    zh: '翻页位置已失效。请回到第一页。',
    en: 'This page position is no longer valid. Go back to the first page.',
  })
}
