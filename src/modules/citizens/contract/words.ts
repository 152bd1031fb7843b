import { Type } from 'typebox'

export const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
export const Id = Type.String({ format: 'uuid' })
/** Signs of `domain/follow-code.ts`, or the pass that a phone code or WeChat gave. */
export const FollowKey = Type.String({ minLength: 16, maxLength: 60, pattern: '^[A-Za-z0-9_-]+$' })
export const FollowCode = Type.String({ pattern: '^[ACDEFGHJKMNPQRTUVWXY3467]{16}$' })
export const Ticket = Type.String({ maxLength: 120, pattern: '^[0-9a-z]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$' })
export const Uploads = Type.Array(Id, { maxItems: 6, uniqueItems: true })
export const Phone = Type.String({ minLength: 7, maxLength: 30 })
export const CaseNo = Type.String({ minLength: 6, maxLength: 40 })
