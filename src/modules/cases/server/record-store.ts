import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { CaseState } from '../domain/case-state.ts'
import { completeState } from '../domain/state-defaults.ts'
import type { CaseColumns } from './case-columns.ts'
import type { RecordLine } from './case-store.ts'

export interface StoredLine extends Omit<RecordLine, 'occurredAt' | 'recordedAt' | 'data'> {
  occurredMs: number
  recordedMs: number
  data: CaseEvent
}

const LINE = sql`seq, type, (extract(epoch from occurred_at) * 1000)::float8 as "occurredMs",
  (extract(epoch from recorded_at) * 1000)::float8 as "recordedMs", actor_kind as "actorKind", person_id as "personId",
  post, unit_id as "unitId", command_id as "commandId", data, previous_hash as "previousHash", hash`

/** The whole record of a case, oldest first. */
export async function recordOf(db: Executor, caseId: string): Promise<StoredLine[]> {
  return db.many<StoredLine>(sql`select ${LINE} from cases.event where case_id = ${caseId} order by seq`)
}

/** Records of some cases, each oldest first. */
export async function recordsOf(db: Executor, ids: readonly string[]): Promise<Map<string, StoredLine[]>> {
  const rows = await db.many<StoredLine & { caseId: string }>(sql`
    select case_id as "caseId", ${LINE} from cases.event where case_id = any(${[...ids]}::uuid[]) order by case_id, seq`)
  const records = new Map<string, StoredLine[]>()
  for (const { caseId, ...line } of rows) {
    const lines = records.get(caseId)
    if (lines) lines.push(line)
    else records.set(caseId, [line])
  }
  return records
}

/** Every clock that ever ran on a case, oldest first. */
export async function clocksOf(db: Executor, caseId: string): Promise<Clock[]> {
  const rows = await db.many<{ clock: Clock }>(sql`
    select k.clock from clocks.v_clock k where k.case_id = ${caseId} order by k.start_at, k.name`)
  return rows.map((row) => row.clock)
}

export interface StoredOrder {
  caseId: string
  id: string
  status: string
  unit: string
}

export async function ordersOf(db: Executor, ids: readonly string[]): Promise<StoredOrder[]> {
  return db.many<StoredOrder>(sql`
    select case_id as "caseId", id, status, unit_id as unit from cases.work_order where case_id = any(${[...ids]}::uuid[])`)
}

/** The columns by which a case is listed and counted, but those that its clocks move. */
export interface StoredColumns
  extends Omit<CaseColumns, 'stepClock' | 'stepDueMs' | 'stepYellowMs' | 'stepOrangeMs' | 'totalDueMs' | 'overdue'> {
  caseNo: string
  reportedMs: number
  externalNo: string | null
  imported: boolean
  address: string | null
}

/** A case as its row says it, whatever its record says. */
export interface StoredCase {
  state: CaseState
  recordHash: string
  columns: StoredColumns
}

export async function storedCases(db: Executor, ids: readonly string[]): Promise<Map<string, StoredCase>> {
  const rows = await db.many<
    StoredColumns & { id: string; data: CaseState; version: number; recordHash: string; title: string; text: string }
  >(sql`
    select c.id, c.state_data as data, c.version, c.record_hash as "recordHash", t.title, t.body as text,
      c.state, c.category, c.appeal_type as "appealType", c.urgency, c.area_code as "areaCode", c.lon, c.lat, c.lead_unit as "leadUnit",
      c.open, c.close_kind as "closeKind", (extract(epoch from c.closed_at) * 1000)::float8 as "closedMs", c.emergency, c.incomplete,
      c.redo_count as "redoCount", c.return_count as "returnCount", c.master_id as "masterId", c.request_state as "requestState",
      c.case_no as "caseNo", (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.channel, c.external_no as "externalNo",
      c.variant, c.imported, t.address
    from cases."case" c join cases.case_text t on t.case_id = c.id where c.id = any(${[...ids]}::uuid[])`)
  return new Map(
    rows.map(({ id, data, version, recordHash, title, text, ...columns }) => [
      id,
      { state: { ...completeState(data), version, title, text }, recordHash, columns },
    ]),
  )
}

/** Cases in the order of their ids, as many as are asked for. */
export async function casesAfter(
  db: Executor,
  id: string | null,
  limit: number,
): Promise<{ id: string; caseNo: string }[]> {
  return db.many(sql`
    select id, case_no as "caseNo" from cases."case" where ${id === null ? sql`true` : sql`id > ${id}::uuid`} order by id limit ${limit}`)
}

/** Records whose case is gone; the references between tables do not allow it unless somebody took them away. */
export async function ownerlessRecords(db: Executor, most: number): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select e.case_id as id from cases.event e
     where e.seq = 1 and not exists (select 1 from cases."case" c where c.id = e.case_id) limit ${most}`)
  return rows.map((row) => row.id)
}
