import { Type } from 'typebox'

/** Schemas that every operation of a case is written in. */
export const keysOf = <K extends string>(list: Readonly<Record<K, unknown>>) =>
  Type.Unsafe<K>(Type.Enum(Object.keys(list)))
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Sentence = (most = 2000) => Type.String({ minLength: 1, maxLength: most })
export const Id = Type.String({ format: 'uuid' })
export const CaseRef = Type.String({ minLength: 1, maxLength: 60, description: 'UUID or case number' })
export const FileIds = Type.Array(Id, { maxItems: 20 })
export const Unit = Type.String({ minLength: 1, maxLength: 60 })
export const Instant = Type.String({ format: 'date-time' })
