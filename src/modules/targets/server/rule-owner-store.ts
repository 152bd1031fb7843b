import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface UnitPerson {
  id: string
  account: string
  name: string
}

const MOST = 300

/** Active persons who hold a post in the unit. */
export async function listUnitPersons(db: Executor, unit: string): Promise<UnitPerson[]> {
  return db.many<UnitPerson>(sql`
    select p.id, p.account, p.name from people.v_person p
     where p.active and p.kind = 'person' and exists (select 1 from people.v_post_held h where h.person_id = p.id and h.unit_id = ${unit})
     order by p.account limit ${MOST}`)
}
