import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface ScoreGroup {
  unit: string
  areaCode: string | null
  got: number
  applicable: number
  passed: boolean
  n: number
}

const reportedWithin = (from: string, to: string) => sql`
  quality.entry e join quality.plan p on p.id = e.plan_id
  where p.state = 'reported' and p.day_from >= ${from}::date and p.day_to <= ${to}::date
    and e.state = 'scored' and e.part <> 'certain'`

/** Deciding scores of reported plans, equal ones together. */
export async function scoreGroups(db: Executor, from: string, to: string): Promise<ScoreGroup[]> {
  return db.many(sql`
    select e.unit, e.area_code as "areaCode", e.got, e.applicable, e.passed, count(*)::int as n
    from ${reportedWithin(from, to)} group by 1, 2, 3, 4, 5`)
}

export async function scoredCases(
  db: Executor,
  {
    from,
    to,
    unit,
    area,
    passed,
    limit,
  }: {
    from: string
    to: string
    unit: string | null
    area: string | null
    passed: boolean | null
    limit: number
  },
): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select e.case_id as id from ${reportedWithin(from, to)}
      ${unit === null ? sql`` : sql`and e.unit = ${unit}`}
      ${area === null ? sql`` : sql`and e.area_code like ${`${area}%`}`}
      ${passed === null ? sql`` : sql`and e.passed = ${passed}`}
    order by e.case_no limit ${limit}`)
  return rows.map(({ id }) => id)
}
