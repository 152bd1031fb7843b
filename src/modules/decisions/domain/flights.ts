/** Answers that are kept by what was asked; of equal questions at one time only one is worked on. */
export interface Flights<T> {
  /** What was kept of an older version is worked out anew; slow answers are given once more meanwhile. */
  get(key: string, version: number, work: () => Promise<T>): Promise<T>
  /** What the answers are made of has changed otherwise, such as names. */
  forget(): void
}

export interface FlightLimits {
  /** So many questions are kept, those asked last. */
  most: number
  /** An answer that took longer is not waited for again as long as there is one of before. */
  slowMs: number
  /** So old it may be. */
  staleMs: number
}

interface Entry<T> {
  version: number
  answer: Promise<T>
  startedMs: number
  /** Null: still being worked on. */
  tookMs: number | null
  next: Promise<void> | null
}

/** After a slow answer its question rests so many times as long as it took: others need the database too. */
const REST = 3

export function openFlights<T>({ most, slowMs, staleMs }: FlightLimits, wallMs: () => number): Flights<T> {
  const kept = new Map<string, Entry<T>>()

  const start = (version: number, work: () => Promise<T>): Entry<T> => {
    const startedMs = wallMs()
    const entry: Entry<T> = { version, answer: work(), startedMs, tookMs: null, next: null }
    entry.answer.then(
      () => {
        entry.tookMs = wallMs() - startedMs
      },
      () => {},
    )
    return entry
  }
  const keep = (key: string, entry: Entry<T>) => {
    kept.delete(key)
    kept.set(key, entry)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
  }
  const isGoodEnough = ({ startedMs, tookMs }: Entry<T>) =>
    wallMs() - startedMs < staleMs && (tookMs === null || tookMs > slowMs)
  const renew = (key: string, entry: Entry<T>, version: number, work: () => Promise<T>) => {
    const { startedMs, tookMs } = entry
    if (entry.next || tookMs === null || wallMs() - startedMs < tookMs * (1 + REST)) return
    const fresh = start(version, work)
    entry.next = fresh.answer.then(
      () => {
        if (kept.get(key) === entry) keep(key, fresh)
      },
      () => {
        entry.next = null
      },
    )
  }
  return {
    get: (key, version, work) => {
      const known = kept.get(key)
      // An answer of a later version than was asked for is as good.
      if (known && (known.version >= version || isGoodEnough(known))) {
        keep(key, known)
        if (known.version < version) renew(key, known, version, work)
        return known.answer
      }
      const entry = start(version, work)
      keep(key, entry)
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key)
      })
      return entry.answer
    },
    forget: () => kept.clear(),
  }
}
