import { handle } from '#platform/plug.ts'
import { getBroker } from '../contract.ts'
import { topicFilter } from '../domain/match-topic.ts'
import { findDemoBroker } from './demo-broker.ts'
import { countDevices } from './device-store.ts'
import { feedHealth } from './feed-health.ts'
import { findFeed } from './feed-store.ts'
import { feedView } from './list-devices.ts'
import { countReadings } from './reading-store.ts'
import { sensorRoom } from './sensor-room.ts'

const DAY_MS = 86_400_000

export const getBrokerHandler = handle(getBroker, async (_input, call) => {
  const { url, lastError, waiting } = await feedHealth(call)
  const stored = await findFeed(call.db)
  const { forms } = call.runtime.use(sensorRoom).file()
  return {
    ...(await feedView(call)),
    ...{ url, lastError, waiting },
    simulated: url === null && (await findDemoBroker(call)) !== null,
    username: stored?.username ?? null,
    hasPassword: stored !== null && stored.password !== null,
    topics: [...new Set(forms.map(({ topic }) => topicFilter(topic)))],
    devices: await countDevices(call.db),
    readings: await countReadings(call.db, call.nowMs - DAY_MS),
  }
})
