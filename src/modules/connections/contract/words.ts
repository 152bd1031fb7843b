import { Type } from 'typebox'

export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Instant = Type.String({ format: 'date-time' })
export const Id = Type.String({ format: 'uuid' })
export const Unit = Type.String({ minLength: 1, maxLength: 60 })
