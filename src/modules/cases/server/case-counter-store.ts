import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseShare, CaseTally, RepeatedCase } from '../contract.ts'
import type { CaseConditions } from './case-conditions.ts'
import { matterSql } from './case-filter-store.ts'
import { whereOf } from './case-list-store.ts'

export async function countAll(db: Executor, conditions: CaseConditions): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select count(*)::int as n from cases."case" c where ${whereOf(conditions)}`,
  )
  return row.n
}

export async function tallyOpen(
  db: Executor,
  conditions: CaseConditions,
  measures: readonly CaseConditions[],
): Promise<CaseTally[]> {
  const counts = measures.map((measure) => sql`count(*) filter (where ${whereOf(measure)})`)
  return db.many<CaseTally>(sql`
    select c.street_code as street, c.lead_unit as unit, c.step_clock as step, array[${sql.join(counts)}]::int[] as counts
    from cases."case" c where c.open and ${whereOf(conditions)} group by 1, 2, 3`)
}

export async function shareByStreet(db: Executor, whole: CaseConditions, part: CaseConditions): Promise<CaseShare[]> {
  return db.many<CaseShare>(sql`
    select c.street_code as street, count(*) filter (where ${whereOf(part)})::int as part, count(*)::int as whole
    from cases."case" c where ${whereOf(whole)} group by 1`)
}

export async function countByDay(db: Executor, conditions: CaseConditions): Promise<{ date: string; count: number }[]> {
  return db.many(sql`
    select to_char(day, 'YYYY-MM-DD') as date, count from (
      select (c.reported_at at time zone 'Asia/Shanghai')::date as day, count(*)::int as count
      from cases."case" c where ${whereOf(conditions)} group by 1) days
    order by day`)
}

/** Only what was reported more than once is a repeated matter; the first report counts where it fits too. */
export async function repeatedMatters(
  db: Executor,
  conditions: CaseConditions,
  limit: number,
): Promise<RepeatedCase[]> {
  const where = whereOf(conditions)
  const isRepeat = sql`(c.master_id is not null or (c.state_data->>'sameAs') is not null)`
  return db.many<RepeatedCase>(sql`
    with repeats as materialized (
      select ${matterSql}::uuid as matter, c.reported_at from cases."case" c where ${isRepeat} and ${where}),
    firsts as (
      select c.id as matter, c.reported_at from cases."case" c
      where c.id in (select r.matter from repeats r) and not ${isRepeat} and ${where}),
    counted as (
      select matter, count(*)::int as count, max(reported_at) as last_at
      from (select * from repeats union all select * from firsts) reports
      group by 1 having count(*) > 1 order by 2 desc, 3 desc limit ${limit})
    select m.id as "caseId", m.case_no as "caseNo", t.title, m.state, k.count,
      (extract(epoch from k.last_at) * 1000)::float8 as "lastMs"
    from counted k join cases."case" m on m.id = k.matter join cases.case_text t on t.case_id = m.id
    order by k.count desc, k.last_at desc`)
}
