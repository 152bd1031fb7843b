import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ImportKind, ImportState, Tenure } from '../domain/words.ts'
import type { NewResident } from './resident-store.ts'

export interface StoredImport {
  id: string
  kind: ImportKind
  fileName: string
  bytes: number
  keySealed: string | null
  dryRun: boolean
  areas: string[] | null
  state: ImportState
  readCount: number
  readBytes: number
  added: number
  changed: number
  unchanged: number
  rejected: number
  fault: { zh: string; en: string } | null
  byId: string
  byName: string
  createdMs: number
  endedMs: number | null
}

const COLUMNS = sql`id, kind, file_name as "fileName", bytes, key_sealed as "keySealed", dry_run as "dryRun", areas, state,
  read_count as "readCount", read_bytes as "readBytes", added, changed, unchanged, rejected, fault, by_id as "byId", by_name as "byName",
  (extract(epoch from created_at) * 1000)::float8 as "createdMs", (extract(epoch from ended_at) * 1000)::float8 as "endedMs"`

export async function insertImport(
  db: Executor,
  run: Pick<
    StoredImport,
    'id' | 'kind' | 'fileName' | 'bytes' | 'keySealed' | 'dryRun' | 'areas' | 'byId' | 'byName' | 'createdMs'
  >,
): Promise<void> {
  await db.run(sql`
    insert into community.data_import (id, kind, file_name, bytes, key_sealed, dry_run, areas, state, by_id, by_name, created_at)
    values (${run.id}, ${run.kind}, ${run.fileName}, ${run.bytes}, ${run.keySealed}, ${run.dryRun}, ${run.areas}::text[], 'waiting',
      ${run.byId}, ${run.byName}, to_timestamp(${run.createdMs / 1000}))`)
}

export async function importsOf(db: Executor, byId: string, limit: number): Promise<StoredImport[]> {
  return db.many<StoredImport>(sql`
    select ${COLUMNS} from community.data_import where by_id = ${byId} order by created_at desc, id desc limit ${limit}`)
}

export async function findImport(db: Executor, id: string): Promise<StoredImport | null> {
  return db.maybeOne<StoredImport>(sql`select ${COLUMNS} from community.data_import where id = ${id}::uuid`)
}

