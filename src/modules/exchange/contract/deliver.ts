import { Type } from 'typebox'
import { operation } from '#core/operation.ts'

const envelope = {
  sender: Type.String({ minLength: 1, maxLength: 60 }),
  sentAt: Type.String({ format: 'date-time' }),
  nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{16,80}$' }),
  signature: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'HMAC-SM3 in hex' }),
}
const Signed = Type.Object({ payload: Type.String(), signature: Type.String() })

/** Called by the city's program; the wire form is described in `src/adapters/upper-platform/README.md`. */
export const deliver = operation({
  name: 'exchange.deliver',
  http: 'POST /exchange/deliveries',
  title: { zh: '接收上级平台报文', en: 'Take messages of the upper platform' },
  may: 'exchange:deliver',
  reach: 'district',
  maxBodyBytes: 4 * 1024 * 1024,
  in: Type.Object({
    ...envelope,
    payload: Type.String({ maxLength: 2_000_000, description: 'JSON text of the messages, exactly as it was signed' }),
  }),
  out: Signed,
})

/** A picture or document that a message up names, for the city's program; the answer is signed. */
export const giveAttachment = operation({
  name: 'exchange.giveAttachment',
  http: 'POST /exchange/attachments',
  title: { zh: '向上级平台提供附件', en: 'Give the upper platform an attachment' },
  may: 'exchange:deliver',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    ...envelope,
    payload: Type.String({ maxLength: 1000, description: 'JSON text {"thread", "id"}, exactly as it was signed' }),
  }),
  out: Signed,
})
