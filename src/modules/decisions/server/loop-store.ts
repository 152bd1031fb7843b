import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { NoteStep } from '../domain/case-loop.ts'

export interface LoopNote {
  step: NoteStep
  text: string
  by: string
  atMs: number
}

export async function addNote(
  tx: Executor,
  it: { id: string; caseId: string; step: NoteStep; text: string; byId: string; byName: string; atMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into decisions.loop_note (id, case_id, step, text, by_id, by_name, at)
    values (${it.id}::uuid, ${it.caseId}::uuid, ${it.step}, ${it.text}, ${it.byId}, ${it.byName}, to_timestamp(${it.atMs / 1000}))`)
}

export async function notesOf(db: Executor, caseId: string): Promise<LoopNote[]> {
  return db.many<LoopNote>(sql`
    select step, text, by_name as by, (extract(epoch from at) * 1000)::float8 as "atMs"
    from decisions.loop_note where case_id = ${caseId}::uuid order by at limit 500`)
}

export async function countNotes(db: Executor, caseId: string): Promise<number> {
  return (
    await db.one<{ n: number }>(sql`select count(*)::int as n from decisions.loop_note where case_id = ${caseId}::uuid`)
  ).n
}
