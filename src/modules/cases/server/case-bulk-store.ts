import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseCommit } from './case-store.ts'

export interface KnownCase {
  channel: string
  externalNo: string
  id: string
  caseNo: string
}

/** Which of these outside numbers are already cases. */
export async function findKnownCases(
  db: Executor,
  rows: readonly { channel: string; externalNo: string }[],
): Promise<KnownCase[]> {
  return db.many<KnownCase>(sql`
    select c.channel, c.external_no as "externalNo", c.id, c.case_no as "caseNo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(channel text, "externalNo" text)
    join cases."case" c on c.channel = w.channel and c.external_no = w."externalNo"`)
}

/** Writes many new cases at once: one statement a table, in the caller's transaction. No clocks, nobody is told. */
export async function insertMany(tx: Executor, commits: readonly CaseCommit[]): Promise<void> {
  const cases = commits.map(({ state, columns, lines }) => {
    const { title: _title, text: _text, ...stored } = state
    return {
      ...columns,
      id: state.id,
      version: state.version,
      caseNo: state.caseNo,
      reportedMs: state.reportedAt,
      externalNo: state.externalNo,
      imported: state.flags.imported,
      stateData: stored,
      recordHash: lines.at(-1)!.hash,
    }
  })
  await tx.run(sql`
    insert into cases."case" (id, version, case_no, reported_at, channel, external_no, variant, imported, state, category, appeal_type, urgency,
      area_code, lon, lat, lead_unit, open, step_clock, step_due_at, total_due_at, overdue, close_kind, closed_at, emergency, incomplete,
      redo_count, return_count, master_id, request_state, state_data, record_hash, changed_at)
    select c.id, c.version, c."caseNo", to_timestamp(c."reportedMs" / 1000.0), c.channel, c."externalNo", c.variant, c.imported, c.state, c.category,
      c."appealType", c.urgency, c."areaCode", c.lon, c.lat, c."leadUnit", c.open, null, null, null, c.overdue, c."closeKind",
      to_timestamp(c."closedMs" / 1000.0), c.emergency, c.incomplete, c."redoCount", c."returnCount", c."masterId", null, c."stateData", c."recordHash", clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c(id uuid, version int, "caseNo" text, "reportedMs" float8, channel text, "externalNo" text,
      variant text, imported boolean, state text, category text, "appealType" text, urgency text, "areaCode" text, lon float8, lat float8, "leadUnit" text,
      open boolean, overdue boolean, "closeKind" text, "closedMs" float8, emergency boolean, incomplete boolean, "redoCount" smallint,
      "returnCount" smallint, "masterId" uuid, "stateData" jsonb, "recordHash" text)`)
  const texts = commits.map(({ state, text }) => ({ caseId: state.id, ...text }))
  await tx.run(sql`
    insert into cases.case_text (case_id, title, body, address, search)
    select x."caseId", x.title, x.body, x.address, array_to_tsvector(string_to_array(x.terms, ' '))
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as x("caseId" uuid, title text, body text, address text, terms text)`)
  const orders = commits.flatMap(({ state, orders: written }) =>
    written.map((order) => ({ caseId: state.id, ...order })),
  )
  if (orders.length > 0)
    await tx.run(sql`
      insert into cases.work_order (id, case_id, order_no, parent_id, role, unit_id, given_by, status, sent_at, signed_at, ended_at)
      select o.id, o."caseId", o.no, o."parentId", o.role, o.unit, o."givenBy", o.status, to_timestamp(o."sentAt" / 1000.0),
        to_timestamp(o."signedAt" / 1000.0), to_timestamp(o."endedAt" / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as o(id uuid, "caseId" uuid, no text, "parentId" uuid, role text, unit text,
        "givenBy" text, status text, "sentAt" float8, "signedAt" float8, "endedAt" float8)`)
  const people = commits.flatMap(({ state, appellant }) => (appellant ? [{ caseId: state.id, ...appellant }] : []))
  if (people.length > 0)
    await tx.run(sql`
      insert into cases.appellant (id, case_id, name_sealed, phone_sealed, phone_index, reachable, anonymous, added_at)
      select a.id, a."caseId", a."nameSealed", a."phoneSealed", a."phoneIndex", a.reachable, a.anonymous, to_timestamp(a."addedMs" / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as a(id uuid, "caseId" uuid, "nameSealed" text, "phoneSealed" text,
        "phoneIndex" text, reachable boolean, anonymous boolean, "addedMs" float8)`)
  const lines = commits.flatMap(({ state, lines: written }) => written.map((line) => ({ caseId: state.id, ...line })))
  await tx.run(sql`
    insert into cases.event (case_id, seq, type, occurred_at, recorded_at, actor_kind, person_id, post, unit_id, command_id, data, previous_hash, hash)
    select l."caseId", l.seq, l.type, l."occurredAt", l."recordedAt", l."actorKind", l."personId", l.post, l."unitId", l."commandId", l.data, l."previousHash", l.hash
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l("caseId" uuid, seq int, type text, "occurredAt" timestamptz, "recordedAt" timestamptz,
      "actorKind" text, "personId" text, post text, "unitId" text, "commandId" uuid, data jsonb, "previousHash" text, hash text)`)
}
