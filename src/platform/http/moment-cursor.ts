import { fault } from '#core/fault.ts'
import { isInstantMs } from '#core/time/local.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a list that is sorted by time goes on. */
export interface After {
  atMs: number
  id: string
}

export function writeCursor({ atMs, id }: After): string {
  return `${atMs}_${id}`
}

export function readCursor(text: string | undefined): After | null {
  if (text === undefined) return null
  const [atMs, id] = text.split('_')
  if (id && UUID.test(id) && isInstantMs(Number(atMs))) return { atMs: Number(atMs), id }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}
