import type { Happening } from '#core/happening.ts'
import type { Place } from '#core/scope.ts'

/** Something that open screens may want to know at once; never carries personal data. */
export interface LiveMessage {
  topic: string
  /** JSON of what happened, made once for all screens. */
  text: string
  to: LiveReaders
}

/** Whoever has the permission in one of the places, or one person. */
export type LiveReaders = { may: string; places: readonly Place[] } | { person: string }

export type Listener = (message: LiveMessage) => void

/** Fans messages out to the screens connected to this process; each takes what its person may see. */
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

/** Null for a happening that says nothing of who may watch it. */
export function liveMessageOf(happening: Happening | undefined, payload: unknown): LiveMessage | null {
  if (!happening?.watch) return null
  const { watch } = happening
  const told = payload as never
  return {
    topic: happening.name,
    text: JSON.stringify(payload),
    to: 'person' in watch ? { person: watch.person(told) } : { may: watch.may, places: watch.places(told) },
  }
}
