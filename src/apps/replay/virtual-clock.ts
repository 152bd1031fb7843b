import { AsyncLocalStorage } from 'node:async_hooks'

/** The time that a replayed step happens at; each chain of steps has its own, so that chains may run side by side. */
export interface VirtualClock {
  nowMs(): number
  at<T>(ms: number, work: () => Promise<T>): Promise<T>
}

export function openVirtualClock(): VirtualClock {
  const storage = new AsyncLocalStorage<number>()
  return {
    nowMs: () => storage.getStore() ?? Date.now(),
    // Whole, as a real clock has them: a part of one would be stored rounded and differ from the record.
    at: (ms, work) => storage.run(Math.round(ms), work),
  }
}
