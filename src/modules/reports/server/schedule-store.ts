import type { Title } from '#core/module-card.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ReportFormat, RunState } from '../contract.ts'
import type { Rhythm } from '../domain/rhythm.ts'

export interface StoredSchedule {
  id: string
  reportId: string
  reportName: string
  ownerId: string
  ownerName: string
  rhythm: Rhythm
  formats: ReportFormat[]
  recipients: string[]
  active: boolean
  stopped: Title | null
  nextMs: number
}

const at = (ms: number) => sql`to_timestamp(${ms / 1000}::float8)`
const SCHEDULE = sql`s.id, s.query_id as "reportId", q.name as "reportName", s.owner_id as "ownerId", s.owner_name as "ownerName",
  s.rhythm, s.formats, s.recipients, s.active, s.stopped, (extract(epoch from s.next_run_at) * 1000)::float8 as "nextMs"`

export async function schedulesOf(db: Executor, ownerId: string, reportId: string | null): Promise<StoredSchedule[]> {
  return db.many<StoredSchedule>(sql`
    select ${SCHEDULE} from reports.schedule s join reports.query q on q.id = s.query_id
    where s.owner_id = ${ownerId} and s.removed_at is null and (${reportId}::uuid is null or s.query_id = ${reportId}::uuid)
    order by s.active desc, s.next_run_at, s.id limit 200`)
}

export async function findSchedule(db: Executor, id: string): Promise<StoredSchedule | null> {
  return db.maybeOne<StoredSchedule>(sql`
    select ${SCHEDULE} from reports.schedule s join reports.query q on q.id = s.query_id
    where s.id = ${id}::uuid and s.removed_at is null`)
}

export type WrittenSchedule = Omit<StoredSchedule, 'reportName' | 'stopped'> & { atMs: number }

export async function putSchedule(tx: Executor, it: WrittenSchedule): Promise<void> {
  await tx.run(sql`
    insert into reports.schedule (id, query_id, owner_id, owner_name, rhythm, formats, recipients, active, next_run_at, changed_at)
    values (${it.id}::uuid, ${it.reportId}::uuid, ${it.ownerId}, ${it.ownerName}, ${JSON.stringify(it.rhythm)}::jsonb,
      ${it.formats}::text[], ${it.recipients}::text[], ${it.active}, ${at(it.nextMs)}, ${at(it.atMs)})
    on conflict (id) do update set query_id = excluded.query_id, rhythm = excluded.rhythm, formats = excluded.formats,
      recipients = excluded.recipients, active = excluded.active, stopped = null, next_run_at = excluded.next_run_at,
      changed_at = excluded.changed_at`)
}

export async function setScheduleRemoved(tx: Executor, id: string, atMs: number): Promise<void> {
  await tx.run(sql`update reports.schedule set removed_at = ${at(atMs)}, active = false where id = ${id}::uuid`)
}

export async function stopSchedule(tx: Executor, id: string, why: Title): Promise<void> {
  await tx.run(sql`
    update reports.schedule set active = false, stopped = ${JSON.stringify(why)}::jsonb where id = ${id}::uuid`)
}

/** The next schedule whose time has come, held until the transaction ends; another process takes another one. */
export async function takeDueSchedule(tx: Executor, nowMs: number): Promise<StoredSchedule | null> {
  return tx.maybeOne<StoredSchedule>(sql`
    select ${SCHEDULE} from (
      select * from reports.schedule w where w.active and w.removed_at is null and w.next_run_at <= ${at(nowMs)}
      order by w.next_run_at, w.id limit 1 for update skip locked
    ) s join reports.query q on q.id = s.query_id`)
}

export async function setNextRun(tx: Executor, id: string, nextMs: number): Promise<void> {
  await tx.run(sql`update reports.schedule set next_run_at = ${at(nextMs)} where id = ${id}::uuid`)
}

export interface RunFile {
  format: ReportFormat
  name: string
  mime: string
  bytes: number
  storeId: string
}

export interface StoredRun {
  id: string
  scheduleId: string
  reportName: string
  ownerId: string
  ownerName: string
  recipients: string[]
  dueMs: number
  endedMs: number | null
  state: RunState
  tries: number
  skipped: number
  lines: number | null
  sentence: Title | null
  fault: Title | null
  files: RunFile[]
}

