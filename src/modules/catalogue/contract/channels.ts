import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { type Channel, type DeadlineTable, VARIANTS, type Variant } from '../domain/channel.ts'
import { LimitText, Why } from './words.ts'

const channelWords = {
  zh: Type.String({ minLength: 1, maxLength: 30 }),
  en: Type.String({ minLength: 1, maxLength: 60 }),
  variant: Type.Unsafe<Variant>(Type.Enum([...VARIANTS])),
  needsCallback: Type.Unsafe<'always' | 'ifContact' | 'never'>(Type.Enum(['always', 'ifContact', 'never'])),
  identityKnown: Type.Unsafe<'always' | 'optional' | 'never'>(Type.Enum(['always', 'optional', 'never'])),
  /** Told first-hand by the public; process rules may have such reports looked at on the spot first. */
  fromPublic: Type.Boolean(),
  deadlineTable: Type.String({ minLength: 1, maxLength: 40 }),
  entry: Type.Unsafe<'interface' | 'manual' | 'app' | 'console' | 'web'>(
    Type.Enum(['interface', 'manual', 'app', 'console', 'web']),
  ),
}

const ChannelOut = Type.Unsafe<Channel>(
  Type.Object({
    id: Type.String(),
    /** Two digits, part of the case number. */
    code: Type.String(),
    ...channelWords,
    active: Type.Boolean(),
    version: Type.Integer(),
  }),
)

const DeadlineTableOut = Type.Unsafe<DeadlineTable>(
  Type.Object({
    key: Type.String(),
    zh: Type.String(),
    en: Type.String(),
    from: Type.String(),
    tiers: Type.Array(Type.Object({ tier: Type.String(), zh: Type.String(), limit: LimitText })),
    reserve: Type.Optional(Type.Object({ percent: Type.Number(), maximum: LimitText, floorPercent: Type.Number() })),
  }),
)

export const listChannels = operation({
  name: 'catalogue.listChannels',
  http: 'GET /channels',
  title: { zh: '查看案件来源', en: 'List channels' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    version: Type.Integer(),
    items: Type.Array(ChannelOut),
    deadlineTables: Type.Array(DeadlineTableOut),
    next: Type.Null(),
  }),
})

export const saveChannel = operation({
  name: 'catalogue.saveChannel',
  http: 'PUT /channels/{id}',
  title: { zh: '修改案件来源', en: 'Save a channel' },
  may: 'catalogue:edit-channels',
  reach: 'district',
  in: Type.Object({
    id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' }),
    code: Type.String({ pattern: '^[0-9]{2}$' }),
    ...channelWords,
    active: Type.Boolean(),
    why: Why,
  }),
  out: Type.Object({ channel: ChannelOut, channelsVersion: Type.Integer() }),
})
