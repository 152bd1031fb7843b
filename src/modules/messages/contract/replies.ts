import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant, nullable, oneOf, SourceId } from './words.ts'

export const ReplyRow = Type.Object({
  id: Id,
  source: Type.String(),
  externalNo: Type.String(),
  caseNo: nullable<string>(Type.String()),
  link: nullable<string>(Type.String()),
  text: Type.String(),
  madeAt: Instant,
  takenAt: nullable<string>(Instant),
  takenByName: nullable<string>(Type.String()),
})
export type ReplyRow = Static<typeof ReplyRow>

/** The outbox: replies that their source has not taken yet, oldest first. */
export const listReplies = operation({
  name: 'messages.listReplies',
  http: 'GET /messages/replies',
  title: { zh: '查看待回传的答复', en: 'Replies that wait for their source' },
  may: 'messages:take',
  reach: 'district',
  in: Type.Object({
    source: Type.Optional(SourceId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({ items: Type.Array(ReplyRow) }),
})

/** Said by the source after it has stored them; said twice it changes nothing. */
export const confirmReplies = operation({
  name: 'messages.confirmReplies',
  http: 'POST /messages/replies/taken',
  title: { zh: '确认答复已回传', en: 'Confirm that replies were taken' },
  may: 'messages:take',
  reach: 'district',
  in: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }),
  out: Type.Object({ confirmed: Type.Integer() }),
})

/** Those that wait as a file; they go on waiting until somebody confirms that they were published. */
export const exportReplies = operation({
  name: 'messages.exportReplies',
  http: 'POST /messages/replies/export',
  title: { zh: '导出待回传的答复', en: 'Export replies' },
  may: 'messages:take',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ source: Type.Optional(SourceId), format: oneOf(['xlsx', 'csv', 'jsonl']) }),
  out: Type.Unknown(),
})
