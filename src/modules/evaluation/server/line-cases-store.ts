import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

export interface LineCase {
  id: string
  caseNo: string
  title: string
  state: string
  reportedMs: number
}

/** Whether a case (`c`, a row of cases.v_case) is in somebody's scope: its area, or a unit that has an order of it. */
function caseInScope({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts = [sql`false`]
  if (areas.length > 0) parts.push(sql`c.area_code like any(${areas.map((area) => `${area}%`)})`)
  if (units.length > 0)
    parts.push(
      sql`c.lead_unit = any(${[...units]})`,
      sql`exists (select 1 from cases.v_work_order o where o.case_id = c.id and o.unit_id = any(${[...units]}))`,
    )
  return sql`(${sql.join(parts, sql` or `)})`
}

/** Of these cases those in scope, the newest first. */
export async function casesInScope(db: Executor, ids: readonly string[], scope: Scope): Promise<LineCase[]> {
  return db.many(sql`
    select c.id, c.case_no as "caseNo", t.title, c.state, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs"
    from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.id = any(${[...ids]}::uuid[]) and ${caseInScope(scope)} order by c.reported_at desc, c.id`)
}

export async function casesById(
  db: Executor,
  ids: readonly string[],
): Promise<{ id: string; caseNo: string; reportedMs: number }[]> {
  return db.many(sql`
    select c.id, c.case_no as "caseNo", (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs"
    from cases.v_case c where c.id = any(${[...ids]}::uuid[]) order by c.case_no`)
}
