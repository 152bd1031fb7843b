import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listDevices } from '../contract.ts'
import { hasSimulated, listRows } from './device-store.ts'
import { deviceView, instant } from './device-view.ts'
import { feedHealth } from './feed-health.ts'
import { countRefused } from './feed-store.ts'
import { sensorRoom } from './sensor-room.ts'

const WEEK_MS = 7 * 86_400_000

export const listDevicesHandler = handle(listDevices, async (input, call) => {
  const room = call.runtime.use(sensorRoom)
  const limit = input.limit ?? 50
  const { kind = null, state = null, text = null, cursor: after = null } = input
  const rows = await listRows(call.db, call.scope(), { kind, state, text, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  return {
    items: items.map((row) => deviceView(room, row)),
    next: rows.length > limit ? items.at(-1)!.id : null,
    kinds: room.file().kinds.map(({ id, zh, en }) => ({ id, zh, en })),
    simulated: await hasSimulated(call.db),
    feed: await feedView(call),
  }
})

async function feedView(call: Call) {
  const { state, url, sinceMs, lastMessageMs, lastError } = await feedHealth(call)
  return {
    state,
    url,
    since: sinceMs === null ? null : instant(sinceMs),
    lastMessageAt: lastMessageMs === null ? null : instant(lastMessageMs),
    lastError,
    refused: await countRefused(call.db, call.nowMs - WEEK_MS),
  }
}
