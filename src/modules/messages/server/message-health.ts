import type { ConnectionSource } from '#modules/connections/contract.ts'
import type { Call } from '#platform/call.ts'
import { countWaiting } from './message-store.ts'
import { waitingReplies } from './reply-store.ts'

const MOST = 1000
const STUCK_MS = 3 * 86_400_000

/** Boards and mailboxes do not say that they are there: what waits to be registered or taken is what can be told. */
export const messageHealth: ConnectionSource = {
  id: 'messages',
  title: { zh: '来信与留言', en: 'Messages' },
  direction: 'both',
  health: async (given) => {
    const { runtime, nowMs } = given as Call
    const { waiting, lastMs } = await countWaiting(runtime.db)
    const replies = await waitingReplies(runtime.db, { withConfidential: true, limit: MOST })
    const oldest = replies[0]
    const isStuck = oldest !== undefined && nowMs - oldest.madeMs > STUCK_MS
    return {
      state: lastMs === null ? 'off' : isStuck ? 'stuck' : 'ok',
      sinceMs: isStuck ? oldest.madeMs : null,
      waiting: waiting + replies.length,
      lastOkMs: lastMs,
      lastError: isStuck ? '答复超过三天没有被取走' : null,
      page: '/c/messages',
    }
  },
}
