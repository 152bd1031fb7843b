import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredRun {
  id: string
  map: string
  fileName: string
  filePath: string
  dryRun: boolean
  state: 'waiting' | 'running' | 'done' | 'failed'
  read: number
  new: number
  known: number
  rejected: number
  errorsPath: string | null
  fault: string | null
  startedBy: string
  startedMs: number
  endedMs: number | null
}

const COLUMNS = sql`id, map, file_name as "fileName", file_path as "filePath", dry_run as "dryRun", state, read_count as read,
  new_count as new, known_count as known, rejected_count as rejected, errors_path as "errorsPath", fault, started_by as "startedBy",
  (extract(epoch from started_at) * 1000)::float8 as "startedMs", (extract(epoch from ended_at) * 1000)::float8 as "endedMs"`

export async function addRun(
  db: Executor,
  run: Pick<StoredRun, 'id' | 'map' | 'fileName' | 'filePath' | 'dryRun' | 'startedBy'>,
): Promise<StoredRun> {
  return db.one<StoredRun>(sql`
    insert into intake.import_run (id, map, file_name, file_path, dry_run, started_by)
    values (${run.id}, ${run.map}, ${run.fileName}, ${run.filePath}, ${run.dryRun}, ${run.startedBy}) returning ${COLUMNS}`)
}

export async function findRun(db: Executor, id: string): Promise<StoredRun | null> {
  return db.maybeOne<StoredRun>(sql`select ${COLUMNS} from intake.import_run where id = ${id}`)
}

export async function listRuns(db: Executor): Promise<StoredRun[]> {
  return db.many<StoredRun>(sql`select ${COLUMNS} from intake.import_run order by started_at desc limit 100`)
}

export type RunChange = Partial<
  Pick<StoredRun, 'state' | 'read' | 'new' | 'known' | 'rejected' | 'errorsPath' | 'fault'>
>

export async function changeRun(db: Executor, id: string, change: RunChange): Promise<void> {
  const ended =
    change.state === undefined ? sql`ended_at` : change.state === 'running' ? sql`null` : sql`clock_timestamp()`
  await db.run(sql`
    update intake.import_run set state = coalesce(${change.state ?? null}, state), read_count = coalesce(${change.read ?? null}, read_count),
      new_count = coalesce(${change.new ?? null}, new_count), known_count = coalesce(${change.known ?? null}, known_count),
      rejected_count = coalesce(${change.rejected ?? null}, rejected_count), errors_path = coalesce(${change.errorsPath ?? null}, errors_path),
      fault = ${change.fault === undefined ? sql`fault` : sql`${change.fault}::text`}, ended_at = ${ended}
    where id = ${id}`)
}

/** Files of imports that ended before a moment, with the rows to correct. */
export async function oldFilesOf(db: Executor, beforeMs: number): Promise<{ id: string; paths: string[] }[]> {
  return db.many(sql`
    select id, array_remove(array[file_path, errors_path], null) as paths from intake.import_run
    where ended_at < to_timestamp(${beforeMs / 1000}) and errors_path is not null`)
}

export async function forgetFilesOf(db: Executor, id: string): Promise<void> {
  await db.run(sql`update intake.import_run set errors_path = null where id = ${id}`)
}

/** Files of imports that wait or run, and rejected rows that may still be fetched. */
export async function filesInUse(db: Executor): Promise<string[]> {
  const rows = await db.many<{ path: string }>(sql`
    select file_path as path from intake.import_run where state in ('waiting', 'running')
    union all select errors_path from intake.import_run where errors_path is not null`)
  return rows.map(({ path }) => path)
}

/** Imports of before that moment which have not ended, or broke off and were not taken up again since. */
export async function giveUpRuns(
  db: Executor,
  beforeMs: number,
  said: { interrupted: string; givenUp: string },
): Promise<void> {
  await db.run(sql`
    update intake.import_run set state = 'failed', fault = ${said.givenUp}, ended_at = coalesce(ended_at, clock_timestamp())
    where started_at < to_timestamp(${beforeMs / 1000})
      and (state in ('waiting', 'running') or (state = 'failed' and fault = ${said.interrupted} and ended_at < to_timestamp(${beforeMs / 1000})))`)
}
