import type { Runtime } from '#platform/runtime.ts'
import { closeDemoBroker } from './demo-broker.ts'
import { stopFeed } from './keep-feed.ts'

export async function stopListening(runtime: Runtime): Promise<void> {
  await stopFeed(runtime)
  await closeDemoBroker(runtime)
}
