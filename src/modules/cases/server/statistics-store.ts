import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { CaseConditions } from './case-conditions.ts'
import { overdueSql } from './case-filter-store.ts'
import { whereOf } from './case-list-store.ts'

export interface StatisticsRow {
  key: string | null
  total: number
  open: number
  closed: number
  overdue: number
}

const KEYS = {
  street: sql`c.street_code`,
  state: sql`c.state`,
  channel: sql`c.channel`,
  category: sql`c.category`,
  unit: sql`c.lead_unit`,
  day: sql`to_char(c.reported_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  month: sql`to_char(c.reported_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
} satisfies Record<string, Sql>

export type StatisticsKey = keyof typeof KEYS

/** Counts of reports by one key; a case without a value of the key counts under null, so that rows add up. */
export async function countBy(db: Executor, by: StatisticsKey, conditions: CaseConditions): Promise<StatisticsRow[]> {
  return db.many<StatisticsRow>(sql`
    select ${KEYS[by]} as key, count(*)::int as total, count(*) filter (where c.open)::int as open,
      count(*) filter (where c.state in ('closed', 'archived'))::int as closed,
      count(*) filter (where ${overdueSql(conditions)})::int as overdue
    from cases."case" c where ${whereOf(conditions)}
    group by 1 order by ${by === 'day' || by === 'month' ? sql`1` : sql`2 desc, 1`} limit 10000`)
}
