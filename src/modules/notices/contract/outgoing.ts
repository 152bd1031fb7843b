import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CHANNELS } from '../domain/kind.ts'
import { Cursor, Id, Instant, nullable, oneOf } from './words.ts'

export const OUTGOING_STATES = ['waiting', 'sending', 'sent', 'failed'] as const

/** A message to somebody's phone or office chat, and what became of it. */
export const OutgoingRow = Type.Object({
  id: Id,
  channel: oneOf(CHANNELS),
  kind: Type.String(),
  kindZh: Type.String(),
  kindEn: Type.String(),
  personId: Type.String(),
  personName: Type.String(),
  text: Type.String(),
  status: oneOf(OUTGOING_STATES),
  tries: Type.Integer(),
  nextTryAt: nullable<string>(Instant),
  lastError: nullable<string>(Type.String()),
  simulated: Type.Boolean(),
  createdAt: Instant,
  sentAt: nullable<string>(Instant),
})
export type OutgoingRow = Static<typeof OutgoingRow>

export const listOutgoing = operation({
  name: 'notices.listOutgoing',
  http: 'GET /outgoing-messages',
  title: { zh: '查看外发消息', en: 'Outgoing messages' },
  may: 'notices:view-outgoing',
  reach: 'district',
  in: Type.Object({
    channel: Type.Optional(oneOf(CHANNELS)),
    status: Type.Optional(oneOf(OUTGOING_STATES)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(OutgoingRow), next: nullable<string>(Type.String()) }),
})

export const resend = operation({
  name: 'notices.resend',
  http: 'POST /outgoing-messages/{id}/resend',
  title: { zh: '重发消息', en: 'Send a message again' },
  may: 'notices:resend',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id, status: oneOf(OUTGOING_STATES) }),
})
