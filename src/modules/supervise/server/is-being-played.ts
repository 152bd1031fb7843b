import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { lastLine } from './watch-store.ts'

const QUIET_MS = 120_000
const LATE_MS = 600_000

/**
 * Whether a case's record is just being written with times of the past (a replay, a device that was offline): what the
 * rules did now would stand between lines that are still to come. Only where this process lives in real time.
 */
export async function isBeingPlayed(call: Call, tx: Executor, caseId: string): Promise<boolean> {
  const wallMs = call.runtime.wallMs()
  if (Math.abs(call.nowMs - wallMs) > 60_000) return false
  const last = await lastLine(tx, caseId)
  return last !== null && wallMs - last.recordedMs < QUIET_MS && last.recordedMs - last.occurredMs > LATE_MS
}

export const PLAYED_PAUSE_MS = QUIET_MS
