import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { callsChanged } from '../contract.ts'
import type { CallEventKind, CallOutcome } from '../domain/call-times.ts'

export const ms = (at: Sql) => sql`round(extract(epoch from ${at}) * 1000)::float8`
export const at = (atMs: number) => sql`to_timestamp(${atMs / 1000}::float8)`

export interface SealedCaller {
  sealed: string
  index: string
  masked: string
}

export interface HeardEvent {
  id: string
  system: string
  simulated: boolean
  externalId: string
  kind: CallEventKind
  atMs: number
  number: string | null
  line: string | null
  agent: string | null
  caller: SealedCaller | null
  recording: string | null
  nowMs: number
}

/** One event into its call. `least` knows no null, so every step keeps its earliest moment whatever comes first. */
export async function foldEvent(tx: Executor, one: HeardEvent): Promise<string> {
  const when = (kind: CallEventKind) => (one.kind === kind ? at(one.atMs) : sql`null::timestamptz`)
  const answers = one.kind === 'answered'
  const row = await tx.one<{ id: string }>(sql`
    insert into hotline.call as c (id, system, external_id, simulated, number, line, rang_agent, agent, caller_sealed, caller_index,
      caller_masked, offered_at, queued_at, answered_at, self_served_at, abandoned_at, ended_at, recording, heard_at)
    values (${one.id}, ${one.system}, ${one.externalId}, ${one.simulated}, ${one.number}, ${one.line},
      ${answers ? null : one.agent}, ${answers ? one.agent : null}, ${one.caller?.sealed ?? null}, ${one.caller?.index ?? null},
      ${one.caller?.masked ?? null}, ${when('offered')}, ${when('queued')}, ${when('answered')}, ${when('selfServed')},
      ${when('abandoned')}, ${when('ended')}, ${one.recording}, ${at(one.nowMs)})
    on conflict (system, external_id) do update set
      number = coalesce(c.number, excluded.number), line = coalesce(c.line, excluded.line),
      rang_agent = coalesce(c.rang_agent, excluded.rang_agent),
      agent = case when c.agent is null or excluded.answered_at < c.answered_at then coalesce(excluded.agent, c.agent) else c.agent end,
      caller_sealed = coalesce(c.caller_sealed, excluded.caller_sealed),
      caller_index = coalesce(c.caller_index, excluded.caller_index),
      caller_masked = coalesce(c.caller_masked, excluded.caller_masked),
      offered_at = least(c.offered_at, excluded.offered_at), queued_at = least(c.queued_at, excluded.queued_at),
      answered_at = least(c.answered_at, excluded.answered_at),
      self_served_at = least(c.self_served_at, excluded.self_served_at),
      abandoned_at = least(c.abandoned_at, excluded.abandoned_at), ended_at = least(c.ended_at, excluded.ended_at),
      recording = coalesce(c.recording, excluded.recording), heard_at = excluded.heard_at
    returning c.id`)
  return row.id
}

/** The session in whose time each of these calls began; of several the one that began last. */
export async function tagCalls(tx: Executor, which: Sql): Promise<void> {
  await tx.run(sql`
    update hotline.call c set session_id = (
      select s.id from hotline.session s
      where not s.cancelled and c.offered_at >= s.starts_at and c.offered_at < s.ends_at and (s.number is null or s.number = c.number)
      order by s.starts_at desc, s.id desc limit 1)
    where ${which}`)
}

export async function tagById(tx: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tagCalls(tx, sql`c.id = any(${[...ids]}::uuid[])`)
}

export async function tellCalls(tx: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.run(sql`select platform.f_emit(${callsChanged.name}, ${JSON.stringify({ ids: ids.slice(0, 200) })}::jsonb)`)
}

const OUTCOME = sql`case when c.answered_at is not null then 'answered' when c.self_served_at is not null then 'selfServed'
  when c.abandoned_at is not null or c.ended_at is not null then 'abandoned' else 'ringing' end`

