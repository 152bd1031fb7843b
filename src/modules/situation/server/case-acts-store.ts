import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ActivityKind } from '../contract.ts'

export interface CaseAct {
  areaCode: string
  kind: ActivityKind
  atMs: number
}

const DISPATCH = ['Dispatched', 'Redispatched', 'HandedDown']
const HANDLING = [
  'SelfHandled',
  'Signed',
  'OrderSigned',
  'OrderCompleted',
  'FirstContacted',
  'ProgressRecorded',
  'SafetyMeasureTaken',
  'Completed',
]
const CHECK = ['CheckPassed', 'CheckFailed']

/** When a case was last reported in, dispatched for, handled and checked in each grid; what the system did by itself is no activity. */
export async function lastCaseActs(db: Executor, sinceMs: number, nowMs: number): Promise<CaseAct[]> {
  const [since, now] = [sql`to_timestamp(${sinceMs}::float8 / 1000)`, sql`to_timestamp(${nowMs}::float8 / 1000)`]
  return db.many<CaseAct>(sql`
    select area_code as "areaCode", 'report' as kind, (extract(epoch from max(reported_at)) * 1000)::float8 as "atMs"
      from cases.v_case where reported_at >= ${since} and reported_at <= ${now} and length(area_code) = 15
     group by area_code
    union all
    select place.area_code, done.kind, (extract(epoch from max(done.at)) * 1000)::float8
      from (select case_id, max(occurred_at) as at,
                   case when type = any(${DISPATCH}::text[]) then 'dispatch'
                        when type = any(${CHECK}::text[]) then 'check' else 'handling' end as kind
              from cases.v_event
             where recorded_at >= ${since} and occurred_at >= ${since} and occurred_at <= ${now}
               and type = any(${[...DISPATCH, ...HANDLING, ...CHECK]}::text[]) and actor_kind <> 'system'
             group by case_id, 3) as done
      join cases.v_case as place on place.id = done.case_id
     where length(place.area_code) = 15
     group by place.area_code, done.kind`)
}
