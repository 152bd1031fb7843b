import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Instant, nullable } from './words.ts'

export const ConnectionView = Type.Object({
  connected: Type.Boolean(),
  enabled: Type.Boolean(),
  baseUrl: Type.String(),
  ourName: Type.String(),
  cityName: Type.String(),
  hasKey: Type.Boolean(),
  firstRetrySeconds: Type.Integer(),
  mostRetrySeconds: Type.Integer(),
  stuckAfterMinutes: Type.Integer(),
  waitingUp: Type.Integer(),
  waitingDown: Type.Integer(),
  oldestWaitingAt: nullable<string>(Instant),
  lastSentAt: nullable<string>(Instant),
  lastReceivedAt: nullable<string>(Instant),
  lastError: nullable<string>(Type.String()),
  lastErrorAt: nullable<string>(Instant),
})
export type ConnectionView = Static<typeof ConnectionView>

export const getConnection = operation({
  name: 'exchange.getConnection',
  http: 'GET /exchange/connection',
  title: { zh: '查看上级平台连接', en: 'The connection to the upper platform' },
  may: 'exchange:view',
  reach: 'district',
  in: Type.Object({}),
  out: ConnectionView,
})

/** Secret and key stay as they were where they are not given. */
export const saveConnection = operation({
  name: 'exchange.saveConnection',
  http: 'PUT /exchange/connection',
  title: { zh: '设置上级平台连接', en: 'Set the connection to the upper platform' },
  may: 'exchange:connect',
  reach: 'district',
  in: Type.Object({
    enabled: Type.Boolean(),
    baseUrl: Type.String({ maxLength: 300, pattern: '^https?://[^\\s?#]+$' }),
    ourName: Type.String({ minLength: 1, maxLength: 60 }),
    cityName: Type.String({ minLength: 1, maxLength: 60 }),
    secret: Type.Optional(Type.String({ minLength: 32, maxLength: 200 })),
    key: Type.Optional(Type.String({ maxLength: 300 })),
    firstRetrySeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    mostRetrySeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
    stuckAfterMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  }),
  out: ConnectionView,
})
