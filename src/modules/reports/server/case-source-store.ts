import type { Scope } from '#core/scope.ts'
import { bigrams } from '#core/text/bigrams.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { type SourceSql, WING_SWITCH } from '../contract.ts'

const hours = (later: Sql, earlier: Sql) => sql`date_part('epoch', ${later} - ${earlier}) / 3600`

/** A due that has come: kept or not. Before it has come, and where there is none, nothing can be said. */
const inTime = (met: Sql, due: Sql, now: Sql) =>
  sql`case when ${due} is null then null when ${met} is not null then ${met} when ${due} < ${now} then false end`

/** Facts of cases as parts of a query; the moment is that of the report. */
export function caseSql({ nowMs }: { nowMs: number }): SourceSql {
  const now = sql`to_timestamp(${nowMs / 1000})`
  const handled = inTime(sql`f.handle_met`, sql`f.handle_due_at`, now)
  return {
    from: sql`reports.case_fact f`,
    id: sql`f.case_id`,
    person: sql`f.person`,
    times: {
      reported: sql`f.reported_at`,
      handleDue: sql`f.handle_due_at`,
      totalDue: sql`f.total_due_at`,
      done: sql`f.done_at`,
      closed: sql`f.closed_at`,
    },
    hours: { reported: sql`f.reported_hour` },
    fields: {
      street: sql`f.street_code`,
      community: sql`case when length(f.area_code) >= 12 then left(f.area_code, 12) end`,
      grid: sql`case when length(f.area_code) >= 15 then f.area_code end`,
      kind: sql`left(f.category, 2)`,
      class: sql`left(f.category, 4)`,
      category: sql`f.category`,
      channel: sql`f.channel`,
      appealType: sql`f.appeal_type`,
      urgency: sql`f.urgency`,
      variant: sql`f.variant`,
      unit: sql`f.lead_unit`,
      state: sql`f.state`,
      closeKind: sql`f.close_kind`,
      open: sql`f.open`,
      overdue: sql`(f.overdue or coalesce(f.step_due_at < ${now}, false))`,
      closed: sql`(f.closed_at is not null)`,
      emergency: sql`f.emergency`,
      repeated: sql`f.repeated`,
      returned: sql`(f.return_count > 0)`,
      redone: sql`(f.redo_count > 0)`,
      extended: sql`f.extended`,
      urged: sql`(f.urge_count > 0)`,
      supervised: sql`(f.supervision_count > 0)`,
      handledInTime: handled,
      handledStrictly: sql`(${handled}) and not f.extended`,
      totalInTime: inTime(sql`f.total_met`, sql`f.total_due_at`, now),
      contacted: sql`f.contacted`,
      solved: sql`f.solved`,
      satisfied: sql`f.satisfied`,
      acceptHours: hours(sql`f.accepted_at`, sql`f.reported_at`),
      dispatchHours: hours(sql`f.dispatched_at`, sql`f.reported_at`),
      handleHours: hours(sql`f.done_at`, sql`f.dispatched_at`),
      closeHours: sql`f.close_hours`,
      urges: sql`f.urge_count`,
      returns: sql`f.return_count`,
    },
    switches: {
      population: {
        counted: sql`f.population = 3`,
        heard: sql`f.population >= 2`,
        received: sql`f.population >= 1`,
      },
      imported: { exclude: sql`not f.imported`, include: sql`true`, only: sql`f.imported` },
      [WING_SWITCH]: { exclude: sql`true`, include: sql`f.archived_version is null` },
    },
    hasWords: (_field, words) => hasWords(words),
    scope: scopeSql,
  }
}

/** Each word by its pairs of characters, as the search of cases finds it. */
function hasWords(words: string): Sql {
  const terms = words.split(/\s+/).flatMap((word) => bigrams(word))
  if (terms.length === 0) return sql`false`
  return sql`f.case_id in (select x.case_id from cases.v_case_text x where x.search @@ ${terms.map(quoted).join(' & ')}::tsquery)`
}

/** One Han character alone is the beginning of a pair. */
const quoted = (term: string) =>
  `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${/^\p{Script=Han}$/u.test(term) ? ':*' : ''}`

/** The rule of `inScope`: the place of a case, or a unit that had an order of it. */
function scopeSql({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts: Sql[] = areas.map((area) => sql`starts_with(f.area_code, ${area})`)
  if (units.length > 0) {
    const wanted = sql`${[...units]}::text[]`
    // The bits are looked at first: lists of units are slow to compare, and most cases have none of these.
    const bits = sql`(select coalesce(bit_or(1::bigint << (hashtext(split_part(unit, '.', 1)) & 63)), 0) from unnest(${wanted}) unit)`
    parts.push(sql`(f.unit_bits & ${bits} <> 0 and f.units && ${wanted})`)
  }
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}

export interface CaseLine {
  id: string
  caseNo: string
  title: string
  state: string
  reportedMs: number
  areaCode: string | null
  leadUnit: string | null
}

export async function caseLines(db: Executor, ids: readonly string[]): Promise<CaseLine[]> {
  return db.many<CaseLine>(sql`
    select c.id, c.case_no as "caseNo", t.title, c.state, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
      c.area_code as "areaCode", c.lead_unit as "leadUnit"
    from cases.v_case c join cases.v_case_text t on t.case_id = c.id where c.id = any(${[...ids]}::uuid[])`)
}
