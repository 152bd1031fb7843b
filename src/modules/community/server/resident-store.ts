import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Gender, Relation } from '../domain/words.ts'
import { withinAreas } from './within-store.ts'

export interface StoredResident {
  id: string
  householdId: string
  areaCode: string
  nameSealed: string
  phoneSealed: string | null
  idNumberSealed: string | null
  gender: Gender
  birthYear: number | null
  relation: Relation
}

export interface NewResident extends StoredResident {
  personKey: string
  nameIndex: string
  phoneIndex: string | null
}

const COLUMNS = sql`r.id, r.household_id as "householdId", r.area_code as "areaCode", r.name_sealed as "nameSealed",
  r.phone_sealed as "phoneSealed", r.id_number_sealed as "idNumberSealed", r.gender, r.birth_year as "birthYear", r.relation`

export async function residentsOf(db: Executor, householdIds: readonly string[]): Promise<StoredResident[]> {
  return db.many<StoredResident>(sql`
    select ${COLUMNS} from community.resident r where r.household_id = any(${[...householdIds]}::uuid[])
    order by r.household_id, (r.relation = 'head') desc, r.id`)
}

export async function findResident(db: Executor, areas: readonly string[], id: string): Promise<StoredResident | null> {
  return db.maybeOne<StoredResident>(sql`
    select ${COLUMNS} from community.resident r where r.id = ${id}::uuid and ${withinAreas(areas, sql`r.area_code`)}`)
}

/** Is a person of one of these keys in the community already, other than `exceptId`? */
export async function isRegistered(
  db: Executor,
  communityCode: string,
  keys: readonly string[],
  exceptId: string | null,
): Promise<boolean> {
  const row = await db.one<{ there: boolean }>(sql`
    select exists (select 1 from community.resident where community_code = ${communityCode}
      and person_key = any(${[...keys]}::text[]) and id is distinct from ${exceptId}::uuid) as there`)
  return row.there
}

export async function insertResident(db: Executor, resident: NewResident, atMs: number): Promise<void> {
  const r = resident
  await db.run(sql`
    insert into community.resident (id, household_id, area_code, person_key, name_sealed, name_index, phone_sealed, phone_index,
      id_number_sealed, gender, birth_year, relation, registered_at, changed_at)
    values (${r.id}, ${r.householdId}, ${r.areaCode}, ${r.personKey}, ${r.nameSealed}, ${r.nameIndex}, ${r.phoneSealed}, ${r.phoneIndex},
      ${r.idNumberSealed}, ${r.gender}, ${r.birthYear}, ${r.relation}, to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000}))`)
}

export async function updateResident(db: Executor, resident: NewResident, atMs: number): Promise<void> {
  const r = resident
  await db.run(sql`
    update community.resident set person_key = ${r.personKey}, name_sealed = ${r.nameSealed}, name_index = ${r.nameIndex},
      phone_sealed = ${r.phoneSealed}, phone_index = ${r.phoneIndex}, id_number_sealed = ${r.idNumberSealed}, gender = ${r.gender},
      birth_year = ${r.birthYear}, relation = ${r.relation}, changed_at = to_timestamp(${atMs / 1000})
    where id = ${r.id}::uuid`)
}

export async function deleteResident(db: Executor, id: string): Promise<void> {
  await db.run(sql`delete from community.resident where id = ${id}::uuid`)
}

/** How often somebody has seen residents in clear since a moment, as the journal has it. */
export async function countUnmasked(
  db: Executor,
  operation: string,
  actorId: string,
  sinceMs: number,
): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*)::int as count from platform.v_journal
    where operation = ${operation} and actor_id = ${actorId} and outcome = 'read' and at >= to_timestamp(${sinceMs / 1000})`)
  return row.count
}
