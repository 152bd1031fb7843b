import { connect, type IPublishPacket, type MqttClient } from 'mqtt'
import type { FeedHealth, FeedMessage, FeedOptions, SensorFeed } from '#modules/sensors/contract.ts'
import { errorText } from '#platform/log/error-text.ts'

const MOST_WAITING = 2000
const MOST_BATCH = 500
const RETRY_MS = 2000
const RECONNECT_MS = 1000

interface Waiting extends FeedMessage {
  /** Says that the message is kept, to the very connection that brought it. */
  acknowledge(): void
}

/**
 * A session that the broker keeps (clean session off, QoS 1): what it has delivered and not heard back about it delivers
 * again. The acknowledgement is ours to send, after the messages are kept, and goes to the connection that brought them
 * alone: numbers of packets begin anew with each connection.
 */
export function listen(options: FeedOptions): SensorFeed {
  const { url, username, password, clientId, topics, take } = options
  const state: Pick<FeedHealth, 'connected' | 'sinceMs' | 'lastError'> = {
    connected: false,
    sinceMs: Date.now(),
    lastError: null,
  }
  const turn = (connected: boolean) => {
    if (state.connected !== connected) state.sinceMs = Date.now()
    state.connected = connected
  }
  const client = connect(url, {
    clientId,
    clean: false,
    resubscribe: false,
    reconnectPeriod: RECONNECT_MS,
    protocolVersion: 4,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
  })
  const queue = openQueue(take, (error) => {
    state.lastError = error
  })
  client.on('connect', () => {
    client.subscribe([...topics], { qos: 1 }, (error) => {
      turn(!error)
      state.lastError = error ? errorText(error) : null
    })
  })
  client.on('close', () => turn(false))
  client.on('error', (error) => {
    state.lastError = errorText(error)
  })
  client.handleMessage = (packet, next) => {
    const { stream } = client
    queue.add({ topic: packet.topic, payload: bytesOf(packet), acknowledge: () => acknowledge(stream, packet) }, () =>
      // An error here tells the client only that it is not to acknowledge by itself.
      next(packet.qos === 0 ? undefined : new Error('acknowledged when kept')),
    )
  }
  return {
    health: () => ({ ...state, waiting: queue.size() }),
    stop: async () => {
      await queue.stop()
      await endOf(client)
    },
  }
}

function bytesOf({ payload }: IPublishPacket): Uint8Array {
  return typeof payload === 'string' ? Buffer.from(payload) : payload
}

/** PUBACK (MQTT 3.1.1 §3.4). */
function acknowledge(stream: MqttClient['stream'], { qos, messageId }: IPublishPacket): void {
  if (qos !== 1 || messageId === undefined || stream.destroyed || !stream.writable) return
  stream.write(Buffer.from([0x40, 0x02, messageId >> 8, messageId & 0xff]))
}

/** Messages come to rest together: while one batch is being kept the next one gathers; a full queue holds up the broker. */
function openQueue(take: FeedOptions['take'], failed: (error: string | null) => void) {
  let waiting: Waiting[] = []
  let held: (() => void) | null = null
  let working: Promise<void> | null = null
  let stopped = false
  const work = async () => {
    while (waiting.length > 0 && !stopped) {
      const batch = waiting.slice(0, MOST_BATCH)
      try {
        await take(batch)
      } catch (error) {
        failed(errorText(error))
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
        continue
      }
      failed(null)
      waiting = waiting.slice(batch.length)
      for (const { acknowledge: say } of batch) say()
      const next = held
      held = null
      next?.()
    }
    working = null
  }
  return {
    size: () => waiting.length,
    add: (message: Waiting, next: () => void) => {
      if (stopped) return
      waiting.push(message)
      if (waiting.length >= MOST_WAITING) held = next
      else next()
      working ??= work()
    },
    stop: async () => {
      stopped = true
      await working
    },
  }
}

async function endOf(client: MqttClient): Promise<void> {
  await new Promise<void>((resolve) => client.end(true, {}, () => resolve()))
}
