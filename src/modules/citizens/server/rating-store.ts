import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredRating {
  caseId: string
  round: number
  leg: number
  solved: boolean
  satisfied: boolean
  textSealed: string | null
  asCallback: boolean
  atMs: number
}

/** False: this answer has been rated before. */
export async function addRating(tx: Executor, rating: StoredRating): Promise<boolean> {
  const { caseId, round, leg, solved, satisfied, textSealed, asCallback, atMs } = rating
  return (
    (await tx.run(sql`
      insert into citizens.rating (case_id, round, leg, solved, satisfied, text_sealed, as_callback, at)
      values (${caseId}, ${round}, ${leg}, ${solved}, ${satisfied}, ${textSealed}, ${asCallback}, to_timestamp(${atMs / 1000}))
      on conflict do nothing`)) === 1
  )
}

export async function ratingsOf(db: Executor, caseId: string): Promise<StoredRating[]> {
  return db.many<StoredRating>(sql`
    select case_id as "caseId", round, leg, solved, satisfied, text_sealed as "textSealed", as_callback as "asCallback",
      (extract(epoch from at) * 1000)::float8 as "atMs"
    from citizens.rating where case_id = ${caseId} order by at`)
}

/** False: these facts were added before. */
export async function addFactsOnce(tx: Executor, id: string, caseId: string, nowMs: number): Promise<boolean> {
  return (
    (await tx.run(sql`
      insert into citizens.facts (id, case_id, at) values (${id}, ${caseId}, to_timestamp(${nowMs / 1000})) on conflict do nothing`)) ===
    1
  )
}
