import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { SheetInputs, SheetOutcome } from '../domain/sheet.ts'
import type { SheetState } from '../domain/sheet-state.ts'

export interface StoredHead {
  id: string
  no: string | null
  schemeId: string
  schemeZh: string
  schemeEn: string | null
  schemeVersion: number
  groupId: string
  groupZh: string
  groupEn: string
  period: string
  toMs: number
  state: SheetState
  version: number
  asOfMs: number
  publishedMs: number | null
  appealsUntilMs: number | null
  openAppeals: number
  members: { scope: string; zh: string; en: string; unit: string | null }[]
  places: { scope: string; score: string | null; rank: number | null }[]
}

export interface StoredSheet extends StoredHead {
  inputs: SheetInputs
  outcome: SheetOutcome
}

const HEAD = sql`s.id, s.no, s.scheme_id as "schemeId", s.inputs->'scheme'->>'zh' as "schemeZh", s.inputs->'scheme'->>'en' as "schemeEn",
  (s.inputs->'scheme'->>'version')::int as "schemeVersion", s.group_id as "groupId", s.inputs->'group'->>'zh' as "groupZh",
  s.inputs->'group'->>'en' as "groupEn", s.period, (extract(epoch from s.to_at) * 1000)::float8 as "toMs", s.state, s.version,
  (s.inputs->>'asOfMs')::float8 as "asOfMs", (extract(epoch from s.published_at) * 1000)::float8 as "publishedMs",
  (extract(epoch from s.appeals_until) * 1000)::float8 as "appealsUntilMs",
  (select count(*)::int from evaluation.appeal a where a.sheet_id = s.id and a.state = 'submitted') as "openAppeals",
  (select coalesce(jsonb_agg(jsonb_build_object('scope', m->'scope', 'zh', m->'zh', 'en', m->'en', 'unit', m->'unit')), '[]')
    from jsonb_array_elements(s.inputs->'members') m) as members,
  (select coalesce(jsonb_agg(jsonb_build_object('scope', m->'scope', 'score', m->'score', 'rank', m->'rank')), '[]')
    from jsonb_array_elements(s.outcome->'members') m) as places`

export interface SheetQuery {
  drafts: boolean
  scheme: string | null
  group: string | null
  period: string | null
  state: string | null
  text: string | null
  limit: number
  offset: number
}

export async function listSheetRows(db: Executor, query: SheetQuery): Promise<StoredHead[]> {
  const parts: Sql[] = [query.drafts ? sql`true` : sql`s.state <> 'draft'`]
  if (query.scheme !== null) parts.push(sql`s.scheme_id = ${query.scheme}`)
  if (query.group !== null) parts.push(sql`s.group_id = ${query.group}`)
  if (query.period !== null) parts.push(sql`s.period = ${query.period}`)
  if (query.state !== null) parts.push(sql`s.state = ${query.state}`)
  if (query.text !== null)
    parts.push(
      sql`(strpos(lower(coalesce(s.no, '')), lower(${query.text})) > 0 or exists (select 1 from jsonb_array_elements(s.inputs->'members') m
        where strpos(lower(m->>'zh' || ' ' || (m->>'en')), lower(${query.text})) > 0))`,
    )
  return db.many(sql`
    select ${HEAD} from evaluation.sheet s where ${sql.join(parts, sql` and `)}
    order by s.to_at desc, s.scheme_id desc, s.group_id, s.id limit ${query.limit} offset ${query.offset}`)
}

export async function findSheet(db: Executor, id: string): Promise<StoredSheet | null> {
  return db.maybeOne(sql`select ${HEAD}, s.inputs, s.outcome from evaluation.sheet s where s.id = ${id}`)
}

/** Whoever changes the sheet waits here for whoever does so too. */
export async function holdSheet(tx: Executor, id: string): Promise<StoredSheet | null> {
  await tx.run(sql`select 1 from evaluation.sheet where id = ${id} for update`)
  return findSheet(tx, id)
}

export interface SheetKey {
  schemeId: string
  groupId: string
  period: string
}

export async function findSheetOf(
  db: Executor,
  { schemeId, groupId, period }: SheetKey,
): Promise<{ id: string; no: string | null; state: SheetState } | null> {
  return db.maybeOne(sql`
    select id, no, state from evaluation.sheet where scheme_id = ${schemeId} and group_id = ${groupId} and period = ${period}`)
}

/** What was published of the period before, as it stands now. */
export async function findPublishedOf(
  db: Executor,
  { schemeId, groupId, period }: SheetKey,
): Promise<SheetOutcome | null> {
  const row = await db.maybeOne<{ outcome: SheetOutcome }>(sql`
    select outcome from evaluation.sheet
    where scheme_id = ${schemeId} and group_id = ${groupId} and period = ${period} and state <> 'draft'`)
  return row?.outcome ?? null
}

export interface DrawnSheet extends SheetKey {
  id: string
  inputs: SheetInputs
  outcome: SheetOutcome
  byId: string
  byName: string
  atMs: number
}

/** A new draft, or a draft drawn anew; answers its id, null where the period's sheet has been published meanwhile. */
export async function putDraft(tx: Executor, it: DrawnSheet): Promise<string | null> {
  const row = await tx.maybeOne<{ id: string }>(sql`
    insert into evaluation.sheet (id, scheme_id, group_id, period, from_at, to_at, state, version, inputs, outcome, drawn_at, by_id, by_name)
    values (${it.id}, ${it.schemeId}, ${it.groupId}, ${it.period}, to_timestamp(${it.inputs.fromMs / 1000}),
      to_timestamp(${it.inputs.toMs / 1000}), 'draft', 1, ${JSON.stringify(it.inputs)}::jsonb, ${JSON.stringify(it.outcome)}::jsonb,
      to_timestamp(${it.atMs / 1000}), ${it.byId}, ${it.byName})
    on conflict (scheme_id, group_id, period) do update set inputs = excluded.inputs, outcome = excluded.outcome,
      drawn_at = excluded.drawn_at, by_id = excluded.by_id, by_name = excluded.by_name
      where sheet.state = 'draft'
    returning id`)
  return row?.id ?? null
}

export async function deleteDraft(tx: Executor, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from evaluation.sheet where id = ${id} and state = 'draft'`)) > 0
}

export interface Publication {
  id: string
  no: string
  atMs: number
  untilMs: number
}

export async function markPublished(tx: Executor, { id, no, atMs, untilMs }: Publication): Promise<void> {
  await tx.run(sql`
    update evaluation.sheet set no = ${no}, state = 'published', published_at = to_timestamp(${atMs / 1000}),
      appeals_until = to_timestamp(${untilMs / 1000}) where id = ${id}`)
}

/** Sheets whose window is over and that no appeal holds open; answers how many have become final. */
export async function finishSheets(tx: Executor, nowMs: number): Promise<number> {
  return tx.run(sql`
    update evaluation.sheet s set state = 'final'
    where s.state = 'published' and s.appeals_until < to_timestamp(${nowMs / 1000})
      and not exists (select 1 from evaluation.appeal a where a.sheet_id = s.id and a.state = 'submitted')`)
}

/** Numbers of a year have no holes: what is not saved gives its number back with the transaction. */
export async function nextNumber(tx: Executor, kind: 'sheet' | 'appeal', year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into evaluation.number (kind, year, last) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set last = number.last + 1 returning last`)
  return row.last
}
