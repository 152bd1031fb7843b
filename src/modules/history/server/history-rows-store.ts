import type { Scope } from '#core/scope.ts'
import type { SourceSql } from '#modules/reports/contract.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

const hours = (later: Sql, earlier: Sql) => sql`(${later} - ${earlier}) / 3600000.0`

/** All is over: a due that was there was kept or not. */
const inTime = (met: Sql, due: Sql) => sql`case when ${due} is null then null else coalesce(${met}, false) end`

/** Rows of the history as parts of a query; each means what it means of live cases. */
export function historySql(): SourceSql {
  const handled = inTime(sql`h.handle_met`, sql`h.handle_due_ms`)
  return {
    speaks: 'columns',
    from: sql`history.rows h`,
    id: sql`h.id::text`,
    person: sql`h.person_place`,
    times: {
      reported: sql`h.reported_ms`,
      handleDue: sql`h.handle_due_ms`,
      totalDue: sql`h.total_due_ms`,
      done: sql`h.done_ms`,
      closed: sql`h.closed_ms`,
    },
    fields: {
      street: sql`h.street`,
      community: sql`case when length(h.area_code) >= 12 then left(h.area_code, 12) end`,
      grid: sql`case when length(h.area_code) >= 15 then h.area_code end`,
      kind: sql`left(h.category, 2)`,
      class: sql`left(h.category, 4)`,
      category: sql`h.category`,
      channel: sql`h.channel`,
      appealType: sql`h.appeal_type`,
      urgency: sql`h.urgency`,
      variant: sql`h.variant`,
      unit: sql`h.lead_unit`,
      state: sql`h.state`,
      closeKind: sql`h.close_kind`,
      open: sql`false`,
      overdue: sql`h.overdue`,
      closed: sql`(h.closed_ms is not null)`,
      emergency: sql`h.emergency`,
      repeated: sql`h.repeated`,
      returned: sql`(h.return_count > 0)`,
      redone: sql`(h.redo_count > 0)`,
      extended: sql`h.extended`,
      urged: sql`(h.urge_count > 0)`,
      supervised: sql`(h.supervision_count > 0)`,
      handledInTime: handled,
      handledStrictly: sql`((${handled}) and not h.extended)`,
      totalInTime: inTime(sql`h.total_met`, sql`h.total_due_ms`),
      contacted: sql`h.contacted`,
      solved: sql`h.solved`,
      satisfied: sql`h.satisfied`,
      acceptHours: hours(sql`h.accepted_ms`, sql`h.reported_ms`),
      dispatchHours: hours(sql`h.dispatched_ms`, sql`h.reported_ms`),
      handleHours: hours(sql`h.done_ms`, sql`h.dispatched_ms`),
      closeHours: hours(sql`h.closed_ms`, sql`h.reported_ms`),
      urges: sql`h.urge_count`,
      returns: sql`h.return_count`,
    },
    switches: {
      population: {
        counted: sql`h.population = 3`,
        heard: sql`h.population >= 2`,
        received: sql`h.population >= 1`,
      },
      imported: { exclude: sql`not h.imported`, include: sql`true`, only: sql`h.imported` },
    },
    scope: scopeSql,
  }
}

/** The rule of live cases: the place of a case, or a unit that had an order of it. */
function scopeSql({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts: Sql[] = areas.map((area) => sql`starts_with(h.area_code, ${area})`)
  if (units.length > 0) parts.push(sql`h.units && ${[...units]}::text[]`)
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}
