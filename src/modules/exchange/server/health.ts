import { MINUTE_MS } from '#core/time/local.ts'
import type { ConnectionHealth, ConnectionSource } from '#modules/connections/contract.ts'
import type { Call } from '#platform/call.ts'
import { earliest } from './connection.ts'
import { findConnection, getPulse } from './connection-store.ts'
import { countWaiting } from './waiting-store.ts'

/** How the exchange does, for the page of all connections. */
export const health: ConnectionSource = {
  id: 'exchange',
  title: { zh: '上级平台（市级城运、12345）', en: 'Upper platform' },
  direction: 'both',
  health: async (given) => {
    const call = given as Call
    const row = await findConnection(call.db)
    const pulse = await getPulse(call.db)
    const waiting = await countWaiting(call.db)
    const oldestMs = earliest(waiting.upSinceMs, waiting.downSinceMs)
    const ages = oldestMs === null ? 0 : (call.nowMs - oldestMs) / MINUTE_MS
    const state: ConnectionHealth['state'] = !row?.enabled
      ? 'off'
      : ages >= row.stuckAfterMinutes
        ? 'stuck'
        : pulse.lastError !== null
          ? 'down'
          : ages >= row.stuckAfterMinutes / 3
            ? 'slow'
            : 'ok'
    const sent = [pulse.lastSentMs, pulse.lastReceivedMs].filter((ms) => ms !== null)
    return {
      state,
      sinceMs: state === 'down' ? pulse.lastErrorMs : state === 'stuck' || state === 'slow' ? oldestMs : null,
      waiting: waiting.up + waiting.down,
      lastOkMs: sent.length > 0 ? Math.max(...sent) : null,
      lastError: pulse.lastError,
      page: '/c/exchange',
    }
  },
}
