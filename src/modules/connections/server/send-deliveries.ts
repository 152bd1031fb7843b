import { DAY_MS } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import { errorText } from '#platform/log/error-text.ts'
import { job, pulse } from '#platform/plug.ts'
import { webhookSender } from '../contract.ts'
import { pauseAfter } from '../domain/next-delivery.ts'
import { type Claimed, claimDeliveries, forgetSent, markFailed, markSent } from './webhook-store.ts'
import { SECRET_PURPOSE } from './webhooks.ts'

const EVERY_MS = 2000
const BATCH = 20
const KEPT_DAYS = 30

/** Sends what is due, several at once: a receiver that answers slowly holds up few others. */
export const sendDeliveries = pulse(
  'connections.sendDeliveries',
  EVERY_MS,
  async (call) => (await sendBatch(call)) === BATCH,
)

export async function sendBatch(call: Call): Promise<number> {
  const claimed = await claimDeliveries(call.db, call.runtime.nowMs(), BATCH)
  await Promise.all(claimed.map((delivery) => sendOne(call, delivery)))
  return claimed.length
}

/** HMAC-SM3 (GB/T 32905) over time and body, so that an old message cannot be played again under a new time. */
export function signatureOf(secret: string, sentAt: string, body: string): string {
  return `sm3=${softwareProvider.hmacSm3(Buffer.from(secret), `${sentAt}.${body}`).toString('hex')}`
}

async function sendOne({ runtime, db }: Call, { id, url, secretSealed, topic, body, tries }: Claimed): Promise<void> {
  const nowMs = runtime.nowMs()
  const pause = pauseAfter(tries)
  const nextMs = pause === null ? null : nowMs + pause
  try {
    const sentAt = String(Math.floor(nowMs / 1000))
    const secret = runtime.secrets.open(secretSealed, SECRET_PURPOSE)
    const { status } = await runtime.use(webhookSender).post(
      url,
      {
        'content-type': 'application/json',
        'x-yiwang-delivery': id,
        'x-yiwang-topic': topic,
        'x-yiwang-timestamp': sentAt,
        'x-yiwang-signature': signatureOf(secret, sentAt, body),
      },
      body,
    )
    if (status >= 200 && status < 300) await markSent(db, id, status, nowMs)
    else await markFailed(db, id, { status, error: `对方答复 ${status}`, nextMs })
  } catch (error) {
    const said = errorText(error).split('\n')[0] ?? ''
    await markFailed(db, id, { status: null, error: `未能送达：${said}`, nextMs })
  }
}

/** What was sent or given up is kept for a month. */
export const forgetDeliveries = job(
  'connections.forgetDeliveries',
  async (_payload, call) => {
    await forgetSent(call.db, call.nowMs - KEPT_DAYS * DAY_MS)
  },
  '20 3 * * *',
)
