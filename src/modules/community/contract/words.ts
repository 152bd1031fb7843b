import { Type } from 'typebox'
import { DUE_STATES } from '../domain/words.ts'

/** Schemas that every operation here is written in. */
export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const oneOf = <K extends string>(keys: readonly K[]) => Type.Unsafe<K>(Type.Enum([...keys]))
export const Id = Type.String({ format: 'uuid' })
export const Instant = Type.String({ format: 'date-time' })
/** `2026-11-21` */
export const Day = Type.String({ format: 'date' })
/** A district, street, community or grid; what the caller may not see within it stays unseen. */
export const Area = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })
/** A community or a grid. */
export const CommunityArea = Type.String({ pattern: '^[0-9]{12}([0-9]{3})?$' })
/** Key of a list in the district's `community.json`. */
export const Key = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,40}$' })
export const Note = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
export const Cursor = Type.String({ maxLength: 600 })
export const Limit = Type.Integer({ minimum: 1, maximum: 200 })
export const Lon = Type.Number({ minimum: 73, maximum: 136 })
export const Lat = Type.Number({ minimum: 3, maximum: 54 })

export const Due = Type.Object({ state: oneOf(DUE_STATES), on: nullable<string>(Type.String()) })
