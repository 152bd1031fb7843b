import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Cursor, Id, Instant, nullable, oneOf, Sentence, SourceId } from './words.ts'

export const MESSAGE_STATES = ['waiting', 'registered'] as const
export const REPLY_STATES = ['waiting', 'taken'] as const

export const MessageRow = Type.Object({
  id: Id,
  source: Type.String(),
  sourceZh: Type.String(),
  sourceEn: Type.String(),
  externalNo: Type.String(),
  /** Null: confidential. */
  title: nullable<string>(Type.String()),
  confidential: Type.Boolean(),
  link: nullable<string>(Type.String()),
  publishedAt: nullable<string>(Instant),
  receivedAt: Instant,
  caseId: nullable<string>(Id),
  caseNo: nullable<string>(Type.String()),
  replies: Type.Integer(),
  repliesWaiting: Type.Integer(),
})
export type MessageRow = Static<typeof MessageRow>

export const listSources = operation({
  name: 'messages.listSources',
  http: 'GET /messages/sources',
  title: { zh: '查看来信来源', en: 'Where messages come from' },
  may: 'messages:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        ...{ id: Type.String(), zh: Type.String(), en: Type.String(), channel: Type.String() },
        ...{ confidential: Type.Boolean(), needsLink: Type.Boolean(), replies: Type.Boolean() },
      }),
    ),
  }),
})

const filters = {
  source: Type.Optional(SourceId),
  state: Type.Optional(oneOf(MESSAGE_STATES)),
  /** Whether an answer waits for its source, or was taken and none waits. */
  reply: Type.Optional(oneOf(REPLY_STATES)),
  /** Part of the title, of the number there or of the case number. */
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
}

/** Confidential messages stand in the list of those who may open them, and of nobody else. */
export const listMessages = operation({
  name: 'messages.listMessages',
  http: 'GET /messages',
  title: { zh: '查看来信与留言', en: 'Messages' },
  may: 'messages:view',
  reach: 'district',
  in: Type.Object({
    ...filters,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({
    items: Type.Array(MessageRow),
    next: nullable<string>(Type.String()),
    /** Of all that the caller may see, whatever is filtered. */
    toRegister: Type.Integer(),
    repliesWaiting: Type.Integer(),
  }),
})

/** The list as it is filtered; of confidential messages only that they are there. It leaves a line in the journal. */
export const exportMessages = operation({
  name: 'messages.exportMessages',
  http: 'POST /messages/export',
  title: { zh: '导出来信清单', en: 'Export the list of messages' },
  may: 'messages:view',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ ...filters, format: oneOf(['xlsx', 'csv', 'jsonl']) }),
  out: Type.Unknown(),
})

const Taken = {
  new: Type.Integer(),
  /** There before, by the same number of the same source. */
  known: Type.Integer(),
  rejected: Type.Integer(),
  reasons: Type.Array(Type.Object({ line: Type.Integer(), reason: Type.String() })),
}
export const TakenMessages = Type.Object(Taken)
export type TakenMessages = Static<typeof TakenMessages>

/** Sent twice a message is there once. Fields as the file's columns are called in English. */
export const takeMessages = operation({
  name: 'messages.takeMessages',
  http: 'POST /messages',
  title: { zh: '接收来信与留言', en: 'Take messages' },
  may: 'messages:take',
  reach: 'district',
  in: Type.Object({
    source: SourceId,
    messages: Type.Array(
      Type.Object({
        externalNo: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
        title: Type.Optional(Type.String({ maxLength: 1000 })),
        text: Type.String({ minLength: 1, maxLength: 20_000 }),
        link: Type.Optional(Type.String({ maxLength: 500 })),
        at: Type.Optional(Type.String({ maxLength: 60 })),
        name: Type.Optional(Type.String({ maxLength: 60 })),
        phone: Type.Optional(Type.String({ maxLength: 30 })),
        email: Type.Optional(Type.String({ maxLength: 200 })),
        enterprise: Type.Optional(Type.String({ maxLength: 100 })),
        address: Type.Optional(Type.String({ maxLength: 300 })),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  out: TakenMessages,
})

/** A table (CSV, XLSX, JSONL) or one e-mail (.eml). */
export const importMessages = operation({
  name: 'messages.importMessages',
  http: 'POST /messages/files',
  title: { zh: '导入来信文件', en: 'Import a file of messages' },
  may: 'messages:take',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 16 * 1024 * 1024,
  in: Type.Object({ source: SourceId, dryRun: Type.Optional(Type.String({ pattern: '^(true|false)$' })) }),
  out: Type.Object({ dryRun: Type.Boolean(), ...Taken }),
})

/** The words of a confidential message, for a purpose that is written down. */
export const openMessage = operation({
  name: 'messages.openMessage',
  http: 'POST /messages/{id}/open',
  title: { zh: '打开保密来件', en: 'Open a confidential message' },
  may: 'messages:open-confidential',
  reach: 'district',
  personal: true,
  in: Type.Object({ id: Id, purpose: Sentence(200) }),
  out: Type.Object({
    id: Id,
    title: Type.String(),
    text: Type.String(),
    name: nullable<string>(Type.String()),
    phone: nullable<string>(Type.String()),
    email: nullable<string>(Type.String()),
    address: nullable<string>(Type.String()),
  }),
})

/** Opens the case of a confidential message with words that those who handle it may read. */
export const registerMessage = operation({
  name: 'messages.registerMessage',
  http: 'POST /messages/{id}/case',
  title: { zh: '登记保密来件', en: 'Register a confidential message' },
  may: 'messages:open-confidential',
  reach: 'district',
  in: Type.Object({
    id: Id,
    title: Sentence(200),
    text: Sentence(20_000),
    category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
  }),
  out: MessageRow,
})
