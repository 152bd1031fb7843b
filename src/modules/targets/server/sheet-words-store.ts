import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { StatedActual } from '../domain/draw-actual.ts'
import type { Acknowledgement, RowWords } from '../domain/sheet-facts.ts'
import type { Writer } from './sheet-store.ts'

export type StoredActual = StatedActual

export async function actualsOf(db: Executor, planIds: readonly string[]): Promise<StoredActual[]> {
  return db.many<StoredActual>(sql`
    select a.target_id as "targetId", a.source, a.printed, a.selection ->> 'figure' as figure,
      coalesce(a.selection -> 'targets', '[]') as "targetIds", a.degree, a.note
    from targets.actual a join targets.target t on t.id = a.target_id where t.plan_id = any(${[...planIds]}::uuid[])`)
}

/** One fact a target: what is sent takes the place of what was; a target without a value has none. */
export async function saveActuals(
  tx: Executor,
  planId: string,
  actuals: readonly StoredActual[],
  by: Writer,
): Promise<void> {
  // A value that was typed before another source was chosen is nobody's any more.
  const rows = actuals.map(({ figure, targetIds, printed, ...rest }) =>
    rest.source === 'typed'
      ? { ...rest, printed, selection: null }
      : { ...rest, printed: null, selection: { figure, targets: targetIds } },
  )
  await tx.run(sql`
    delete from targets.actual a using targets.target t
    where t.id = a.target_id and t.plan_id = ${planId} and a.target_id <> all(${actuals.map((one) => one.targetId)}::uuid[])`)
  await tx.run(sql`
    insert into targets.actual (target_id, source, printed, selection, degree, note, by_id, by_name, at)
    select t.id, x."source", x."printed", x."selection", x."degree", x."note", ${by.id}, ${by.name},
      to_timestamp(${by.nowMs / 1000})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("targetId" uuid, "source" text, "printed" text,
      "selection" jsonb, "degree" text, "note" text)
    join targets.target t on t.id = x."targetId" and t.plan_id = ${planId}
    on conflict (target_id) do update set source = excluded.source, printed = excluded.printed,
      selection = excluded.selection, degree = excluded.degree,
      note = excluded.note, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
    where (actual.source, actual.printed, actual.selection, actual.degree, actual.note)
      is distinct from (excluded.source, excluded.printed, excluded.selection, excluded.degree, excluded.note)`)
}

export async function rowsOf(db: Executor, planIds: readonly string[]): Promise<(RowWords & { planId: string })[]> {
  return db.many(sql`
    select plan_id as "planId", target_id as "targetId", reason, measure, off_target as "offTarget",
      trim_scale(share_percent)::text as "sharePercent"
    from targets.sheet_row where plan_id = any(${[...planIds]}::uuid[])`)
}

export async function saveRows(tx: Executor, planId: string, rows: readonly RowWords[]): Promise<void> {
  await tx.run(sql`delete from targets.sheet_row where plan_id = ${planId}`)
  await tx.run(sql`
    insert into targets.sheet_row (plan_id, target_id, reason, measure, off_target, share_percent)
    select ${planId}, t.id, x."reason", x."measure", x."offTarget", x."sharePercent"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("targetId" uuid, "reason" text, "measure" text, "offTarget" text,
      "sharePercent" numeric)
    join targets.target t on t.id = x."targetId" and t.plan_id = ${planId}`)
}

export async function goalResultsOf(
  db: Executor,
  planIds: readonly string[],
): Promise<{ planId: string; goalId: string; text: string }[]> {
  return db.many(sql`
    select plan_id as "planId", goal_id as "goalId", text from targets.goal_result where plan_id = any(${[...planIds]}::uuid[])`)
}

export async function saveGoalResults(
  tx: Executor,
  planId: string,
  results: readonly { goalId: string; text: string }[],
): Promise<void> {
  await tx.run(sql`delete from targets.goal_result where plan_id = ${planId}`)
  await tx.run(sql`
    insert into targets.goal_result (plan_id, goal_id, text)
    select ${planId}, g.id, x."text" from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as x("goalId" uuid, "text" text)
    join targets.goal g on g.id = x."goalId"`)
}

export async function acknowledgementsOf(
  db: Executor,
  planIds: readonly string[],
): Promise<(Omit<Acknowledgement, 'at'> & { planId: string; atMs: number })[]> {
  return db.many(sql`
    select plan_id as "planId", key, reason, by_name as "byName", (extract(epoch from at) * 1000)::float8 as "atMs"
    from targets.acknowledgement where plan_id = any(${[...planIds]}::uuid[]) order by at, key`)
}

/** An answer that stands keeps its day and its author. */
export async function saveAcknowledgements(
  tx: Executor,
  planId: string,
  answers: readonly { key: string; reason: string }[],
  by: Writer,
): Promise<void> {
  await tx.run(sql`
    delete from targets.acknowledgement where plan_id = ${planId} and key <> all(${answers.map(({ key }) => key)}::text[])`)
  await tx.run(sql`
    insert into targets.acknowledgement (plan_id, key, reason, by_id, by_name, at)
    select ${planId}, x."key", x."reason", ${by.id}, ${by.name}, to_timestamp(${by.nowMs / 1000})
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as x("key" text, "reason" text)
    on conflict (plan_id, key) do update set reason = excluded.reason, by_id = excluded.by_id, by_name = excluded.by_name,
      at = excluded.at where acknowledgement.reason <> excluded.reason`)
}
