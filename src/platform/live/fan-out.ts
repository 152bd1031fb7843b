import type { Scope } from '#core/scope.ts'
import { inScope } from '#core/scope.ts'
import type { LiveMessage } from './live-hub.ts'

/** One connected screen: whose it is, what its posts may watch where, and the way to it. */
export interface Screen {
  person: string
  /** By permission; one that is not held is missing. */
  scopes: ReadonlyMap<string, Scope>
  send(frame: Buffer): void
}

export interface FanOut {
  publish(message: LiveMessage): void
  /** Answers how to take it away, and how to tell that its rights are others now. */
  add(screen: Screen): { remove(): void; change(scopes: ReadonlyMap<string, Scope>): void }
  /** Sends what is waiting and takes no more. */
  stop(): void
}

export interface FanOutLimits {
  /** What happens within this time after a sending goes out together: a burst costs each screen one write. */
  windowMs: number
  /** Of more messages than this a group of screens hears only that there were many, and of what. */
  mostInWindow: number
}

/** Told instead of many messages: whoever shows something of these topics asks again. */
export const MANY = 'live.many'

interface Group {
  scopes: ReadonlyMap<string, Scope>
  screens: Set<Screen>
}

/**
 * Carries each message to the screens that may see it. Screens of equal rights are one group: the right is looked at,
 * the text is put together and its bytes are made once for all of them.
 */
export function openFanOut({ windowMs, mostInWindow }: FanOutLimits): FanOut {
  const groups = new Map<string, Group>()
  const byPerson = new Map<string, Set<Screen>>()
  let waiting: LiveMessage[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let lastSentMs = Number.NEGATIVE_INFINITY

  const flush = () => {
    timer = null
    lastSentMs = performance.now()
    const messages = waiting
    waiting = []
    const framed = messages.map((message) => ({ message, frame: frameOf(message.topic, message.text) }))
    for (const group of groups.values()) {
      const seen = framed.filter(({ message }) => sees(group.scopes, message))
      if (seen.length === 0) continue
      const bytes = Buffer.from(seen.length > mostInWindow ? manyFrame(seen) : seen.map(({ frame }) => frame).join(''))
      for (const screen of group.screens) screen.send(bytes)
    }
    for (const { message, frame } of framed)
      if ('person' in message.to)
        for (const screen of byPerson.get(message.to.person) ?? []) screen.send(Buffer.from(frame))
  }
  const join = (screen: Screen, scopes: ReadonlyMap<string, Scope>): (() => void) => {
    const key = keyOf(scopes)
    const group = groups.get(key) ?? { scopes, screens: new Set() }
    groups.set(key, group)
    group.screens.add(screen)
    return () => {
      group.screens.delete(screen)
      if (group.screens.size === 0) groups.delete(key)
    }
  }
  return {
    publish: (message) => {
      waiting.push(message)
      // After a quiet time at once, with what comes in the same turn; else together with what comes meanwhile.
      timer ??= setTimeout(flush, Math.max(0, lastSentMs + windowMs - performance.now()))
    },
    add: (screen) => {
      let leave = join(screen, screen.scopes)
      const mine = byPerson.get(screen.person) ?? new Set()
      byPerson.set(screen.person, mine.add(screen))
      return {
        change: (scopes) => {
          leave()
          leave = join(screen, scopes)
        },
        remove: () => {
          leave()
          mine.delete(screen)
          if (mine.size === 0) byPerson.delete(screen.person)
        },
      }
    },
    stop: () => {
      if (timer === null) return
      clearTimeout(timer)
      flush()
    },
  }
}

function sees(scopes: ReadonlyMap<string, Scope>, { to }: LiveMessage): boolean {
  if ('person' in to) return false
  const scope = scopes.get(to.may)
  return scope !== undefined && to.places.some((place) => inScope(scope, place))
}

function keyOf(scopes: ReadonlyMap<string, Scope>): string {
  const parts = [...scopes].map(([may, { all, areas, units }]) => [may, all, areas.toSorted(), units.toSorted()])
  return JSON.stringify(parts.toSorted(([one], [other]) => String(one).localeCompare(String(other))))
}

/** Server-sent events (WHATWG HTML §9.2). */
export function frameOf(topic: string, text: string): string {
  return `event: ${topic}\ndata: ${text}\n\n`
}

function manyFrame(seen: readonly { message: LiveMessage }[]): string {
  const topics = [...new Set(seen.map(({ message }) => message.topic))]
  return frameOf(MANY, JSON.stringify({ topics, count: seen.length }))
}
