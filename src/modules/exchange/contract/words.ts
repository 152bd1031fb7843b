import { Type } from 'typebox'

export const oneOf = <K extends string>(list: readonly K[]) => Type.Unsafe<K>(Type.Enum([...list]))
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Instant = Type.String({ format: 'date-time' })
export const ThreadId = Type.String({ pattern: '^[OC]:.{1,80}$', maxLength: 82 })
export const Reason = Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' })
