import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { AlertRule } from '../domain/rule.ts'
import type { Afterwards } from '../domain/score-alert.ts'
import type { Evidence } from '../domain/situation.ts'

export interface AlertToScore {
  id: string
  subject: string
  rule: AlertRule
  areaCode: string | null
  unit: string | null
  category: string | null
  evidence: Evidence
  begunMs: number
  firstCaseMs: number
}

/** Alerts whose 30 days are over; locked, and left to whoever has them. */
export async function takeToScore(tx: Executor, begunBeforeMs: number, limit: number): Promise<AlertToScore[]> {
  return tx.many<AlertToScore>(sql`
    with waiting as (
      select * from alerts.alert where afterwards is null and begun_at <= to_timestamp(${begunBeforeMs / 1000})
      order by begun_at limit ${limit} for update skip locked)
    select a.id, a.subject, r.rule, a.area_code as "areaCode", a.unit, a.category, a.evidence,
      (extract(epoch from a.begun_at) * 1000)::float8 as "begunMs",
      (extract(epoch from a.first_case_at) * 1000)::float8 as "firstCaseMs"
    from waiting a join alerts.rule_version r on r.key = a.rule_key and r.version = a.rule_version`)
}

export async function saveScore(
  tx: Executor,
  id: string,
  score: { afterwards: Afterwards; count: number; expected: number | null },
): Promise<void> {
  await tx.run(sql`
    update alerts.alert set afterwards = ${score.afterwards}, after_count = ${score.count}, after_expected = ${score.expected},
      version = version + 1 where id = ${id}::uuid`)
}
