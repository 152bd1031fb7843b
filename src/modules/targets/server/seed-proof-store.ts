import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export async function findProjectByKey(db: Executor, key: string): Promise<string | null> {
  return (await db.maybeOne<{ id: string }>(sql`select id from ledger.v_project where key = ${key}`))?.id ?? null
}

/** Targets of that name, whichever year: of a project, or of the department of the unit. */
export async function listTargetsNamed(
  db: Executor,
  where: { projectId: string | null; unit: string; name: string },
): Promise<{ id: string; year: number }[]> {
  return db.many(sql`
    select id, year from targets.target
     where unit = ${where.unit} and level3 = ${where.name} and project_id is not distinct from ${where.projectId}::uuid
     order by year`)
}

/** Of those asked all but one in `every`, and but those named. Answers how many. */
export async function markSomeAnswered(
  tx: Executor,
  surveyId: string,
  every: number,
  but: readonly string[],
): Promise<number> {
  return tx.run(sql`
    update targets.survey_asked a set answered = true
      from (select person_id, row_number() over (order by person_id) as place from targets.survey_asked
             where survey_id = ${surveyId} and person_id <> all(${[...but]}::uuid[])) n
     where a.survey_id = ${surveyId} and a.person_id = n.person_id and n.place % ${every} <> 0`)
}

export async function markSomeUsed(tx: Executor, surveyId: string, batch: string, count: number): Promise<void> {
  await tx.run(sql`
    update targets.survey_code set used = true where code_index in
      (select code_index from targets.survey_code where survey_id = ${surveyId} and batch = ${batch} order by code_index limit ${count})`)
}
