import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Review, RuleKind, StandingRule } from '../domain/standing-rule/standing-rule.ts'

export interface StoredReview extends Review {
  note: string
  byName: string
  atMs: number
}

export interface StoredRule extends StandingRule {
  unit: string
  kind: RuleKind
  ownerId: string
  ownerName: string
  reference: string
  fileId: string | null
  supersedes: { id: string; title: string } | null
  supersededBy: { id: string; title: string } | null
  endReason: string | null
  reviews: StoredReview[]
  targetCount: number
  version: number
}

const columns = sql`
  r.id, r.unit, r.title, r.no, r.kind, r.owner_id as "ownerId", r.owner_name as "ownerName", r.issued_on::text as "issuedOn",
  r.review_due::text as "reviewDue", r.reference, r.file_id as "fileId", r.ended_on::text as "endedOn",
  r.end_reason as "endReason", r.version, b.issued_on::text as "supersededOn",
  case when a.id is null then null else jsonb_build_object('id', a.id, 'title', a.title) end as supersedes,
  case when b.id is null then null else jsonb_build_object('id', b.id, 'title', b.title) end as "supersededBy",
  coalesce((select jsonb_agg(jsonb_build_object('reviewedOn', v.reviewed_on, 'nextDue', v.next_due, 'note', v.note,
    'byName', v.by_name, 'atMs', (extract(epoch from v.at) * 1000)::float8) order by v.reviewed_on desc, v.at desc)
    from targets.rule_review v where v.rule_id = r.id), '[]') as reviews,
  (select count(*)::int from targets.target_rule x where x.rule_id = r.id) as "targetCount"`

const tables = sql`
  targets.standing_rule r left join targets.standing_rule a on a.id = r.supersedes
  left join targets.standing_rule b on b.supersedes = r.id`

const ruleInReach = (scope: Scope): Sql => (scope.all ? sql`true` : sql`r.unit = any(${[...scope.units]})`)

/** A district has dozens of them, not thousands. */
const MOST = 2000

export async function listRules(db: Executor, scope: Scope): Promise<StoredRule[]> {
  return db.many<StoredRule>(
    sql`select ${columns} from ${tables} where ${ruleInReach(scope)} order by r.kind, r.title, r.id limit ${MOST}`,
  )
}

export async function findRule(db: Executor, id: string, scope: Scope): Promise<StoredRule | null> {
  return db.maybeOne<StoredRule>(sql`select ${columns} from ${tables} where r.id = ${id} and ${ruleInReach(scope)}`)
}

export async function countRules(db: Executor, unit: string): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select count(*)::int as n from targets.standing_rule where unit = ${unit}`,
  )
  return row.n
}

export async function lockRule(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('targets.standing_rule'), hashtext(${id}))`)
}

export interface SavedRule {
  id: string
  unit: string
  title: string
  no: string
  kind: RuleKind
  ownerId: string
  ownerName: string
  issuedOn: string
  reviewDue: string
  reference: string
  supersedes: string | null
  byId: string
  byName: string
}

export async function saveRuleRow(tx: Executor, saved: SavedRule, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into targets.standing_rule (id, unit, title, no, kind, owner_id, owner_name, issued_on, review_due, reference,
      supersedes, by_id, by_name, saved_at)
    values (${saved.id}, ${saved.unit}, ${saved.title}, ${saved.no}, ${saved.kind}, ${saved.ownerId}, ${saved.ownerName},
      ${saved.issuedOn}::date, ${saved.reviewDue}::date, ${saved.reference}, ${saved.supersedes}, ${saved.byId},
      ${saved.byName}, to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set unit = excluded.unit, title = excluded.title, no = excluded.no, kind = excluded.kind,
      owner_id = excluded.owner_id, owner_name = excluded.owner_name, issued_on = excluded.issued_on,
      review_due = excluded.review_due, reference = excluded.reference, supersedes = excluded.supersedes,
      by_id = excluded.by_id, by_name = excluded.by_name, saved_at = excluded.saved_at, version = standing_rule.version + 1`)
}

export async function setRuleFile(tx: Executor, id: string, fileId: string): Promise<void> {
  await tx.run(sql`update targets.standing_rule set file_id = ${fileId}, version = version + 1 where id = ${id}`)
}

export async function endRuleRow(tx: Executor, id: string, endedOn: string, reason: string): Promise<void> {
  await tx.run(sql`
    update targets.standing_rule set ended_on = ${endedOn}::date, end_reason = ${reason}, version = version + 1 where id = ${id}`)
}

export interface NewReview {
  id: string
  ruleId: string
  reviewedOn: string
  nextDue: string
  note: string
  byId: string
  byName: string
}

export async function insertReview(tx: Executor, review: NewReview, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into targets.rule_review (id, rule_id, reviewed_on, next_due, note, by_id, by_name, at)
    values (${review.id}, ${review.ruleId}, ${review.reviewedOn}::date, ${review.nextDue}::date, ${review.note}, ${review.byId},
      ${review.byName}, to_timestamp(${nowMs / 1000}))`)
  await tx.run(sql`update targets.standing_rule set version = version + 1 where id = ${review.ruleId}`)
}

/** The rules that each target rests on; a target without any is not among them. */
export async function rulesOfTargets(
  db: Executor,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, StoredRule[]>> {
  const rows = await db.many<StoredRule & { targetId: string }>(sql`
    select ${columns}, l.target_id as "targetId" from ${tables} join targets.target_rule l on l.rule_id = r.id
    where l.target_id = any(${[...targetIds]}::uuid[]) order by r.title, r.id`)
  return Map.groupBy(rows, ({ targetId }) => targetId)
}

/** The whole set; those that the caller does not see stay as they are. */
export async function linkRules(tx: Executor, targetId: string, ruleIds: readonly string[]): Promise<void> {
  await tx.run(
    sql`delete from targets.target_rule where target_id = ${targetId} and rule_id <> all(${[...ruleIds]}::uuid[])`,
  )
  await tx.run(sql`
    insert into targets.target_rule (target_id, rule_id) select ${targetId}, unnest(${[...ruleIds]}::uuid[])
    on conflict do nothing`)
}
