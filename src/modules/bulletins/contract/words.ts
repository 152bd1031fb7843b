import { type TSchema, Type } from 'typebox'
import { CYCLES, type Cycle } from '../domain/say-figure.ts'
import { BULLETIN_KINDS, type BulletinKind } from '../domain/template.ts'

export const nullable = <T>(schema: TSchema) => Type.Unsafe<T | null>(Type.Union([schema, Type.Null()]))
export const Id = Type.String({ format: 'uuid' })
export const Instant = Type.String({ description: 'RFC 3339' })
export const Kind = Type.Unsafe<BulletinKind>(Type.Enum(Object.keys(BULLETIN_KINDS)))
export const CycleOf = Type.Unsafe<Cycle>(Type.Enum([...CYCLES]))
/** `2024-01-05`, `2024-W05`, `2024-03`, `2024-Q1`, `2024` */
export const PeriodKey = Type.String({
  maxLength: 10,
  pattern: '^[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|W[0-9]{2}|Q[1-4]))?$',
})
export const TemplateId = Type.String({ maxLength: 40, pattern: '^[a-z][A-Za-z0-9]*$' })
export const Reason = Type.String({ minLength: 2, maxLength: 300, pattern: '\\S' })
