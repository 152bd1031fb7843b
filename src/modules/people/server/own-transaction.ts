import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'

export interface OwnOutcome<T> {
  answer: T
  /** The answer as the journal keeps it: without what is shown only once. */
  journalled: T
  objectId: string
  detail?: unknown
}

/**
 * One transaction with its journal line, for commands whose answer holds a secret: the platform would keep the answer
 * as it is. A repeated command meets the unique command id and is answered with what was kept.
 */
export async function inOwnTransaction<T>(call: Call, work: (tx: Executor) => Promise<OwnOutcome<T>>): Promise<T> {
  return call.runtime.db.tx(async (tx) => {
    const outcome = await work(tx)
    await writeJournal(tx, call.journalEntry(outcome.journalled, outcome.objectId, outcome.detail))
    return outcome.answer
  })
}
