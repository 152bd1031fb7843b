import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 25
const GIVE_UP_MS = 15 * 60_000

/**
 * One process at a time starts or stops a database. The lock is a name among Linux's abstract sockets:
 * the kernel frees it when its holder ends, however it ends, so it never goes stale.
 */
export async function withStartLock<T>(key: string, work: () => Promise<T>): Promise<T> {
  const server = await acquire(`\0yiwang-start-${key}`)
  try {
    return await work()
  } finally {
    server.close()
    await once(server, 'close')
  }
}

async function acquire(path: string) {
  const deadline = performance.now() + GIVE_UP_MS
  for (;;) {
    const server = createServer((socket) => socket.destroy())
    server.listen({ path })
    try {
      await once(server, 'listening')
      return server
    } catch (error) {
      const isHeld = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isHeld || performance.now() > deadline) throw error
      await sleep(POLL_MS)
    }
  }
}
