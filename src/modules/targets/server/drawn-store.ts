import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface SurveyRow {
  id: string
  unit: string
  projectId: string | null
  targetId: string | null
  title: string
  value: string
  valueUnit: string
  n: number
  asked: number
  usable: boolean
}

/** Closed surveys of the year that have a figure. */
export async function surveyFiguresOf(db: Executor, year: number, units: readonly string[]): Promise<SurveyRow[]> {
  return db.many<SurveyRow>(sql`
    select id, unit, project_id as "projectId", target_id as "targetId", title, trim_scale(value)::text as value,
      value_unit as "valueUnit", n, asked, usable
    from targets.v_survey_figure where year = ${year} and unit = any(${[...units]}) order by closed_at desc, id limit 200`)
}

/** Targets that are proved by what somebody stated, with the words if there are any. */
export async function statementsOf(
  db: Executor,
  planIds: readonly string[],
): Promise<{ targetId: string; text: string | null; statedBy: string | null; basis: string | null }[]> {
  return db.many(sql`
    select s.target_id as "targetId", w.text, w.stated_by as "statedBy", w.basis
    from targets.stated_target s join targets.target t on t.id = s.target_id
    left join targets.statement w on w.target_id = s.target_id where t.plan_id = any(${[...planIds]}::uuid[])`)
}

/** How many files and notes lie with each target. */
export async function evidenceCounts(db: Executor, planIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many<{ id: string; count: number }>(sql`
    select e.target_id as id, count(*)::int as count from targets.evidence e join targets.target t on t.id = e.target_id
    where t.plan_id = any(${[...planIds]}::uuid[]) group by 1`)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
