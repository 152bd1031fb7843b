import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { monthsOf, partText } from '../domain/rollup/part-text.ts'
import type { CasePart } from '../domain/rollup/reckon-case.ts'

export interface StoredPart {
  caseId: string
  version: number
  masterVersion: number | null
  part: CasePart
}

/** The next cases of the first filling, by id. */
export async function nextCases(tx: Executor, afterId: string | null, limit: number): Promise<string[]> {
  const after = afterId === null ? sql`true` : sql`c.id > ${afterId}::uuid`
  const rows = await tx.many<{ id: string }>(sql`
    select c.id from cases.v_case c where ${after} order by c.id limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** Cases whose row, or whose master's, is newer than their part, of those that the record tells of since a moment. */
export async function changedCases(tx: Executor, sinceMs: number, limit: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    with told as materialized (
      select distinct e.case_id from cases.v_event e where e.recorded_at >= to_timestamp(${sinceMs / 1000})
    )
    select c.id from cases.v_case c
      left join cases.v_case m on m.id = c.master_id
      left join indicators.case_part p on p.case_id = c.id
     where (c.id in (select case_id from told) or c.master_id in (select case_id from told))
       and (p.case_id is null or p.version <> c.version or p.master_version is distinct from m.version)
     order by c.id limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** Cases that give something else by now though nothing happened to them. */
export async function ripeCases(tx: Executor, nowMs: number, limit: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select case_id as id from indicators.case_part
     where next_at <= to_timestamp(${nowMs}::float8 / 1000) order by next_at, case_id limit ${limit}`)
  return rows.map(({ id }) => id)
}

export async function partTexts(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.many<{ id: string; part: string }>(sql`
    select case_id as id, part from indicators.case_part where case_id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(({ id, part }) => [id, part]))
}

export async function saveParts(tx: Executor, parts: readonly StoredPart[]): Promise<void> {
  const rows = parts.map(({ caseId, version, masterVersion, part }) => ({
    id: caseId,
    version,
    master: masterVersion,
    reported: part.reportedMs / 1000,
    next: part.nextMs === null ? null : part.nextMs / 1000,
    imported: part.imported,
    street: part.scopes.street,
    months: monthsOf(part),
    part: partText(part),
  }))
  await tx.run(sql`
    insert into indicators.case_part (case_id, version, master_version, reported_at, next_at, imported, street_code, months, part)
    select r.id, r.version, r.master, to_timestamp(r.reported), to_timestamp(r.next), r.imported, r.street,
      array(select jsonb_array_elements_text(r.months)::int), r.part
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, version int, master int, reported float8, next float8,
      imported boolean, street text, months jsonb, part text)
    on conflict (case_id) do update set (version, master_version, reported_at, next_at, imported, street_code, months, part)
      = (excluded.version, excluded.master_version, excluded.reported_at, excluded.next_at, excluded.imported,
        excluded.street_code, excluded.months, excluded.part)`)
}

export interface CandidateAsk {
  months: readonly number[]
  street: string | null
  imported: readonly boolean[]
  after: { reportedMs: number; id: string } | null
  limit: number
}

/** Cases that give something in one of some months, oldest report first. */
export async function candidates(db: Executor, ask: CandidateAsk) {
  const { months, street, imported, after, limit } = ask
  return db.many<{ id: string; reportedMs: number; part: string }>(sql`
    select case_id as id, (extract(epoch from reported_at) * 1000)::float8 as "reportedMs", part from indicators.case_part
     where months && ${[...months]}::int[] and imported = any(${[...imported]}::boolean[])
       and ${street === null ? sql`true` : sql`street_code = ${street}`}
       and ${after === null ? sql`true` : sql`(reported_at, case_id) > (to_timestamp(${after.reportedMs}::float8 / 1000), ${after.id}::uuid)`}
     order by reported_at, case_id limit ${limit}`)
}

/** All that is kept, thrown away: definitions have changed, or a person wants it made anew. */
export async function forgetRollups(tx: Executor): Promise<void> {
  await tx.run(sql`delete from indicators.case_part`)
  await tx.run(sql`delete from indicators.rollup`)
  await tx.run(sql`delete from indicators.measure`)
}

export interface PartPage {
  id: string
  version: number
  masterVersion: number | null
  part: string
}

/** Parts by case, after one; `which` leaves out cases that are over for long on all nights but one of each month. */
export async function partPage(
  db: Executor,
  ask: { afterId: string | null; sinceMonth: number; night: number; limit: number },
) {
  const { afterId, sinceMonth, night, limit } = ask
  return db.many<PartPage>(sql`
    select case_id as id, version, master_version as "masterVersion", part from indicators.case_part
     where ${afterId === null ? sql`true` : sql`case_id > ${afterId}::uuid`}
       and (next_at is not null or months[array_upper(months, 1)] >= ${sinceMonth}
         or abs(hashtext(case_id::text)) % 30 = ${night})
     order by case_id limit ${limit}`)
}

/** Parts that give something in one of some months. */
export async function partsIn(
  db: Executor,
  months: readonly number[],
  afterId: string | null,
  limit: number,
): Promise<{ id: string; part: string }[]> {
  return db.many(sql`
    select case_id as id, part from indicators.case_part
     where months && ${[...months]}::int[] and ${afterId === null ? sql`true` : sql`case_id > ${afterId}::uuid`}
     order by case_id limit ${limit}`)
}

/** Cases without a part, whose last line was there when the record was last followed. */
export async function missedCases(db: Executor, beforeMs: number, limit: number): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select c.id from cases.v_case c
     where not exists (select 1 from indicators.case_part p where p.case_id = c.id)
       and not exists (select 1 from cases.v_event e where e.case_id = c.id and e.recorded_at >= to_timestamp(${beforeMs / 1000}))
     order by c.id limit ${limit}`)
  return rows.map(({ id }) => id)
}
