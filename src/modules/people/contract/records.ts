import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Cursor, nullable, Time } from './words.ts'

export type JournalLine = Static<typeof JournalLine>
export const JournalLine = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  actorKind: Type.String(),
  actorId: Type.String(),
  account: Type.String(),
  /** Name of the person now; empty for the system and for unknown accounts. */
  name: Type.String(),
  post: nullable(Type.String()),
  operation: Type.String(),
  operationZh: Type.String(),
  operationEn: Type.String(),
  objectId: nullable(Type.String()),
  outcome: Type.Unsafe<'done' | 'refused' | 'read'>(Type.Enum(['done', 'refused', 'read'])),
  status: Type.Integer(),
  ip: nullable(Type.String()),
  /** What was noted beside it; holds no personal data. */
  detail: Type.Unknown(),
})

const JournalQuery = {
  from: Type.Optional(Time),
  until: Type.Optional(Time),
  account: Type.Optional(Type.String({ maxLength: 60 })),
  /** A whole name such as `people.assignPosts`, or a module with its dot: `people.` */
  operation: Type.Optional(Type.String({ pattern: '^[a-z]+[.][A-Za-z]*$', maxLength: 80 })),
  objectId: Type.Optional(Type.String({ maxLength: 80 })),
  outcome: Type.Optional(Type.Enum(['done', 'refused', 'read'])),
}

export const listJournal = operation({
  name: 'people.listJournal',
  http: 'GET /journal',
  title: { zh: '查看审计日志', en: 'Show the journal' },
  may: 'people:view-journal',
  reach: 'district',
  in: Type.Object({
    ...JournalQuery,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(JournalLine), next: nullable(Type.String()) }),
})

/** At most 200,000 lines, newest first; that the file was made is itself written to the journal. */
export const exportJournal = operation({
  name: 'people.exportJournal',
  http: 'GET /journal/export',
  title: { zh: '导出审计日志', en: 'Export the journal' },
  may: 'people:view-journal',
  reach: 'district',
  personal: true,
  answers: 'file',
  in: Type.Object(JournalQuery),
  out: Type.Object({}),
})
