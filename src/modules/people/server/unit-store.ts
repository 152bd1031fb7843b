import { brokenUnique, type Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { OrgKind, OrgLevel } from '../contract.ts'
import { areaTaken } from './faults.ts'

export interface UnitData {
  id: string
  zh: string
  en: string
  kind: OrgKind
  level: OrgLevel
  parentId: string | null
  areaCode: string | null
  remitZh: string
  active: boolean
  version: number
}

const columns = sql`
  id, zh, en, kind, level, parent_id as "parentId", area_code as "areaCode", remit_zh as "remitZh", active, version`

export async function lockUnit(db: Executor, id: string): Promise<UnitData | null> {
  return db.maybeOne<UnitData>(sql`select ${columns} from people.unit where id = ${id} for update`)
}

export interface UnitFilter {
  kind: string | null
  parentId: string | null
  text: string
  ended: boolean
  after: string
  limit: number
}

export async function listUnitData(db: Executor, filter: UnitFilter): Promise<UnitData[]> {
  return db.many<UnitData>(sql`
    select ${columns} from people.unit
     where id > ${filter.after} and (active or ${filter.ended})
       and (${filter.kind}::text is null or kind = ${filter.kind}::text)
       and (${filter.parentId}::text is null or parent_id = ${filter.parentId}::text)
       and (position(${filter.text} in zh) > 0 or position(lower(${filter.text}) in lower(en || ' ' || id)) > 0)
     order by id limit ${filter.limit}`)
}

export type NewUnit = Omit<UnitData, 'active' | 'version'>

/** Adds units; a parent must be in the table or earlier in the list. Those that are there already stay as they are. */
export async function insertUnits(db: Executor, units: readonly NewUnit[]): Promise<number> {
  return db.run(sql`
    insert into people.unit (id, zh, en, kind, level, parent_id, area_code, remit_zh)
    select id, zh, en, kind, level, "parentId", "areaCode", "remitZh"
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as w(id text, zh text, en text, kind text, level text,
        "parentId" text, "areaCode" text, "remitZh" text)
    on conflict (id) do nothing`)
}

/** Adds or changes one unit; one that had ended is active again. Refuses an area that another unit got meanwhile. */
export async function saveUnitData(db: Executor, unit: NewUnit): Promise<UnitData> {
  const saving = db.one<UnitData>(sql`
    insert into people.unit as u (id, zh, en, kind, level, parent_id, area_code, remit_zh)
    values (${unit.id}, ${unit.zh}, ${unit.en}, ${unit.kind}, ${unit.level}, ${unit.parentId}, ${unit.areaCode},
      ${unit.remitZh})
    on conflict (id) do update set zh = excluded.zh, en = excluded.en, parent_id = excluded.parent_id,
      area_code = excluded.area_code, remit_zh = excluded.remit_zh, active = true, version = u.version + 1,
      changed_at = clock_timestamp()
    returning ${columns}`)
  return saving.catch((error: unknown) => {
    throw brokenUnique(error) === 'unit_area_key' ? areaTaken(unit.areaCode ?? '') : error
  })
}

export async function endUnit(db: Executor, id: string): Promise<UnitData> {
  return db.one<UnitData>(sql`
    update people.unit set active = false, version = version + 1, changed_at = clock_timestamp() where id = ${id}
    returning ${columns}`)
}

/** What keeps a unit from being ended. */
export async function countInUse(db: Executor, id: string): Promise<{ children: number; holders: number }> {
  return db.one(sql`
    select (select count(*) from people.unit where parent_id = ${id} and active) as children,
           (select count(distinct h.person_id) from people.post_held h where h.unit_id = ${id}) as holders`)
}
