import type { Call } from '#platform/call.ts'
import { pulse } from '#platform/plug.ts'
import { simulatedMessage } from '../domain/simulated-message.ts'
import { findDemoBroker } from './demo-broker.ts'
import { simulatedDevices } from './device-store.ts'
import { findFeed } from './feed-store.ts'

const EVERY_MS = 20_000

/** Only in a demonstration: its made-up devices speak through a real broker, and every screen marks them. */
export const simulate = pulse('sensors.simulate', EVERY_MS, async (call: Call) => {
  const broker = await findDemoBroker(call)
  const feed = broker ? await findFeed(call.runtime.db) : null
  if (!broker || !feed?.connected || feed.url !== null) return
  const devices = await simulatedDevices(call.runtime.db)
  for (const [index, device] of devices.entries()) {
    const message = simulatedMessage(device, index, call.nowMs)
    if (message) await broker.publish(message.topic, JSON.stringify(message.body))
  }
})
