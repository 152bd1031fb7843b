import type { CaseState } from '#modules/cases/contract.ts'
import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Trigger } from '../domain/triggers.ts'

/** A case is looked at by then, or earlier where something else asked for it. */
export async function watchBy(db: Executor, caseId: string, atMs: number): Promise<void> {
  await db.run(sql`
    insert into supervise.watch (case_id, next_at) values (${caseId}, to_timestamp(${atMs / 1000}))
    on conflict (case_id) do update set next_at = least(watch.next_at, excluded.next_at)`)
}

/** The case that has waited longest; locked, and left out by other processes until this transaction ends. */
export async function takeWatched(tx: Executor, nowMs: number): Promise<string | null> {
  const row = await tx.maybeOne<{ caseId: string }>(sql`
    select case_id as "caseId" from supervise.watch where next_at <= to_timestamp(${nowMs / 1000})
    order by next_at limit 1 for update skip locked`)
  return row?.caseId ?? null
}

export async function watchAgain(db: Executor, caseId: string, nextMs: number | null): Promise<void> {
  if (nextMs === null) await db.run(sql`delete from supervise.watch where case_id = ${caseId}`)
  else
    await db.run(sql`
      update supervise.watch set next_at = to_timestamp(${nextMs / 1000}) where case_id = ${caseId}`)
}

export interface StoredWatched {
  state: string
  open: boolean
  channel: string
  variant: CaseState['variant']
  rulesVersion: string
  safety: boolean
  reworks: number
  redosUsed: number
  decisionPending: boolean
  level: 'III' | 'II' | 'I' | null
  clocks: Clock[]
}

export async function findWatched(tx: Executor, caseId: string): Promise<StoredWatched | null> {
  return tx.maybeOne<StoredWatched>(sql`
    select c.state, c.open, c.channel, c.variant, c.state_data->>'rulesVersion' as "rulesVersion",
      coalesce((c.state_data->'flags'->>'safety')::boolean, false) as safety,
      coalesce((c.state_data->'checks'->>'reworks')::int, 0) as reworks,
      coalesce((c.state_data->'callback'->>'redosUsed')::int, 0) as "redosUsed",
      coalesce((c.state_data->'callback'->>'decisionPending')::boolean, false) as "decisionPending",
      c.state_data->'supervision'->>'level' as level,
      coalesce((select jsonb_agg(k.clock) from clocks.v_clock k where k.case_id = c.id and k.state = 'running'), '[]') as clocks
    from cases.v_case c where c.id = ${caseId}`)
}

/** When the last line of a case's record was written, and when what it tells happened. */
export async function lastLine(
  tx: Executor,
  caseId: string,
): Promise<{ recordedMs: number; occurredMs: number } | null> {
  return tx.maybeOne(sql`
    select (extract(epoch from recorded_at) * 1000)::float8 as "recordedMs", (extract(epoch from occurred_at) * 1000)::float8 as "occurredMs"
    from cases.v_event where case_id = ${caseId} order by seq desc limit 1`)
}

export async function firedOf(tx: Executor, caseId: string): Promise<Set<string>> {
  const rows = await tx.many<{ key: string }>(sql`select key from supervise.fired where case_id = ${caseId}`)
  return new Set(rows.map((row) => row.key))
}

export async function rememberFired(
  tx: Executor,
  caseId: string,
  triggers: readonly Trigger[],
  openedKey: string | null,
  nowMs: number,
): Promise<void> {
  if (triggers.length === 0) return
  await tx.run(sql`
    insert into supervise.fired (case_id, key, level, opened, at)
    select ${caseId}, t.key, t.level, t.key is not distinct from ${openedKey}::text, to_timestamp(${nowMs / 1000})
    from jsonb_to_recordset(${JSON.stringify(triggers)}::jsonb) as t(key text, level text)
    on conflict (case_id, key) do nothing`)
}

/** Rules put a case on the key list; it stays there until it is closed. */
export async function markKey(tx: Executor, caseId: string, whys: readonly string[], nowMs: number): Promise<void> {
  if (whys.length === 0) return
  await tx.run(sql`
    insert into supervise.key_case (case_id, why, at)
    select ${caseId}, why, to_timestamp(${nowMs / 1000}) from unnest(${[...whys]}::text[]) as why
    on conflict (case_id, why) do nothing`)
}
