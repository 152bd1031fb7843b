import pg from 'pg'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Log } from '../log/log.ts'

/** Tells every process of the installation that something it may have cached has changed. */
export interface Broadcast {
  /** Runs the local listeners before it returns, and those of other processes soon after. */
  send(topic: string, data?: unknown): Promise<void>
  /** Other processes alone hear it; what is longer than `MOST_TOLD_BYTES` is told as null, as after a broken line. */
  tellOthers(topic: string, data: unknown): Promise<void>
  /** A listener that gets null has missed something and reads again all that it keeps. */
  on(topic: string, listener: (data: unknown) => void | Promise<void>): void
  stop(): Promise<void>
}

const CHANNEL = 'yiwang'
/** PostgreSQL carries less than 8,000 bytes in one notification; the rest is for topic and sender. */
export const MOST_TOLD_BYTES = 7_800
const RECONNECT_MS = 2000

export async function openBroadcast(db: Database, url: string, log: Log, processId: string): Promise<Broadcast> {
  const listeners = new Map<string, ((data: unknown) => void | Promise<void>)[]>()
  let client: pg.Client | null = null
  let stopped = false

  const runLocal = async (topic: string, data: unknown) => {
    for (const listener of listeners.get(topic) ?? []) await listener(data)
  }
  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'yiwang-broadcast' })
    next.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '{}') as { from: string; topic: string; data: unknown }
      if (message.from === processId) return
      runLocal(message.topic, message.data).catch((error) => log.error({ topic: message.topic, error }, 'broadcast'))
    })
    next.on('error', () => {
      // One break is told in two errors; one new line is enough.
      if (client !== next) return
      client = null
      if (!stopped) setTimeout(() => void comeBack(), RECONNECT_MS)
    })
    await next.connect()
    await next.query(`listen ${CHANNEL}`)
    client = next
  }
  // What was sent while the line was down is lost, so everything cached is read again.
  const comeBack = async (): Promise<void> => {
    if (stopped) return
    try {
      await listen()
      for (const topic of listeners.keys()) await runLocal(topic, null)
    } catch {
      setTimeout(() => void comeBack(), RECONNECT_MS)
    }
  }
  const tellOthers = async (topic: string, data: unknown) => {
    const fits = Buffer.byteLength(JSON.stringify(data)) <= MOST_TOLD_BYTES
    const message = JSON.stringify({ from: processId, topic, data: fits ? data : null })
    await db.run(sql`select pg_notify(${CHANNEL}, ${message})`)
  }
  await listen()
  return {
    send: async (topic, data = null) => {
      await runLocal(topic, data)
      await tellOthers(topic, data)
    },
    tellOthers,
    on: (topic, listener) => {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
    },
    stop: async () => {
      stopped = true
      await client?.end()
    },
  }
}
