/** Answers that are kept by what was asked; of equal questions at one time only one is worked on. */
export interface Flights<T> {
  /** What was kept of another version is worked out anew. */
  get(key: string, version: number, work: () => Promise<T>): Promise<T>
}

/** The `most` questions asked last are kept. */
export function openFlights<T>(most: number): Flights<T> {
  const kept = new Map<string, { version: number; answer: Promise<T> }>()
  return {
    get: (key, version, work) => {
      const known = kept.get(key)
      kept.delete(key)
      // An answer of a later version than was asked for is as good.
      if (known && known.version >= version) {
        kept.set(key, known)
        return known.answer
      }
      const entry = { version, answer: work() }
      kept.set(key, entry)
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key)
      })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return entry.answer
    },
  }
}
