import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { QuarterReport } from '../domain/quarter-report.ts'
import { unitInScope } from './plan-store.ts'

export interface StoredReport {
  id: string
  unit: string
  year: number
  quarter: number
  edition: number
  no: string
  reason: string
  summary: string
  asOf: string
  producedByName: string
  producedMs: number
}

const columns = sql`
  r.id, r.unit, r.year, r.quarter, r.edition, r.no, r.reason, r.summary, r.body->>'asOf' as "asOf",
  r.produced_by_name as "producedByName", (extract(epoch from r.produced_at) * 1000)::float8 as "producedMs"`

export async function listReportRows(db: Executor, scope: Scope, year: number | null): Promise<StoredReport[]> {
  return db.many<StoredReport>(sql`
    select ${columns} from targets.quarter_report r
    where ${unitInScope(scope, sql`r.unit`)} and (${year}::int is null or r.year = ${year})
    order by r.year desc, r.quarter desc, r.edition desc limit 200`)
}

export async function findReport(db: Executor, id: string): Promise<(StoredReport & { body: QuarterReport }) | null> {
  return db.maybeOne(sql`select ${columns}, r.body from targets.quarter_report r where r.id = ${id}`)
}

/** How often the quarter has been reported; whoever else reports the same year waits here. */
export async function lockEditions(tx: Executor, unit: string, year: number, quarter: number): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('targets.quarter_report'), hashtext(${`${unit}:${year}`}))`)
  const row = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from targets.quarter_report
    where unit = ${unit} and year = ${year} and quarter = ${quarter}`)
  return row.count
}

/** Numbers run by unit and year, without holes: one is taken in the transaction that uses it. */
export async function takeReportNumber(tx: Executor, unit: string, year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into targets.report_number (unit, year, last) values (${unit}, ${year}, 1)
    on conflict (unit, year) do update set last = report_number.last + 1 returning last`)
  return row.last
}

export async function addReport(
  tx: Executor,
  id: string,
  unit: string,
  body: QuarterReport,
  by: { byId: string; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into targets.quarter_report (id, unit, year, quarter, edition, no, reason, summary, body, produced_by,
      produced_by_name, produced_at)
    values (${id}, ${unit}, ${body.year}, ${body.quarter}, ${body.edition}, ${body.no}, ${body.reason}, ${body.summary},
      ${JSON.stringify(body)}::jsonb, ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000}))`)
}
