import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { inboxChanged } from '../contract.ts'
import type { WarningLevel } from '../domain/kind.ts'

/** A line for somebody's inbox. */
export interface NewNotice {
  id: string
  personId: string
  kind: string
  level: WarningLevel | null
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  link: string | null
  caseId: string | null
  dedupeKey: string
}

export interface StoredNotice extends Omit<NewNotice, 'dedupeKey' | 'personId'> {
  count: number
  atMs: number
  readMs: number | null
}

/**
 * Lines that are not there yet, a message for each channel of their kind, and word to the screens of whoever got one;
 * all in one statement. Answers how many inboxes got a new line.
 */
export async function addNotices(db: Executor, lines: readonly NewNotice[], atMs: number): Promise<number> {
  if (lines.length === 0) return 0
  const row = await db.one<{ added: number }>(sql`
    with added as (
      insert into notices.notice (id, person_id, kind, level, title_zh, title_en, text_zh, text_en, link, case_id, at, dedupe_key)
      select n.id, n."personId", n.kind, n.level, n."titleZh", n."titleEn", n."textZh", n."textEn", n.link, n."caseId",
        to_timestamp(${atMs / 1000}), n."dedupeKey"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n(id uuid, "personId" text, kind text, level text,
        "titleZh" text, "titleEn" text, "textZh" text, "textEn" text, link text, "caseId" uuid, "dedupeKey" text)
      on conflict (person_id, dedupe_key) do nothing
      returning id, person_id, kind),
    sent as (
      insert into notices.outgoing (id, channel, kind, notice_id, person_id, next_try_at, created_at, dedupe_key)
      select gen_random_uuid(), c.channel, a.kind, a.id, a.person_id, to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000}),
        a.id || ':' || c.channel
      from added a join notices.kind k on k.id = a.kind cross join unnest(k.channels) as c(channel)
      on conflict (dedupe_key) do nothing returning 1),
    said as (
      select platform.f_emit(${inboxChanged.name}, jsonb_build_object('personId', p.person_id))
      from (select distinct person_id from added) p)
    select (select count(*) from added)::int as added, (select count(*) from said) as said, (select count(*) from sent) as sent`)
  return row.added
}

export interface InboxQuery {
  personId: string
  unread: boolean
  kind: string | null
  caseId: string | null
  before: { atMs: number; id: string } | null
  limit: number
}

const columns = sql`id, kind, level, title_zh as "titleZh", title_en as "titleEn", text_zh as "textZh", text_en as "textEn", link,
  case_id as "caseId", count, (extract(epoch from at) * 1000)::float8 as "atMs", (extract(epoch from read_at) * 1000)::float8 as "readMs"`

export async function listNotices(db: Executor, query: InboxQuery): Promise<StoredNotice[]> {
  const { personId, unread, kind, caseId, before, limit } = query
  return db.many<StoredNotice>(sql`
    select ${columns} from notices.notice
     where person_id = ${personId} ${unread ? sql`and read_at is null` : sql``} ${kind ? sql`and kind = ${kind}` : sql``}
       ${caseId ? sql`and case_id = ${caseId}` : sql``}
       ${before ? sql`and (at, id) < (to_timestamp(${before.atMs / 1000}), ${before.id}::uuid)` : sql``}
     order by at desc, id desc limit ${limit}`)
}

export async function countUnreadOf(
  db: Executor,
  personId: string,
  most: number,
): Promise<{ unread: number; overdue: number }> {
  return db.one(sql`
    select count(*)::int as unread, count(*) filter (where level in ('red', 'redDaily'))::int as overdue
    from (select level from notices.notice where person_id = ${personId} and read_at is null limit ${most}) n`)
}

export async function markRead(
  db: Executor,
  personId: string,
  ids: readonly string[],
  readMs: number | null,
): Promise<number> {
  return db.run(sql`
    update notices.notice set read_at = to_timestamp(${readMs === null ? null : readMs / 1000})
     where person_id = ${personId} and id = any(${[...ids]}::uuid[]) and (read_at is null) = ${readMs !== null}`)
}

export async function markAllRead(
  db: Executor,
  personId: string,
  { kind, untilMs, readMs }: { kind: string | null; untilMs: number; readMs: number },
): Promise<number> {
  return db.run(sql`
    update notices.notice set read_at = to_timestamp(${readMs / 1000})
     where person_id = ${personId} and read_at is null and at <= to_timestamp(${untilMs / 1000})
       ${kind ? sql`and kind = ${kind}` : sql``}`)
}

export async function tellReader(db: Executor, personId: string): Promise<void> {
  await db.run(sql`select platform.f_emit(${inboxChanged.name}, ${JSON.stringify({ personId })}::jsonb)`)
}

export interface StoredPart {
  no: number
  caseId: string
  level: WarningLevel
  titleZh: string
  titleEn: string
  atMs: number
}

/** Null where the notice is somebody else's, or is no more. */
export async function listParts(
  db: Executor,
  { personId, id, before, limit }: { personId: string; id: string; before: number | null; limit: number },
): Promise<StoredPart[] | null> {
  const own = await db.maybeOne(sql`select 1 from notices.notice where id = ${id} and person_id = ${personId}`)
  if (own === null) return null
  return db.many<StoredPart>(sql`
    select no, case_id as "caseId", level, title_zh as "titleZh", title_en as "titleEn",
      (extract(epoch from told_for) * 1000)::float8 as "atMs"
    from notices.part where notice_id = ${id} ${before === null ? sql`` : sql`and no < ${before}`}
    order by no desc limit ${limit}`)
}

/** What has been read and is old, and what nobody read in a year; bundles take their parts with them. */
export async function clearOldNotices(db: Executor, nowMs: number): Promise<void> {
  const day = 86_400_000
  await db.run(sql`
    delete from notices.notice where at < to_timestamp(${(nowMs - 365 * day) / 1000})
      or (read_at is not null and at < to_timestamp(${(nowMs - 90 * day) / 1000}))`)
  await db.run(sql`delete from notices.told where told_at < to_timestamp(${(nowMs - 730 * day) / 1000})`)
  await db.run(sql`
    delete from notices.outgoing where created_at < to_timestamp(${(nowMs - 365 * day) / 1000}) and status in ('sent', 'failed')`)
}
