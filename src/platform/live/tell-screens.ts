import { errorText } from '../log/error-text.ts'
import type { Runtime } from '../runtime.ts'
import { MOST_TOLD_BYTES } from './broadcast.ts'
import type { LiveMessage } from './live-hub.ts'

type Told = Pick<Runtime, 'live' | 'broadcast' | 'log'>

const TOPIC = 'platform.live'

/**
 * Tells the screens of every process: those of this one at once, those of others by a notification for as many messages
 * as it holds. What fits into none makes the screens elsewhere ask again.
 */
export async function tellScreens({ live, broadcast, log }: Told, messages: readonly LiveMessage[]): Promise<void> {
  for (const message of messages) live.publish(message)
  try {
    for (const bundle of bundlesOf(messages)) await broadcast.tellOthers(TOPIC, bundle)
  } catch (error) {
    // What has to be done about a happening must not wait for screens.
    log.warn({ error: errorText(error) }, 'screens of other processes were not told')
  }
}

export function hearOtherProcesses({ live, broadcast }: Told): void {
  broadcast.on(TOPIC, (told) => {
    if (told === null) live.gap()
    else for (const message of told as LiveMessage[]) live.publish(message)
  })
}

export function bundlesOf(messages: readonly LiveMessage[]): LiveMessage[][] {
  const bundles: LiveMessage[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const message of messages) {
    // With the comma before it and its share of the brackets.
    const more = Buffer.byteLength(JSON.stringify(message)) + 2
    if (bytes + more > MOST_TOLD_BYTES) {
      bundles.push([])
      bytes = 0
    }
    bundles.at(-1)!.push(message)
    bytes += more
  }
  return bundles
}
