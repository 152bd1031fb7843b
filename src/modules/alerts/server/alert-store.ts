import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { alertsChanged } from '../contract.ts'
import type { KnownAlert } from '../domain/follow.ts'
import type { AlertLevel, AlertRule, RuleKind } from '../domain/rule.ts'
import type { Afterwards, Verdict } from '../domain/score-alert.ts'
import type { Evidence, Situation } from '../domain/situation.ts'
import type { AlertState } from '../domain/states.ts'

export interface StoredAlert {
  id: string
  no: string
  version: number
  ruleKey: string
  ruleVersion: number
  ruleZh: string
  ruleEn: string
  advice: string
  kind: RuleKind
  level: AlertLevel
  subject: string
  areaCode: string | null
  unit: string | null
  units: string[]
  category: string | null
  lon: number | null
  lat: number | null
  seen: number
  evidence: Evidence
  begunMs: number
  seenMs: number
  endedMs: number | null
  firstCaseMs: number
  lastCaseMs: number
  afterId: string | null
  chainNo: number
  state: AlertState
  acknowledgedMs: number | null
  acknowledgedByName: string | null
  assignedUnit: string | null
  dismissReason: string | null
  verdict: Verdict | null
  verdictByName: string | null
  afterwards: Afterwards | null
  afterCount: number | null
  afterExpected: number | null
  cases: number
}

const ms = (at: Sql) => sql`(extract(epoch from ${at}) * 1000)::float8`

const columns = sql`a.id, a.no, a.version, a.rule_key as "ruleKey", a.rule_version as "ruleVersion", r.rule->>'zh' as "ruleZh",
  r.rule->>'en' as "ruleEn", r.rule->>'advice' as advice, a.kind, a.level, a.subject, a.area_code as "areaCode", a.unit, a.units,
  a.category, a.lon, a.lat, a.seen, a.evidence, ${ms(sql`a.begun_at`)} as "begunMs", ${ms(sql`a.seen_at`)} as "seenMs",
  ${ms(sql`a.ended_at`)} as "endedMs", ${ms(sql`a.first_case_at`)} as "firstCaseMs", ${ms(sql`a.last_case_at`)} as "lastCaseMs",
  a.after_id as "afterId", a.chain_no as "chainNo", a.state, ${ms(sql`a.acknowledged_at`)} as "acknowledgedMs",
  a.acknowledged_by_name as "acknowledgedByName", a.assigned_unit as "assignedUnit", a.dismiss_reason as "dismissReason",
  a.verdict, a.verdict_by_name as "verdictByName", a.afterwards, a.after_count as "afterCount", a.after_expected as "afterExpected",
  (select count(*)::int from alerts.alert_case k where k.alert_id = a.id) as cases`

