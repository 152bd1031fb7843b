import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface BehindLine {
  id: string
  caseNo: string
  title: string
  state: string
  reportedMs: number
  areaCode: string | null
  units: string[]
}

/** Cases as a list shows them, with what decides who may see them. */
export async function behindLines(db: Executor, ids: readonly string[]): Promise<BehindLine[]> {
  return db.many<BehindLine>(sql`
    select c.id, c.case_no as "caseNo", t.title, c.state, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
      c.area_code as "areaCode",
      coalesce((select array_agg(distinct o.unit_id) from cases.v_work_order o where o.case_id = c.id), '{}') as units
    from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.id = any(${[...ids]}::uuid[]) order by c.reported_at, c.id`)
}
