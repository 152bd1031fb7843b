import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Tenure } from '../domain/words.ts'
import { withinAreas } from './within-store.ts'

export interface StoredHousehold {
  id: string
  buildingId: string
  building: string
  areaCode: string
  entrance: string
  floor: number | null
  roomSealed: string
  tenure: Tenure
  residents: number
  headSealed: string | null
  careSealed: string | null
  dueDay: number | null
  lastVisitMs: number | null
}

export interface HouseholdQuery {
  areas: readonly string[]
  building: string | null
  /** Due on this day or before. */
  dueBy: string | null
  careIndexes: readonly string[] | null
  tenure: Tenure | null
  text: { words: string; nameIndexes: readonly string[]; phoneIndexes: readonly string[] } | null
  sort: 'place' | 'due'
  after: readonly (string | number | null)[] | null
  limit: number
}

const COLUMNS = sql`h.id, h.building_id as "buildingId", b.name as building, h.area_code as "areaCode", h.entrance, h.floor,
  h.room_sealed as "roomSealed", h.tenure, h.care_sealed as "careSealed",
  (h.visit_due_on - date '1970-01-01') as "dueDay", (extract(epoch from h.last_visit_at) * 1000)::float8 as "lastVisitMs",
  (select count(*)::int from community.resident r where r.household_id = h.id) as residents,
  (select r.name_sealed from community.resident r where r.household_id = h.id order by (r.relation = 'head') desc, r.id limit 1) as "headSealed"`

export async function findHouseholds(db: Executor, query: HouseholdQuery): Promise<StoredHousehold[]> {
  const parts: Sql[] = [withinAreas(query.areas, sql`h.area_code`)]
  if (query.building) parts.push(sql`h.building_id = ${query.building}::uuid`)
  if (query.dueBy) parts.push(sql`h.visit_due_on <= ${query.dueBy}::date`)
  if (query.sort === 'due') parts.push(sql`h.visit_due_on is not null`)
  if (query.careIndexes) parts.push(sql`h.care_index && ${[...query.careIndexes]}::text[]`)
  if (query.tenure) parts.push(sql`h.tenure = ${query.tenure}`)
  if (query.text) parts.push(textSql(query))
  if (query.after) parts.push(afterSql(query))
  const order =
    query.sort === 'due'
      ? sql`order by h.visit_due_on, h.id`
      : sql`order by b.name, h.entrance, coalesce(h.floor, 0), h.id`
  return db.many<StoredHousehold>(sql`
    select ${COLUMNS} from community.household h join community.building b on b.id = h.building_id
    where ${sql.join(parts, sql` and `)} ${order} limit ${query.limit}`)
}

/** A building by any part of its name, a person by the whole name or the whole number; within the own areas alone. */
function textSql({ text, areas }: HouseholdQuery): Sql {
  const { words, nameIndexes, phoneIndexes } = text!
  const ways: Sql[] = [sql`strpos(lower(b.name), lower(${words})) > 0`]
  const byPerson = (
    column: Sql,
    indexes: readonly string[],
  ) => sql`h.id in (select r.household_id from community.resident r
    where ${column} = any(${[...indexes]}::text[]) and ${withinAreas(areas, sql`r.area_code`)})`
  if (nameIndexes.length > 0) ways.push(byPerson(sql`r.name_index`, nameIndexes))
  if (phoneIndexes.length > 0) ways.push(byPerson(sql`r.phone_index`, phoneIndexes))
  return sql`(${sql.join(ways, sql` or `)})`
}

function afterSql({ sort, after }: HouseholdQuery): Sql {
  const [first, second, third, fourth] = after!
  return sort === 'due'
    ? sql`(h.visit_due_on, h.id) > (${first}::date, ${second}::uuid)`
    : sql`(b.name, h.entrance, coalesce(h.floor, 0), h.id) > (${first}, ${second}, ${third}::int, ${fourth}::uuid)`
}

export interface HouseholdDetail extends StoredHousehold {
  version: number
  lon: number
  lat: number
  everyDays: number | null
  registeredMs: number
}

const DETAIL = sql`${COLUMNS}, h.version, b.at[0] as lon, b.at[1] as lat, h.visit_every_days as "everyDays",
  (extract(epoch from h.registered_at) * 1000)::float8 as "registeredMs"`

export async function findHousehold(
  db: Executor,
  areas: readonly string[],
  id: string,
  lock = false,
): Promise<HouseholdDetail | null> {
  if (lock) await db.run(sql`select id from community.household where id = ${id}::uuid for update`)
  return db.maybeOne<HouseholdDetail>(sql`
    select ${DETAIL} from community.household h join community.building b on b.id = h.building_id
    where h.id = ${id}::uuid and ${withinAreas(areas, sql`h.area_code`)}`)
}

export interface HouseholdChange {
  id: string
  tenure: Tenure
  careSealed: string | null
  careIndex: readonly string[]
  everyDays: number | null
  dueDay: string | null
  atMs: number
}

export async function changeHousehold(db: Executor, change: HouseholdChange): Promise<number> {
  const { id, tenure, careSealed, careIndex, everyDays, dueDay, atMs } = change
  const row = await db.one<{ version: number }>(sql`
    update community.household set tenure = ${tenure}, care_sealed = ${careSealed}, care_index = ${[...careIndex]}::text[],
      visit_every_days = ${everyDays}, visit_due_on = ${dueDay}::date, version = version + 1,
      changed_at = to_timestamp(${atMs / 1000})
    where id = ${id}::uuid returning version`)
  return row.version
}

export async function markVisited(db: Executor, id: string, atMs: number, dueDay: string | null): Promise<void> {
  await db.run(sql`
    update community.household set last_visit_at = to_timestamp(${atMs / 1000}), visit_due_on = ${dueDay}::date
    where id = ${id}::uuid`)
}

/** Numbers for the head of the community's page. */
export interface HouseholdCounts {
  buildings: number
  households: number
  residents: number
  visitsDue: number
  visitsSoon: number
}

export async function countHouseholds(
  db: Executor,
  areas: readonly string[],
  today: string,
  soon: string,
): Promise<HouseholdCounts> {
  return db.one<HouseholdCounts>(sql`
    select (select count(*)::int from community.building b where ${withinAreas(areas, sql`b.area_code`)}) as buildings,
      (select count(*)::int from community.resident r where ${withinAreas(areas, sql`r.area_code`)}) as residents,
      count(*)::int as households, count(*) filter (where h.visit_due_on <= ${today}::date)::int as "visitsDue",
      count(*) filter (where h.visit_due_on > ${today}::date and h.visit_due_on <= ${soon}::date)::int as "visitsSoon"
    from community.household h where ${withinAreas(areas, sql`h.area_code`)}`)
}

/** Of many households at once, when they were last visited. */
export async function markVisits(
  db: Executor,
  visits: readonly { id: string; lastMs: number; dueDay: string | null }[],
): Promise<void> {
  await db.run(sql`
    update community.household h set last_visit_at = to_timestamp(v."lastMs" / 1000.0), visit_due_on = v."dueDay"
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as v(id uuid, "lastMs" float8, "dueDay" date) where h.id = v.id`)
}
