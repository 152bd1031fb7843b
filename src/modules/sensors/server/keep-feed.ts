import type { Call } from '#platform/call.ts'
import { newId } from '#platform/ids.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { openSensorFeed, type SensorFeed } from '../contract.ts'
import { topicFilter } from '../domain/match-topic.ts'
import { demoUrl } from './demo-broker.ts'
import { findFeed, holdFeed, releaseFeed, type StoredFeed, saveHealth } from './feed-store.ts'
import { sensorRoom } from './sensor-room.ts'
import { takeMessages } from './take-messages.ts'

const EVERY_MS = 2000
/** A process that died is followed by another one after this. */
const HELD_SECONDS = 10
export const PASSWORD = 'sensors.broker.password'

interface Listening {
  feed: SensorFeed
  version: number
  url: string
}
const listening = new WeakMap<Runtime, Listening>()
const holder = newId()

/** One process listens at the broker, and says so every few seconds; another one takes over when it no longer does. */
export const keepFeed = pulse('sensors.keepFeed', EVERY_MS, keepOnce)

export async function keepOnce(call: Call): Promise<void> {
  const { runtime } = call
  const stored = await findFeed(runtime.db)
  const url = stored ? (stored.url ?? (await demoUrl(call))) : null
  const isMine = stored !== null && url !== null && (await holdFeed(runtime.db, holder, HELD_SECONDS))
  const now = listening.get(runtime)
  if (now && (!isMine || now.version !== stored.version || now.url !== url)) await stopFeed(runtime, isMine)
  if (!isMine) return
  const kept = listening.get(runtime) ?? listen(runtime, stored, url)
  await saveHealth(runtime.db, holder, kept.feed.health())
}

function listen(runtime: Runtime, stored: StoredFeed, url: string): Listening {
  const { forms } = runtime.use(sensorRoom).file()
  const feed = runtime.use(openSensorFeed)({
    url,
    username: stored.username,
    password: stored.password === null ? null : runtime.secrets.open(stored.password, PASSWORD),
    clientId: stored.clientId,
    topics: [...new Set(forms.map(({ topic }) => topicFilter(topic)))],
    take: async (messages) => {
      try {
        await runtime.asSystem('sensors.takeMessages', (call) => takeMessages(call, messages))
      } catch (error) {
        runtime.log.error({ error: errorText(error) }, 'messages of sensors could not be kept')
        throw error
      }
    },
  })
  const made = { feed, version: stored.version, url }
  listening.set(runtime, made)
  return made
}

/** Ends listening; what is being kept is kept first. */
export async function stopFeed(runtime: Runtime, isHeld = false): Promise<void> {
  const now = listening.get(runtime)
  listening.delete(runtime)
  await now?.feed.stop()
  if (!isHeld) await releaseFeed(runtime.db, holder)
}
