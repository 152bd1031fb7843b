import { createHash } from 'node:crypto'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { fault } from '#core/fault.ts'
import { MINUTE_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type {
  AskedAttachment,
  CityState,
  CityThread,
  Envelope,
  Receipt,
  UpperConnection,
  UpperMessage,
  UpperPlatform,
} from '#modules/exchange/contract.ts'
import { isAnswerTo, isSignedBy, type Purpose, sealEnvelope, signAnswer } from './wire.ts'

/** How far the clocks of both sides may lie apart. */
export const REPLAY_WINDOW_MS = 5 * MINUTE_MS
const MOST_MESSAGES = 200
const MOST_BODY_CHARS = 64 * 1024
const TIMEOUT_MS = 10_000
const MOST_ANSWER_BYTES = 8 * 1024 * 1024

const Seq = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const Message = Type.Object({
  no: Type.String({ minLength: 1, maxLength: 80 }),
  thread: Type.String({ pattern: '^[OC]:.{1,80}$', maxLength: 82 }),
  seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  kind: Type.String({ pattern: '^[A-Za-z]{1,40}$' }),
  at: Type.String({ format: 'date-time' }),
  body: Type.Record(Type.String(), Type.Unknown()),
})
const Messages = Type.Array(Message, { minItems: 1, maxItems: MOST_MESSAGES })
const Receipts = Type.Object({
  receipts: Type.Array(
    Type.Object({
      no: Type.String({ maxLength: 80 }),
      state: Type.Unsafe<Receipt['state']>(Type.Enum(['stored', 'known', 'conflict'])),
      why: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    { maxItems: MOST_MESSAGES },
  ),
})
const STATES: readonly CityState[] = ['sent', 'received', 'accepted', 'refused', 'passedUp', 'answered', 'withdrawn']
const Threads = Type.Object({
  threads: Type.Array(
    Type.Object({
      thread: Message.properties.thread,
      downMade: Seq,
      downAcked: Seq,
      up: Seq,
      state: Type.Unsafe<CityState>(Type.Enum([...STATES])),
    }),
    { maxItems: 2000 },
  ),
  next: Type.Union([Message.properties.thread, Type.Null()]),
})
const Asked = Type.Object({ thread: Message.properties.thread, id: Type.String({ format: 'uuid' }) })
/** Base64 is a third longer. */
const Content = Type.Object({ content: Type.String({ maxLength: 7_000_000 }) })
const Signed = Type.Object({ payload: Type.String(), signature: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

/** The city behind the wire form that README.md describes. */
export function openUpperPlatform(nowMs: () => number): UpperPlatform {
  return {
    title: { zh: '上级平台（HTTP+JSON，HMAC-SM3 签名）', en: 'Upper platform (HTTP and JSON, signed by HMAC-SM3)' },
    read: (envelope, connection, atMs) => {
      mustBeSigned('deliveries', envelope, connection, atMs)
      const messages = parse(envelope.payload)
      if (!Value.Check(Messages, messages) || messages.some(isTooLarge))
        throw refused(
          'payload-unreadable',
          400,
          `报文格式不对。每次投递 1 至 ${MOST_MESSAGES} 条，字段见接口文档。`,
          'The messages are not in the form agreed on.',
        )
      return messages
    },
    answer: (receipts, nonce, { secret }) => signAnswer({ receipts }, nonce, secret),
    send: async (messages, connection) =>
      (await ask('deliveries', messages, Receipts, connection, toRfc3339(nowMs()))).receipts,
    fetchAttachment: async ({ thread, id, bytes, sha256 }, connection) => {
      const { content } = await ask('attachments', { thread, id }, Content, connection, toRfc3339(nowMs()))
      const found = Buffer.from(content, 'base64')
      if (found.length !== bytes || createHash('sha256').update(found).digest('hex') !== sha256)
        throw new Error('the attachment is not the one that was announced')
      return found
    },
    readAsked: (envelope, connection, atMs) => {
      mustBeSigned('attachments', envelope, connection, atMs)
      const asked = parse(envelope.payload)
      if (Value.Check(Asked, asked)) return { thread: asked.thread, id: asked.id }
      throw refused('payload-unreadable', 400, '附件请求格式不对，应为 thread 和 id。', 'Ask with thread and id.')
    },
    answerAttachment: (asked, content, nonce, { secret }) =>
      signAnswer({ ...asked, content: Buffer.from(content).toString('base64') }, nonce, secret),
    fetchThreads: (after, connection): Promise<{ threads: CityThread[]; next: string | null }> =>
      ask('threads', { after }, Threads, connection, toRfc3339(nowMs())),
  }
}

function mustBeSigned(purpose: Purpose, envelope: Envelope, connection: UpperConnection, atMs: number): void {
  if (envelope.sender !== connection.cityName || !isSignedBy(purpose, envelope, connection.secret))
    throw refused(
      'signature-wrong',
      401,
      '签名不对或发送方不符。请核对密钥、发送方名称和签名方法。',
      'The signature or the sender is not right.',
    )
  const sentMs = parseRfc3339(envelope.sentAt)
  if (sentMs === null || Math.abs(sentMs - atMs) > REPLAY_WINDOW_MS)
    throw refused(
      'delivery-out-of-time',
      401,
      '信封时间与本机相差超过 5 分钟。请校准时钟，用当前时间重新签名。',
      'The envelope is more than 5 minutes off our clock; sign it anew.',
    )
}

async function ask<S extends TSchema>(
  purpose: Purpose,
  payload: readonly UpperMessage[] | { after: string | null } | AskedAttachment,
  schema: S,
  connection: UpperConnection,
  sentAt: string,
): Promise<Static<S>> {
  const { baseUrl, ourName, secret, key } = connection
  const envelope = sealEnvelope(purpose, ourName, payload, secret, sentAt)
  const response = await fetch(`${baseUrl}/${purpose}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(envelope),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`the city answered HTTP ${response.status}`)
  }
  const answer = parse(await limitedText(response))
  if (!Value.Check(Signed, answer) || !isAnswerTo(answer, envelope.nonce, secret))
    throw new Error('the answer of the city is not signed as agreed')
  const said = parse(answer.payload)
  if (!Value.Check(schema, said)) throw new Error('the answer of the city is not in the form agreed on')
  return said as Static<S>
}

async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > MOST_ANSWER_BYTES) throw new Error('the answer of the city is too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const isTooLarge = ({ body }: { body: object }) => JSON.stringify(body).length > MOST_BODY_CHARS

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const refused = (code: string, status: number, zh: string, en: string) => fault(code, { status, zh, en })
