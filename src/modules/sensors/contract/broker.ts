import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Instant, nullable, oneOf } from './words.ts'

export const FeedView = Type.Object({
  state: oneOf(['ok', 'down', 'off'] as const),
  since: nullable<string>(Instant),
  lastMessageAt: nullable<string>(Instant),
  /** Messages of the last seven days that could not be read. */
  refused: Type.Integer(),
})

export const getBroker = operation({
  name: 'sensors.getBroker',
  http: 'GET /sensors/broker',
  title: { zh: '查看感知接入', en: 'Show where sensors are heard' },
  may: 'sensors:feed',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    ...FeedView.properties,
    url: nullable<string>(Type.String()),
    lastError: nullable<string>(Type.String()),
    /** The broker inside this process: a demonstration without one of its own. */
    simulated: Type.Boolean(),
    username: nullable<string>(Type.String()),
    hasPassword: Type.Boolean(),
    /** Messages that came and are not kept yet. */
    waiting: Type.Integer(),
    topics: Type.Array(Type.String()),
    devices: Type.Integer(),
    /** Readings that were kept of the last 24 hours. */
    readings: Type.Integer(),
  }),
})

const Refused = Type.Object({ at: Instant, topic: Type.String(), payload: Type.String(), reason: Type.String() })
export type Refused = Static<typeof Refused>

export const listRefused = operation({
  name: 'sensors.listRefused',
  http: 'GET /sensors/refused',
  title: { zh: '查看未收的感知报文', en: 'List messages of sensors that were refused' },
  may: 'sensors:feed',
  reach: 'district',
  in: Type.Object({
    reason: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({
    /** Of seven days, newest first. */
    items: Type.Array(Refused),
    next: nullable<string>(Type.String()),
    /** The most frequent first. */
    reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer(), lastAt: Instant })),
  }),
})

export const setBroker = operation({
  name: 'sensors.setBroker',
  http: 'PUT /sensors/broker',
  title: { zh: '设置感知接入', en: 'Set where sensors are heard' },
  may: 'sensors:connect',
  reach: 'district',
  in: Type.Object({
    /** Empty: nothing is heard. */
    url: Type.String({ maxLength: 200, pattern: '^$|^(mqtts?|wss?)://[^\\s@]+$' }),
    username: Type.Optional(Type.String({ maxLength: 100 })),
    /** Left out: the one that stands, as long as address and user stay the same. */
    password: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ url: Type.String() }),
})
