import { useSyncExternalStore } from 'react'

/** One timer for the page; what shows time left moves together. */
const STEP_MS = 10_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const told of listeners) told()
  }, STEP_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The moment, in steps of ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