/** The rule of `inScope`: where it lies, or a unit that is concerned with it. */
export function alertInScope({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts: Sql[] = [sql`false`, ...areas.map((area) => sql`starts_with(a.area_code, ${area})`)]
  if (units.length > 0) parts.push(sql`a.units && ${[...units]}::text[]`)
  return sql`(${sql.join(parts, sql` or `)})`
}

export interface AlertQuery {
  scope: Scope
  id?: string | undefined
  state?: string | undefined
  kind?: string | undefined
  level?: string | undefined
  rule?: string | undefined
  ongoing?: boolean | undefined
  text?: string | undefined
  fromMs?: number | undefined
  toMs?: number | undefined
  before?: { atMs: number; id: string } | null
  limit: number
}

/** Newest first. */
export async function findAlerts(db: Executor, query: AlertQuery): Promise<StoredAlert[]> {
  const parts: Sql[] = [alertInScope(query.scope)]
  if (query.id) parts.push(sql`a.id = ${query.id}::uuid`)
  if (query.state) parts.push(sql`a.state = ${query.state}`)
  if (query.kind) parts.push(sql`a.kind = ${query.kind}`)
  if (query.level) parts.push(sql`a.level = ${query.level}`)
  if (query.rule) parts.push(sql`a.rule_key = ${query.rule}`)
  if (query.ongoing !== undefined) parts.push(query.ongoing ? sql`a.ended_at is null` : sql`a.ended_at is not null`)
  if (query.text)
    parts.push(
      sql`strpos(lower(a.no || ' ' || (r.rule->>'zh') || ' ' || coalesce(a.evidence->>'address', '')), lower(${query.text})) > 0`,
    )
  if (query.fromMs !== undefined)
    parts.push(sql`coalesce(a.ended_at, 'infinity') >= to_timestamp(${query.fromMs / 1000})`)
  if (query.toMs !== undefined) parts.push(sql`a.begun_at < to_timestamp(${query.toMs / 1000})`)
  if (query.before)
    parts.push(sql`(a.begun_at, a.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredAlert>(sql`
    select ${columns} from alerts.alert a
    join alerts.rule_version r on r.key = a.rule_key and r.version = a.rule_version
    where ${sql.join(parts, sql` and `)} order by a.begun_at desc, a.id desc limit ${query.limit}`)
}

export interface RuleAlert extends KnownAlert {
  evidence: Evidence
  begunMs: number
  firstCaseMs: number
  lastCaseMs: number
  areaCode: string | null
  units: string[]
  state: AlertState
}

/** Alerts of a rule that go on, or ended so lately that what comes again belongs to them. */
export async function alertsOfRule(tx: Executor, key: string, endedSinceMs: number): Promise<RuleAlert[]> {
  return tx.many<RuleAlert>(sql`
    select a.id, a.subject, a.evidence, ${ms(sql`a.begun_at`)} as "begunMs", ${ms(sql`a.ended_at`)} as "endedMs",
      ${ms(sql`a.seen_at`)} as "seenMs", ${ms(sql`a.first_case_at`)} as "firstCaseMs",
      ${ms(sql`a.last_case_at`)} as "lastCaseMs", a.area_code as "areaCode", a.units, a.state, a.chain_no as "chainNo",
      case when a.ended_at is null
        then array(select k.case_id::text from alerts.alert_case k where k.alert_id = a.id) else '{}' end as "caseIds"
    from alerts.alert a where a.rule_key = ${key} and (a.ended_at is null or a.ended_at > to_timestamp(${endedSinceMs / 1000}))
    order by a.begun_at`)
}

/** Numbers of a year have no holes: what is not written gives its number back with the transaction. */
export async function nextNumber(tx: Executor, kind: 'alert' | 'task', year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into alerts.year_number (kind, year, last) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set last = year_number.last + 1 returning last`)
  return row.last
}

export interface NewAlert {
  id: string
  no: string
  rule: AlertRule
  ruleVersion: number
  situation: Situation
  units: readonly string[]
  afterId: string | null
  chainNo: number
  nowMs: number
}

export async function insertAlert(tx: Executor, one: NewAlert): Promise<void> {
  const { situation: seen, rule } = one
  await tx.run(sql`
    insert into alerts.alert (id, no, rule_key, rule_version, kind, level, subject, area_code, unit, units, category, lon, lat,
      seen, evidence, begun_at, seen_at, first_case_at, last_case_at, after_id, chain_no, state)
    values (${one.id}, ${one.no}, ${rule.key}, ${one.ruleVersion}, ${rule.kind}, ${rule.level}, ${seen.subject},
      ${seen.areaCode}, ${seen.unit}, ${[...one.units]}, ${seen.category}, ${seen.lon}, ${seen.lat}, ${seen.seen},
      ${JSON.stringify(seen.evidence)}::jsonb, to_timestamp(${one.nowMs / 1000}), to_timestamp(${one.nowMs / 1000}),
      to_timestamp(${seen.firstMs / 1000}), to_timestamp(${seen.lastMs / 1000}), ${one.afterId}, ${one.chainNo}, 'waiting')`)
  await addCases(tx, one.id, seen.caseIds, one.nowMs)
}

export async function addCases(tx: Executor, id: string, caseIds: readonly string[], nowMs: number): Promise<void> {
  if (caseIds.length === 0) return
  await tx.run(sql`
    insert into alerts.alert_case (alert_id, case_id, added_at)
    select ${id}::uuid, x, to_timestamp(${nowMs / 1000}) from unnest(${[...caseIds]}::uuid[]) x on conflict do nothing`)
}

/** What stands in the alert follows what the rule sees now; when anything but the moment changed it is a new version. */
export async function growAlert(
  tx: Executor,
  id: string,
  {
    situation: seen,
    units,
    changed,
    nowMs,
  }: { situation: Situation; units: readonly string[]; changed: boolean; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    update alerts.alert a set seen_at = to_timestamp(${nowMs / 1000}), seen = greatest(a.seen, ${seen.seen}::int),
      evidence = case when ${seen.seen}::int >= a.seen then ${JSON.stringify(seen.evidence)}::jsonb else a.evidence end,
      last_case_at = greatest(a.last_case_at, to_timestamp(${seen.lastMs / 1000})),
      units = array(select distinct u from unnest(a.units || ${[...units]}::text[]) u order by u),
      version = a.version + ${changed ? 1 : 0}
    where a.id = ${id}::uuid`)
}

export async function endAlerts(tx: Executor, ids: readonly string[], nowMs: number): Promise<void> {
  if (ids.length === 0) return
  await tx.run(sql`
    update alerts.alert set ended_at = to_timestamp(${nowMs / 1000}), version = version + 1 where id = any(${[...ids]}::uuid[])`)
}

/** Leading units of cases; what they do is theirs to see. */
export async function unitsOfCases(tx: Executor, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ unit: string }>(sql`
    select distinct f.unit from alerts.fact f where f.case_id = any(${[...caseIds]}::uuid[]) and f.unit is not null
    order by f.unit limit 100`)
  return rows.map(({ unit }) => unit)
}

/** Screens hear of it after commit: of the place, and of the units concerned. */
export async function tellChanged(
  tx: Executor,
  changed: readonly { id: string; areaCode: string | null; units: readonly string[] }[],
): Promise<void> {
  if (changed.length === 0) return
  const some = changed.slice(0, 100)
  const told = { ids: some.map(({ id }) => id), places: some.map(({ areaCode, units }) => ({ areaCode, units })) }
  await tx.run(sql`select platform.f_emit(${alertsChanged.name}, ${JSON.stringify(told)}::jsonb)`)
}

export async function addLine(
  tx: Executor,
  line: {
    alertId: string
    taskId?: string
    nowMs: number
    byName: string
    what: string
    text: string
    photos?: readonly string[]
  },
): Promise<void> {
  await tx.run(sql`
    insert into alerts.line (alert_id, task_id, at, by_name, what, text, photos)
    values (${line.alertId}, ${line.taskId ?? null}, to_timestamp(${line.nowMs / 1000}), ${line.byName}, ${line.what}, ${line.text},
      ${[...(line.photos ?? [])]}::uuid[])`)
}

export interface StoredLine {
  atMs: number
  byName: string
  what: string
  text: string
}

export async function linesOf(db: Executor, alertId: string): Promise<StoredLine[]> {
  return db.many<StoredLine>(sql`
    select ${ms(sql`l.at`)} as "atMs", l.by_name as "byName", l.what, l.text from alerts.line l
    where l.alert_id = ${alertId} order by l.id limit 500`)
}

export interface StoredCase {
  id: string
  caseNo: string
  title: string
  state: string
  reportedMs: number
  areaCode: string | null
  leadUnit: string | null
}

/** Of the cases behind an alert those in the reader's scope, newest first, and how many there are in all. */
export async function casesOf(
  db: Executor,
  alertId: string,
  { all, areas, units }: Scope,
  limit: number,
): Promise<StoredCase[]> {
  const parts: Sql[] = [sql`false`, ...areas.map((area) => sql`starts_with(c.area_code, ${area})`)]
  if (units.length > 0)
    parts.push(
      sql`c.lead_unit = any(${[...units]})`,
      sql`exists (select 1 from cases.v_work_order o where o.case_id = c.id and o.unit_id = any(${[...units]}))`,
    )
  return db.many<StoredCase>(sql`
    select c.id, c.case_no as "caseNo", t.title, c.state, ${ms(sql`c.reported_at`)} as "reportedMs", c.area_code as "areaCode",
      c.lead_unit as "leadUnit"
    from alerts.alert_case k join cases.v_case c on c.id = k.case_id join cases.v_case_text t on t.case_id = c.id
    where k.alert_id = ${alertId} and ${all ? sql`true` : sql`(${sql.join(parts, sql` or `)})`}
    order by c.reported_at desc, c.id desc limit ${limit}`)
}

/** Locks the row until the transaction ends. */
export async function lockAlert(tx: Executor, id: string): Promise<{ version: number; state: AlertState } | null> {
  return tx.maybeOne(sql`select version, state from alerts.alert where id = ${id}::uuid for update`)
}

export interface AlertChange {
  state?: AlertState
  acknowledged?: { byName: string; nowMs: number }
  assignedUnit?: string
  dismissReason?: string
  verdict?: { verdict: Verdict; byName: string }
}

export async function changeAlert(tx: Executor, id: string, change: AlertChange): Promise<void> {
  const sets: Sql[] = [sql`version = version + 1`]
  if (change.state) sets.push(sql`state = ${change.state}`)
  if (change.acknowledged)
    sets.push(
      sql`acknowledged_at = coalesce(acknowledged_at, to_timestamp(${change.acknowledged.nowMs / 1000}))`,
      sql`acknowledged_by_name = coalesce(acknowledged_by_name, ${change.acknowledged.byName})`,
    )
  if (change.assignedUnit)
    sets.push(
      sql`assigned_unit = ${change.assignedUnit}`,
      sql`units = array(select distinct u from unnest(units || ${[change.assignedUnit]}::text[]) u order by u)`,
    )
  if (change.dismissReason) sets.push(sql`dismiss_reason = ${change.dismissReason}`)
  if (change.verdict)
    sets.push(sql`verdict = ${change.verdict.verdict}`, sql`verdict_by_name = ${change.verdict.byName}`)
  await tx.run(sql`update alerts.alert set ${sql.join(sets, sql`, `)} where id = ${id}::uuid`)
}

export interface AlertCounts {
  waiting: number
  ongoing: number
}

export async function countAlertRows(db: Executor, scope: Scope): Promise<AlertCounts> {
  return db.one<AlertCounts>(sql`
    select count(*) filter (where a.state = 'waiting')::int as waiting, count(*)::int as ongoing
    from alerts.alert a where a.ended_at is null and a.state <> 'dismissed' and ${alertInScope(scope)}`)
}

export interface RuleScore {
  key: string
  verdict: Verdict | null
  afterwards: Afterwards | null
  acted: boolean
  ongoing: boolean
  n: number
}

/** Alerts of all rules in the groups that scores are made of. */
export async function scoreGroups(db: Executor): Promise<RuleScore[]> {
  return db.many<RuleScore>(sql`
    select a.rule_key as key, a.verdict, a.afterwards, a.ended_at is null as ongoing,
      exists (select 1 from alerts.task t where t.alert_id = a.id and t.state = 'done') as acted, count(*)::int as n
    from alerts.alert a group by 1, 2, 3, 4, 5`)
}

/** Each case once, however many alerts quote it. */
export async function countCasesOf(db: Executor, alertIds: readonly string[]): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(distinct k.case_id)::int as n from alerts.alert_case k where k.alert_id = any(${[...alertIds]}::uuid[])`)
  return row.n
}
