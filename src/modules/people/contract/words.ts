import { type TSchema, Type } from 'typebox'

/** Parts that the schemas of this module share. */
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Text that may be taken away by sending null; written so that the input check leaves null as it is. */
export const textOrNull = (maxLength: number) => Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength })

export const UnitId = Type.String({ pattern: '^[a-z][a-z0-9_]*([.][a-z0-9_]+)*$', maxLength: 60 })
export const PersonId = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
})
export const Account = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9._-]{2,59}$' })
export const PostId = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' })
export const AreaCode = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })
export const Time = Type.String({ format: 'date-time' })
export const Day = Type.String({ format: 'date' })
export const Cursor = Type.String({ maxLength: 200 })
export const Search = Type.String({ maxLength: 60 })
/** Fields of a multipart form are text. */
export const Flag = Type.Enum(['true', 'false'])

/** What became of a file of rows; at most 500 rejected rows are listed, `rejectedCount` counts all. */
export const ImportAnswer = {
  dryRun: Type.Boolean(),
  read: Type.Integer(),
  saved: Type.Integer(),
  rejectedCount: Type.Integer(),
  rejected: Type.Array(Type.Object({ line: Type.Integer(), reasonZh: Type.String(), reasonEn: Type.String() })),
}
