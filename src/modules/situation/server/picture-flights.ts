import { setTimeout as sleep } from 'node:timers/promises'

export interface FlightLimits {
  /** One count of a key begins no sooner than this after the one before it. */
  gapMs: number
  /** Without any change an answer is kept so long: time alone makes cases overdue. */
  keepMs: number
  /** So many keys are kept, those used last. */
  most: number
}

/** One answer for all who ask for the same at the same time; whoever asks gets all that had changed before. */
export interface Flights<T> {
  get(key: string, count: () => Promise<T>): Promise<T>
  /** Something changed: what is kept, or being counted now, is no answer to whoever asks from now on. */
  changed(): void
}

interface Entry<T> {
  answer: { value: T; seen: number; startedMs: number } | null
  running: { promise: Promise<T>; seen: number } | null
  waiting: Promise<T> | null
  startedMs: number
  tookMs: number
}

/** A count that takes long leaves the database at least three times as long to others. */
const REST = 3

export function openFlights<T>({ gapMs, keepMs, most }: FlightLimits, wallMs: () => number): Flights<T> {
  const entries = new Map<string, Entry<T>>()
  let changes = 0

  const entryOf = (key: string): Entry<T> => {
    const entry = entries.get(key) ?? { answer: null, running: null, waiting: null, startedMs: 0, tookMs: 0 }
    entries.delete(key)
    entries.set(key, entry)
    for (const [oldest, { running, waiting }] of entries) {
      if (entries.size <= most) break
      if (!running && !waiting) entries.delete(oldest)
    }
    return entry
  }
  const start = (entry: Entry<T>, count: () => Promise<T>): Promise<T> => {
    const seen = changes
    const startedMs = wallMs()
    entry.startedMs = startedMs
    const promise = count()
      .then((value) => {
        entry.answer = { value, seen, startedMs }
        return value
      })
      .finally(() => {
        entry.tookMs = wallMs() - startedMs
        entry.running = null
      })
    entry.running = { promise, seen }
    return promise
  }
  const startInTurn = async (entry: Entry<T>, count: () => Promise<T>): Promise<T> => {
    await entry.running?.promise.catch(() => {})
    const restMs = entry.startedMs + Math.max(gapMs, REST * entry.tookMs) - wallMs()
    if (restMs > 0) await sleep(Math.min(restMs, keepMs))
    entry.waiting = null
    return start(entry, count)
  }
  return {
    get: (key, count) => {
      const entry = entryOf(key)
      const { answer, running } = entry
      if (answer?.seen === changes && wallMs() - answer.startedMs < keepMs) return Promise.resolve(answer.value)
      if (running?.seen === changes) return running.promise
      entry.waiting ??= startInTurn(entry, count)
      return entry.waiting
    },
    changed: () => {
      changes += 1
    },
  }
}
