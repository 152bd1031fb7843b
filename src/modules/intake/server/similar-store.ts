import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

export interface Candidate {
  id: string
  caseNo: string
  title: string
  body: string
  address: string | null
  state: string
  category: string | null
  reportedMs: number
  lon: number | null
  lat: number | null
  open: boolean
  samePerson: boolean
  photoId: string | null
}

export interface CandidateSearch {
  scope: Scope
  lon: number | null
  lat: number | null
  terms: readonly string[]
  phoneIndexes: readonly string[]
  sinceMs: number
  except: string | null
}

const COLUMNS = sql`c.id, c.case_no as "caseNo", t.title, left(t.body, 2000) as body, t.address, c.state, c.category,
  (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.lon, c.lat, c.open, c.state_data->'photos'->'before'->>0 as "photoId"`

/** Half a kilometre in degrees at the latitude of a Chinese city, rounded up: the exact distance is reckoned after. */
const BOX_DEGREES = 0.006

/** Open cases that are near, share words or come from the same phone; the duplicate rule weighs them. */
export async function findCandidates(db: Executor, search: CandidateSearch): Promise<Candidate[]> {
  const ways: Sql[] = []
  const { lon, lat } = search
  if (lon !== null && lat !== null)
    ways.push(
      sql`(c.lon between ${lon - BOX_DEGREES} and ${lon + BOX_DEGREES} and c.lat between ${lat - BOX_DEGREES} and ${lat + BOX_DEGREES})`,
    )
  if (search.terms.length > 0)
    ways.push(
      // The newest that share the words: a common word stands in more cases than are worth a look.
      sql`c.id in (select x.case_id from cases.v_case_text x join cases.v_case n on n.id = x.case_id
        where x.search @@ ${search.terms.map(quoteTerm).join(' & ')}::tsquery and n.open and n.reported_at >= to_timestamp(${search.sinceMs / 1000})
        order by n.reported_at desc limit 200)`,
    )
  const mine = sql`exists (select 1 from cases.v_appellant_phone a where a.case_id = c.id and a.phone_index = any(${[...search.phoneIndexes]}))`
  if (search.phoneIndexes.length > 0) ways.push(mine)
  if (ways.length === 0) return []
  return db.many<Candidate>(sql`
    select ${COLUMNS}, ${search.phoneIndexes.length > 0 ? mine : sql`false`} as "samePerson"
    from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.open and c.reported_at >= to_timestamp(${search.sinceMs / 1000}) and (${sql.join(ways, sql` or `)})
      ${search.except ? sql`and c.id <> ${search.except}::uuid` : sql``} and ${visibleTo(search.scope)}
    order by c.reported_at desc limit 200`)
}

/** A number is given once in its channel. */
export async function findByNumber(db: Executor, channel: string, externalNo: string): Promise<Candidate | null> {
  return db.maybeOne<Candidate>(sql`
    select ${COLUMNS}, false as "samePerson" from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.channel = ${channel} and c.external_no = ${externalNo}`)
}

export async function casesOfPhone(db: Executor, phoneIndexes: readonly string[], scope: Scope): Promise<Candidate[]> {
  return db.many<Candidate>(sql`
    select ${COLUMNS}, true as "samePerson" from cases.v_case c join cases.v_case_text t on t.case_id = c.id
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

const quoteTerm = (term: string) => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
