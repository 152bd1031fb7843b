import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { MessageGroup, TimedMessage } from '../domain/cluster/group-messages.ts'

const MOST_MEMORY_MIB = 1500

/** Grouped beside the server; a fault of the thread is thrown here. */
export async function groupAside(messages: readonly TimedMessage[]): Promise<MessageGroup[]> {
  const worker = new Worker(new URL('./group-worker.ts', import.meta.url), {
    workerData: messages,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MIB },
  })
  try {
    const [groups] = (await once(worker, 'message')) as [MessageGroup[]]
    return groups
  } finally {
    await worker.terminate()
  }
}
