import { Type } from 'typebox'

export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const oneOf = <const K extends readonly string[]>(list: K) => Type.Unsafe<K[number]>(Type.Enum([...list]))
export const Instant = Type.String({ format: 'date-time' })
export const Day = Type.String({ format: 'date' })
export const Id = Type.String({ format: 'uuid' })
export const Unit = Type.String({ minLength: 1, maxLength: 60 })
export const Cursor = Type.String({ maxLength: 120 })
export const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
/** An amount, a rate or a score: decimals as text, never a number. */
export const Decimal = Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,6})?$' })
export const Weight = Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,6})?$' })
/** Words that must say something. */
export const Sentence = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
export const Text = (most: number) => Type.String({ maxLength: most })
export const FORMATS = ['xlsx', 'csv'] as const
