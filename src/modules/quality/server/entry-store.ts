import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { EntryPart, EntryState } from '../domain/names.ts'
import { entryInScope } from './scope-store.ts'

export interface NewEntry {
  id: string
  planId: string
  caseId: string
  caseNo: string
  unit: string
  areaCode: string | null
  stratum: string
  part: EntryPart
  certain: string | null
  second: boolean
  replaces: string | null
}

export async function insertEntries(tx: Executor, rows: readonly NewEntry[]): Promise<void> {
  await tx.run(sql`
    insert into quality.entry (id, plan_id, case_id, case_no, unit, area_code, stratum, part, certain, second, replaces)
    select r.id, r."planId", r."caseId", r."caseNo", r.unit, r."areaCode", r.stratum, r.part, r.certain, r.second, r.replaces
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "planId" uuid, "caseId" uuid, "caseNo" text, unit text,
      "areaCode" text, stratum text, part text, certain text, second boolean, replaces uuid)`)
}

export interface StoredEntry extends Omit<NewEntry, 'replaces'> {
  planNo: string
  planState: string
  title: string
  state: EntryState
  got: number | null
  applicable: number | null
  passed: boolean | null
  findings: string[]
  note: string | null
  reopen: 'suggested' | 'reopened' | 'declined' | null
  reopenReason: string | null
  reopenByName: string | null
  reopenMs: number | null
}

export interface EntryQuery {
  scope: Scope
  id?: string | undefined
  planId?: string | undefined
  caseId?: string | undefined
  unit?: string | undefined
  stratum?: string | undefined
  part?: string | undefined
  state?: string | undefined
  passed?: boolean | undefined
  finding?: string | undefined
  reopen?: string | undefined
  text?: string | undefined
  /** Also what is being scored, for who organises it; others see what was reported. */
  running: boolean
  after: { no: string; id: string } | null
  limit: number
}

export async function listEntryRows(db: Executor, query: EntryQuery): Promise<StoredEntry[]> {
  const parts: Sql[] = [entryInScope(query.scope)]
  const { id, planId, caseId, unit, stratum, part, state, passed, finding, reopen, text, after } = query
  if (!query.running) parts.push(sql`p.state = 'reported'`)
  if (id) parts.push(sql`e.id = ${id}`)
  if (planId) parts.push(sql`e.plan_id = ${planId}`)
  if (caseId) parts.push(sql`e.case_id = ${caseId}`)
  if (unit) parts.push(sql`e.unit = ${unit}`)
  if (stratum) parts.push(sql`e.stratum = ${stratum}`)
  if (part) parts.push(sql`e.part = ${part}`)
  if (state) parts.push(sql`e.state = ${state}`)
  // A filter by the result must not tell what is not reported.
  if (passed !== undefined) parts.push(sql`p.state = 'reported' and e.passed = ${passed}`)
  if (finding) parts.push(sql`p.state = 'reported' and ${finding} = any(e.findings)`)
  if (reopen) parts.push(sql`e.reopen = ${reopen}`)
  if (text) parts.push(sql`strpos(lower(e.case_no || ' ' || t.title), lower(${text})) > 0`)
  if (after) parts.push(sql`(e.case_no, e.id) > (${after.no}, ${after.id}::uuid)`)
  return db.many(sql`
    select e.id, e.plan_id as "planId", p.no as "planNo", p.state as "planState", e.case_id as "caseId", e.case_no as "caseNo",
      t.title, e.unit, e.area_code as "areaCode", e.stratum, e.part, e.certain, e.second, e.state, e.got, e.applicable, e.passed,
      e.findings, e.note, e.reopen, e.reopen_reason as "reopenReason", e.reopen_by_name as "reopenByName",
      (extract(epoch from e.reopen_at) * 1000)::float8 as "reopenMs"
    from quality.entry e join quality.plan p on p.id = e.plan_id join cases.v_case_text t on t.case_id = e.case_id
    where ${sql.join(parts, sql` and `)} order by e.case_no, e.id limit ${query.limit}`)
}

export async function holdEntry(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select id from quality.entry where id = ${id} for update`)
}

export async function settleEntry(
  tx: Executor,
  id: string,
  found: {
    state: EntryState
    got: number | null
    applicable: number | null
    passed: boolean | null
    findings: readonly string[]
    note: string | null
  },
): Promise<void> {
  await tx.run(sql`
    update quality.entry set state = ${found.state}, got = ${found.got}, applicable = ${found.applicable}, passed = ${found.passed},
      findings = ${[...found.findings]}, note = ${found.note} where id = ${id}`)
}

/** Below the pass mark: reopening is suggested (domain §6.5). */
export async function suggestReopens(tx: Executor, planId: string): Promise<number> {
  return tx.run(sql`update quality.entry set reopen = 'suggested' where plan_id = ${planId} and passed = false`)
}

export async function decideReopenRow(
  tx: Executor,
  id: string,
  { reopen, reason, byName, nowMs }: { reopen: 'reopened' | 'declined'; reason: string; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    update quality.entry set reopen = ${reopen}, reopen_reason = ${reason}, reopen_by_name = ${byName},
      reopen_at = to_timestamp(${nowMs / 1000}) where id = ${id}`)
}

export interface EntryCount {
  stratum: string
  drawn: number
  replaced: number
  scored: number
}
export async function countEntries(db: Executor, planId: string): Promise<EntryCount[]> {
  return db.many(sql`
    select stratum, (count(*) filter (where part = 'drawn'))::int as drawn, (count(*) filter (where part = 'replacement'))::int as replaced,
      (count(*) filter (where state = 'scored'))::int as scored
    from quality.entry where plan_id = ${planId} group by stratum`)
}
