import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { bodyOf, bodyText, type DutyRule } from '../domain/duty.ts'
import { stampColumns, type VersionRow } from './version-store.ts'

interface RuleRow extends Omit<DutyRule, 'lead' | 'coHandlers'> {
  lead: string
  coHandlers: string[]
}

const columns = sql`r.code, r.version, r.lead, r.co_handlers as "coHandlers", r.level,
  r.first_receiver as "firstReceiver", r.basis_zh as "basisZh"`

function ruleOf({ lead, coHandlers, ...row }: RuleRow): DutyRule {
  return { ...row, lead: bodyOf(lead), coHandlers: coHandlers.map(bodyOf) }
}

/** The newest version of every rule, in order of code. */
export async function loadDutyRules(db: Executor): Promise<DutyRule[]> {
  const rows = await db.many<RuleRow>(sql`
    select distinct on (r.code) ${columns} from catalogue.duty_rule_version r order by r.code, r.version desc`)
  return rows.map(ruleOf)
}

export async function addDutyRules(
  db: Executor,
  version: number,
  rules: readonly Omit<DutyRule, 'version'>[],
): Promise<void> {
  const rows = rules.map((rule) => ({
    ...rule,
    lead: bodyText(rule.lead),
    coHandlers: rule.coHandlers.map(bodyText),
  }))
  await db.run(sql`
    insert into catalogue.duty_rule_version (code, version, lead, co_handlers, level, first_receiver, basis_zh)
    select code, ${version}, lead, array(select jsonb_array_elements_text("coHandlers")), level, "firstReceiver", "basisZh"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, lead text, "coHandlers" jsonb, level text,
      "firstReceiver" boolean, "basisZh" text)`)
}

export interface DutyVersionRow extends VersionRow {
  ruleCount: number
  rules: { before: DutyRule | null; after: DutyRule }[]
}

/** Versions before `beforeVersion`, newest first, each with at most `ruleLimit` of the rules that it changed. */
export async function dutyVersions(
  db: Executor,
  {
    code,
    beforeVersion,
    limit,
    ruleLimit,
  }: { code: string | null; beforeVersion: number; limit: number; ruleLimit: number },
): Promise<DutyVersionRow[]> {
  const versions = await db.many<VersionRow & { ruleCount: number }>(sql`
    select ${stampColumns}, (select count(*)::int from catalogue.duty_rule_version r where r.version = v.version) as "ruleCount"
    from catalogue.duty_version v
    where v.version < ${beforeVersion} and (${code}::text is null or exists
      (select from catalogue.duty_rule_version r where r.version = v.version and r.code = ${code}))
    order by v.version desc limit ${limit}`)
  const changed = await db.many<RuleRow & { before: RuleRow | null }>(sql`
    select ${columns}, (
      select jsonb_build_object('code', b.code, 'version', b.version, 'lead', b.lead, 'coHandlers', b.co_handlers,
        'level', b.level, 'firstReceiver', b.first_receiver, 'basisZh', b.basis_zh)
      from catalogue.duty_rule_version b where b.code = r.code and b.version < r.version order by b.version desc limit 1
    ) as before
    from (
      select *, row_number() over (partition by version order by code) as place from catalogue.duty_rule_version
      where version = any(${versions.map((row) => row.version)}::int[]) and (${code}::text is null or code = ${code})
    ) r where r.place <= ${ruleLimit} order by r.version desc, r.code`)
  return versions.map((row) => ({
    ...row,
    rules: changed
      .filter((rule) => rule.version === row.version)
      .map(({ before, ...after }) => ({ before: before && ruleOf(before), after: ruleOf(after) })),
  }))
}