export interface StoredCall {
  id: string
  number: string | null
  line: string | null
  rangAgent: string | null
  agent: string | null
  callerSealed: string | null
  callerMasked: string | null
  offeredMs: number | null
  queuedMs: number | null
  answeredMs: number | null
  selfServedMs: number | null
  abandonedMs: number | null
  endedMs: number | null
  recording: string | null
  sessionId: string | null
  sessionTitle: string | null
  caseId: string | null
  caseNo: string | null
  simulated: boolean
}

const COLUMNS = sql`c.id, c.number, c.line, c.rang_agent as "rangAgent", c.agent, c.caller_sealed as "callerSealed",
  c.caller_masked as "callerMasked", ${ms(sql`c.offered_at`)} as "offeredMs", ${ms(sql`c.queued_at`)} as "queuedMs",
  ${ms(sql`c.answered_at`)} as "answeredMs", ${ms(sql`c.self_served_at`)} as "selfServedMs",
  ${ms(sql`c.abandoned_at`)} as "abandonedMs", ${ms(sql`c.ended_at`)} as "endedMs", c.recording, c.session_id as "sessionId",
  s.title as "sessionTitle", c.case_id as "caseId", c.case_no as "caseNo", c.simulated`
const FROM = sql`hotline.call c left join hotline.session s on s.id = c.session_id`

export interface CallQuery {
  outcome?: CallOutcome | undefined
  number?: string | undefined
  session?: string | undefined
  registered?: boolean | undefined
  fromMs?: number | undefined
  untilMs?: number | undefined
  before: { atMs: number; id: string } | null
  limit: number
}

/** Newest first; a call of which only later steps were heard waits until its beginning is known. */
export async function findCalls(db: Executor, query: CallQuery): Promise<StoredCall[]> {
  const parts: Sql[] = [sql`c.offered_at is not null`]
  if (query.outcome) parts.push(sql`${OUTCOME} = ${query.outcome}`)
  if (query.number) parts.push(sql`c.number = ${query.number}`)
  if (query.session) parts.push(sql`c.session_id = ${query.session}::uuid`)
  if (query.registered !== undefined) parts.push(query.registered ? sql`c.case_id is not null` : sql`c.case_id is null`)
  if (query.fromMs !== undefined) parts.push(sql`c.offered_at >= ${at(query.fromMs)}`)
  if (query.untilMs !== undefined) parts.push(sql`c.offered_at < ${at(query.untilMs)}`)
  if (query.before) parts.push(sql`(c.offered_at, c.id) < (${at(query.before.atMs)}, ${query.before.id}::uuid)`)
  return db.many<StoredCall>(sql`
    select ${COLUMNS} from ${FROM} where ${sql.join(parts, sql` and `)} order by c.offered_at desc, c.id desc limit ${query.limit}`)
}

/** What rings for somebody, and what they have answered and not registered yet. */
export async function findRinging(db: Executor, account: string, sinceMs: number): Promise<StoredCall[]> {
  return db.many<StoredCall>(sql`
    select ${COLUMNS} from ${FROM}
    where c.offered_at >= ${at(sinceMs)} and c.ended_at is null and c.abandoned_at is null and c.self_served_at is null
      and c.case_id is null
      and (c.agent = ${account} or (c.answered_at is null and (c.rang_agent is null or c.rang_agent = ${account})))
    order by c.offered_at desc limit 5`)
}

export async function findCall(db: Executor, id: string): Promise<StoredCall | null> {
  return db.maybeOne<StoredCall>(sql`select ${COLUMNS} from ${FROM} where c.id = ${id}::uuid`)
}

/** Answers whether this call had no case yet. */
export async function linkCase(tx: Executor, id: string, made: { caseId: string; caseNo: string }): Promise<boolean> {
  return (
    (await tx.run(sql`
      update hotline.call set case_id = ${made.caseId}::uuid, case_no = ${made.caseNo} where id = ${id}::uuid and case_id is null`)) ===
    1
  )
}
