import { fault } from '#core/fault.ts'
import { dayOfDate } from '#core/time/local.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface AfterDay {
  day: string
  id: string
}

export const writeDayCursor = ({ day, id }: AfterDay): string => `${day}_${id}`

export function readDayCursor(text: string | undefined): AfterDay | null {
  if (text === undefined) return null
  const [day = '', id = ''] = text.split('_')
  if (UUID.test(id) && dayOfDate(day) !== null) return { day, id }
  throw fault('cursor', {
    status: 400,
    zh: '列表位置无效。请从第一页重新读取。',
    en: 'This place in the list is not valid. Read from the first page again.',
  })
}
