import { Type } from 'typebox'

export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Instant = Type.String({ format: 'date-time' })
export const Id = Type.String({ format: 'uuid' })
export const Key = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9_-]*$' })
export const Scope = Type.String({ minLength: 1, maxLength: 60 })
export const Sentence = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
export const oneOf = <const K extends readonly string[]>(list: K) => Type.Unsafe<K[number]>(Type.Enum([...list]))
/** `2026`, `2026-Q4`, `2026-10`, `2026-W46`, `2026-10-01..2026-10-15`. */
export const Period = Type.String({ minLength: 4, maxLength: 24 })
export const SHEET_FORMATS = ['pdf', 'docx', 'xlsx'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]
/** An object that is answered whole, as it is stored: a serializer drops what a schema does not name. */
export const whole = <T>() => Type.Unsafe<T>(Type.Object({}, { additionalProperties: true }))
