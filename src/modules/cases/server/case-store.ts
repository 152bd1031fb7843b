import type { Clock } from '#modules/clocks/contract.ts'
import type { JournalEntry } from '#platform/call.ts'
import type { Executor, NamedStatement } from '#platform/db/database.ts'
import type { CaseState, Order } from '../domain/case-state.ts'
import { completeState } from '../domain/state-defaults.ts'
import type { SealedAppellant } from './appellant-store.ts'
import type { CaseColumns } from './case-columns.ts'

/** A case as a command finds it. */
export interface LoadedCase {
  state: CaseState
  /** Clocks that run or are paused. */
  clocks: Clock[]
  /** Hash of the newest line of the record: what the next line is chained to. */
  recordHash: string
}

export interface RecordLine {
  seq: number
  type: string
  occurredAt: string
  recordedAt: string
  actorKind: string
  personId: string | null
  post: string | null
  unitId: string | null
  commandId: string | null
  data: unknown
  previousHash: string | null
  hash: string
}

/** All that one command writes, in one statement. */
export interface CaseCommit {
  /** Null when the case is new. */
  previousVersion: number | null
  state: CaseState
  columns: CaseColumns
  lines: readonly RecordLine[]
  /** New and changed ones. */
  clocks: readonly Clock[]
  /** All that have not ended after this command. */
  openClocks: Clock[]
  orders: readonly Order[]
  text: { title: string; body: string; address: string | null; terms: string } | null
  appellant: SealedAppellant | null
  told: readonly { happening: string; payload: unknown }[]
  journal: JournalEntry | null
}

const LOAD: NamedStatement = {
  name: 'cases.load',
  text: `
select c.state_data, c.version, c.record_hash, t.title, t.body,
       (select coalesce(jsonb_agg(k.clock), '[]') from clocks.v_clock k where k.case_id = c.id and k.state <> 'ended') as clocks
  from cases."case" c join cases.case_text t on t.case_id = c.id where c.id = $1`,
}

export async function findCase(db: Executor, id: string): Promise<LoadedCase | null> {
  const [row] = await db.named<{
    state_data: CaseState
    version: number
    record_hash: string
    title: string
    body: string
    clocks: Clock[]
  }>(LOAD, [id])
  if (!row) return null
  const state = { ...completeState(row.state_data), version: row.version, title: row.title, text: row.body }
  return { state, clocks: row.clocks, recordHash: row.record_hash }
}

const LOCK: NamedStatement = {
  name: 'cases.lock',
  text: 'select 1 from cases."case" where id = any($1::uuid[]) order by id for update',
}

/**
 * Whoever else wants to change these cases waits until this transaction has ended. In one order whoever locks, so that
 * nobody waits for somebody who waits for them.
 */
export async function lockCases(tx: Executor, ids: readonly string[]): Promise<void> {
  await tx.named(LOCK, [[...ids]])
}

// Each part hangs on \`kept\`: when the version has moved on, nothing at all is written.
const PARTS = `
 lines as (insert into cases.event (case_id, seq, type, occurred_at, recorded_at, actor_kind, person_id, post, unit_id, command_id, data, previous_hash, hash)
   select kept.id, l.seq, l.type, l."occurredAt", l."recordedAt", l."actorKind", l."personId", l.post, l."unitId", l."commandId", l.data, l."previousHash", l.hash
     from kept, jsonb_to_recordset($3::jsonb) as l(seq int, type text, "occurredAt" timestamptz, "recordedAt" timestamptz, "actorKind" text,
          "personId" text, post text, "unitId" text, "commandId" uuid, data jsonb, "previousHash" text, hash text)),
 orders as (insert into cases.work_order (id, case_id, order_no, parent_id, role, unit_id, given_by, status, sent_at, signed_at, ended_at)
   select o.id, kept.id, o.no, o."parentId", o.role, o.unit, o."givenBy", o.status, to_timestamp(o."sentAt" / 1000.0), to_timestamp(o."signedAt" / 1000.0), to_timestamp(o."endedAt" / 1000.0)
     from kept, jsonb_to_recordset($4::jsonb) as o(id uuid, no text, "parentId" uuid, role text, unit text, "givenBy" text, status text, "sentAt" float8, "signedAt" float8, "endedAt" float8)
   on conflict (id) do update set status = excluded.status, signed_at = excluded.signed_at, ended_at = excluded.ended_at),
 texts as (insert into cases.case_text (case_id, title, body, address, search)
   select kept.id, x.title, x.body, x.address, array_to_tsvector(string_to_array(x.terms, ' '))
     from kept, jsonb_to_record($5::jsonb) as x(title text, body text, address text, terms text) where $5::jsonb is not null
   on conflict (case_id) do update set title = excluded.title, body = excluded.body, address = excluded.address, search = excluded.search),
 person as (insert into cases.appellant (id, case_id, name_sealed, phone_sealed, phone_index, reachable, anonymous, added_at)
   select a.id, kept.id, a."nameSealed", a."phoneSealed", a."phoneIndex", a.reachable, a.anonymous, to_timestamp(a."addedMs" / 1000.0)
     from kept, jsonb_to_recordset($6::jsonb) as a(id uuid, "nameSealed" text, "phoneSealed" text, "phoneIndex" text, reachable boolean, anonymous boolean, "addedMs" float8)),
 effects as (select clocks.f_apply($7::jsonb) as clocks,
    (select count(platform.f_emit(t.happening, t.payload)) from jsonb_to_recordset($8::jsonb) as t(happening text, payload jsonb)) as told,
    case when $9::jsonb is not null then platform.f_journal($9::jsonb) end as journal from kept)
select (select count(*) from kept)::int as kept, (select row(e.*) is not null from effects e) as done`

