/** Something that open screens may want to know at once; never carries personal data. */
export interface LiveMessage {
  topic: string
  data: Record<string, unknown>
}

export type Listener = (message: LiveMessage) => void

/** Fans messages out to the screens connected to this process. */
export interface LiveHub {
  publish(message: LiveMessage): void
  subscribe(listener: Listener): () => void
  readonly listeners: number
}

export function openLiveHub(): LiveHub {
  const listeners = new Set<Listener>()
  return {
    publish: (message) => {
      for (const listener of listeners) listener(message)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get listeners() {
      return listeners.size
    },
  }
}
