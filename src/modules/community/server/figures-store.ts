import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { OPEN_NEEDS } from '../domain/need-state.ts'
import { withinScope } from './within-store.ts'

export interface CommunityCounts {
  code: string
  buildings: number
  households: number
  residents: number
  visitsDue: number
  visits30: number
  openNeeds: number
  enterprises: number
  records: number
  keptUp: number
}

/** Counts by community, each table once; a community without anything is not among them. */
export async function countByCommunity(
  db: Executor,
  scope: Scope,
  today: string,
  thirtyDaysAgoMs: number,
  yearAgoMs: number,
): Promise<CommunityCounts[]> {
  const within = withinScope(scope, sql`area_code`)
  const year = sql`to_timestamp(${yearAgoMs / 1000})`
  return db.many<CommunityCounts>(sql`
    with counted as (
      select left(area_code, 12) as code, count(*) as buildings, 0 as households, 0 as residents, 0 as due, 0 as visits, 0 as needs,
        0 as enterprises, count(*) as records, count(*) filter (where changed_at >= ${year}) as kept
      from community.building where ${within} group by 1
      union all
      select left(area_code, 12), 0, count(*), 0, count(*) filter (where visit_due_on <= ${today}::date), 0, 0, 0, count(*),
        count(*) filter (where changed_at >= ${year}) from community.household where ${within} group by 1
      union all
      select left(area_code, 12), 0, 0, count(*), 0, 0, 0, 0, count(*), count(*) filter (where changed_at >= ${year})
      from community.resident where ${within} group by 1
      union all
      select left(area_code, 12), 0, 0, 0, 0, count(*) filter (where sort = 'visit' and at >= to_timestamp(${thirtyDaysAgoMs / 1000})),
        0, 0, count(*), count(*) filter (where added_at >= ${year}) from community.care_record where ${within} group by 1
      union all
      select left(area_code, 12), 0, 0, 0, 0, 0, count(*) filter (where state = any(${[...OPEN_NEEDS]}::text[])), 0, count(*),
        count(*) filter (where changed_at >= ${year}) from community.need where ${within} group by 1
      union all
      select left(area_code, 12), 0, 0, 0, 0, 0, 0, count(*) filter (where active), count(*),
        count(*) filter (where changed_at >= ${year}) from community.enterprise where ${within} group by 1)
    select code, sum(buildings)::int as buildings, sum(households)::int as households, sum(residents)::int as residents,
      sum(due)::int as "visitsDue", sum(visits)::int as "visits30", sum(needs)::int as "openNeeds", sum(enterprises)::int as enterprises,
      sum(records)::int as records, sum(kept)::int as "keptUp"
    from counted group by code order by code`)
}

export interface GridPeople {
  areaCode: string
  residents: number
}

/** Residents by unit grid; a grid of fewer than five tells nothing (domain §12.1, statistics). */
export async function residentsByGrid(db: Executor, scope: Scope, limit: number): Promise<GridPeople[]> {
  return db.many<GridPeople>(sql`
    select area_code as "areaCode", count(*)::int as residents from community.resident
    where ${withinScope(scope, sql`area_code`)} group by 1 having count(*) >= 5 order by 1 limit ${limit}`)
}
