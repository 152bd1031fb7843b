import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** An appellant as stored: name and phone sealed, the phone findable by its blind index only. */
export interface SealedAppellant {
  id: string
  nameSealed: string | null
  phoneSealed: string | null
  phoneIndex: string | null
  reachable: boolean
  anonymous: boolean
  addedMs: number
}

export async function appellantsOf(db: Executor, caseId: string): Promise<SealedAppellant[]> {
  return db.many<SealedAppellant>(sql`
    select id, name_sealed as "nameSealed", phone_sealed as "phoneSealed", phone_index as "phoneIndex", reachable, anonymous,
      (extract(epoch from added_at) * 1000)::float8 as "addedMs"
    from cases.appellant where case_id = ${caseId} order by added_at, id`)
}
