import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { type MarkKind, markKinds, type PhotoRole } from './domain/mark.ts'

export { type MarkKind, markKinds } from './domain/mark.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Id = Type.String({ format: 'uuid' })
const Instant = Type.String({ format: 'date-time' })
const Kind = Type.Unsafe<MarkKind>(Type.Enum(Object.keys(markKinds)))

export const MarkView = Type.Object({
  key: Type.String(),
  kind: Kind,
  zh: Type.String(),
  en: Type.String(),
  /** Why, in one sentence. */
  reason: Type.Object({ zh: Type.String(), en: Type.String() }),
  at: Instant,
  /** Line of the case's record that shows it. */
  line: Type.Integer(),
  /** The other case that shows it. */
  other: nullable<{ caseId: string; caseNo: string }>(Type.Object({ caseId: Id, caseNo: Type.String() })),
  /** The picture that shows it. */
  fileId: nullable<string>(Id),
  roles: Type.Array(Type.Unsafe<PhotoRole>(Type.String())),
})
export type MarkView = Static<typeof MarkView>

export const MarkedRow = Type.Object({
  ...MarkView.properties,
  caseId: Id,
  caseNo: Type.String(),
  title: Type.String(),
  state: Type.String(),
  leadUnit: nullable<string>(Type.String()),
  areaCode: nullable<string>(Type.String()),
})
export type MarkedRow = Static<typeof MarkedRow>

export const listCaseMarks = operation({
  name: 'marks.listCaseMarks',
  http: 'GET /cases/{id}/marks',
  title: { zh: '本案异常标记', en: 'Marks of one case' },
  may: 'marks:view',
  reach: 'area',
  in: Type.Object({ id: Type.String({ minLength: 1, maxLength: 60, description: 'UUID or case number' }) }),
  out: Type.Object({ marks: Type.Array(MarkView) }),
})

export const listMarks = operation({
  name: 'marks.listMarks',
  http: 'GET /marks',
  title: { zh: '异常标记', en: 'Marks' },
  may: 'marks:view',
  reach: 'area',
  in: Type.Object({
    kind: Type.Optional(Type.Array(Kind, { maxItems: 6 })),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
  }),
  out: Type.Object({
    items: Type.Array(MarkedRow),
    next: nullable<string>(Type.String()),
    /** Up to when records have been looked at; null: not yet. */
    asOf: nullable<string>(Instant),
  }),
})
