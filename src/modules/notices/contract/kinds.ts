import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CHANNELS } from '../domain/kind.ts'
import { Instant, oneOf } from './words.ts'

const Channels = Type.Array(oneOf(CHANNELS), { maxItems: CHANNELS.length, uniqueItems: true })

export const KindRow = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** Beside the inbox, which every notice goes to. */
  channels: Channels,
  changedAt: Instant,
})
export type KindRow = Static<typeof KindRow>

export const listKinds = operation({
  name: 'notices.listKinds',
  http: 'GET /notice-kinds',
  title: { zh: '查看通知方式', en: 'How people are told' },
  may: 'notices:view-kinds',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    items: Type.Array(KindRow),
    senders: Type.Array(
      Type.Object({
        channel: oneOf(CHANNELS),
        zh: Type.String(),
        en: Type.String(),
        connected: Type.Boolean(),
        /** Nothing leaves the installation. */
        simulated: Type.Boolean(),
      }),
    ),
  }),
})

export const setKindChannels = operation({
  name: 'notices.setKindChannels',
  http: 'PUT /notice-kinds/{kind}',
  title: { zh: '设置通知方式', en: 'Set how people are told' },
  may: 'notices:set-channels',
  reach: 'district',
  in: Type.Object({ kind: Type.String({ maxLength: 40 }), channels: Channels }),
  out: KindRow,
})
