import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { OPEN_NEEDS } from '../domain/need-state.ts'
import type { NeedState } from '../domain/words.ts'
import { withinAreas, withinScope } from './within-store.ts'

export interface StoredStep {
  atMs: number
  state: NeedState
  by: string
  textSealed: string | null
}

export interface StoredNeed {
  id: string
  version: number
  kind: string
  textSealed: string
  state: NeedState
  dueDay: number | null
  openedMs: number
  changedMs: number
  byName: string
  caseId: string | null
  caseNo: string | null
  caseState: string | null
  areaCode: string
  householdId: string | null
  enterpriseId: string | null
  of: string
  lon: number
  lat: number
  steps: StoredStep[]
}

export interface NewNeed {
  id: string
  areaCode: string
  householdId: string | null
  enterpriseId: string | null
  kind: string
  textSealed: string
  state: NeedState
  byId: string
  byName: string
  openedMs: number
}

const COLUMNS = sql`n.id, n.version, n.kind, n.text_sealed as "textSealed", n.state, (n.due_on - date '1970-01-01') as "dueDay",
  (extract(epoch from n.opened_at) * 1000)::float8 as "openedMs", (extract(epoch from n.changed_at) * 1000)::float8 as "changedMs",
  n.by_name as "byName", n.case_id as "caseId", n.case_no as "caseNo", k.state as "caseState", n.area_code as "areaCode",
  n.household_id as "householdId", n.enterprise_id as "enterpriseId", coalesce(b.name, e.name) as of,
  (coalesce(b.at, e.at))[0] as lon, (coalesce(b.at, e.at))[1] as lat,
  coalesce((select jsonb_agg(jsonb_build_object('atMs', (extract(epoch from s.at) * 1000)::float8, 'state', s.state, 'by', s.by_name,
    'textSealed', s.text_sealed) order by s.seq desc) from community.need_step s where s.need_id = n.id), '[]'::jsonb) as steps`
const FROM = sql`community.need n left join community.household h on h.id = n.household_id
  left join community.building b on b.id = h.building_id left join community.enterprise e on e.id = n.enterprise_id
  left join cases.v_case k on k.id = n.case_id`

/** What a caller may see: needs of households within the own areas, needs of enterprises within the scope of those. */
export interface NeedSight {
  homes: readonly string[]
  enterprises: Scope
}

function seenSql({ homes, enterprises }: NeedSight): Sql {
  return sql`((n.household_id is not null and ${withinAreas(homes, sql`n.area_code`)})
    or (n.enterprise_id is not null and ${withinScope(enterprises, sql`n.area_code`)}))`
}

export interface NeedQuery extends NeedSight {
  area: string | null
  open: boolean
  before: { atMs: number; id: string } | null
  limit: number
}

export async function findNeeds(db: Executor, query: NeedQuery): Promise<StoredNeed[]> {
  const parts: Sql[] = [seenSql(query)]
  if (query.area) parts.push(withinAreas([query.area], sql`n.area_code`))
  if (query.open) parts.push(sql`n.state = any(${[...OPEN_NEEDS]}::text[])`)
  if (query.before)
    parts.push(sql`(n.opened_at, n.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredNeed>(sql`
    select ${COLUMNS} from ${FROM} where ${sql.join(parts, sql` and `)}
    order by n.opened_at desc, n.id desc limit ${query.limit}`)
}

export async function needsOfHousehold(db: Executor, id: string, limit: number): Promise<StoredNeed[]> {
  return db.many<StoredNeed>(sql`
    select ${COLUMNS} from ${FROM} where n.household_id = ${id}::uuid order by n.opened_at desc, n.id desc limit ${limit}`)
}

export async function needsOfEnterprise(db: Executor, id: string, limit: number): Promise<StoredNeed[]> {
  return db.many<StoredNeed>(sql`
    select ${COLUMNS} from ${FROM} where n.enterprise_id = ${id}::uuid order by n.opened_at desc, n.id desc limit ${limit}`)
}

export async function lockNeed(db: Executor, sight: NeedSight, id: string): Promise<StoredNeed | null> {
  return db.maybeOne<StoredNeed>(sql`
    select ${COLUMNS} from ${FROM} where n.id = ${id}::uuid and ${seenSql(sight)} for update of n`)
}

export async function insertNeeds(db: Executor, needs: readonly NewNeed[]): Promise<void> {
  await db.run(sql`
    insert into community.need (id, area_code, household_id, enterprise_id, kind, text_sealed, state, by_id, by_name, opened_at, changed_at)
    select n.id, n."areaCode", n."householdId", n."enterpriseId", n.kind, n."textSealed", n.state, n."byId", n."byName",
      to_timestamp(n."openedMs" / 1000.0), to_timestamp(n."openedMs" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as n(id uuid, "areaCode" text, "householdId" uuid, "enterpriseId" uuid,
      kind text, "textSealed" text, state text, "byId" text, "byName" text, "openedMs" float8)
    on conflict (id) do nothing`)
}

export interface NeedChange {
  id: string
  state: NeedState
  byName: string
  textSealed: string | null
  dueOn: string | null
  link: { caseId: string; caseNo: string } | null
  atMs: number
}

/** A step further, with its line. */
export async function stepNeed(db: Executor, change: NeedChange): Promise<number> {
  const { id, state, byName, textSealed, dueOn, link, atMs } = change
  const row = await db.one<{ version: number }>(sql`
    with n as (
      update community.need set state = ${state}, due_on = coalesce(${dueOn}::date, due_on), version = version + 1,
        case_id = coalesce(${link?.caseId ?? null}::uuid, case_id), case_no = coalesce(${link?.caseNo ?? null}, case_no),
        changed_at = to_timestamp(${atMs / 1000})
      where id = ${id}::uuid returning id, version),
    s as (
      insert into community.need_step (need_id, seq, state, text_sealed, by_name, at)
      select n.id, n.version, ${state}, ${textSealed}, ${byName}, to_timestamp(${atMs / 1000}) from n)
    select version from n`)
  return row.version
}

/** Needs whose case is this one and has not ended so far. */
export async function needsOfCase(db: Executor, caseId: string): Promise<{ id: string }[]> {
  return db.many<{ id: string }>(sql`
    select id from community.need where case_id = ${caseId}::uuid and state = 'caseOpened' for update`)
}

export async function countOpenNeeds(db: Executor, areas: readonly string[]): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*)::int as count from community.need n
    where n.household_id is not null and n.state = any(${[...OPEN_NEEDS]}::text[]) and ${withinAreas(areas, sql`n.area_code`)}`)
  return row.count
}
