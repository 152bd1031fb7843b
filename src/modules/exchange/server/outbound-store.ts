import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Must be asked for before numbers are given: it holds the thread until the transaction ends. */
export interface LockedThread {
  id: string
  caseId: string | null
  toldSeq: number
  upMade: number
}

const THREAD = sql`id, case_id as "caseId", told_seq as "toldSeq", up_made as "upMade"`

export function lockThreadOfCase(tx: Executor, caseId: string): Promise<LockedThread | null> {
  return tx.maybeOne<LockedThread>(sql`select ${THREAD} from exchange.thread where case_id = ${caseId} for update`)
}

export function lockThread(tx: Executor, id: string): Promise<LockedThread | null> {
  return tx.maybeOne<LockedThread>(sql`select ${THREAD} from exchange.thread where id = ${id} for update`)
}

/** Cases whose thread has got them since the last look, held until the transaction ends. */
export async function takeToLookAgain(tx: Executor, limit: number): Promise<string[]> {
  const rows = await tx.many<{ caseId: string }>(sql`
    update exchange.thread set look_again = false
     where id in (select id from exchange.thread where look_again order by id limit ${limit} for update skip locked)
    returning case_id as "caseId"`)
  return rows.map(({ caseId }) => caseId)
}

/** Those of these cases that the city is told of. */
export async function threadedAmong(db: Executor, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`
    select case_id as id from exchange.thread where case_id = any(${[...caseIds]}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}

export function findThreadOfCase(db: Executor, caseId: string): Promise<{ id: string } | null> {
  return db.maybeOne(sql`select id from exchange.thread where case_id = ${caseId}`)
}

/** A case of our own that is passed up begins a thread, told from that line on. */
export async function beginThread(
  tx: Executor,
  one: { id: string; caseId: string; toldSeq: number },
  atMs: number,
): Promise<void> {
  await tx.run(sql`
    insert into exchange.thread (id, case_id, told_seq, begun_at, look_again)
    values (${one.id}, ${one.caseId}, ${one.toldSeq}, to_timestamp(${atMs / 1000}), true) on conflict do nothing`)
}

export interface NewOutbound {
  no: string
  kind: string
  body: Record<string, unknown>
}

/** Appends to the thread's messages up; the thread must be locked. */
export async function appendOutbound(
  tx: Executor,
  thread: LockedThread,
  messages: readonly NewOutbound[],
  toldSeq: number,
  atMs: number,
): Promise<void> {
  let seq = thread.upMade
  for (const { no, kind, body } of messages) {
    seq += 1
    await tx.run(sql`
      insert into exchange.outbound (thread, seq, message_no, kind, body, state, next_try_at, made_at)
      values (${thread.id}, ${seq}, ${no}, ${kind}, ${JSON.stringify(body)}::jsonb, 'waiting',
        to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000}))`)
  }
  await tx.run(sql`
    update exchange.thread set up_made = ${seq}, told_seq = greatest(told_seq, ${toldSeq}) where id = ${thread.id}`)
}

export interface DueOutbound {
  thread: string
  seq: number
  no: string
  kind: string
  body: Record<string, unknown>
  madeMs: number
  tries: number
}

/** The first waiting message of each thread that is due; others leave them alone until the lease is over. */
export function leaseOutbound(db: Executor, nowMs: number, leaseMs: number, limit: number): Promise<DueOutbound[]> {
  return db.many<DueOutbound>(sql`
    update exchange.outbound o set leased_until = to_timestamp(${(nowMs + leaseMs) / 1000})
    from (
      select w.thread, w.seq from exchange.outbound w
      where w.state = 'waiting' and w.next_try_at <= to_timestamp(${nowMs / 1000})
        and (w.leased_until is null or w.leased_until < to_timestamp(${nowMs / 1000}))
        and not exists (select from exchange.outbound e
          where e.thread = w.thread and e.seq < w.seq and e.state = 'waiting')
      order by w.next_try_at limit ${limit} for update skip locked
    ) due
    where o.thread = due.thread and o.seq = due.seq
    returning o.thread, o.seq, o.message_no as no, o.kind, o.body, o.tries,
      extract(epoch from o.made_at)::float8 * 1000 as "madeMs"`)
}

export async function settleOutbound(db: Executor, nos: readonly string[], atMs: number): Promise<void> {
  await db.run(sql`
    update exchange.outbound set state = 'sent', settled_at = to_timestamp(${atMs / 1000}), leased_until = null,
      last_error = null
     where message_no = any(${[...nos]}::uuid[]) and state = 'waiting'`)
}

export async function deferOutbound(db: Executor, no: string, error: string, nextMs: number): Promise<void> {
  await db.run(sql`
    update exchange.outbound set tries = tries + 1, last_error = ${error.slice(0, 500)}, leased_until = null,
      next_try_at = to_timestamp(${nextMs / 1000})
     where message_no = ${no} and state = 'waiting'`)
}

export function retryOutbound(tx: Executor, thread: string, seq: number, nowMs: number): Promise<number> {
  return tx.run(sql`
    update exchange.outbound set next_try_at = to_timestamp(${nowMs / 1000})
     where thread = ${thread} and seq = ${seq} and state = 'waiting'`)
}

/** Its content is replaced by why it is not told; the number stays filled. */
export function skipOutbound(
  tx: Executor,
  one: { thread: string; seq: number; reason: string },
  nowMs: number,
): Promise<number> {
  return tx.run(sql`
    update exchange.outbound set kind = 'skipped', note = ${one.reason}, tries = 0, last_error = null,
      body = jsonb_build_object('kind', kind, 'reason', ${one.reason}::text, 'state', body->'state'),
      next_try_at = to_timestamp(${nowMs / 1000})
     where thread = ${one.thread} and seq = ${one.seq} and state = 'waiting' and kind <> 'skipped'`)
}

export function sendAgainFrom(tx: Executor, thread: string, fromSeq: number, nowMs: number): Promise<number> {
  return tx.run(sql`
    update exchange.outbound set state = 'waiting', settled_at = null, tries = 0,
      next_try_at = to_timestamp(${nowMs / 1000})
     where thread = ${thread} and seq >= ${fromSeq} and state = 'sent'`)
}
