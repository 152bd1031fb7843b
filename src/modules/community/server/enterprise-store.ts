import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { OPEN_NEEDS } from '../domain/need-state.ts'
import { withinAreas, withinScope } from './within-store.ts'

export interface StoredEnterprise {
  id: string
  creditCode: string
  name: string
  industry: string
  size: string
  areaCode: string
  economicGrid: string | null
  economicGridName: string | null
  address: string
  lon: number
  lat: number
  staff: number | null
  key: boolean
  active: boolean
  dueDay: number | null
  lastVisitMs: number | null
  openNeeds: number
}

export interface EnterpriseQuery {
  scope: Scope
  area: string | null
  economicGrid: string | null
  dueBy: string | null
  needs: boolean
  text: string | null
  box: readonly [number, number, number, number] | null
  sort: 'name' | 'due'
  after: readonly (string | number | null)[] | null
  limit: number
}

const needCount = sql`(select count(*)::int from community.need n
  where n.enterprise_id = e.id and n.state = any(${[...OPEN_NEEDS]}::text[]))`
const COLUMNS = sql`e.id, e.credit_code as "creditCode", e.name, e.industry, e.size, e.area_code as "areaCode", g.code as "economicGrid",
  g.name as "economicGridName", e.address, e.at[0] as lon, e.at[1] as lat, e.staff, e.is_key as key, e.active,
  (e.visit_due_on - date '1970-01-01') as "dueDay", (extract(epoch from e.last_visit_at) * 1000)::float8 as "lastVisitMs",
  ${needCount} as "openNeeds"`
const FROM = sql`community.enterprise e left join community.economic_grid_area a on a.area_code = e.area_code
  left join community.economic_grid g on g.code = a.grid_code`

export async function findEnterprises(db: Executor, query: EnterpriseQuery): Promise<StoredEnterprise[]> {
  const parts: Sql[] = [withinScope(query.scope, sql`e.area_code`)]
  if (query.area) parts.push(withinAreas([query.area], sql`e.area_code`))
  if (query.economicGrid) parts.push(sql`g.code = ${query.economicGrid}`)
  if (query.dueBy) parts.push(sql`e.active and e.visit_due_on <= ${query.dueBy}::date`)
  if (query.sort === 'due') parts.push(sql`e.visit_due_on is not null`)
  if (query.needs) parts.push(sql`${needCount} > 0`)
  if (query.text)
    parts.push(sql`(strpos(lower(e.name), lower(${query.text})) > 0 or e.credit_code = upper(${query.text})
      or strpos(e.address, ${query.text}) > 0)`)
  if (query.box) {
    const [west, south, east, north] = query.box
    parts.push(sql`e.at <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`)
  }
  if (query.after)
    parts.push(
      query.sort === 'due'
        ? sql`(e.visit_due_on, e.id) > (${query.after[0]}::date, ${query.after[1]}::uuid)`
        : sql`(e.name, e.id) > (${query.after[0]}, ${query.after[1]}::uuid)`,
    )
  const order = query.sort === 'due' ? sql`order by e.visit_due_on, e.id` : sql`order by e.name, e.id`
  return db.many<StoredEnterprise>(sql`
    select ${COLUMNS} from ${FROM} where ${sql.join(parts, sql` and `)} ${order} limit ${query.limit}`)
}

export interface EnterpriseDetail extends StoredEnterprise {
  contactNameSealed: string | null
  contactPhoneSealed: string | null
  everyDays: number | null
  registeredMs: number
}

export async function findEnterprise(
  db: Executor,
  scope: Scope,
  id: string,
  lock = false,
): Promise<EnterpriseDetail | null> {
  if (lock) await db.run(sql`select id from community.enterprise where id = ${id}::uuid for update`)
  return db.maybeOne<EnterpriseDetail>(sql`
    select ${COLUMNS}, e.contact_name_sealed as "contactNameSealed", e.contact_phone_sealed as "contactPhoneSealed",
      e.visit_every_days as "everyDays", (extract(epoch from e.registered_at) * 1000)::float8 as "registeredMs"
    from ${FROM} where e.id = ${id}::uuid and ${withinScope(scope, sql`e.area_code`)}`)
}

export async function markEnterpriseVisited(
  db: Executor,
  id: string,
  atMs: number,
  dueDay: string | null,
): Promise<void> {
  await db.run(sql`
    update community.enterprise set last_visit_at = to_timestamp(${atMs / 1000}), visit_due_on = ${dueDay}::date
    where id = ${id}::uuid`)
}

export interface NewEnterprise {
  id: string
  creditCode: string
  name: string
  industry: string
  size: string
  areaCode: string
  address: string
  lon: number
  lat: number
  staff: number | null
  key: boolean
  active: boolean
  contactNameSealed: string | null
  contactPhoneSealed: string | null
  everyDays: number | null
  /** The first visit, of one that is new. */
  dueDay: string | null
  lastVisitMs?: number | null
}

/** Which of these are known, and where: another area than the sender's must not be overwritten. */
export async function knownEnterprises(
  db: Executor,
  codes: readonly string[],
): Promise<{ id: string; creditCode: string; areaCode: string }[]> {
  return db.many(sql`
    select id, credit_code as "creditCode", area_code as "areaCode" from community.enterprise
    where credit_code = any(${[...codes]}::text[])`)
}

/** Adds or changes by credit code; what is not said of the contact stays. */
export async function saveEnterprises(
  db: Executor,
  rows: readonly NewEnterprise[],
  atMs: number,
): Promise<{ added: number; changed: number }> {
  if (rows.length === 0) return { added: 0, changed: 0 }
  const saved = await db.many<{ isNew: boolean }>(sql`
    insert into community.enterprise as e (id, credit_code, name, industry, size, area_code, address, at, staff, is_key, active,
      contact_name_sealed, contact_phone_sealed, visit_every_days, visit_due_on, last_visit_at, registered_at, changed_at)
    select r.id, r."creditCode", r.name, r.industry, r.size, r."areaCode", r.address, point(r.lon, r.lat), r.staff, r.key, r.active,
      r."contactNameSealed", r."contactPhoneSealed", r."everyDays", r."dueDay", to_timestamp(r."lastVisitMs" / 1000.0),
      to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "creditCode" text, name text, industry text, size text,
      "areaCode" text, address text, lon float8, lat float8, staff int, key boolean, active boolean, "contactNameSealed" text,
      "contactPhoneSealed" text, "everyDays" int, "dueDay" date, "lastVisitMs" float8)
    on conflict (credit_code) do update set name = excluded.name, industry = excluded.industry, size = excluded.size,
      area_code = excluded.area_code, address = excluded.address, at = excluded.at, staff = coalesce(excluded.staff, e.staff),
      is_key = excluded.is_key, active = excluded.active,
      contact_name_sealed = coalesce(excluded.contact_name_sealed, e.contact_name_sealed),
      contact_phone_sealed = coalesce(excluded.contact_phone_sealed, e.contact_phone_sealed),
      visit_every_days = excluded.visit_every_days, visit_due_on = coalesce(e.visit_due_on, excluded.visit_due_on),
      changed_at = excluded.changed_at
    returning (xmax = 0) as "isNew"`)
  const added = saved.filter(({ isNew }) => isNew).length
  return { added, changed: saved.length - added }
}
