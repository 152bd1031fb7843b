import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { visibleTo } from './visible-store.ts'

export interface StoredReport {
  id: string
  caseNo: string
  title: string
  body: string
  address: string | null
  state: string
  open: boolean
  category: string | null
  unit: string | null
  reportedMs: number
  closedMs: number | null
  lon: number | null
  lat: number | null
  visible: boolean
  callers: string[]
  photoId: string | null
}

export interface ReportSearch {
  scope: Scope
  aroundMs: number
  withinMs: number
  lon: number | null
  lat: number | null
  terms: readonly string[]
  callers: readonly string[]
  /** Left out, and so is what is merged with it. */
  except: string | null
}

/** Half a kilometre in degrees at the latitude of a Chinese city, rounded up. */
const BOX_DEGREES = 0.006
const MOST = 200

const columns = (
  scope: Scope,
) => sql`c.id, c.case_no as "caseNo", t.title, left(t.body, 1000) as body, t.address, c.state, c.open,
  c.category, c.lead_unit as unit, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
  (extract(epoch from c.closed_at) * 1000)::float8 as "closedMs", c.lon, c.lat, coalesce(${visibleTo(scope)}, false) as visible,
  array(select a.phone_index from cases.v_appellant_phone a where a.case_id = c.id) as callers,
  c.state_data->'photos'->'before'->>0 as "photoId"`

export async function reportOf(db: Executor, id: string, scope: Scope): Promise<StoredReport> {
  return db.one<StoredReport>(sql`
    select ${columns(scope)} from cases.v_case c join cases.v_case_text t on t.case_id = c.id where c.id = ${id}::uuid`)
}

/** Reports near by, in like words or from the same telephone, within the time: of each way the nearest in time. */
export async function reportsLike(db: Executor, search: ReportSearch): Promise<StoredReport[]> {
  const { aroundMs, withinMs, lon, lat, callers, except } = search
  const inTime = sql`n.reported_at between to_timestamp(${(aroundMs - withinMs) / 1000}) and to_timestamp(${(aroundMs + withinMs) / 1000})`
  const nearest = sql`order by abs(extract(epoch from n.reported_at) - ${aroundMs / 1000}), n.id limit ${MOST}`
  const ways: Sql[] = []
  if (lon !== null && lat !== null)
    ways.push(sql`c.id in (select n.id from cases.v_case n where ${inTime} and n.lon between ${lon - BOX_DEGREES} and ${lon + BOX_DEGREES}
      and n.lat between ${lat - BOX_DEGREES} and ${lat + BOX_DEGREES} ${nearest})`)
  if (search.terms.length > 0)
    ways.push(sql`c.id in (select n.id from cases.v_case_text x join cases.v_case n on n.id = x.case_id
      where x.search @@ ${search.terms.map(quoted).join(' & ')}::tsquery and ${inTime} ${nearest})`)
  if (callers.length > 0)
    ways.push(sql`c.id in (select n.id from cases.v_appellant_phone a join cases.v_case n on n.id = a.case_id
      where a.phone_index = any(${[...callers]}) and ${inTime} ${nearest})`)
  if (ways.length === 0) return []
  return db.many<StoredReport>(sql`
    select ${columns(search.scope)} from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where (${sql.join(ways, sql` or `)}) and c.state <> 'voided'
      ${
        except
          ? sql`and c.id <> ${except}::uuid and c.master_id is distinct from ${except}::uuid
        and c.id is distinct from (select m.master_id from cases.v_case m where m.id = ${except}::uuid)`
          : sql``
      }
    order by c.reported_at desc, c.id`)
}

const quoted = (term: string) => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
