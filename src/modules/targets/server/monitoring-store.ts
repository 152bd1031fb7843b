import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Forecast } from '../domain/monitoring.ts'

export interface StoredLine {
  targetId: string
  quarter: number
  actual: string | null
  actualText: string | null
  note: string
  forecast: Forecast
  reason: string
  measure: string
  byName: string
  atMs: number
  version: number
}

const columns = sql`
  m.target_id as "targetId", m.quarter, trim_scale(m.actual)::text as actual, m.actual_text as "actualText", m.note,
  m.forecast, m.reason, m.measure, m.by_name as "byName", (extract(epoch from m.at) * 1000)::float8 as "atMs", m.version`

export async function listLines(db: Executor, planIds: readonly string[], quarter: number): Promise<StoredLine[]> {
  return db.many<StoredLine>(sql`
    select ${columns} from targets.monitoring_line m join targets.target t on t.id = m.target_id
    where t.plan_id = any(${[...planIds]}::uuid[]) and m.quarter = ${quarter}`)
}

export async function findLine(db: Executor, targetId: string, quarter: number): Promise<StoredLine | null> {
  return db.maybeOne<StoredLine>(
    sql`select ${columns} from targets.monitoring_line m where m.target_id = ${targetId} and m.quarter = ${quarter}`,
  )
}

export async function saveLine(
  tx: Executor,
  line: Omit<StoredLine, 'byName' | 'atMs' | 'version'>,
  by: { byId: string; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into targets.monitoring_line as m (target_id, quarter, actual, actual_text, note, forecast, reason, measure,
      by_id, by_name, at)
    values (${line.targetId}, ${line.quarter}, ${line.actual}::numeric, ${line.actualText}, ${line.note}, ${line.forecast},
      ${line.reason}, ${line.measure}, ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000}))
    on conflict (target_id, quarter) do update set actual = excluded.actual, actual_text = excluded.actual_text,
      note = excluded.note, forecast = excluded.forecast, reason = excluded.reason, measure = excluded.measure,
      by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at, version = m.version + 1`)
}

export interface ProjectMoney {
  projectId: string
  budget: string | null
  executed: string
}

/** Yuan: adjusted budget of the year, and what was paid of it up to a day. */
export async function listMoneyUpTo(
  db: Executor,
  projectIds: readonly string[],
  year: number,
  day: string,
): Promise<ProjectMoney[]> {
  return db.many<ProjectMoney>(sql`
    select p.id as "projectId", trim_scale(e.adjusted)::text as budget, trim_scale(coalesce(x.amount, 0))::text as executed
    from ledger.v_project p
    left join ledger.v_execution e on e.project_id = p.id and e.year = ${year}
    left join lateral (select sum(amount) as amount from ledger.v_payment
      where project_id = p.id and year = ${year} and paid_on <= ${day}::date) x on true
    where p.id = any(${[...projectIds]}::uuid[])`)
}
