import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { CertainWhy, DrawnCase } from '../domain/draw.ts'
import type { ExclusionWhy, StrataBy } from '../domain/names.ts'

export interface Candidate {
  caseId: string
  caseNo: string
  unit: string
  areaCode: string | null
  stratum: string
  certain: CertainWhy | null
  excluded: ExclusionWhy | null
  closedMs: number
  closingMs: number
}

const STRATUM: Readonly<Record<StrataBy, (centre: string) => Sql>> = {
  unit: (centre) => sql`coalesce(c.lead_unit, ${centre})`,
  street: () => sql`coalesce(c.street_code, 'unknown')`,
  channel: () => sql`c.channel`,
  majorClass: () => sql`coalesce(left(c.category, 4), 'unknown')`,
}

/** A case was reopened at most so long after it was reported. */
const LONGEST_ROUND_MS = 400 * 86_400_000

/**
 * Cases first closed in `[fromMs, toMs)` (domain §6.5), with what leaves them out or makes them certain. The first closing is
 * in the record; the row alone knows the last.
 */
export async function listCandidates(
  db: Executor,
  { fromMs, toMs, strata, centre }: { fromMs: number; toMs: number; strata: StrataBy; centre: string },
): Promise<Candidate[]> {
  const at = (ms: number) => sql`to_timestamp(${ms / 1000}::float8)`
  return db.many(sql`
    select c.id as "caseId", c.case_no as "caseNo", coalesce(c.lead_unit, ${centre}) as unit, c.area_code as "areaCode",
      ${STRATUM[strata](centre)} as stratum,
      case
        when exists (select 1 from cases.v_event s where s.case_id = c.id and s.type = 'SupervisionOpened'
          and s.data->'supervision'->>'level' in ('I', 'II')) then 'supervision'
        when first.kind = 'unsolvable' then 'unsolvable'
      end as certain,
      case
        when c.imported then 'imported'
        when coalesce((c.state_data->'flags'->>'test')::boolean, false) then 'test'
        when c.state in ('voided', 'referred') then 'voided'
        when c.master_id is not null then 'merged'
      end as excluded,
      (extract(epoch from first.at) * 1000)::float8 as "closedMs",
      (extract(epoch from first.at - c.reported_at) * 1000)::float8 as "closingMs"
    from cases.v_case c
    left join lateral (
      select e.occurred_at, e.data->>'closeKind' as kind from cases.v_event e
      where e.case_id = c.id and e.type in ('Closed', 'AnsweredDirectly', 'SelfHandled') order by e.seq limit 1
    ) told on true
    cross join lateral (select coalesce(told.occurred_at, c.closed_at) as at, coalesce(told.kind, c.close_kind) as kind) first
    where (c.closed_at >= ${at(fromMs)} and c.closed_at < ${at(toMs)}
        or c.reported_at < ${at(toMs)} and c.reported_at >= ${at(fromMs - LONGEST_ROUND_MS)}
          and (c.state_data->>'round')::int > 1)
      and first.at >= ${at(fromMs)} and first.at < ${at(toMs)}
    order by c.id`)
}

export type FrameRow = Omit<Candidate, 'excluded'> & Pick<DrawnCase, 'part' | 'key' | 'rank'>

export async function insertFrame(tx: Executor, planId: string, rows: readonly FrameRow[]): Promise<void> {
  await tx.run(sql`
    insert into quality.frame_case (plan_id, case_id, case_no, unit, area_code, stratum, certain, part, key, rank, closed_at, closing_ms)
    select ${planId}, r."caseId", r."caseNo", r.unit, r."areaCode", r.stratum, r.certain, r.part, r.key, r.rank,
      to_timestamp(r."closedMs" / 1000), r."closingMs"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("caseId" uuid, "caseNo" text, unit text, "areaCode" text,
      stratum text, certain text, part text, key text, rank int, "closedMs" float8, "closingMs" float8)`)
}

export async function insertExcluded(tx: Executor, planId: string, rows: readonly Candidate[]): Promise<void> {
  await tx.run(sql`
    insert into quality.frame_excluded (plan_id, case_id, case_no, why)
    select ${planId}, r."caseId", r."caseNo", r.excluded
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("caseId" uuid, "caseNo" text, excluded text)`)
}

export async function listFrame(db: Executor, planId: string): Promise<FrameRow[]> {
  return db.many(sql`
    select case_id as "caseId", case_no as "caseNo", unit, area_code as "areaCode", stratum, certain, part, key, rank,
      (extract(epoch from closed_at) * 1000)::float8 as "closedMs", closing_ms as "closingMs"
    from quality.frame_case where plan_id = ${planId} order by stratum, (certain is null), key`)
}

export async function listExcluded(
  db: Executor,
  planId: string,
): Promise<{ caseId: string; caseNo: string; why: ExclusionWhy }[]> {
  return db.many(sql`
    select case_id as "caseId", case_no as "caseNo", why from quality.frame_excluded where plan_id = ${planId} order by case_no`)
}

export async function countExcluded(db: Executor, planId: string): Promise<{ why: ExclusionWhy; count: number }[]> {
  return db.many(sql`
    select why, count(*)::int as count from quality.frame_excluded where plan_id = ${planId} group by why order by why`)
}

export interface FrameGroup {
  key: string
  population: number
  certain: number
  hours: number | null
}

/** Sizes and mean hours from report to first close, by stratum or by unit. */
export async function countFrame(db: Executor, planId: string, by: 'stratum' | 'unit'): Promise<FrameGroup[]> {
  const key = by === 'stratum' ? sql`stratum` : sql`unit`
  return db.many(sql`
    select ${key} as key, count(*)::int as population, (count(*) filter (where part = 'certain'))::int as certain,
      avg(closing_ms) / 3600000 as hours
    from quality.frame_case where plan_id = ${planId} group by 1 order by 1`)
}

export async function closingHours(
  db: Executor,
  planId: string,
): Promise<{ mean: number | null; median: number | null }> {
  return db.one(sql`
    select avg(closing_ms) / 3600000 as mean, percentile_disc(0.5) within group (order by closing_ms) / 3600000 as median
    from quality.frame_case where plan_id = ${planId}`)
}

/** The next of a stratum's order that is not looked at yet. */
export async function findNextReserve(tx: Executor, planId: string, stratum: string): Promise<FrameRow | null> {
  return tx.maybeOne(sql`
    select f.case_id as "caseId", f.case_no as "caseNo", f.unit, f.area_code as "areaCode", f.stratum, f.certain, f.part, f.key,
      f.rank, (extract(epoch from f.closed_at) * 1000)::float8 as "closedMs", f.closing_ms as "closingMs"
    from quality.frame_case f
    where f.plan_id = ${planId} and f.stratum = ${stratum} and f.part = 'reserve'
      and not exists (select 1 from quality.entry e where e.plan_id = f.plan_id and e.case_id = f.case_id)
    order by f.key, f.case_id limit 1`)
}

/** Persons whose names stand in the records of cases. */
export async function handsOf(db: Executor, caseIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.many<{ caseId: string; persons: string[] }>(sql`
    select case_id as "caseId", array_agg(distinct person_id) as persons from cases.v_event
    where case_id = any(${[...caseIds]}::uuid[]) and person_id is not null group by case_id`)
  return new Map(rows.map(({ caseId, persons }) => [caseId, persons]))
}
