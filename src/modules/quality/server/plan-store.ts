import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Results } from '../contract.ts'
import type { PlanState, StrataBy } from '../domain/names.ts'
import type { QualityRules } from '../domain/quality-rules.ts'

export interface StoredPlan {
  id: string
  no: string
  title: string
  from: string
  to: string
  strata: StrataBy
  errorPercent: number
  confidencePercent: number
  seed: string
  seedMs: number
  seedLate: boolean
  scoreBy: string
  reviewers: string[]
  state: PlanState
  cancelReason: string | null
  byId: string
  byName: string
  rules: QualityRules | null
  drawnMs: number | null
  listHash: string | null
  reportedMs: number | null
  population: number
  certain: number
  entries: number
  done: number
  excluded: number
}

const ms = (column: Sql) => sql`(extract(epoch from ${column}) * 1000)::float8`
const select = sql`
  select p.id, p.no, p.title, to_char(p.day_from, 'YYYY-MM-DD') as "from", to_char(p.day_to, 'YYYY-MM-DD') as "to", p.strata,
    p.error_percent as "errorPercent", p.confidence_percent as "confidencePercent", p.seed, ${ms(sql`p.seed_at`)} as "seedMs",
    p.seed_late as "seedLate", to_char(p.score_by, 'YYYY-MM-DD') as "scoreBy", p.reviewers, p.state,
    p.cancel_reason as "cancelReason", p.by_id as "byId", p.by_name as "byName", p.rules, ${ms(sql`p.drawn_at`)} as "drawnMs",
    p.list_hash as "listHash", ${ms(sql`p.reported_at`)} as "reportedMs", f.population, f.certain, e.entries, e.done, x.excluded
  from quality.plan p
  cross join lateral (select count(*)::int as population, (count(*) filter (where part = 'certain'))::int as certain
    from quality.frame_case where plan_id = p.id) f
  cross join lateral (select count(*)::int as entries, (count(*) filter (where state <> 'waiting'))::int as done
    from quality.entry where plan_id = p.id) e
  cross join lateral (select count(*)::int as excluded from quality.frame_excluded where plan_id = p.id) x`

export async function listPlanRows(
  db: Executor,
  { state, text }: { state: string | null; text: string | null },
): Promise<StoredPlan[]> {
  const parts: Sql[] = [sql`true`]
  if (state) parts.push(sql`p.state = ${state}`)
  if (text) parts.push(sql`strpos(lower(p.no || ' ' || p.title), lower(${text})) > 0`)
  return db.many(sql`${select} where ${sql.join(parts, sql` and `)} order by p.day_from desc, p.no desc limit 200`)
}

export async function findPlan(db: Executor, id: string): Promise<StoredPlan | null> {
  return db.maybeOne(sql`${select} where p.id = ${id}`)
}

/** Nobody else draws, replaces or reports until the transaction ends. */
export async function holdPlan(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select id from quality.plan where id = ${id} for update`)
}

/** A plan that is not cancelled and shares a day. */
export async function findOverlap(db: Executor, from: string, to: string): Promise<{ no: string } | null> {
  return db.maybeOne(sql`
    select no from quality.plan where state <> 'cancelled' and day_from <= ${to}::date and day_to >= ${from}::date
    order by no limit 1`)
}

/** Plans of the same days wait for one another here. */
export async function nextPlanNumber(tx: Executor, year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into quality.plan_number (year, last) values (${year}, 1)
    on conflict (year) do update set last = plan_number.last + 1 returning last`)
  return row.last
}

export async function lockPlans(tx: Executor): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('quality.plan'))`)
}

export type NewPlan = Pick<
  StoredPlan,
  | 'id'
  | 'no'
  | 'title'
  | 'from'
  | 'to'
  | 'strata'
  | 'errorPercent'
  | 'confidencePercent'
  | 'seed'
  | 'seedMs'
  | 'seedLate'
  | 'scoreBy'
  | 'reviewers'
  | 'byId'
  | 'byName'
>

export async function insertPlan(tx: Executor, plan: NewPlan): Promise<void> {
  await tx.run(sql`
    insert into quality.plan (id, no, title, day_from, day_to, strata, error_percent, confidence_percent, seed, seed_at, seed_late,
      score_by, reviewers, by_id, by_name)
    values (${plan.id}, ${plan.no}, ${plan.title}, ${plan.from}, ${plan.to}, ${plan.strata}, ${plan.errorPercent},
      ${plan.confidencePercent}, ${plan.seed}, to_timestamp(${plan.seedMs / 1000}), ${plan.seedLate}, ${plan.scoreBy},
      ${[...plan.reviewers]}, ${plan.byId}, ${plan.byName})`)
}

export async function markCancelled(tx: Executor, id: string, reason: string): Promise<void> {
  await tx.run(sql`update quality.plan set state = 'cancelled', cancel_reason = ${reason} where id = ${id}`)
}

export async function markDrawn(
  tx: Executor,
  id: string,
  { rules, listHash, nowMs }: { rules: QualityRules; listHash: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    update quality.plan set state = 'drawn', rules = ${JSON.stringify(rules)}::jsonb, list_hash = ${listHash},
      drawn_at = to_timestamp(${nowMs / 1000}) where id = ${id}`)
}

export async function markReported(tx: Executor, id: string, results: Results, nowMs: number): Promise<void> {
  await tx.run(sql`
    update quality.plan set state = 'reported', results = ${JSON.stringify(results)}::jsonb,
      reported_at = to_timestamp(${nowMs / 1000}) where id = ${id}`)
}

export async function findResults(db: Executor, id: string): Promise<Results | null> {
  const row = await db.maybeOne<{ results: Results | null }>(sql`select results from quality.plan where id = ${id}`)
  return row?.results ?? null
}

/** The last one reported whose period ended before this one begins. */
export async function findPrevious(db: Executor, from: string): Promise<{ no: string; results: Results } | null> {
  return db.maybeOne(sql`
    select no, results from quality.plan where state = 'reported' and day_to < ${from}::date
    order by day_to desc, reported_at desc limit 1`)
}
