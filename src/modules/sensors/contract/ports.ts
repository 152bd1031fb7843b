import { port } from '#core/port.ts'

/** One message as it came from the broker. */
export interface FeedMessage {
  topic: string
  payload: Uint8Array
}

export interface FeedOptions {
  url: string
  username: string | null
  password: string | null
  /** The session's name at the broker, which keeps for it what comes while nobody listens. */
  clientId: string
  topics: readonly string[]
  /** Keeps them for good; messages are acknowledged after it has answered, and delivered again if it fails. */
  take(messages: readonly FeedMessage[]): Promise<void>
}

export interface FeedHealth {
  connected: boolean
  sinceMs: number
  lastError: string | null
  /** Messages that came and are not kept yet. */
  waiting: number
}

export interface SensorFeed {
  health(): FeedHealth
  /** Ends after what is being kept has been kept; nothing is acknowledged that was not. */
  stop(): Promise<void>
}

/** Listens at a broker, over and over, until it is stopped. */
export const openSensorFeed = port<(options: FeedOptions) => SensorFeed>('sensors.openFeed')

export interface DemoBroker {
  url: string
  publish(topic: string, payload: string): Promise<void>
  close(): Promise<void>
}

/** A broker inside this process, for demonstrations without one. */
export const openDemoBroker = port<() => Promise<DemoBroker>>('sensors.openDemoBroker')
