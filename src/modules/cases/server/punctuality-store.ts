import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { CaseConditions } from './case-conditions.ts'
import { whereOf } from './case-list-store.ts'

export interface PunctualityRow {
  key: string | null
  due: number
  met: number
  late: number
  extended: number
}

const KEYS = {
  step: sql`k.name`,
  unit: sql`k.owner_unit`,
  street: sql`c.street_code`,
  // who did it: the record has a line at the moment at which the clock stopped
  person: sql`(select e.person_id from cases.event e where e.case_id = k.case_id and e.occurred_at = k.stopped_at
    order by e.seq limit 1)`,
} satisfies Record<string, Sql>

export type PunctualityKey = keyof typeof KEYS

export interface PunctualitySpan {
  /** null: all steps. */
  step: string | null
  fromMs: number
  toMs: number
}

/** Steps by their first due: a later one does not wash what was overdue (domain §5.2). */
export async function measurePunctuality(
  db: Executor,
  by: PunctualityKey,
  { step, fromMs, toMs }: PunctualitySpan,
  conditions: CaseConditions,
): Promise<PunctualityRow[]> {
  const now = sql`to_timestamp(${conditions.nowMs / 1000})`
  return db.many<PunctualityRow>(sql`
    with counted as (
      select ${KEYS[by]} as key, k.result = 'met' and k.overdue_at is null as met,
        jsonb_array_length(k.clock->'grants') > 0 as extended
      from clocks.v_clock k join cases."case" c on c.id = k.case_id
      where coalesce(k.overdue_at, k.due_at) >= to_timestamp(${fromMs / 1000})
        and coalesce(k.overdue_at, k.due_at) < to_timestamp(${toMs / 1000})
        and (k.state = 'ended' or coalesce(k.overdue_at, k.due_at) < ${now})
        and (k.result is null or k.result in ('met', 'late', 'missed') or k.overdue_at is not null)
        ${step === null ? sql`` : sql`and k.name = ${step}`} and ${whereOf(conditions)}
    )
    select key, count(*)::int as due, count(*) filter (where met)::int as met,
      count(*) filter (where met is not true)::int as late, count(*) filter (where extended)::int as extended
    from counted group by key order by due desc, key limit 5000`)
}
