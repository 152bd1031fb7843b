import type { JournalEntry } from '../call.ts'
import { brokenUnique, type Executor } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface FirstAnswer {
  operation: string
  actorId: string
  bodyHash: string
  answer: unknown
}

export async function writeJournal(db: Executor, entry: JournalEntry): Promise<void> {
  await db.one(sql`select platform.f_journal(${JSON.stringify(entry)}::jsonb) as id`)
}

/** The stored first answer of a command that has already been carried out. */
export async function findFirstAnswer(db: Executor, commandId: string): Promise<FirstAnswer | null> {
  return db.maybeOne<FirstAnswer>(sql`
    select operation, actor_id as "actorId", body_hash as "bodyHash", answer from platform.journal
     where command_id = ${commandId} and outcome = 'done'`)
}

/** True when a statement failed because its command id had been used before. */
export function isRepeatedCommand(error: unknown): boolean {
  return brokenUnique(error) === 'journal_command_id_key'
}
