import { availableParallelism, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'

/** A look at how busy this process is without the work in question. */
const LOOK_MS = 50
/** Above this share of its time the process is there for people. */
const BUSY_SHARE = 0.3
/** Above this load of a core (uptime's, of the last minute) the machine is there for others; spare work alone makes half of it. */
const BUSY_LOAD = 0.8
/** Then spare work takes a tenth of one core. */
const RESTS_FOR_WORK = 9
const LONGEST_REST_MS = 60_000

/**
 * Milliseconds to rest after a piece of spare work, where `busyShare` (0 to 1) of this process's time went to others
 * meanwhile, and `load` processes wanted each core of the machine.
 */
export function restAfter(tookMs: number, busyShare: number, load: number): number {
  const isFree = busyShare < BUSY_SHARE && load < BUSY_LOAD
  return isFree ? 0 : Math.min(LONGEST_REST_MS, tookMs * RESTS_FOR_WORK)
}

export async function restBetween(tookMs: number, sleep: (ms: number) => Promise<void>): Promise<void> {
  const before = performance.eventLoopUtilization()
  await sleep(LOOK_MS)
  const load = loadavg()[0]! / availableParallelism()
  const restMs = restAfter(tookMs, performance.eventLoopUtilization(before).utilization, load)
  if (restMs > 0) await sleep(restMs)
}

/** Runs what it is given one after the other, in the order of asking; a failure does not stop the next. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
