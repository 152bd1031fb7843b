import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, signalProcess } from './processes.ts'

const POLL_MS = 10
const FAST_MS = 120_000
const AT_ONCE_MS = 10_000

/** Fast shutdown: open transactions are rolled back, everything committed is written. If that hangs, recovery mends it. */
export async function stopPostmaster(pid: number) {
  if (await ends(pid, 'SIGINT', FAST_MS)) return
  if (await ends(pid, 'SIGQUIT', AT_ONCE_MS)) return
  throw new Error(`PostgreSQL ${pid} did not stop`)
}

async function ends(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  if (await isAlive(pid)) signalProcess(pid, signal)
  while (await isAlive(pid)) {
    if (performance.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}
