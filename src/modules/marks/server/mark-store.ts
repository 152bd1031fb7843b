import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Mark, MarkDetail, MarkKind, PhotoUse } from '../domain/mark.ts'
import type { Spot } from './mark-facts-store.ts'

export interface StoredMark {
  caseId: string
  key: string
  kind: MarkKind
  seq: number
  atMs: number
  detail: MarkDetail
  otherId: string | null
  otherNo: string | null
  caseNo: string
  title: string
  state: string
  leadUnit: string | null
  areaCode: string | null
}

export interface MarkQuery {
  scope: Scope
  kinds: readonly MarkKind[]
  unit: string | null
  fromMs: number | null
  toMs: number | null
  before: { atMs: number; caseId: string; key: string } | null
  limit: number
}

export async function listStoredMarks(db: Executor, query: MarkQuery): Promise<StoredMark[]> {
  const { scope, kinds, unit, fromMs, toMs, before } = query
  const parts: Sql[] = [inScope(scope)]
  if (kinds.length > 0) parts.push(sql`m.kind = any(${[...kinds]})`)
  if (unit !== null) parts.push(sql`c.lead_unit = ${unit}`)
  if (fromMs !== null) parts.push(sql`m.at >= to_timestamp(${fromMs / 1000})`)
  if (toMs !== null) parts.push(sql`m.at < to_timestamp(${toMs / 1000})`)
  if (before)
    parts.push(
      sql`(m.at, m.case_id, m.key) < (to_timestamp(${before.atMs / 1000}), ${before.caseId}::uuid, ${before.key}::text)`,
    )
  return db.many<StoredMark>(sql`
    select m.case_id as "caseId", m.key, m.kind, m.seq, (extract(epoch from m.at) * 1000)::float8 as "atMs", m.detail,
      m.other_case_id as "otherId", m.other_case_no as "otherNo", c.case_no as "caseNo", t.title, c.state,
      c.lead_unit as "leadUnit", c.area_code as "areaCode"
    from marks.mark m join cases.v_case c on c.id = m.case_id join cases.v_case_text t on t.case_id = m.case_id
    where ${sql.join(parts, sql` and `)} order by m.at desc, m.case_id desc, m.key desc limit ${query.limit}`)
}

