import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { RuleBookData } from '../domain/rule-book.ts'

/** Rules as stored: switches and limits; channels and their tables belong to the catalogue. */
export type StoredRules = Pick<RuleBookData, 'rules' | 'limits' | 'preset' | 'district'>

export interface RuleVersion {
  version: number
  data: StoredRules
}

/** All versions, oldest first: a case keeps the one it was reported under. */
export async function listRuleVersions(db: Executor): Promise<RuleVersion[]> {
  return db.many<RuleVersion>(sql`select version, rules as data from cases.rule_version order by version`)
}

export async function saveRuleVersion(db: Executor, rules: StoredRules, changedBy: string): Promise<void> {
  await db.run(sql`
    insert into cases.rule_version (version, rules, changed_by)
    values ((select coalesce(max(version), 0) + 1 from cases.rule_version), ${JSON.stringify(rules)}::jsonb, ${changedBy})`)
}
