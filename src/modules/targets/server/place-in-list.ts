import { fault } from '#core/fault.ts'
import { isInstantMs } from '#core/time/local.ts'

const PLACE = /^(-?\d{1,16})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export interface Place {
  atMs: number
  id: string
}

export const writePlace = ({ atMs, id }: Place): string => `${atMs}_${id}`

export function readPlace(text: string | undefined): Place | null {
  if (text === undefined) return null
  const [, at = '', id = ''] = PLACE.exec(text) ?? []
  const atMs = JSON.parse(at || 'null') as number | null
  if (id !== '' && isInstantMs(atMs)) return { atMs, id }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}
