import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface UnitLoad {
  unit: string
  openCases: number
  overdueCases: number
  sentToday: number
}

/** Open, overdue and newly sent cases of each leading unit. */
export async function loadOfUnits(db: Executor, dayStartMs: number, nowMs: number): Promise<UnitLoad[]> {
  return db.many<UnitLoad>(sql`
    select c.lead_unit as unit, count(*)::int as "openCases",
      count(*) filter (where c.overdue or c.step_due_at < to_timestamp(${nowMs / 1000}))::int as "overdueCases",
      (select count(*)::int from cases.v_work_order o
        where o.unit_id = c.lead_unit and o.role = 'lead' and o.sent_at >= to_timestamp(${dayStartMs / 1000})) as "sentToday"
    from cases.v_case c where c.state in ('dispatched', 'handling', 'suspended') and c.lead_unit is not null group by c.lead_unit`)
}

export interface CaseToSend {
  category: string | null
  areaCode: string | null
}

export async function findCaseToSend(db: Executor, caseId: string): Promise<CaseToSend | null> {
  return db.maybeOne<CaseToSend>(sql`select category, area_code as "areaCode" from cases.v_case where id = ${caseId}`)
}

export interface Habit {
  unit: string
  cases: number
}

/** Who led the cases of a category in a street since a moment; at most ten units, most cases first. */
export async function habitOf(
  db: Executor,
  category: string,
  streetCode: string | null,
  sinceMs: number,
): Promise<Habit[]> {
  return db.many<Habit>(sql`
    select c.lead_unit as unit, count(*)::int as cases from cases.v_case c
    where c.category = ${category} and c.reported_at >= to_timestamp(${sinceMs / 1000}) and c.lead_unit is not null
      ${streetCode === null ? sql`` : sql`and c.street_code = ${streetCode}`}
    group by c.lead_unit order by 2 desc, 1 limit 10`)
}
