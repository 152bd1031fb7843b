import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface Snapshot {
  month: string
  asOfMs: number
  bookVersion: string
  digest: string
  cases: number
  frozenBy: string
  frozenMs: number
}

/** Numerator, denominator and value as exact texts. */
export type FrozenFigure = [numerator: string | null, denominator: string | null, value: string | null]
export type FrozenRow = [scope: string, basis: string, ...FrozenFigure]

export interface Adjustment {
  id: string
  month: string
  kind: string
  indicator: string
  scope: string
  basis: string
  reason: string
  state: 'reckoning' | 'asked' | 'same' | 'approved' | 'refused'
  old: FrozenFigure | null
  new: FrozenFigure | null
  asOfMs: number | null
  askedBy: string
  askedByName: string
  askedMs: number
  decidedByName: string | null
  decidedMs: number | null
  decision: string | null
}

const SNAPSHOT = sql`month, (extract(epoch from as_of) * 1000)::float8 as "asOfMs", book_version as "bookVersion", digest, cases,
  frozen_by as "frozenBy", (extract(epoch from frozen_at) * 1000)::float8 as "frozenMs"`

export async function listSnapshotRows(db: Executor): Promise<Snapshot[]> {
  return db.many<Snapshot>(sql`select ${SNAPSHOT} from indicators.snapshot order by month desc limit 240`)
}

export async function findSnapshot(db: Executor, month: string): Promise<Snapshot | null> {
  return db.maybeOne<Snapshot>(sql`select ${SNAPSHOT} from indicators.snapshot where month = ${month}`)
}

export async function formulasOf(db: Executor, month: string): Promise<Record<string, number>> {
  const row = await db.maybeOne<{ formulas: Record<string, number> }>(sql`
    select formulas from indicators.snapshot where month = ${month}`)
  return row?.formulas ?? {}
}

export async function addSnapshot(
  tx: Executor,
  one: Snapshot & { formulas: Record<string, number> },
  figures: readonly { kind: string; indicator: string; figures: FrozenRow[] }[],
): Promise<void> {
  await tx.run(sql`
    insert into indicators.snapshot (month, as_of, book_version, formulas, digest, cases, frozen_by, frozen_at)
    values (${one.month}, to_timestamp(${one.asOfMs}::float8 / 1000), ${one.bookVersion}, ${JSON.stringify(one.formulas)}::jsonb,
      ${one.digest}, ${one.cases}, ${one.frozenBy}, to_timestamp(${one.frozenMs}::float8 / 1000))`)
  await tx.run(sql`
    insert into indicators.snapshot_figures (month, kind, indicator, figures)
    select ${one.month}, r.kind, r.indicator, r.figures
      from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as r(kind text, indicator text, figures jsonb)`)
}

export async function frozenFigures(
  db: Executor,
  month: string,
  kind: string,
  indicators: readonly string[] | null,
): Promise<{ indicator: string; figures: FrozenRow[] }[]> {
  return db.many(sql`
    select indicator, figures from indicators.snapshot_figures where month = ${month} and kind = ${kind}
      and ${indicators === null ? sql`true` : sql`indicator = any(${[...indicators]}::text[])`}
    order by indicator`)
}

export interface FreezeRequest {
  month: string
  byName: string
  askedMs: number
  fault: string | null
}

export async function listFreezeRequests(db: Executor): Promise<FreezeRequest[]> {
  return db.many<FreezeRequest>(sql`
    select month, by_name as "byName", (extract(epoch from asked_at) * 1000)::float8 as "askedMs", fault
    from indicators.freeze_request order by month`)
}

export async function askFreeze(db: Executor, { month, byName, askedMs }: Omit<FreezeRequest, 'fault'>): Promise<void> {
  await db.run(sql`
    insert into indicators.freeze_request (month, by_name, asked_at) values (${month}, ${byName}, to_timestamp(${askedMs}::float8 / 1000))
    on conflict (month) do update set fault = null`)
}

export async function endFreeze(db: Executor, month: string, fault: string | null): Promise<void> {
  if (fault === null) await db.run(sql`delete from indicators.freeze_request where month = ${month}`)
  else await db.run(sql`update indicators.freeze_request set fault = ${fault} where month = ${month}`)
}

const ADJUSTMENT = sql`id, month, kind, indicator, scope, basis, reason, state, old_figure as old, new_figure as new,
  (extract(epoch from as_of) * 1000)::float8 as "asOfMs", asked_by as "askedBy", asked_by_name as "askedByName",
  (extract(epoch from asked_at) * 1000)::float8 as "askedMs", decided_by_name as "decidedByName",
  (extract(epoch from decided_at) * 1000)::float8 as "decidedMs", decision`

export async function listAdjustments(db: Executor, month: string | null): Promise<Adjustment[]> {
  return db.many<Adjustment>(sql`
    select ${ADJUSTMENT} from indicators.adjustment where ${month === null ? sql`true` : sql`month = ${month}`}
    order by asked_at desc, id limit 500`)
}

export async function lockAdjustment(tx: Executor, id: string): Promise<Adjustment | null> {
  return tx.maybeOne<Adjustment>(sql`select ${ADJUSTMENT} from indicators.adjustment where id = ${id}::uuid for update`)
}

export async function addAdjustmentRow(
  tx: Executor,
  one: Pick<
    Adjustment,
    'id' | 'month' | 'kind' | 'indicator' | 'scope' | 'basis' | 'reason' | 'old' | 'askedBy' | 'askedByName' | 'askedMs'
  >,
): Promise<void> {
  await tx.run(sql`
    insert into indicators.adjustment (id, month, kind, indicator, scope, basis, reason, state, old_figure, asked_by, asked_by_name, asked_at)
    values (${one.id}::uuid, ${one.month}, ${one.kind}, ${one.indicator}, ${one.scope}, ${one.basis}, ${one.reason}, 'reckoning',
      ${JSON.stringify(one.old)}::jsonb, ${one.askedBy}, ${one.askedByName}, to_timestamp(${one.askedMs}::float8 / 1000))`)
}

export async function saveReckoned(
  db: Executor,
  id: string,
  found: { figure: FrozenFigure; asOfMs: number; isSame: boolean },
): Promise<void> {
  await db.run(sql`
    update indicators.adjustment set new_figure = ${JSON.stringify(found.figure)}::jsonb,
      as_of = to_timestamp(${found.asOfMs}::float8 / 1000), state = ${found.isSame ? 'same' : 'asked'}
    where id = ${id}::uuid and state = 'reckoning'`)
}

export async function saveDecision(
  tx: Executor,
  id: string,
  decision: { approve: boolean; text: string; by: string; byName: string; atMs: number },
): Promise<void> {
  const { approve, text, by, byName, atMs } = decision
  await tx.run(sql`
    update indicators.adjustment set state = ${approve ? 'approved' : 'refused'}, decision = ${text}, decided_by = ${by},
      decided_by_name = ${byName}, decided_at = to_timestamp(${atMs}::float8 / 1000)
    where id = ${id}::uuid`)
}
