import { fault } from '#core/fault.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface Place {
  atMs: number
  id: string
}

export const writePlace = ({ atMs, id }: Place): string => `${toRfc3339(atMs)}_${id}`

export function readPlace(text: string | undefined): Place | null {
  if (text === undefined) return null
  const [at = '', id = ''] = text.split('_')
  const atMs = parseRfc3339(at)
  if (UUID.test(id) && atMs !== null) return { atMs, id }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}
