import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

export interface Candidate {
  id: string
  caseNo: string
  title: string
  address: string | null
  state: string
  category: string | null
  reportedMs: number
  lon: number | null
  lat: number | null
  open: boolean
  photoId: string | null
}

const COLUMNS = sql`c.id, c.case_no as "caseNo", t.title, t.address, c.state, c.category,
  (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.lon, c.lat, c.open, c.state_data->'photos'->'before'->>0 as "photoId"`

/** A number is given once in its channel. */
export async function findByNumber(db: Executor, channel: string, externalNo: string): Promise<Candidate | null> {
  return db.maybeOne<Candidate>(sql`
    select ${COLUMNS} from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.channel = ${channel} and c.external_no = ${externalNo}`)
}

export async function casesOfPhone(db: Executor, phoneIndexes: readonly string[], scope: Scope): Promise<Candidate[]> {
  return db.many<Candidate>(sql`
    select ${COLUMNS} from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.id in (select a.case_id from cases.v_appellant_phone a where a.phone_index = any(${[...phoneIndexes]}))
      and ${visibleTo(scope)}
    order by c.open desc, c.reported_at desc limit 30`)
}

/** Only what the caller would find in a list too; who asked confidentially is found by their number at the centre alone. */
function visibleTo(scope: Scope): Sql {
  if (scope.all) return sql`true`
  return sql`(c.area_code like any(${scope.areas.map((code) => `${code}%`)}::text[])
    or c.id in (select o.case_id from cases.v_work_order o where o.unit_id = any(${[...scope.units]}::text[])))
    and c.state_data->>'confidentiality' = 'open'`
}
