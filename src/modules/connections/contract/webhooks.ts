import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import { TOPICS, type Topic } from '../domain/topics.ts'
import { Id, Instant, nullable, Unit } from './words.ts'

export { TOPICS, type Topic }

const TopicIn = Type.Unsafe<Topic>(Type.Enum(Object.keys(TOPICS)))
export const DELIVERY_STATES = {
  waiting: { zh: '等待发送', en: 'waiting' },
  sent: { zh: '已送达', en: 'sent' },
  failed: { zh: '已停止重试', en: 'given up' },
} as const
export type DeliveryState = keyof typeof DELIVERY_STATES
const State = Type.Unsafe<DeliveryState>(Type.Enum(Object.keys(DELIVERY_STATES)))

export type Webhook = Static<typeof Webhook>
export const Webhook = Type.Object({
  id: Id,
  name: Type.String(),
  url: Type.String(),
  topics: Type.Array(TopicIn),
  unit: nullable<string>(Type.String()),
  active: Type.Boolean(),
  /** Since when nothing gets through; null: in order. */
  stuckSince: nullable<string>(Instant),
  waiting: Type.Integer(),
  failed: Type.Integer(),
  lastSentAt: nullable<string>(Instant),
  lastError: nullable<string>(Type.String()),
})

export const listWebhooks = operation({
  name: 'connections.listWebhooks',
  http: 'GET /webhooks',
  title: { zh: '查看消息推送', en: 'List webhooks' },
  may: 'connections:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(Webhook) }),
})

export const createWebhook = operation({
  name: 'connections.createWebhook',
  http: 'POST /webhooks',
  title: { zh: '新建消息推送', en: 'Make a webhook' },
  may: 'connections:manage',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    url: Type.String({ minLength: 8, maxLength: 500, pattern: '^https?://[^\\s]+$' }),
    topics: Type.Array(TopicIn, { minItems: 1, maxItems: 10 }),
    /** Only what concerns this unit; left out: the whole district. */
    unit: Type.Optional(Unit),
  }),
  out: Type.Object({
    webhook: Webhook,
    /** Key of the signature, shown once; null when the same command is sent again. */
    secret: nullable<string>(Type.String()),
  }),
})

export const setWebhook = operation({
  name: 'connections.setWebhook',
  http: 'PUT /webhooks/{id}/active',
  title: { zh: '启停消息推送', en: 'Switch a webhook on or off' },
  may: 'connections:manage',
  reach: 'district',
  in: Type.Object({ id: Id, active: Type.Boolean() }),
  out: Webhook,
})

export type Delivery = Static<typeof Delivery>
export const Delivery = Type.Object({
  id: Id,
  topic: Type.String(),
  state: State,
  tries: Type.Integer(),
  createdAt: Instant,
  nextTryAt: nullable<string>(Instant),
  sentAt: nullable<string>(Instant),
  lastStatus: nullable<number>(Type.Integer()),
  lastError: nullable<string>(Type.String()),
})

export const listDeliveries = operation({
  name: 'connections.listDeliveries',
  http: 'GET /webhooks/{id}/deliveries',
  title: { zh: '查看推送记录', en: 'List deliveries of a webhook' },
  may: 'connections:view',
  reach: 'district',
  in: Type.Object({
    id: Id,
    state: Type.Optional(State),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ items: Type.Array(Delivery), next: nullable<string>(Type.String()) }),
})

/** Sends again what was sent or given up, under the same ids: one delivery, or all of a period. */
export const replayDeliveries = operation({
  name: 'connections.replayDeliveries',
  http: 'POST /webhooks/{id}/replay',
  title: { zh: '重新推送', en: 'Send deliveries again' },
  may: 'connections:manage',
  reach: 'district',
  in: Type.Object({
    id: Id,
    delivery: Type.Optional(Id),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
  }),
  out: Type.Object({ again: Type.Integer() }),
})

/** Brings one message to another system; throws where it is not reached. */
export interface WebhookSender {
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<{ status: number }>
}
export const webhookSender = port<WebhookSender>('connections.webhookSender')