const VALUES = `c.state, c.channel, c.variant, c.category, c."appealType", c.urgency, c."areaCode", c.lon, c.lat, c."leadUnit", c.open, c."stepClock",
   to_timestamp(c."stepDueMs" / 1000.0), to_timestamp(c."totalDueMs" / 1000.0), c.overdue, c."closeKind", to_timestamp(c."closedMs" / 1000.0),
   c.emergency, c.incomplete, c."redoCount", c."returnCount", c."masterId", c."requestState",
   to_timestamp(c."stepYellowMs" / 1000.0), to_timestamp(c."stepOrangeMs" / 1000.0)`
const COLUMNS = `state, channel, variant, category, appeal_type, urgency, area_code, lon, lat, lead_unit, open, step_clock, step_due_at, total_due_at, overdue,
   close_kind, closed_at, emergency, incomplete, redo_count, return_count, master_id, request_state,
   step_yellow_at, step_orange_at`
const RECORD = `jsonb_to_record($2::jsonb) as c(state text, channel text, variant text, category text, "appealType" text, urgency text, "areaCode" text, lon float8, lat float8,
   "leadUnit" text, open boolean, "stepClock" text, "stepDueMs" float8, "totalDueMs" float8, overdue boolean, "closeKind" text, "closedMs" float8,
   emergency boolean, incomplete boolean, "redoCount" smallint, "returnCount" smallint, "masterId" uuid, "requestState" text,
   "stepYellowMs" float8, "stepOrangeMs" float8)`

const OPEN: NamedStatement = {
  name: 'cases.open',
  text: `
with kept as (insert into cases."case" (id, version, ${COLUMNS}, state_data, record_hash, case_no, reported_at, external_no, imported, changed_at)
   select $1::uuid, $10::int, ${VALUES}, $11::jsonb, $12, $13, to_timestamp($14::float8 / 1000.0), $15, $16, clock_timestamp()
     from ${RECORD} returning id),${PARTS}`,
}

const CHANGE: NamedStatement = {
  name: 'cases.change',
  text: `
with kept as (update cases."case" set (version, ${COLUMNS}, state_data, record_hash, changed_at)
     = (select $10::int, ${VALUES}, $11::jsonb, $12, clock_timestamp() from ${RECORD})
   where id = $1 and version = $13 returning id),${PARTS}`,
}

/** Writes a command; answers false when somebody else changed the case first, and then nothing is written. */
export async function commitCase(db: Executor, commit: CaseCommit): Promise<boolean> {
  const { state } = commit
  const { title: _title, text: _text, ...stored } = state
  const shared = [
    state.id,
    JSON.stringify(commit.columns),
    JSON.stringify(commit.lines),
    JSON.stringify(commit.orders),
    commit.text ? JSON.stringify(commit.text) : null,
    JSON.stringify(commit.appellant ? [commit.appellant] : []),
    JSON.stringify(commit.clocks),
    JSON.stringify(commit.told),
    commit.journal ? JSON.stringify(commit.journal) : null,
    state.version,
    JSON.stringify(stored),
    commit.lines.at(-1)!.hash,
  ]
  const rows =
    commit.previousVersion === null
      ? await db.named<{ kept: number }>(OPEN, [
          ...shared,
          state.caseNo,
          state.reportedAt,
          state.externalNo ?? null,
          state.flags.imported,
        ])
      : await db.named<{ kept: number }>(CHANGE, [...shared, commit.previousVersion])
  return rows[0]!.kept === 1
}
