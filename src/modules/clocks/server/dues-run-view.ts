import { toRfc3339 } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { type ClockName, clockCards, type DueMove, type DuesRun } from '../contract.ts'
import type { StoredMove, StoredRun } from './dues-run-store.ts'

const atOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export function moveView(move: StoredMove): DueMove {
  const card = clockCards[move.name as ClockName]
  return {
    clockId: move.clockId,
    caseId: move.caseId,
    caseNo: move.caseNo,
    name: move.name,
    zh: card?.zh ?? move.name,
    en: card?.en ?? move.name,
    before: atOrNull(move.beforeMs),
    after: atOrNull(move.afterMs),
    reckoned: atOrNull(move.reckonedMs),
    overdueBefore: atOrNull(move.overdueBeforeMs),
    overdueAfter: atOrNull(move.overdueAfterMs),
  }
}

export function runView(call: Call, { startedMs, endedMs, ...run }: StoredRun): DuesRun {
  return {
    ...run,
    startedBy: nameOf(call, run.startedBy),
    startedAt: toRfc3339(startedMs),
    endedAt: atOrNull(endedMs),
  }
}

/** A person's name; the program itself is called by what it is. */
export function nameOf(call: Call, id: string): string {
  return call.runtime.use(personBook).find(id)?.name ?? '系统'
}
