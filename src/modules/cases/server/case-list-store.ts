import type { Scope } from '#core/scope.ts'
import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { CaseOrder } from '../contract.ts'
import type { CaseConditions } from './case-conditions.ts'
import { isOverdueSql, moreSql, overdueSql } from './case-filter-store.ts'
import type { SearchWords } from './search-words.ts'

export interface ListedCase {
  id: string
  caseNo: string
  version: number
  title: string
  address: string | null
  state: string
  channel: string
  category: string | null
  urgency: string
  areaCode: string | null
  leadUnit: string | null
  reportedMs: number
  stepDueMs: number | null
  overdue: boolean
  emergency: boolean
  incomplete: boolean
  imported: boolean
  redoCount: number
  returnCount: number
  lon: number | null
  lat: number | null
  stepClock: Clock | null
  closedMs: number | null
  /** The imported file's due. */
  externalDue: number | null
  /** Newest clock of the whole case, of ended cases only. */
  totalClock: Clock | null
}

export interface Page {
  /** `dueLatest` has one page. */
  sort: CaseOrder
  limit: number
  /** Sort value (epoch ms or null for none) and id of the last row seen. */
  after: { ms: number | null; id: string } | null
}

const CATEGORY_DIGITS = 6

const COLUMNS = sql`c.id, c.case_no as "caseNo", c.version, t.title, t.address, c.state, c.channel, c.category, c.urgency,
  c.area_code as "areaCode", c.lead_unit as "leadUnit", (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
  (extract(epoch from c.step_due_at) * 1000)::float8 as "stepDueMs", c.emergency, c.incomplete, c.imported,
  c.redo_count as "redoCount", c.return_count as "returnCount", c.lon, c.lat,
  (select k.clock from clocks.v_clock k where k.case_id = c.id and k.name = c.step_clock and k.state <> 'ended' limit 1) as "stepClock",
  (extract(epoch from c.closed_at) * 1000)::float8 as "closedMs", (c.state_data->>'externalDue')::float8 as "externalDue",
  case when not c.open then (select k.clock from clocks.v_clock k where k.case_id = c.id and k.name = 'total'
    order by k.start_at desc limit 1) end as "totalClock"`

export async function listCases(db: Executor, conditions: CaseConditions, page: Page): Promise<ListedCase[]> {
  const { order, after } = ordering(page)
  return db.many<ListedCase>(sql`
    select ${COLUMNS}, ${overdueSql(conditions)} as overdue from (
      select c.* from cases."case" c where ${whereOf(conditions)} ${after} ${order} limit ${page.limit}
    ) c join cases.case_text t on t.case_id = c.id ${order}`)
}

/** How many cases each of these lists holds, at most `most` of each: all in one statement, for they are asked together. */
export async function countEach(db: Executor, lists: readonly CaseConditions[], most: number): Promise<number[]> {
  const counts = lists.map(
    (conditions, at) => sql`
      select ${at}::int as at, count(*)::int as count
      from (select 1 from cases."case" c where ${whereOf(conditions)} limit ${most}) counted`,
  )
  const rows = await db.many<{ at: number; count: number }>(sql`${sql.join(counts, sql` union all `)} order by at`)
  return rows.map((row) => row.count)
}

function ordering({ sort, after }: Page): { order: Sql; after: Sql } {
  if (sort === 'dueLatest') return { order: sql`order by c.step_due_at desc, c.id desc`, after: sql`` }
  if (sort === 'newest')
    return {
      order: sql`order by c.reported_at desc, c.id desc`,
      after: after
        ? sql`and (c.reported_at, c.id) < (to_timestamp(${(after.ms ?? 0) / 1000}), ${after.id}::uuid)`
        : sql``,
    }
  const order = sql`order by c.step_due_at, c.id`
  if (!after) return { order, after: sql`` }
  if (after.ms === null) return { order, after: sql`and c.step_due_at is null and c.id > ${after.id}::uuid` }
  const at = sql`to_timestamp(${after.ms / 1000})`
  return { order, after: sql`and ((c.step_due_at, c.id) > (${at}, ${after.id}::uuid) or c.step_due_at is null)` }
}

