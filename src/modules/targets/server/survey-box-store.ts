import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { type Box, EMPTY_BOX } from '../domain/survey/ballot.ts'

/** The box, locked until the end of the transaction: papers are put in one after the other. */
export async function takeBox(tx: Executor, surveyId: string): Promise<Box> {
  const row = await tx.maybeOne<{ box: Box }>(
    sql`select box from targets.survey_box where survey_id = ${surveyId} for update`,
  )
  return row?.box ?? EMPTY_BOX
}

export async function findBox(db: Executor, surveyId: string): Promise<Box> {
  const row = await db.maybeOne<{ box: Box }>(sql`select box from targets.survey_box where survey_id = ${surveyId}`)
  return row?.box ?? EMPTY_BOX
}

export async function saveBox(tx: Executor, surveyId: string, box: Box): Promise<void> {
  await tx.run(sql`
    insert into targets.survey_box (survey_id, box) values (${surveyId}, ${JSON.stringify(box)}::jsonb)
    on conflict (survey_id) do update set box = excluded.box`)
}

/** True when the person was asked and had not answered before; from now on it has. */
export async function markAnswered(tx: Executor, surveyId: string, personId: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update targets.survey_asked set answered = true
     where survey_id = ${surveyId} and person_id = ${personId} and not answered`)
  return changed === 1
}

/** Null: not asked. */
export async function findAsked(
  db: Executor,
  surveyId: string,
  personId: string,
): Promise<{ answered: boolean } | null> {
  return db.maybeOne(
    sql`select answered from targets.survey_asked where survey_id = ${surveyId} and person_id = ${personId}`,
  )
}

/** For reminders alone: no screen and no file shows them. */
export async function listUnanswered(db: Executor, surveyId: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    sql`select person_id as id from targets.survey_asked where survey_id = ${surveyId} and not answered order by person_id`,
  )
  return rows.map(({ id }) => id)
}

export async function listWaitingFor(
  db: Executor,
  personId: string,
  nowMs: number,
): Promise<{ id: string; title: string; endsMs: number }[]> {
  return db.many(sql`
    select s.id, s.title, (extract(epoch from s.ends_at) * 1000)::float8 as "endsMs"
      from targets.survey_asked a join targets.survey s on s.id = a.survey_id
     where a.person_id = ${personId} and not a.answered and s.state = 'open'
       and s.opens_at <= to_timestamp(${nowMs / 1000}) and s.ends_at > to_timestamp(${nowMs / 1000})
     order by s.ends_at limit 50`)
}
