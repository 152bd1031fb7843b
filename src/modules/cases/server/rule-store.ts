import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { RuleCatalogue, RuleSet } from '../domain/rules/rule-set.ts'

/** Rules as stored; versions of the first release lack the part of the catalogue until the next start. */
export type StoredRules = Omit<RuleSet, keyof RuleCatalogue> & Partial<RuleCatalogue>

export type RuleOrigin = 'seed' | 'person' | 'catalogue'

export interface RuleVersion {
  version: number
  /** What a case keeps. */
  key: string
  data: StoredRules
  complete: boolean
  origin: RuleOrigin
  why: string
  changedBy: string
  changedByName: string
  changedMs: number
  agreedByName: string | null
}

export interface RuleStamp {
  origin: RuleOrigin
  why: string
  byId: string
  byName: string
  agreedById?: string
  agreedByName?: string
}

/** All versions, oldest first: a case keeps the one it was reported under. */
export async function listRuleVersions(db: Executor): Promise<RuleVersion[]> {
  return db.many<RuleVersion>(sql`
    select version, key, rules as data, complete, origin, why, changed_by as "changedBy",
      changed_by_name as "changedByName", (extract(epoch from changed_at) * 1000)::float8 as "changedMs",
      agreed_by_name as "agreedByName"
    from cases.rule_version order by version`)
}

/** Whoever comes at the same moment waits: numbers have no holes and no twins. */
export async function lockRuleVersions(tx: Executor): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('cases.rule_version'))`)
  const row = await tx.one<{ newest: number }>(
    sql`select coalesce(max(version), 0)::int as newest from cases.rule_version`,
  )
  return row.newest
}

/** Inside a transaction that has locked the versions. */
export async function addRuleVersion(
  tx: Executor,
  version: number,
  rules: StoredRules,
  stamp: RuleStamp,
  nowMs: number,
): Promise<void> {
  await tx.run(sql`
    insert into cases.rule_version (version, key, rules, complete, origin, why, changed_by, changed_by_name, changed_at,
      agreed_by, agreed_by_name)
    values (${version}, ${keyOf(version, rules)}, ${JSON.stringify(rules)}::jsonb, ${rules.channels !== undefined},
      ${stamp.origin}, ${stamp.why}, ${stamp.byId}, ${stamp.byName}, to_timestamp(${nowMs} / 1000.0),
      ${stamp.agreedById ?? null}, ${stamp.agreedByName ?? null})`)
}

/** Name of a version that is kept by each case under it. */
export function keyOf(version: number, { rules, limits }: StoredRules): string {
  return `${rules.version}+${limits.version}${version === 1 ? '' : `#${version}`}`
}

/** Gives a version of the first release the catalogue that it has been used with; once. */
export async function completeRuleVersion(tx: Executor, version: number, rules: StoredRules): Promise<void> {
  await tx.run(sql`
    update cases.rule_version set rules = ${JSON.stringify(rules)}::jsonb, complete = true,
      why = case when why = '' then '系统初始数据' else why end,
      changed_by_name = case when changed_by_name = '' and changed_by = 'system' then '系统' else changed_by_name end
    where version = ${version} and not complete`)
}

/** Open cases by the key of their rules. */
export async function countOpenCasesByRules(db: Executor): Promise<Map<string, number>> {
  const rows = await db.many<{ key: string; count: number }>(sql`
    select state_data ->> 'rulesVersion' as key, count(*)::int as count from cases."case" where open group by 1`)
  return new Map(rows.map(({ key, count }) => [key, count]))
}
