import type { Words } from '#ui/language.ts'
import type { ClockCause } from '../../contract.ts'
import type { OwnerNames } from '../names.ts'

/** `挂账（第 2 号申请，张三（领导），记录第 12 行）`: the line of the record that moved a clock. */
export function causeText(cause: ClockCause, t: (words: Words) => string, names: OwnerNames): string {
  const request = cause.requestNo ? t({ zh: `第 ${cause.requestNo} 号申请，`, en: `request ${cause.requestNo}, ` }) : ''
  const post = cause.post ? `（${names.post(cause.post)}）` : ''
  const person = cause.person ? `${cause.person}${post}${t({ zh: '，', en: ', ' })}` : ''
  return t({
    zh: `${cause.zh}（${request}${person}记录第 ${cause.seq} 行）`,
    en: `${cause.en} (${request}${person}line ${cause.seq} of the record)`,
  })
}
