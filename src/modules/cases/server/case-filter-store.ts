import { type Sql, sql } from '#platform/db/sql.ts'
import type { ListLight } from '../contract.ts'
import type { CaseConditions, Span } from './case-conditions.ts'

type At = Pick<CaseConditions, 'nowMs'>

/** The case by which a matter is known: the master, else what the report named as the same, else the case itself. */
export const matterSql: Sql = sql`coalesce(c.master_id::text, c.state_data->>'sameAs', c.id::text)`

/** Found overdue when it was last written, or since. */
export function overdueSql({ nowMs }: At): Sql {
  return sql`(c.overdue or coalesce(c.step_due_at < ${at(nowMs)}, false))`
}

/** As a condition, where null is no: both sides are looked up by their own index. */
export function isOverdueSql({ nowMs }: At): Sql {
  return sql`(c.overdue or c.step_due_at < ${at(nowMs)})`
}

/** Further filters, each as one condition; counts and lists are cut by the same. */
export function moreSql({ more, nowMs }: CaseConditions): Sql[] {
  const { open, closed, steps, lights, urgencies, emergency, supervised, due, wholeDue, called, matter } = more
  const parts: Sql[] = []
  if (open !== null) parts.push(open ? sql`c.open` : sql`not c.open`)
  if (closed !== null) parts.push(closedSql(closed, more.closedByMs))
  if (steps.length > 0) parts.push(sql`c.step_clock = any(${[...steps]})`)
  if (lights.length > 0)
    parts.push(
      sql`(${sql.join(
        lights.map((light) => lightSql(light, nowMs)),
        sql` or `,
      )})`,
    )
  if (urgencies.length > 0) parts.push(sql`c.urgency = any(${[...urgencies]})`)
  if (emergency !== null) parts.push(emergency ? sql`c.emergency` : sql`not c.emergency`)
  if (supervised !== null)
    parts.push(sql`(c.state_data->'supervision'->>'status') is ${supervised ? sql`not null` : sql`null`}`)
  if (due) parts.push(during(sql`c.step_due_at`, due))
  if (wholeDue) parts.push(wholeDueSql(wholeDue, more.wholeMet))
  if (called) parts.push(calledSql(called, more.satisfied))
  if (matter !== null)
    parts.push(
      sql`(c.id = ${matter}::uuid or c.master_id = ${matter}::uuid or (c.state_data->>'sameAs') = ${matter})`,
      sql`${matterSql} = ${matter}`,
    )
  return parts
}

function closedSql(closed: boolean, byMs: number | null): Sql {
  if (byMs === null) return closed ? sql`c.closed_at is not null` : sql`c.closed_at is null`
  return closed ? sql`c.closed_at < ${at(byMs)}` : sql`coalesce(c.closed_at >= ${at(byMs)}, true)`
}

/** The light of the step as domain §5.3 has it, by the instants that were reckoned with the calendar. */
function lightSql(light: ListLight, nowMs: number): Sql {
  const now = at(nowMs)
  if (light === 'red') return isOverdueSql({ nowMs })
  const inTime = sql`not c.overdue and c.step_due_at >= ${now}`
  if (light === 'orange') return sql`(${inTime} and c.step_orange_at <= ${now})`
  const early = sql`${inTime} and coalesce(c.step_orange_at > ${now}, true)`
  if (light === 'yellow') return sql`(${early} and c.step_yellow_at <= ${now})`
  return sql`(${early} and coalesce(c.step_yellow_at > ${now}, true))`
}

/** By the due that passed first: a later one does not wash what was overdue (domain §5.2). */
function wholeDueSql(span: Span, met: boolean | null): Sql {
  const due = during(sql`coalesce(k.overdue_at, k.due_at)`, span)
  const inTime = sql`k.result = 'met' and k.overdue_at is null`
  const counted = sql`(k.result is null or k.result in ('met', 'late', 'missed') or k.overdue_at is not null)`
  const found = (which: Sql) =>
    sql`select k.case_id from clocks.v_clock k where k.name = 'total' and ${due} and ${which}`
  if (met === true) return sql`c.id in (${found(inTime)})`
  const all = sql`c.id in (${found(counted)})`
  return met === null ? all : sql`${all} and c.id not in (${found(inTime)})`
}

/** Of each case its last call-back alone counts, by the line of the record that tells its result. */
function calledSql(span: Span, satisfied: boolean | null): Sql {
  const answer = sql`(e.data->'result'->>'satisfied')::boolean`
  return sql`c.id in (
    select e.case_id from cases.event e where e.type = 'CallbackDone' and ${during(sql`e.occurred_at`, span)}
      and (e.data->'result'->>'contacted')::boolean
      and ${satisfied === null ? sql`${answer} is not null` : sql`${answer} = ${satisfied}`}
      and not exists (select 1 from cases.event l where l.case_id = e.case_id and l.seq > e.seq and l.type = 'CallbackDone'))`
}

function during(instant: Sql, { fromMs, toMs }: Span): Sql {
  if (fromMs === null && toMs === null) return sql`${instant} is not null`
  const from = fromMs === null ? sql`true` : sql`${instant} >= ${at(fromMs)}`
  return toMs === null ? from : sql`${from} and ${instant} < ${at(toMs)}`
}

const at = (ms: number) => sql`to_timestamp(${ms / 1000})`
