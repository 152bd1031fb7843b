import { setImmediate as everybodyElse } from 'node:timers/promises'
import { errorText } from '../log/error-text.ts'
import type { Pulse } from '../plug.ts'
import type { Runtime } from '../runtime.ts'
import { oneAtATime, restBetween } from './spare-time.ts'

export interface PulseRunner {
  /** Begins no further beat and waits for those under way. */
  stop(): Promise<void>
}

/** A database that is away is asked again at growing distances, up to this. */
const MOST_PAUSE_MS = 60_000

/**
 * Runs each pulse again and again, never twice at once in this process. A beat that fails is reported once and tried
 * again later; nothing is queued, so a process that dies leaves nothing locked behind.
 */
export function startPulses(runtime: Runtime, pulses: readonly Pulse[]): PulseRunner {
  let stopped = false
  const wakers = new Set<() => void>()
  const sleep = async (ms: number) => {
    if (stopped) return
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        wakers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      wakers.add(done)
    })
  }
  const inTurn = oneAtATime()
  // The rest belongs to the turn: otherwise each of five backlogs would take its tenth of a core.
  const inSpareTime = (piece: () => Promise<unknown>) =>
    inTurn(async () => {
      if (stopped) return false
      const startedMs = performance.now()
      const isMoreWaiting = await piece()
      await restBetween(performance.now() - startedMs, sleep)
      return isMoreWaiting
    })
  const beat = async ({ name, everyMs, run, isSpare }: Pulse) => {
    const piece = () => runtime.asSystem(name, run)
    let failures = 0
    // stopped between two pieces of a backlog too: a server with much to catch up with must not keep its operator waiting
    while (!stopped) {
      try {
        const isMoreWaiting = await (isSpare ? inSpareTime(piece) : piece())
        failures = 0
        if (isMoreWaiting === true) {
          await everybodyElse()
          continue
        }
      } catch (error) {
        failures += 1
        if (!stopped && failures === 1) runtime.log.error({ pulse: name, error: errorText(error) }, 'pulse failed')
      }
      if (!stopped) await sleep(Math.min(MOST_PAUSE_MS, everyMs * 2 ** Math.min(failures, 6)))
    }
  }
  const running = pulses.map(beat)
  return {
    stop: async () => {
      stopped = true
      for (const wake of [...wakers]) wake()
      await Promise.all(running)
    },
  }
}
