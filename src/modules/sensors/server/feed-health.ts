import type { ConnectionSource } from '#modules/connections/contract.ts'
import type { Call } from '#platform/call.ts'
import { findFeed } from './feed-store.ts'

/** How listening does, whichever process does it. */
export async function feedHealth({ runtime }: Pick<Call, 'runtime'>) {
  const feed = await findFeed(runtime.db)
  const isOff = !feed || (feed.url === null && !feed.isHeld)
  const isUp = !isOff && feed.isHeld && feed.connected
  return {
    state: isOff ? ('off' as const) : isUp ? ('ok' as const) : ('down' as const),
    url: feed?.url ?? null,
    sinceMs: feed?.sinceMs ?? null,
    lastMessageMs: feed?.lastMessageMs ?? null,
    lastError: feed?.lastError ?? null,
    waiting: feed?.waiting ?? 0,
  }
}

const SLOW_WAITING = 500

export const sensorConnection: ConnectionSource = {
  id: 'sensors',
  title: { zh: '感知设备（MQTT）', en: 'Sensors (MQTT)' },
  direction: 'in',
  health: async (given) => {
    const { state, sinceMs, lastMessageMs, lastError, waiting } = await feedHealth(given as Call)
    const isSlow = state === 'ok' && waiting > SLOW_WAITING
    const shown = { sinceMs, waiting, lastOkMs: lastMessageMs, lastError, page: '/c/sensor-feed' }
    return { state: isSlow ? 'slow' : state, ...shown }
  },
}