/** How many files of this person are not through yet. */
export async function countUnfinished(db: Executor, byId: string): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*)::int as count from community.data_import where by_id = ${byId} and state in ('waiting', 'running')`)
  return row.count
}

export interface ImportCounts {
  read: number
  readBytes: number
  added: number
  changed: number
  unchanged: number
  rejected: number
}

/** Begins, or begins again: what was counted before the break is counted anew. */
export async function beginImport(db: Executor, id: string, atMs: number): Promise<void> {
  await db.run(sql`delete from community.data_import_reject where import_id = ${id}::uuid`)
  await db.run(sql`
    update community.data_import set state = 'running', started_at = to_timestamp(${atMs / 1000}), read_count = 0, read_bytes = 0,
      added = 0, changed = 0, unchanged = 0, rejected = 0 where id = ${id}::uuid`)
}

export async function noteProgress(db: Executor, id: string, counts: ImportCounts): Promise<void> {
  await db.run(sql`
    update community.data_import set read_count = ${counts.read}, read_bytes = ${counts.readBytes}, added = ${counts.added},
      changed = ${counts.changed}, unchanged = ${counts.unchanged}, rejected = ${counts.rejected} where id = ${id}::uuid`)
}

export async function endImport(
  db: Executor,
  id: string,
  state: 'done' | 'failed',
  fault: { zh: string; en: string } | null,
  atMs: number,
): Promise<void> {
  await db.run(sql`
    update community.data_import set state = ${state}, fault = ${fault === null ? null : JSON.stringify(fault)}::jsonb, key_sealed = null,
      ended_at = to_timestamp(${atMs / 1000}) where id = ${id}::uuid`)
}

export interface Reject {
  line: number
  zh: string
  en: string
}

export async function addRejects(db: Executor, id: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return
  await db.run(sql`
    insert into community.data_import_reject (import_id, line, zh, en)
    select ${id}::uuid, r.line, r.zh, r.en from jsonb_to_recordset(${JSON.stringify(rejects)}::jsonb) as r(line int, zh text, en text)
    on conflict do nothing`)
}

export async function rejectsAfter(db: Executor, id: string, line: number, limit: number): Promise<Reject[]> {
  return db.many<Reject>(sql`
    select line, zh, en from community.data_import_reject where import_id = ${id}::uuid and line > ${line} order by line limit ${limit}`)
}

export interface HouseholdInFile {
  id: string
  buildingId: string
  areaCode: string
  entrance: string
  floor: number | null
  roomSealed: string
  roomIndex: string
  /** Null: the file does not say, what is known stays. */
  tenure: Tenure | null
  careSealed: string | null
  careIndex: readonly string[] | null
  everyDays: number | null
  dueDay: string | null
}

/** Adds households, and takes over what the file says of known ones; answers their ids by building, entrance and room. */
export async function saveHouseholds(
  db: Executor,
  rows: readonly HouseholdInFile[],
  atMs: number,
): Promise<Map<string, string>> {
  const saved = await db.many<{ id: string; key: string }>(sql`
    insert into community.household as h (id, building_id, area_code, entrance, floor, room_sealed, room_index, tenure, care_sealed,
      care_index, visit_every_days, visit_due_on, registered_at, changed_at)
    select r.id, r."buildingId", r."areaCode", r.entrance, r.floor, r."roomSealed", r."roomIndex", coalesce(r.tenure, 'other'), r."careSealed",
      coalesce(array(select jsonb_array_elements_text(r."careIndex")), '{}'), r."everyDays", r."dueDay", to_timestamp(${atMs / 1000}),
      to_timestamp(${atMs / 1000})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "buildingId" uuid, "areaCode" text, entrance text, floor smallint,
      "roomSealed" text, "roomIndex" text, tenure text, "careSealed" text, "careIndex" jsonb, "everyDays" int, "dueDay" date)
    on conflict (building_id, entrance, room_index) do update set
      tenure = case when excluded.tenure = 'other' then h.tenure else excluded.tenure end,
      care_sealed = coalesce(excluded.care_sealed, h.care_sealed),
      care_index = case when excluded.care_sealed is null then h.care_index else excluded.care_index end,
      visit_every_days = coalesce(excluded.visit_every_days, h.visit_every_days),
      visit_due_on = coalesce(h.visit_due_on, excluded.visit_due_on), changed_at = excluded.changed_at
    returning h.id, h.building_id || ' ' || h.entrance || ' ' || h.room_index as key`)
  return new Map(saved.map(({ id, key }) => [key, id]))
}

/** Adds residents or takes over what the file says of them; those that it says nothing new of are confirmed. */
export async function saveResidents(
  db: Executor,
  rows: readonly NewResident[],
  atMs: number,
): Promise<{ added: number; changed: number }> {
  const saved = await db.many<{ isNew: boolean; isMoved: boolean }>(sql`
    with r as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "householdId" uuid, "areaCode" text, "personKey" text,
        "nameSealed" text, "nameIndex" text, "phoneSealed" text, "phoneIndex" text, "idNumberSealed" text, gender text, "birthYear" smallint,
        relation text)),
    known as (
      select k.person_key, k.community_code, k.household_id, k.name_index, k.phone_index, k.relation
      from r join community.resident k on k.community_code = left(r."areaCode", 12) and k.person_key = r."personKey")
    insert into community.resident as d (id, household_id, area_code, person_key, name_sealed, name_index, phone_sealed, phone_index,
      id_number_sealed, gender, birth_year, relation, registered_at, changed_at)
    select r.id, r."householdId", r."areaCode", r."personKey", r."nameSealed", r."nameIndex", r."phoneSealed", r."phoneIndex",
      r."idNumberSealed", r.gender, r."birthYear", r.relation, to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000}) from r
    on conflict (community_code, person_key) do update set household_id = excluded.household_id, area_code = excluded.area_code,
      name_sealed = excluded.name_sealed, name_index = excluded.name_index,
      phone_sealed = coalesce(excluded.phone_sealed, d.phone_sealed), phone_index = coalesce(excluded.phone_index, d.phone_index),
      id_number_sealed = coalesce(excluded.id_number_sealed, d.id_number_sealed),
      gender = case when excluded.gender = 'unknown' then d.gender else excluded.gender end,
      birth_year = coalesce(excluded.birth_year, d.birth_year), relation = excluded.relation, changed_at = excluded.changed_at
    returning (xmax = 0) as "isNew",
      exists (select 1 from known k where k.community_code = d.community_code and k.person_key = d.person_key
        and (k.household_id, k.name_index, k.phone_index, k.relation) is distinct from (d.household_id, d.name_index, d.phone_index, d.relation))
        as "isMoved"`)
  return {
    added: saved.filter(({ isNew }) => isNew).length,
    changed: saved.filter(({ isNew, isMoved }) => !isNew && isMoved).length,
  }
}
