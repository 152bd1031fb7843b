import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { After } from '#platform/http/moment-cursor.ts'
import type { SharingState } from '../contract/sharing.ts'

export interface StoredSharing {
  id: string
  fromUnit: string
  toUnit: string
  what: string
  purpose: string
  dueMs: number
  state: SharingState
  answer: string | null
  askedMs: number
  answeredMs: number | null
  platform: { basis: string; no: string | null; trouble: string | null; simulated: boolean } | null
}

const columns = sql`
  s.id, s.from_unit as "fromUnit", s.to_unit as "toUnit", s.what, s.purpose, s.state, s.answer,
  (extract(epoch from s.due_at) * 1000)::float8 as "dueMs", (extract(epoch from s.asked_at) * 1000)::float8 as "askedMs",
  (extract(epoch from s.answered_at) * 1000)::float8 as "answeredMs",
  (select jsonb_build_object('basis', p.basis, 'no', p.no, 'trouble', p.trouble, 'simulated', p.simulated)
    from connections.platform_request p where p.sharing = s.id) as platform`

/** Who asked and who is asked see it; the centre sees all. */
const isMine = ({ all, units }: Scope) =>
  all ? sql`true` : sql`(s.from_unit = any(${[...units]}::text[]) or s.to_unit = any(${[...units]}::text[]))`

export async function insertSharing(
  db: Executor,
  row: Omit<StoredSharing, 'state' | 'answer' | 'answeredMs' | 'platform'> & { askedBy: string },
): Promise<void> {
  await db.run(sql`
    insert into connections.sharing (id, from_unit, to_unit, what, purpose, due_at, state, asked_by, asked_at)
    values (${row.id}, ${row.fromUnit}, ${row.toUnit}, ${row.what}, ${row.purpose}, to_timestamp(${row.dueMs} / 1000.0),
      'asked', ${row.askedBy}, to_timestamp(${row.askedMs} / 1000.0))`)
}

export async function findSharing(db: Executor, scope: Scope, id: string): Promise<StoredSharing | null> {
  return db.maybeOne<StoredSharing>(sql`
    select ${columns} from connections.sharing s where s.id = ${id} and ${isMine(scope)}`)
}

/** False when somebody has answered already. */
export async function saveAnswer(
  db: Executor,
  { id, given, answer, by, nowMs }: { id: string; given: boolean; answer: string; by: string; nowMs: number },
): Promise<boolean> {
  const changed = await db.run(sql`
    update connections.sharing set state = ${given ? 'given' : 'refused'}, answer = ${answer}, answered_by = ${by},
      answered_at = to_timestamp(${nowMs} / 1000.0) where id = ${id} and state = 'asked'`)
  return changed === 1
}

export async function listStoredSharing(
  db: Executor,
  query: { scope: Scope; state: SharingState | null; before: After | null; limit: number },
): Promise<StoredSharing[]> {
  const { scope, state, before, limit } = query
  return db.many<StoredSharing>(sql`
    select ${columns} from connections.sharing s
     where ${isMine(scope)} ${state ? sql`and s.state = ${state}` : sql``}
       ${before ? sql`and (s.asked_at, s.id) < (to_timestamp(${before.atMs} / 1000.0), ${before.id}::uuid)` : sql``}
     order by s.asked_at desc, s.id desc limit ${limit}`)
}

export interface SharingCount {
  unit: string
  asked: number
  given: number
  refused: number
  open: number
  overdue: number
  inTime: number
  medianHours: number | null
  longestHours: number | null
}

export async function countStoredSharing(
  db: Executor,
  { scope, fromMs, toMs, nowMs }: { scope: Scope; fromMs: number; toMs: number; nowMs: number },
): Promise<SharingCount[]> {
  const hours = sql`(extract(epoch from s.answered_at - s.asked_at) / 3600.0)`
  return db.many<SharingCount>(sql`
    select s.to_unit as unit, count(*)::int as asked, count(*) filter (where s.state = 'given')::int as given,
           count(*) filter (where s.state = 'refused')::int as refused, count(*) filter (where s.state = 'asked')::int as open,
           count(*) filter (where coalesce(s.answered_at, to_timestamp(${nowMs} / 1000.0)) > s.due_at)::int as overdue,
           count(*) filter (where s.answered_at <= s.due_at)::int as "inTime",
           (percentile_cont(0.5) within group (order by ${hours}))::float8 as "medianHours",
           max(${hours})::float8 as "longestHours"
      from connections.sharing s
     where ${isMine(scope)} and s.asked_at >= to_timestamp(${fromMs} / 1000.0) and s.asked_at < to_timestamp(${toMs} / 1000.0)
     group by s.to_unit order by s.to_unit`)
}
