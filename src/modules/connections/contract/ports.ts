import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'

export const CONNECTION_STATES = {
  ok: { zh: '正常', en: 'in order' },
  slow: { zh: '变慢', en: 'slow' },
  stuck: { zh: '积压', en: 'stuck' },
  down: { zh: '中断', en: 'down' },
  off: { zh: '未启用', en: 'off' },
} as const
export type ConnectionState = keyof typeof CONNECTION_STATES

export interface ConnectionHealth {
  state: ConnectionState
  /** Since when it is in that state; null where that is not known. */
  sinceMs: number | null
  /** Messages that wait to be sent or carried out. */
  waiting: number
  lastOkMs: number | null
  lastError: string | null
  /** The page of the console where it is looked after. */
  page: string | null
}

/** One connection to a system outside, as the module that keeps it describes it. */
export interface ConnectionSource {
  id: string
  title: Title
  direction: 'in' | 'out' | 'both'
  /** `call` is the server's Call. */
  health(call: object): Promise<ConnectionHealth>
}

/** All connections of the house: each module offers its own when it starts. */
export interface ConnectionSources {
  offer(source: ConnectionSource): void
  all(): readonly ConnectionSource[]
}
export const connectionSources = port<ConnectionSources>('connections.sources')
