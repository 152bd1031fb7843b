import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { RecordResult, RecordSort } from '../domain/words.ts'
import { withinAreas } from './within-store.ts'

export interface StoredRecord {
  id: string
  sort: RecordSort
  kind: string
  result: RecordResult
  atMs: number
  byName: string
  textSealed: string | null
  householdId: string | null
  enterpriseId: string | null
  of: string
}

export interface NewRecord extends Omit<StoredRecord, 'of'> {
  areaCode: string
  byId: string
}

const COLUMNS = sql`c.id, c.sort, c.kind, c.result, (extract(epoch from c.at) * 1000)::float8 as "atMs", c.by_name as "byName",
  c.text_sealed as "textSealed", c.household_id as "householdId", c.enterprise_id as "enterpriseId",
  coalesce(b.name, e.name) as of`
const FROM = sql`community.care_record c left join community.household h on h.id = c.household_id
  left join community.building b on b.id = h.building_id left join community.enterprise e on e.id = c.enterprise_id`

export interface RecordQuery {
  areas: readonly string[]
  sort: RecordSort | null
  before: { atMs: number; id: string } | null
  limit: number
}

/** Of households alone. */
export async function listRecordsWithin(db: Executor, query: RecordQuery): Promise<StoredRecord[]> {
  const parts: Sql[] = [sql`c.household_id is not null`, withinAreas(query.areas, sql`c.area_code`)]
  if (query.sort) parts.push(sql`c.sort = ${query.sort}`)
  if (query.before)
    parts.push(sql`(c.at, c.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredRecord>(sql`
    select ${COLUMNS} from ${FROM} where ${sql.join(parts, sql` and `)} order by c.at desc, c.id desc limit ${query.limit}`)
}

export async function recordsOfHousehold(db: Executor, id: string, limit: number): Promise<StoredRecord[]> {
  return db.many<StoredRecord>(sql`
    select ${COLUMNS} from ${FROM} where c.household_id = ${id}::uuid order by c.at desc, c.id desc limit ${limit}`)
}

export async function recordsOfEnterprise(db: Executor, id: string, limit: number): Promise<StoredRecord[]> {
  return db.many<StoredRecord>(sql`
    select ${COLUMNS} from ${FROM} where c.enterprise_id = ${id}::uuid order by c.at desc, c.id desc limit ${limit}`)
}

export async function insertRecords(db: Executor, records: readonly NewRecord[], addedMs: number): Promise<void> {
  await db.run(sql`
    insert into community.care_record (id, sort, area_code, household_id, enterprise_id, kind, result, at, text_sealed, by_id, by_name, added_at)
    select r.id, r.sort, r."areaCode", r."householdId", r."enterpriseId", r.kind, r.result, to_timestamp(r."atMs" / 1000.0),
      r."textSealed", r."byId", r."byName", to_timestamp(${addedMs / 1000})
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, sort text, "areaCode" text, "householdId" uuid,
      "enterpriseId" uuid, kind text, result text, "atMs" float8, "textSealed" text, "byId" text, "byName" text)
    on conflict (id) do nothing`)
}

export async function countRecords(
  db: Executor,
  areas: readonly string[],
  sinceMs: number,
): Promise<{ visits: number; services: number }> {
  return db.one(sql`
    select count(*) filter (where c.sort = 'visit')::int as visits, count(*) filter (where c.sort = 'service')::int as services
    from community.care_record c
    where c.household_id is not null and c.at >= to_timestamp(${sinceMs / 1000}) and ${withinAreas(areas, sql`c.area_code`)}`)
}
