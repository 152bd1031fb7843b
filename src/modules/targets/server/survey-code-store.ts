import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface FoundCode {
  codeIndex: string
  surveyId: string
  batch: string
  used: boolean
}

export async function insertCodes(
  tx: Executor,
  surveyId: string,
  batch: string,
  indexes: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into targets.survey_code (survey_id, batch, code_index) select ${surveyId}, ${batch}, unnest(${[...indexes]}::text[])`)
}

/** By its hash under any version of the key. */
export async function findCode(db: Executor, indexes: readonly string[]): Promise<FoundCode | null> {
  return db.maybeOne<FoundCode>(sql`
    select code_index as "codeIndex", survey_id as "surveyId", batch, used from targets.survey_code
     where code_index = any(${[...indexes]}::text[])`)
}

/** True when it had not been used before; from now on it is. */
export async function markUsed(tx: Executor, codeIndex: string): Promise<boolean> {
  return (
    (await tx.run(sql`update targets.survey_code set used = true where code_index = ${codeIndex} and not used`)) === 1
  )
}

export async function countCodes(
  db: Executor,
  surveyId: string,
): Promise<{ batch: string; made: number; used: number }[]> {
  return db.many(sql`
    select batch, count(*)::int as made, count(*) filter (where used)::int as used from targets.survey_code
     where survey_id = ${surveyId} group by batch order by batch`)
}

const HOUR_MS = 3_600_000

/** Wrong codes of one address within the hour, this one included. */
export async function countMiss(db: Executor, key: string, nowMs: number): Promise<number> {
  const row = await db.one<{ misses: number }>(sql`
    insert into targets.survey_miss as m (key, misses, first_at) values (${key}, 1, to_timestamp(${nowMs / 1000}))
    on conflict (key) do update set
      misses = case when m.first_at <= to_timestamp(${(nowMs - HOUR_MS) / 1000}) then 1 else m.misses + 1 end,
      first_at = case when m.first_at <= to_timestamp(${(nowMs - HOUR_MS) / 1000}) then excluded.first_at else m.first_at end
    returning misses`)
  return row.misses
}

export async function findMisses(db: Executor, key: string, nowMs: number): Promise<number> {
  const row = await db.maybeOne<{ misses: number }>(sql`
    select misses from targets.survey_miss where key = ${key} and first_at > to_timestamp(${(nowMs - HOUR_MS) / 1000})`)
  return row?.misses ?? 0
}

export async function clearMisses(db: Executor, nowMs: number): Promise<void> {
  await db.run(sql`delete from targets.survey_miss where first_at <= to_timestamp(${(nowMs - HOUR_MS) / 1000})`)
}
