import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { clearUnstuck, markStuck, stuckNow } from './stuck-store.ts'

/** Names in the title of a notice; the page lists all. */
const NAMED = 3

/** One notice when webhooks stop getting through; the alarm ends by itself with the next message that does. */
export const watchWebhooks = job('connections.watchWebhooks', (_payload, call) => watchOnce(call), '* * * * *')

export async function watchOnce(call: Call): Promise<void> {
  const { runtime, db } = call
  const nowMs = runtime.nowMs()
  const stuck = await stuckNow(db, nowMs)
  await clearUnstuck(
    db,
    stuck.map(({ id }) => id),
  )
  const fresh = stuck.filter(({ stuckMs }) => stuckMs === null)
  const [first] = fresh
  if (!first) return
  const names = fresh.slice(0, NAMED).map(({ name }) => name)
  await runtime.use(notify).notify(call, {
    to: { posts: ['dutyChief', 'sysAdmin'] },
    kind: 'general',
    title: {
      zh: `消息推送送不出去：${names.join('、')}${fresh.length > NAMED ? ` 等 ${fresh.length} 个` : ''}`,
      en: `Webhooks do not get through: ${names.join(', ')}${fresh.length > NAMED ? ` and ${fresh.length - NAMED} more` : ''}`,
    },
    text: {
      zh: '对方系统不答复或拒收。请打开“系统对接”看原因并联系对方；恢复后自动补发，已停止重试的可重新推送。',
      en: 'The other system does not answer or refuses. Open "Connections" to see why; what waits goes out by itself when it is back.',
    },
    link: `/c/connections?open=${first.id}`,
    // Told and not yet marked when a process dies: the same key at the next look.
    dedupeKey: `connections.stuck:${first.id}:${first.lastSentMs ?? 0}`,
  })
  await markStuck(
    db,
    fresh.map(({ id }) => id),
    nowMs,
  )
}
