import { localDate } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { takeNumbers } from './number-store.ts'

/** Hands out the numbers of a day without making reports wait for each other. */
export interface CaseNumbers {
  /** Sequence number for a report of this day; a block lost to a restart leaves a gap, never a double. */
  take(reportedAtMs: number): Promise<number>
  /** A run of numbers for an import; answers the first. */
  takeRun(reportedAtMs: number, count: number): Promise<number>
}

const BLOCK = 20

export function openCaseNumbers(db: Executor): CaseNumbers {
  const blocks = new Map<string, Promise<{ next: number; end: number }>>()
  const lease = async (day: string) => {
    const first = await takeNumbers(db, day, BLOCK)
    return { next: first, end: first + BLOCK }
  }
  const take = async (day: string): Promise<number> => {
    let pending = blocks.get(day)
    if (!pending) {
      // Yesterday's rest is of no use once another day has begun.
      if (blocks.size > 3) blocks.clear()
      pending = lease(day)
      blocks.set(day, pending)
      pending.catch(() => blocks.delete(day))
    }
    const block = await pending
    if (block.next < block.end) return block.next++
    if (blocks.get(day) === pending) blocks.delete(day)
    return take(day)
  }
  return {
    take: (reportedAtMs) => take(localDate(reportedAtMs)),
    takeRun: (reportedAtMs, count) => takeNumbers(db, localDate(reportedAtMs), count),
  }
}
