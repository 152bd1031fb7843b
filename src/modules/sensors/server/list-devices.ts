import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { DEVICE_STATES, listDevices } from '../contract.ts'
import { countStates, hasSimulated, listRows } from './device-store.ts'
import { deviceView, instant, kindView } from './device-view.ts'
import { feedHealth } from './feed-health.ts'
import { countRefused, WEEK_MS } from './feed-store.ts'
import { sensorRoom } from './sensor-room.ts'

export const listDevicesHandler = handle(listDevices, async ({ cursor, limit = 50, ...filter }, call) => {
  const room = call.runtime.use(sensorRoom)
  const after = cursor === undefined ? null : { rank: Number(cursor[0]), id: cursor.slice(2) }
  const rows = await listRows(call.db, call.scope(), { ...filter, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => deviceView(room, row)),
    next: rows.length > limit && last ? `${DEVICE_STATES.indexOf(last.state)}.${last.id}` : null,
    counts: await countStates(call.db, call.scope(), filter),
    kinds: room.file().kinds.map(kindView),
    simulated: await hasSimulated(call.db),
    feed: await feedView(call),
  }
})

export async function feedView(call: Call) {
  const { state, sinceMs, lastMessageMs } = await feedHealth(call)
  return {
    state,
    since: sinceMs === null ? null : instant(sinceMs),
    lastMessageAt: lastMessageMs === null ? null : instant(lastMessageMs),
    refused: await countRefused(call.db, call.nowMs - WEEK_MS),
  }
}
