import { toRfc3339 } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { AskView } from '../contract.ts'

interface StoredAsk {
  no: string
  ask: AskView['ask']
  reason: string
  dueMs: number | null
  askedMs: number
  state: AskView['state']
  answer: string | null
  answeredMs: number | null
}

const COLUMNS = sql`message_no as no, ask, reason, extract(epoch from due)::float8 * 1000 as "dueMs",
  extract(epoch from asked_at)::float8 * 1000 as "askedMs", state, answer,
  extract(epoch from answered_at)::float8 * 1000 as "answeredMs"`

export async function asksOf(db: Executor, thread: string): Promise<AskView[]> {
  const rows = await db.many<StoredAsk>(sql`
    select ${COLUMNS} from exchange.ask where thread = ${thread} order by asked_at desc limit 100`)
  return rows.map(view)
}

export async function askOf(db: Executor, thread: string, no: string): Promise<AskView | null> {
  const row = await db.maybeOne<StoredAsk>(sql`
    select ${COLUMNS} from exchange.ask where thread = ${thread} and message_no = ${no}`)
  return row && view(row)
}

export async function insertAsk(
  tx: Executor,
  one: { no: string; thread: string; ask: string; reason: string; dueMs: number | null; by: string; atMs: number },
): Promise<boolean> {
  const made = await tx.run(sql`
    insert into exchange.ask (message_no, thread, ask, reason, due, asked_by, asked_at, state)
    values (${one.no}, ${one.thread}, ${one.ask}, ${one.reason},
      to_timestamp(${one.dueMs === null ? null : one.dueMs / 1000}::float8), ${one.by},
      to_timestamp(${one.atMs / 1000}), 'open')
    on conflict do nothing`)
  return made === 1
}

export async function answerAsk(
  tx: Executor,
  one: { thread: string; no: string; granted: boolean; answer: string },
  atMs: number,
): Promise<void> {
  await tx.run(sql`
    update exchange.ask set state = ${one.granted ? 'granted' : 'refused'}, answer = ${one.answer.slice(0, 2000)},
      answered_at = to_timestamp(${atMs / 1000})
     where thread = ${one.thread} and message_no = ${one.no} and state = 'open'`)
}

function view(row: StoredAsk): AskView {
  const { no, ask, reason, state, answer } = row
  return {
    ...{ no, ask, reason, state, answer },
    due: row.dueMs === null ? null : toRfc3339(row.dueMs),
    askedAt: toRfc3339(row.askedMs),
    answeredAt: row.answeredMs === null ? null : toRfc3339(row.answeredMs),
  }
}
