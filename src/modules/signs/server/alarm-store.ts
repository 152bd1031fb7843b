import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { AlarmLevel, ReadingQuality } from '../domain/sign.ts'
import type { SignPlace } from './state-store.ts'

export interface StoredAlarm extends SignPlace {
  value: number
  level: AlarmLevel
  quality: ReadingQuality
  sinceMs: number
  atMs: number
  toldLevel: string | null
  lastCaseMs: number | null
  /** Its last case is still open. */
  lastCaseOpen: boolean
}

/**
 * Orange and red values that are current, were measured, and about which somebody has yet to be told or a case may be
 * opened; locked, and left to whoever has them locked already.
 */
export async function takeAlarms(tx: Executor, nowMs: number, actionable: readonly string[]): Promise<StoredAlarm[]> {
  return tx.many<StoredAlarm>(sql`
    with alarmed as (
      select * from signs.state where level in ('orange', 'red') and quality <> 'simulated'
        and stale_at >= to_timestamp(${nowMs / 1000})
        and (told_level is null or level = 'red' and (told_level <> 'red' or code = any(${[...actionable]})))
      order by code, place limit 500 for update skip locked)
    select s.code, s.place, s.value, s.level, s.quality, (extract(epoch from s.since) * 1000)::float8 as "sinceMs",
      (extract(epoch from s.at) * 1000)::float8 as "atMs", s.told_level as "toldLevel",
      (extract(epoch from l.opened_at) * 1000)::float8 as "lastCaseMs", coalesce(l.open, false) as "lastCaseOpen"
    from alarmed s
    left join lateral (
      select o.opened_at, c.open from signs.opened_case o left join cases.v_case c on c.id = o.case_id
       where o.code = s.code and o.place = s.place order by o.opened_at desc limit 1) l on true
    where s.told_level is null or s.level = 'red' and (s.told_level <> 'red'
      or not coalesce(l.open, false) and coalesce(s.case_retry_at, '-infinity') <= to_timestamp(${nowMs / 1000}))
    order by s.code, s.place`)
}

export async function markTold(tx: Executor, { code, place }: SignPlace, level: AlarmLevel): Promise<void> {
  await tx.run(sql`update signs.state set told_level = ${level} where code = ${code} and place = ${place}`)
}

export async function retryCaseAt(tx: Executor, { code, place }: SignPlace, atMs: number): Promise<void> {
  await tx.run(sql`
    update signs.state set case_retry_at = to_timestamp(${atMs / 1000}) where code = ${code} and place = ${place}`)
}

export interface OpenedCase extends SignPlace {
  caseId: string
  caseNo: string
  openedMs: number
  value: number
  readingMs: number
}

export async function linkCase(tx: Executor, one: OpenedCase): Promise<void> {
  await tx.run(sql`
    insert into signs.opened_case (case_id, case_no, code, place, opened_at, value, reading_at)
    values (${one.caseId}::uuid, ${one.caseNo}, ${one.code}, ${one.place}, to_timestamp(${one.openedMs / 1000}), ${one.value},
      to_timestamp(${one.readingMs / 1000}))
    on conflict do nothing`)
}

export interface LinkedCase extends OpenedCase {
  title: string
  state: string
  areaCode: string | null
  units: string[]
}

const linked = sql`o.case_id as "caseId", o.case_no as "caseNo", o.code, o.place, o.value,
  (extract(epoch from o.opened_at) * 1000)::float8 as "openedMs", (extract(epoch from o.reading_at) * 1000)::float8 as "readingMs",
  t.title, c.state, c.area_code as "areaCode",
  coalesce((select array_agg(distinct w.unit_id) from cases.v_work_order w where w.case_id = c.id), '{}') as units`

/** Newest first. */
export async function casesOfSign(db: Executor, code: string): Promise<LinkedCase[]> {
  return db.many<LinkedCase>(sql`
    select ${linked} from signs.opened_case o join cases.v_case c on c.id = o.case_id
      join cases.v_case_text t on t.case_id = o.case_id
    where o.code = ${code} order by o.opened_at desc limit 100`)
}

export async function findLinkOf(db: Executor, caseId: string): Promise<LinkedCase | null> {
  return db.maybeOne<LinkedCase>(sql`
    select ${linked} from signs.opened_case o join cases.v_case c on c.id = o.case_id
      join cases.v_case_text t on t.case_id = o.case_id
    where o.case_id = ${caseId}::uuid`)
}
