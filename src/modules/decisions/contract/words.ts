import { type TSchema, Type } from 'typebox'
import { IMPORTED, type Imported } from '../domain/question.ts'

export const nullable = <T>(schema: TSchema) => Type.Unsafe<T | null>(Type.Union([schema, Type.Null()]))
export const Id = Type.String({ format: 'uuid' })
export const Instant = Type.String({ description: 'RFC 3339' })
export const Title = Type.Object({ zh: Type.String(), en: Type.String() })
export const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
export const keysOf = <T extends string>(list: Readonly<Record<T, unknown>>) =>
  Type.Unsafe<T>(Type.Enum(Object.keys(list)))
export const AreaCode = Type.String({ pattern: '^([0-9]{9}|[0-9]{12}|[0-9]{15})$' })
export const UnitId = Type.String({ minLength: 1, maxLength: 80 })

/** Which cases: reported in these days, narrowed by what was clicked. */
export const question = {
  from: Day,
  to: Day,
  area: Type.Optional(AreaCode),
  category: Type.Optional(Type.String({ pattern: '^([0-9]{2}|[0-9]{4}|[0-9]{6})$' })),
  unit: Type.Optional(UnitId),
  channel: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  imported: Type.Optional(keysOf<Imported>(IMPORTED)),
}

export const SumsOut = Type.Object({
  received: Type.Integer(),
  closed: Type.Integer(),
  open: Type.Integer(),
  inTime: Type.Integer(),
  late: Type.Integer(),
  returned: Type.Integer(),
  redone: Type.Integer(),
  closeSeconds: Type.Number(),
})
