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
  /** `onGap` is called when messages may have been missed: whoever shows something must ask for it again. */
  subscribe(listener: Listener, onGap?: () => void): () => void
  gap(): void
  readonly listeners: number
}

export function openLiveHub(): LiveHub {
  const listeners = new Map<object, { hear: Listener; onGap: (() => void) | undefined }>()
  return {
    publish: (message) => {
      for (const { hear } of listeners.values()) hear(message)
    },
    subscribe: (hear, onGap) => {
      const mark = {}
      listeners.set(mark, { hear, onGap })
      return () => listeners.delete(mark)
    },
    gap: () => {
      for (const { onGap } of [...listeners.values()]) onGap?.()
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
