import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Account, nullable, PersonId, PostId, UnitId } from './words.ts'

export type ProgramKey = Static<typeof ProgramKey>
export const ProgramKey = Type.Object({
  id: Type.String(),
  account: Type.String(),
  /** Name of the program. */
  name: Type.String(),
  /** What this key is for, e.g. the machine that uses it. */
  label: Type.String(),
  /** First characters of the key, to tell keys apart. */
  starts: Type.String(),
  createdAt: Type.String(),
  expiresAt: nullable(Type.String()),
  lastUsedAt: nullable(Type.String()),
  revoked: Type.Boolean(),
})

/** Makes the program's account when there is none, then a key for it; a second key lets a program change keys at leisure. */
export const createKey = operation({
  name: 'people.createKey',
  http: 'POST /keys',
  title: { zh: '新建接口密钥', en: 'Make a program key' },
  may: 'people:manage-keys',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    account: Account,
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    label: Type.Optional(Type.String({ maxLength: 60 })),
    /** For a new account; an existing one keeps its posts. */
    posts: Type.Optional(Type.Array(Type.Object({ post: PostId, unit: UnitId }), { maxItems: 20 })),
    validDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  }),
  out: Type.Object({
    key: ProgramKey,
    /** Sent as `Authorization: Bearer`; shown once, null when the same command is sent again. */
    secret: nullable(Type.String()),
  }),
})

export const listKeys = operation({
  name: 'people.listKeys',
  http: 'GET /keys',
  title: { zh: '查看接口密钥', en: 'List program keys' },
  may: 'people:manage-keys',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(ProgramKey) }),
})

export const revokeKey = operation({
  name: 'people.revokeKey',
  http: 'POST /keys/{id}/revoke',
  title: { zh: '停用接口密钥', en: 'Revoke a program key' },
  may: 'people:manage-keys',
  reach: 'district',
  in: Type.Object({ id: PersonId }),
  out: ProgramKey,
})
