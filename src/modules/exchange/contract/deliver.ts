import { Type } from 'typebox'
import { operation } from '#core/operation.ts'

/** Called by the city's program; the wire form is described in `src/adapters/upper-platform/README.md`. */
export const deliver = operation({
  name: 'exchange.deliver',
  http: 'POST /exchange/deliveries',
  title: { zh: '接收上级平台报文', en: 'Take messages of the upper platform' },
  may: 'exchange:deliver',
  reach: 'district',
  maxBodyBytes: 4 * 1024 * 1024,
  in: Type.Object({
    sender: Type.String({ minLength: 1, maxLength: 60 }),
    sentAt: Type.String({ format: 'date-time' }),
    nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{16,80}$' }),
    payload: Type.String({ maxLength: 2_000_000, description: 'JSON text of the messages, exactly as it was signed' }),
    signature: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'HMAC-SM3 in hex' }),
  }),
  out: Type.Object({ payload: Type.String(), signature: Type.String() }),
})