function inScope({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts = [sql`false`, ...areas.map((area) => sql`c.area_code like ${`${area}%`}`)]
  if (units.length > 0)
    parts.push(
      sql`exists (select 1 from cases.v_work_order o where o.case_id = c.id and o.unit_id = any(${[...units]}))`,
    )
  return sql`(${sql.join(parts, sql` or `)})`
}

export interface DrawnCase {
  caseId: string
  marks: readonly Mark[]
  uses: readonly (PhotoUse & { hash: string })[]
  /** Null: it does not count as solved, or nobody knows where it lies. */
  solved: Spot | null
}

/** What was drawn takes the place of what stood there; marks that stay keep the moment when they were found. */
export async function keepDrawn(tx: Executor, drawn: readonly DrawnCase[]): Promise<void> {
  const ids = drawn.map((one) => one.caseId)
  const marks = drawn.flatMap(({ caseId, marks: found }) =>
    found.map(({ other, ...mark }) => ({ ...mark, caseId, otherId: other?.caseId, otherNo: other?.caseNo })),
  )
  const uses = drawn.flatMap(({ caseId, uses: seen }) => seen.map((use) => ({ ...use, caseId })))
  const solved = drawn.flatMap((one) => (one.solved ? [one.solved] : []))
  const markRows = sql`jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m("caseId" uuid, key text, kind text, seq int, "atMs" float8,
      "otherId" uuid, "otherNo" text, detail jsonb)`
  await tx.run(sql`
    delete from marks.mark d where d.case_id = any(${ids}::uuid[])
      and not exists (select 1 from ${markRows} where m."caseId" = d.case_id and m.key = d.key)`)
  await tx.run(sql`
    insert into marks.mark (case_id, key, kind, seq, at, other_case_id, other_case_no, detail)
    select m."caseId", m.key, m.kind, m.seq, to_timestamp(m."atMs" / 1000.0), m."otherId", m."otherNo", m.detail from ${markRows}
    on conflict (case_id, key) do update set seq = excluded.seq, at = excluded.at, detail = excluded.detail`)
  await tx.run(sql`
    insert into marks.photo_use (case_id, file_id, role, hash, at)
    select distinct on (u."caseId", u."fileId", u.role) u."caseId", u."fileId", u.role, u.hash, to_timestamp(u."atMs" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as u("caseId" uuid, "fileId" uuid, role text, hash text, "atMs" float8)
    order by u."caseId", u."fileId", u.role, u."atMs"
    on conflict do nothing`)
  await tx.run(sql`delete from marks.solved where case_id = any(${ids}::uuid[])`)
  await tx.run(sql`
    insert into marks.solved (case_id, category, lon, lat, done_at)
    select s."caseId", s.category, s.lon, s.lat, to_timestamp(s."doneMs" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(solved)}::jsonb) as s("caseId" uuid, category text, lon float8, lat float8, "doneMs" float8)
    on conflict do nothing`)
}

/** A picture that went round the whole district is looked at in its first uses only. */
const MOST_USES = 20

/** Other cases in which pictures with these bytes were used, oldest first. */
export async function usesOf(db: Executor, hashes: readonly string[]) {
  return db.many<{ hash: string; caseId: string; caseNo: string; masterId: string | null; atMs: number }>(sql`
    select u.hash, u.case_id as "caseId", c.case_no as "caseNo", c.master_id as "masterId", (extract(epoch from u.at) * 1000)::float8 as "atMs"
    from unnest(${[...hashes]}::text[]) as h(hash)
    cross join lateral (select p.hash, p.case_id, min(p.at) as at from marks.photo_use p where p.hash = h.hash
      group by p.hash, p.case_id order by min(p.at) limit ${MOST_USES}) u
    join cases.v_case c on c.id = u.case_id order by u.at`)
}

/** Cases that used one of these pictures later than these cases did; some of themselves too, drawn before that was known. */
export async function laterUsers(db: Executor, ids: readonly string[]): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select distinct l.case_id as id from marks.photo_use u
      cross join lateral (select p.case_id from marks.photo_use p where p.hash = u.hash and p.at > u.at order by p.at limit ${MOST_USES}) l
    where u.case_id = any(${[...ids]}::uuid[]) and l.case_id <> u.case_id`)
  return rows.map((row) => row.id)
}

/** Cases said to be solved shortly before one of these was reported, in the same category; places are compared later. */
export async function solvedBefore(db: Executor, ids: readonly string[], withinDays: number): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select distinct s.case_id as id from cases.v_case n
      join marks.solved s on s.category = n.category and s.done_at < n.reported_at
        and s.done_at >= n.reported_at - make_interval(days => ${withinDays})
        and abs(s.lon - n.lon) < 0.1 and abs(s.lat - n.lat) < 0.1
    where n.id = any(${[...ids]}::uuid[]) and not n.imported and not s.case_id = any(${[...ids]}::uuid[])`)
  return rows.map((row) => row.id)
}

/** Of several processes one sweeps at a time, until its transaction ends. */
export async function takeTurn(tx: Executor): Promise<boolean> {
  return (await tx.one<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(hashtext('marks.sweep')) as mine`)).mine
}

export async function sweptTo(db: Executor): Promise<number | null> {
  const row = await db.maybeOne<{ ms: number }>(
    sql`select (extract(epoch from swept_to) * 1000)::float8 as ms from marks.sweep`,
  )
  return row?.ms ?? null
}

export async function saveSweptTo(db: Executor, ms: number): Promise<void> {
  await db.run(sql`
    insert into marks.sweep (swept_to) values (to_timestamp(${ms / 1000}))
    on conflict (one) do update set swept_to = greatest(marks.sweep.swept_to, excluded.swept_to)`)
}
