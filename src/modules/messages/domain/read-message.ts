import type { Title } from '#core/module-card.ts'
import { parseDateText } from '#core/time/local.ts'

type Cell = string | number | null

/** A place on the web or a mailbox from which messages come. */
export interface MessageSource extends Title {
  id: string
  /** Channel under which its cases run: it has the table of time limits. */
  channel: string
  /** Its words are seen by named posts alone, who write what others may read. */
  confidential: boolean
  needsLink: boolean
  /** Whoever wrote is answered through the source. */
  replies: boolean
}

export const MESSAGE_FIELDS = [
  'externalNo',
  'title',
  'text',
  'link',
  'at',
  'name',
  'phone',
  'email',
  'enterprise',
  'address',
] as const
export type MessageField = (typeof MESSAGE_FIELDS)[number]

/** `message-sources.json` of a district. */
export interface MessageRules {
  columns: Readonly<Record<MessageField, readonly string[]>>
  sources: readonly MessageSource[]
}

/** A message as its sender tells it, read and whole. */
export interface NewMessage {
  externalNo: string
  title: string
  text: string
  link: string | null
  publishedMs: number | null
  name: string | null
  phone: string | null
  email: string | null
  address: string | null
}
export type Given = Partial<Record<MessageField, string>>
export type MessageReading = { ok: true; message: NewMessage } | { ok: false; reason: string }

const MOST: Readonly<Record<MessageField, readonly [number, string]>> = {
  externalNo: [80, '编号'],
  title: [1000, '标题'],
  text: [20_000, '正文'],
  link: [500, '链接'],
  at: [60, '时间'],
  name: [60, '姓名'],
  phone: [30, '电话'],
  email: [200, '邮箱'],
  enterprise: [100, '企业名称'],
  address: [300, '地址'],
}
const LONGEST_TITLE = 200

/** The cells of a row by the titles that the district's file knows for each field. */
export function givenOf({ columns }: MessageRules, values: Readonly<Record<string, Cell>>): Given {
  const given: Given = {}
  for (const field of MESSAGE_FIELDS)
    for (const title of columns[field]) {
      const cell = values[title]
      const text = cell === null || cell === undefined ? '' : String(cell).trim()
      if (text !== '') given[field] ??= text
    }
  return given
}

/** What is wrong is said in one sentence. `numberOf` makes a number of a link where the source gives none. */
export function readMessage(
  source: MessageSource,
  given: Given,
  nowMs: number,
  numberOf: (text: string) => string,
): MessageReading {
  const wrong = (reason: string): MessageReading => ({ ok: false, reason })
  for (const field of MESSAGE_FIELDS)
    if ((given[field]?.length ?? 0) > MOST[field][0]) return wrong(`${MOST[field][1]}超过 ${MOST[field][0]} 个字`)
  if (MESSAGE_FIELDS.some((field) => given[field]?.isWellFormed() === false)) return wrong('含有无法保存的字符')
  const { link } = given
  if (link !== undefined && !/^https?:\/\/[^\s]+$/i.test(link)) return wrong('链接应以 http:// 或 https:// 开头')
  if (source.needsLink && link === undefined) return wrong('缺少来源链接')
  const text = given.text ?? given.title
  if (text === undefined) return wrong('缺少正文')
  const externalNo = given.externalNo ?? (link === undefined ? undefined : numberOf(link))
  if (externalNo === undefined) return wrong('缺少编号')
  const publishedMs = given.at === undefined ? null : parseDateText(given.at)
  if (given.at !== undefined && publishedMs === null) return wrong(`时间“${given.at}”看不懂`)
  if (publishedMs !== null && publishedMs > nowMs + 86_400_000) return wrong(`时间“${given.at}”晚于今天`)
  const title = given.title ?? text.split('\n')[0]!.trim()
  const person = [given.enterprise, given.name].filter((part) => part !== undefined).join(' ')
  return {
    ok: true,
    message: {
      externalNo,
      title: title.slice(0, LONGEST_TITLE),
      text: title.length > LONGEST_TITLE ? `${title}\n${text}`.slice(0, 20_000) : text,
      link: link ?? null,
      publishedMs,
      name: person === '' ? null : person.slice(0, 60),
      ...{ phone: given.phone ?? null, email: given.email ?? null, address: given.address ?? null },
    },
  }
}
