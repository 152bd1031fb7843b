/** What was made with effort, kept up to so many bytes; what nobody asked for longest goes first. */
export interface ByteStore<T> {
  /** What is kept under the key, or what `make` gives; asked several times at once it is made once. */
  get(key: string, make: () => Promise<T>): Promise<T>
  /** Forgets all keys that begin so; what is being made then is still answered, but not kept. */
  drop(prefix: string): void
  readonly bytes: number
}

export function openByteStore<T>(mostBytes: number, bytesOf: (value: T) => number): ByteStore<T> {
  // A Map keeps the order of insertion: the first key is the one longest unused.
  const kept = new Map<string, { value: T; bytes: number }>()
  const making = new Map<string, Promise<T>>()
  let bytes = 0
  const forget = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  const keep = (key: string, value: T) => {
    const size = bytesOf(value)
    // What alone is too large would drive all else out.
    if (size > mostBytes) return
    kept.set(key, { value, bytes: size })
    bytes += size
    while (bytes > mostBytes) forget(kept.keys().next().value!)
  }
  return {
    get: (key, make) => {
      const found = kept.get(key)
      if (found) {
        kept.delete(key)
        kept.set(key, found)
        return Promise.resolve(found.value)
      }
      const underway = making.get(key)
      if (underway) return underway
      const made = make()
        .then((value) => {
          if (making.get(key) === made) keep(key, value)
          return value
        })
        .finally(() => {
          if (making.get(key) === made) making.delete(key)
        })
      making.set(key, made)
      return made
    },
    drop: (prefix) => {
      for (const key of [...kept.keys()]) if (key.startsWith(prefix)) forget(key)
      for (const key of [...making.keys()]) if (key.startsWith(prefix)) making.delete(key)
    },
    get bytes() {
      return bytes
    },
  }
}
