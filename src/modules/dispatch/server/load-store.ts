import type { Limit } from '#core/time/limit.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface UnitLoad {
  unit: string
  openCases: number
  overdueCases: number
  sentToday: number
}

/** Open and overdue cases of each leading unit, and what it was sent today: also what it has finished since. */
export async function loadOfUnits(db: Executor, dayStartMs: number, nowMs: number): Promise<UnitLoad[]> {
  return db.many<UnitLoad>(sql`
    select unit, sum(open)::int as "openCases", sum(overdue)::int as "overdueCases", sum(sent)::int as "sentToday" from (
      select c.lead_unit as unit, 1 as open, (c.overdue or c.step_due_at < to_timestamp(${nowMs / 1000}))::int as overdue, 0 as sent
      from cases.v_case c where c.state in ('dispatched', 'handling', 'suspended') and c.lead_unit is not null
      union all
      select o.unit_id, 0, 0, 1 from cases.v_work_order o
      where o.role = 'lead' and o.sent_at >= to_timestamp(${dayStartMs / 1000})
    ) load group by unit`)
}

export interface CaseToSend {
  category: string | null
  areaCode: string | null
  limit: Limit | null
  lastReturner: string | null
}

export async function findCaseToSend(db: Executor, caseId: string): Promise<CaseToSend | null> {
  return db.maybeOne<CaseToSend>(sql`
    select category, area_code as "areaCode", nullif(state_data->'limit', 'null') as "limit",
      state_data->>'lastReturner' as "lastReturner"
    from cases.v_case where id = ${caseId}`)
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