const RUN = sql`r.id, r.schedule_id as "scheduleId", r.report_name as "reportName", r.owner_id as "ownerId",
  s.owner_name as "ownerName", r.recipients, (extract(epoch from r.due_at) * 1000)::float8 as "dueMs",
  (extract(epoch from r.ended_at) * 1000)::float8 as "endedMs", r.state, r.tries, r.skipped, r.lines, r.sentence, r.fault, r.files`

const MOST_LISTED = 200

/** Runs of one's own schedules, and what others' have sent. */
export async function runsFor(db: Executor, personId: string, text: string): Promise<StoredRun[]> {
  const named = text === '' ? sql`true` : sql`position(lower(${text}) in lower(r.report_name)) > 0`
  return db.many<StoredRun>(sql`
    select ${RUN} from reports.run r join reports.schedule s on s.id = r.schedule_id
    where (r.owner_id = ${personId} or (r.recipients @> array[${personId}]::text[] and r.state = 'done')) and ${named}
    order by r.due_at desc, r.id desc limit ${MOST_LISTED}`)
}

export async function findRun(db: Executor, id: string): Promise<StoredRun | null> {
  return db.maybeOne<StoredRun>(sql`
    select ${RUN} from reports.run r join reports.schedule s on s.id = r.schedule_id where r.id = ${id}::uuid`)
}

export async function addRun(
  tx: Executor,
  it: { id: string; dueMs: number; skipped: number; nowMs: number },
  schedule: StoredSchedule,
): Promise<void> {
  await tx.run(sql`
    insert into reports.run (id, schedule_id, report_name, owner_id, recipients, due_at, skipped, state, next_try_at)
    values (${it.id}::uuid, ${schedule.id}::uuid, ${schedule.reportName}, ${schedule.ownerId}, ${schedule.recipients}::text[],
      ${at(it.dueMs)}, ${it.skipped}, 'waiting', ${at(it.nowMs)})
    on conflict (schedule_id, due_at) do nothing`)
}

/** The next run to be done; one whose process broke off is taken again after a while. */
export async function takeRun(db: Executor, nowMs: number, brokenBeforeMs: number): Promise<StoredRun | null> {
  return db.maybeOne<StoredRun>(sql`
    with taken as (
      update reports.run set state = 'running', tries = tries + 1, started_at = ${at(nowMs)}, next_try_at = ${at(nowMs)}
      where id = (
        select w.id from reports.run w
        where (w.state = 'waiting' and w.next_try_at <= ${at(nowMs)}) or (w.state = 'running' and w.next_try_at < ${at(brokenBeforeMs)})
        order by w.next_try_at, w.id limit 1 for update skip locked
      ) returning *
    )
    select ${RUN} from taken r join reports.schedule s on s.id = r.schedule_id`)
}

export async function endRun(
  tx: Executor,
  id: string,
  done: { lines: number; sentence: Title; files: readonly RunFile[]; atMs: number },
): Promise<void> {
  await tx.run(sql`
    update reports.run set state = 'done', ended_at = ${at(done.atMs)}, lines = ${done.lines}, fault = null,
      sentence = ${JSON.stringify(done.sentence)}::jsonb, files = ${JSON.stringify(done.files)}::jsonb
    where id = ${id}::uuid`)
}

/** `nextMs` null: not tried again by itself. */
export async function failRun(
  tx: Executor,
  id: string,
  fault: Title,
  nextMs: number | null,
  atMs: number,
): Promise<void> {
  await tx.run(sql`
    update reports.run set state = ${nextMs === null ? 'failed' : 'waiting'}, fault = ${JSON.stringify(fault)}::jsonb,
      next_try_at = ${at(nextMs ?? atMs)}, ended_at = ${at(atMs)}
    where id = ${id}::uuid`)
}

export async function retryRun(tx: Executor, id: string, nowMs: number): Promise<boolean> {
  const touched = await tx.run(sql`
    update reports.run set state = 'waiting', tries = 0, next_try_at = ${at(nowMs)}
    where id = ${id}::uuid and state = 'failed'`)
  return touched > 0
}
