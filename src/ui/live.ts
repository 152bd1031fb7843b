import { useEffect, useRef, useSyncExternalStore } from 'react'

type Listener = (data: Record<string, unknown>) => void

export type LiveState = 'connecting' | 'open' | 'broken'

const topics = new Map<string, Set<Listener>>()
const comebackListeners = new Set<() => void>()
const stateListeners = new Set<() => void>()
let source: EventSource | null = null
let state: LiveState = 'connecting'
let lastSeenMs = 0
let timer: ReturnType<typeof setTimeout> | undefined
let manyTimer: ReturnType<typeof setTimeout> | undefined
let askedAllMs = Number.NEGATIVE_INFINITY

/**
 * So much happened that the server tells no single thing, only of what there was: who follows a whole topic hears that
 * something happened; who waits for one thing asks again, each screen at another moment.
 */
const MANY = 'live.many'
const ASK_ALL_SPREAD_MS = 2_000
const ASK_ALL_GAP_MS = 10_000

function onMany(event: Event): void {
  const told = JSON.parse((event as MessageEvent<string>).data) as { topics: string[] }
  for (const topic of told.topics) for (const listener of topics.get(topic) ?? []) listener({})
  if (manyTimer !== undefined) return
  const restMs = Math.max(0, askedAllMs + ASK_ALL_GAP_MS - performance.now())
  manyTimer = setTimeout(
    () => {
      manyTimer = undefined
      askedAllMs = performance.now()
      for (const listener of comebackListeners) listener()
    },
    restMs + Math.random() * ASK_ALL_SPREAD_MS,
  )
}

function setState(next: LiveState): void {
  if (state === next) return
  const wasBroken = state === 'broken'
  state = next
  for (const listener of stateListeners) listener()
  // What happened meanwhile was not told: whoever shows something asks for it again.
  if (wasBroken && next === 'open') for (const listener of comebackListeners) listener()
}

/** Opens the one stream of the page; called by the app once somebody has signed in. */
export function openLive(): void {
  if (source) return
  source = new EventSource('/api/v1/live')
  source.onopen = () => {
    lastSeenMs = Date.now()
    setState('open')
  }
  source.onerror = () => {
    lastSeenMs = state === 'open' ? Date.now() : lastSeenMs
    setState('broken')
    // The browser tries again by itself unless the server refused; then we do, each at another moment.
    if (source?.readyState === EventSource.CLOSED) {
      closeLive()
      timer = setTimeout(openLive, 5_000 + Math.random() * 10_000)
    }
  }
  source.addEventListener(MANY, onMany)
  for (const topic of topics.keys()) attach(topic)
}

export function closeLive(): void {
  clearTimeout(timer)
  source?.close()
  source = null
}

function attach(topic: string): void {
  source?.addEventListener(topic, (event) => {
    const data = JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>
    for (const listener of topics.get(topic) ?? []) listener(data)
  })
}

export function onLive(topic: string, listener: Listener): () => void {
  if (!topics.has(topic)) {
    topics.set(topic, new Set())
    attach(topic)
  }
  topics.get(topic)!.add(listener)
  return () => topics.get(topic)?.delete(listener)
}

/** Told of each happening of that name, e.g. `useLive('cases.caseChanged', (told) => ...)`; ids and states only. */
export function useLive(topic: string, listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => onLive(topic, (data) => latest.current(data)), [topic])
}

/** Called when the stream is back after a break, or when there was more to tell than could be told. */
export function onComeback(listener: () => void): () => void {
  comebackListeners.add(listener)
  return () => comebackListeners.delete(listener)
}

/** How the stream is, and since when what it shows may be old. */
export function useLiveState(): { state: LiveState; lastSeenMs: number } {
  const seen = useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => state,
  )
  return { state: seen, lastSeenMs }
}
