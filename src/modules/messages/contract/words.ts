import { Type } from 'typebox'

export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Instant = Type.String({ format: 'date-time' })
export const Id = Type.String({ format: 'uuid' })
export const Cursor = Type.String({ maxLength: 120 })
export const Sentence = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
export const oneOf = <const K extends readonly string[]>(list: K) => Type.Unsafe<K[number]>(Type.Enum([...list]))
export const SourceId = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' })
