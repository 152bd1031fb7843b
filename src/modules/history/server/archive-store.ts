import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { HISTORY_COLUMNS, type HistoryRow } from '../domain/history-columns.ts'
import { type Month, spanOfMonth } from '../domain/months.ts'

const at = (ms: number) => sql`to_timestamp(${ms / 1000}::float8)`
const millis = (time: Sql) => sql`round(date_part('epoch', ${time}) * 1000)::bigint`

/** Months that have cases to be moved out, or cases that were moved out and have changed since. */
export async function monthsToArchive(db: Executor, beforeMs: number): Promise<Month[]> {
  return db.many<Month>(sql`
    select distinct date_part('year', f.reported_at)::int as year, date_part('month', f.reported_at)::int as month
    from reports.v_case_fact f
    where (f.closed_at < ${at(beforeMs)} and f.archived_version is distinct from f.version)
      or (f.archived_version is not null and (f.closed_at is null or f.closed_at >= ${at(beforeMs)}))
    order by 1, 2`)
}

const VALUES: Readonly<Record<string, Sql>> = {
  id: sql`f.case_id::text`,
  reported_ms: millis(sql`f.reported_at`),
  accepted_ms: millis(sql`f.accepted_at`),
  dispatched_ms: millis(sql`f.dispatched_at`),
  done_ms: millis(sql`f.done_at`),
  closed_ms: millis(sql`f.closed_at`),
  handle_due_ms: millis(sql`f.handle_due_at`),
  total_due_ms: millis(sql`f.total_due_at`),
  street: sql`f.street_code`,
  area_code: sql`f.area_code`,
  category: sql`f.category`,
  channel: sql`f.channel`,
  appeal_type: sql`f.appeal_type`,
  urgency: sql`f.urgency`,
  variant: sql`f.variant`,
  lead_unit: sql`f.lead_unit`,
  state: sql`f.state`,
  close_kind: sql`f.close_kind`,
  units: sql`f.units`,
  person_place: sql`f.person_place`,
  population: sql`f.population`,
  redo_count: sql`f.redo_count`,
  return_count: sql`f.return_count`,
  urge_count: sql`f.urge_count`,
  supervision_count: sql`f.supervision_count`,
  overdue: sql`f.overdue`,
  emergency: sql`f.emergency`,
  imported: sql`f.imported`,
  repeated: sql`f.repeated`,
  extended: sql`f.extended`,
  handle_met: sql`f.handle_met`,
  total_met: sql`f.total_met`,
  contacted: sql`f.contacted`,
  solved: sql`f.solved`,
  satisfied: sql`f.satisfied`,
}

export interface ArchiveBatch {
  rows: HistoryRow[]
  /** By case, at which version it is written. */
  versions: Record<string, number>
}

const BATCH = 2000

/** Closed cases of a month, as reports count them, batch by batch. */
export async function* rowsOfMonth(tx: Executor, month: Month, beforeMs: number): AsyncGenerator<ArchiveBatch> {
  const { fromMs, toMs } = spanOfMonth(month)
  let after: string | null = null
  for (;;) {
    const found: Found[] = await tx.many<Found>(sql`
      select f.version, jsonb_build_array(${sql.join(HISTORY_COLUMNS.map(({ name }) => VALUES[name]!))}) as values
      from reports.v_case_fact f
      where f.reported_at >= ${at(fromMs)} and f.reported_at < ${at(toMs)} and f.closed_at < ${at(beforeMs)}
        and (${after}::uuid is null or f.case_id > ${after}::uuid)
      order by f.case_id limit ${BATCH}`)
    if (found.length === 0) return
    after = String(found.at(-1)!.values[0])
    yield {
      rows: found.map(({ values }) => values),
      versions: Object.fromEntries(found.map(({ version, values }) => [String(values[0]), version])),
    }
  }
}
interface Found {
  version: number
  values: HistoryRow
}

/** Which cases of a month lie in the history from now on; all others of it are counted in the database. */
export async function noteArchived(tx: Executor, month: Month, versions: Record<string, number>): Promise<void> {
  const { fromMs, toMs } = spanOfMonth(month)
  await tx.run(sql`select reports.f_note_archived(${at(fromMs)}, ${at(toMs)}, ${JSON.stringify(versions)}::jsonb)`)
}
