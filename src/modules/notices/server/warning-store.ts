import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { clockWarned, inboxChanged } from '../contract.ts'
import type { WarningLevel } from '../domain/kind.ts'

export interface WaitingClock {
  clock: Clock
  /** The instant at which something was to be said. */
  forMs: number
}

/** Locked for this transaction; other processes take others. */
export async function takeWaiting(tx: Executor, nowMs: number, limit: number): Promise<WaitingClock[]> {
  return tx.many<WaitingClock>(sql`
    select clock, (extract(epoch from attention_at) * 1000)::float8 as "forMs"
    from clocks.f_take_attention(to_timestamp(${nowMs / 1000}), ${limit})`)
}

export interface Attended {
  id: string
  attentionMs: number | null
  /** Null when there was nothing to say. */
  told: { level: WarningLevel; atMs: number } | null
}

export async function setAttention(tx: Executor, attended: readonly Attended[]): Promise<void> {
  await tx.run(sql`select clocks.f_set_attention(${JSON.stringify(attended)}::jsonb)`)
}

export interface WarnedCase {
  id: string
  caseNo: string
  category: string | null
  areaCode: string | null
  checker: string | null
}

export async function findCases(tx: Executor, ids: readonly string[]): Promise<Map<string, WarnedCase>> {
  const rows = await tx.many<WarnedCase>(sql`
    select id, case_no as "caseNo", category, area_code as "areaCode", state_data->'checks'->>'checker' as checker
    from cases.v_case where id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface ToldClock {
  clockId: string
  caseId: string
  clock: string
  level: WarningLevel
  forMs: number
  receivers: number
}

/** Remembers what is told and tells other modules; answers those that had not been told before. */
export async function rememberTold(tx: Executor, told: readonly ToldClock[], nowMs: number): Promise<Set<string>> {
  const rows = await tx.many<{ clockId: string }>(sql`
    with new as (
      insert into notices.told (clock_id, told_for, level, case_id, receivers, told_at)
      select t."clockId", to_timestamp(t."forMs" / 1000), t.level, t."caseId", t.receivers, to_timestamp(${nowMs / 1000})
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t("clockId" uuid, "forMs" float8, level text, "caseId" uuid, receivers int)
      on conflict (clock_id, told_for) do nothing returning clock_id),
    said as (
      select platform.f_emit(${clockWarned.name}, t.told - 'receivers')
      from jsonb_array_elements(${JSON.stringify(told)}::jsonb) as t(told) join new on new.clock_id = (t.told->>'clockId')::uuid)
    select clock_id as "clockId" from new where (select count(*) from said) >= 0`)
  return new Set(rows.map((row) => row.clockId))
}

/** Warnings that each person got in the last minutes, for those who got any. */
export async function recentWarnings(
  tx: Executor,
  persons: readonly string[],
  sinceMs: number,
): Promise<Map<string, number>> {
  const rows = await tx.many<{ personId: string; n: number }>(sql`
    select person_id as "personId", sum(count)::int as n from notices.notice
     where person_id = any(${[...persons]}) and at > to_timestamp(${sinceMs / 1000}) and level is not null group by person_id`)
  return new Map(rows.map((row) => [row.personId, row.n]))
}

export interface NewBundle {
  id: string
  personId: string
  kind: string
  level: WarningLevel
  count: number
  dedupeKey: string
  parts: readonly {
    clockId: string
    forMs: number
    level: WarningLevel
    caseId: string
    titleZh: string
    titleEn: string
  }[]
}

/**
 * One line a person, which grows while its minutes last and is unread again when it has grown. The message that goes with
 * it waits a little, so that it can say how many they are.
 */
export async function addBundles(
  tx: Executor,
  bundles: readonly NewBundle[],
  { nowMs, waitMs }: { nowMs: number; waitMs: number },
): Promise<void> {
  if (bundles.length === 0) return
  await tx.run(sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(bundles)}::jsonb)
        as b(id uuid, "personId" text, kind text, level text, count int, "dedupeKey" text, parts jsonb)),
    held as (
      insert into notices.notice as n (id, person_id, kind, level, title_zh, title_en, text_zh, text_en, link, count, at, dedupe_key)
      select id, "personId", kind, level, '', '', '', '', null, count, to_timestamp(${nowMs / 1000}), "dedupeKey"
      from wanted order by "personId"
      on conflict (person_id, dedupe_key) do update set count = n.count + excluded.count, at = excluded.at, read_at = null,
        level = case when n.level = 'orange' then excluded.level else n.level end,
        kind = case when n.level = 'orange' then excluded.kind else n.kind end
      returning n.id, n.person_id, n.kind),
    parts as (
      insert into notices.part (notice_id, clock_id, told_for, level, case_id, title_zh, title_en)
      select held.id, p."clockId", to_timestamp(p."forMs" / 1000), p.level, p."caseId", p."titleZh", p."titleEn"
      from wanted join held on held.person_id = wanted."personId"
      cross join jsonb_to_recordset(wanted.parts) as p("clockId" uuid, "forMs" float8, level text, "caseId" uuid, "titleZh" text, "titleEn" text)
      returning 1),
    sent as (
      insert into notices.outgoing (id, channel, kind, notice_id, person_id, next_try_at, created_at, dedupe_key)
      select gen_random_uuid(), c.channel, a.kind, a.id, a.person_id, to_timestamp(${(nowMs + waitMs) / 1000}), to_timestamp(${nowMs / 1000}),
        a.id || ':' || c.channel
      from held a join notices.kind k on k.id = a.kind cross join unnest(k.channels) as c(channel)
      on conflict (dedupe_key) do nothing returning 1),
    said as (
      select platform.f_emit(${inboxChanged.name}, jsonb_build_object('personId', p.person_id))
      from (select distinct person_id from held) p)
    select (select count(*) from parts) + (select count(*) from sent) + (select count(*) from said)`)
}
