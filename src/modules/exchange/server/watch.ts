import { HOUR_MS, MINUTE_MS } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { findConnection } from './connection-store.ts'
import { dropNonces } from './inbound-store.ts'
import { countWaiting } from './waiting-store.ts'

/** Envelopes older than the replay window are refused by their time alone. */
const NONCE_MS = 30 * MINUTE_MS

const SIDES = {
  up: { zh: '上行', en: 'to the city' },
  down: { zh: '下行', en: 'from the city' },
} as const

/** Says that something has been waiting too long: once an hour for each direction, as long as it lasts. */
export const watch = job('exchange.watch', (_payload, call) => watchOnce(call), '* * * * *')

export async function watchOnce(call: Call): Promise<void> {
  const { runtime, db } = call
  const nowMs = runtime.nowMs()
  await dropNonces(db, nowMs - NONCE_MS)
  const connection = await findConnection(db)
  if (!connection?.enabled) return
  const waiting = await countWaiting(db)
  for (const side of ['up', 'down'] as const) {
    const sinceMs = side === 'up' ? waiting.upSinceMs : waiting.downSinceMs
    const minutes = sinceMs === null ? 0 : Math.floor((nowMs - sinceMs) / MINUTE_MS)
    if (sinceMs === null || minutes < connection.stuckAfterMinutes) continue
    const words = SIDES[side]
    await runtime.use(notify).notify(call, {
      to: { posts: ['dutyChief', 'sysAdmin'] },
      kind: 'general',
      title: {
        zh: `与上级平台交换积压：${words.zh} ${waiting[side]} 条，最早一条已等 ${minutes} 分钟`,
        en: `Exchange with the city is stuck: ${waiting[side]} ${words.en}, the oldest for ${minutes} minutes`,
      },
      text: {
        zh: '请打开“上级平台交换”查看在等什么，可重试，或写明理由跳过。',
        en: 'Open "Exchange with the city" to see what it waits for; retry, or skip with a reason.',
      },
      link: `/c/exchange?direction=${side}`,
      dedupeKey: `exchange.stuck:${side}:${Math.floor(nowMs / HOUR_MS)}`,
    })
  }
}