export function whereOf(conditions: CaseConditions): Sql {
  const { states, leadUnits, orderUnits, requestStates, channels } = conditions
  // Cases that one's own units lead are in one's scope anyway: no need to look through all their old orders.
  const parts: Sql[] = leadUnits ? [] : [scopeSql(conditions)]
  const add = (condition: Sql) => parts.push(condition)
  if (states.length === 1) add(sql`c.state = ${states[0]}`)
  else if (states.length > 1) add(sql`c.state = any(${[...states]})`)
  // A single unit is compared by `=`, so that the index gives its rows in the order of their dues.
  if (leadUnits?.length === 1) add(sql`c.lead_unit = ${leadUnits[0]}`)
  else if (leadUnits) add(sql`c.lead_unit = any(${[...leadUnits]})`)
  if (orderUnits)
    add(sql`c.id in (select o.case_id from cases.work_order o where o.role <> 'lead' and o.status in ('sent', 'signed', 'working')
      ${conditions.scope.all ? sql`` : sql`and o.unit_id = any(${[...orderUnits]})`})`)
  if (requestStates) add(sql`c.request_state = any(${[...requestStates]})`)
  if (conditions.stepClock) add(sql`c.step_clock = ${conditions.stepClock}`)
  if (conditions.notStepClock) add(sql`c.step_clock is distinct from ${conditions.notStepClock}`)
  if (conditions.search) add(searchSql(conditions.search, conditions.scope))
  if (channels.length > 0) add(sql`c.channel = any(${[...channels]})`)
  if (conditions.category) add(categorySql(conditions.category))
  if (conditions.area) add(sql`c.area_code like ${`${conditions.area}%`}`)
  if (conditions.box) {
    const [west, south, east, north] = conditions.box
    add(sql`c.lon between ${west} and ${east} and c.lat between ${south} and ${north}`)
  }
  if (conditions.unit) add(sql`c.lead_unit = ${conditions.unit}`)
  if (conditions.direct) add(sql`(c.state_data->>'direct') = 'true'`)
  if (conditions.overdue !== null)
    add(conditions.overdue ? isOverdueSql(conditions) : sql`not ${overdueSql(conditions)}`)
  if (conditions.fromMs !== null) add(sql`c.reported_at >= to_timestamp(${conditions.fromMs / 1000})`)
  if (conditions.toMs !== null) add(sql`c.reported_at < to_timestamp(${conditions.toMs / 1000})`)
  parts.push(...moreSql(conditions))
  return sql.join(parts, sql` and `)
}

/**
 * The same rule as `inScope` in core, `maySee` and `isOwnCase`, in SQL; a property test holds them together. Each part can be looked up
 * by an index of its own: whoever sees little of a large store must not wait for the rest of it.
 */
function scopeSql({ scope, checker, citizen }: CaseConditions): Sql {
  if (scope.all) return sql`true`
  const orders = sql`select w.case_id from cases.work_order w where w.unit_id = any(${[...scope.units]})`
  if (scope.areas.length === 0 && checker === null && citizen === null)
    return scope.units.length > 0 ? sql`c.id in (${orders})` : sql`false`
  const parts = scope.areas.map((code): Sql => sql`c.area_code like ${`${code}%`}`)
  if (scope.units.length > 0) parts.push(sql`c.id = any(array(${orders}))`)
  if (checker !== null)
    parts.push(
      sql`(c.state = 'checking' and c.state_data->'checks'->>'checker' = ${checker})`,
      sql`(c.state = 'verifying' and c.state_data->'verification'->>'verifier' = ${checker})`,
    )
  if (citizen !== null)
    parts.push(sql`c.id = any(array(select p.case_id from cases.appellant p where p.id = ${citizen}::uuid))`)
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}

/** A whole code by `=`, so that the index gives its cases in the order of their reports. */
function categorySql(code: string): Sql {
  return code.length === CATEGORY_DIGITS ? sql`c.category = ${code}` : sql`c.category like ${`${code}%`}`
}

/** Each way of finding by its own index. */
function searchSql({ caseNo, tail, externalNo, phoneIndexes, terms }: SearchWords, scope: Scope): Sql {
  if (caseNo) return sql`c.case_no = ${caseNo}`
  const ways: Sql[] = []
  if (terms.length > 0)
    ways.push(
      sql`select x.case_id from cases.case_text x where x.search @@ ${terms.map(quoteTerm).join(' & ')}::tsquery`,
    )
  if (externalNo) ways.push(sql`select e.id from cases."case" e where e.external_no = ${externalNo}`)
  if (tail)
    ways.push(sql`select n.id from cases."case" n where reverse(n.case_no) like ${`${[...tail].reverse().join('')}%`}`)
  // Below the centre nobody may find out by a number who asked confidentially (domain §12.1).
  const named = scope.all ? sql`` : sql`and h.state_data->>'confidentiality' = 'open'`
  if (phoneIndexes.length > 0)
    ways.push(
      sql`select a.case_id from cases.appellant a join cases."case" h on h.id = a.case_id
        where a.phone_index = any(${[...phoneIndexes]}) ${named}`,
    )
  return ways.length > 0 ? sql`c.id in (${sql.join(ways, sql` union all `)})` : sql`false`
}

/** One Han character alone is the beginning of a pair. */
const quoteTerm = (term: string) =>
  `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${/^\p{Script=Han}$/u.test(term) ? ':*' : ''}`
