import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { nullable } from './words.ts'

export type KeyUse = Static<typeof KeyUse>
export const KeyUse = Type.Object({
  account: Type.String(),
  name: Type.String(),
  callsADay: Type.Integer(),
  /** True: set for this program; false: what the district's file gives every program. */
  own: Type.Boolean(),
  callsToday: Type.Integer(),
  refusedToday: Type.Integer(),
  callsThirtyDays: Type.Integer(),
})

export const listKeyUse = operation({
  name: 'connections.listKeyUse',
  http: 'GET /keys/use',
  title: { zh: '查看接口用量', en: 'Show the use of keys' },
  may: 'connections:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(KeyUse) }),
})

export const setKeyQuota = operation({
  name: 'connections.setKeyQuota',
  http: 'PUT /keys/use/{account}/quota',
  title: { zh: '设置接口配额', en: 'Set the quota of a program' },
  may: 'connections:manage',
  reach: 'district',
  in: Type.Object({
    account: Type.String({ minLength: 1, maxLength: 60 }),
    /** Null: that of the district's file again. */
    callsADay: nullable<number>(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  }),
  out: KeyUse,
})
