import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { DailyHead } from './daily-head.ts'

/** What a day's head is drawn from. */
export interface HashedLine {
  caseId: string
  seq: number
  hash: string
}

const FETCHED = 5000

const HEAD = sql`day::text as day, lines, cases, buckets, previous_head as "previousHead", head, public_key as "publicKey", signature`

export async function newestHead(db: Executor): Promise<DailyHead | null> {
  return db.maybeOne<DailyHead>(sql`select ${HEAD} from cases.daily_head order by day desc limit 1`)
}

/** Heads of later days, oldest first. */
export async function headsAfter(db: Executor, day: string | null, limit: number): Promise<DailyHead[]> {
  return db.many<DailyHead>(sql`
    select ${HEAD} from cases.daily_head where ${day === null ? sql`true` : sql`day > ${day}::date`} order by day limit ${limit}`)
}

/** False when another process has signed that day meanwhile. */
export async function insertHead(tx: Executor, head: DailyHead): Promise<boolean> {
  const rows = await tx.run(sql`
    insert into cases.daily_head (day, lines, cases, buckets, previous_head, head, public_key, signature)
    values (${head.day}::date, ${head.lines}, ${head.cases}, ${head.buckets}, ${head.previousHead}, ${head.head}, ${head.publicKey}, ${head.signature})
    on conflict (day) do nothing`)
  return rows === 1
}

/** Day of the oldest line of all. */
export async function firstRecordedDay(db: Executor): Promise<string | null> {
  const row = await db.one<{ day: string | null }>(sql`
    select (min(recorded_at) at time zone 'Asia/Shanghai')::date::text as day from cases.event`)
  return row.day
}

/** One day's lines by case and number, some thousand at a time; must run in a transaction. */
export async function* linesOfDay(tx: Executor, day: string): AsyncGenerator<HashedLine[]> {
  await tx.run(sql`
    declare lines_of_day no scroll cursor for
    select case_id as "caseId", seq, hash from cases.event
     where recorded_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
       and recorded_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
     order by case_id, seq`)
  for (;;) {
    const lines = await tx.many<HashedLine>(sql`fetch 5000 from lines_of_day`)
    if (lines.length > 0) yield lines
    if (lines.length < FETCHED) break
  }
  await tx.run(sql`close lines_of_day`)
}

/** Numbers of the cases with lines on that day whose id ends so, as far as they are asked for. */
export async function casesOfBucket(tx: Executor, day: string, ending: readonly string[], most: number) {
  const rows = await tx.many<{ caseNo: string }>(sql`
    select distinct c.case_no as "caseNo" from cases.event e join cases."case" c on c.id = e.case_id
     where e.recorded_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
       and e.recorded_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
       and right(e.case_id::text, 2) = any(${[...ending]})
     order by 1 limit ${most}`)
  return rows.map((row) => row.caseNo)
}
