import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface NewInbound {
  thread: string
  seq: number
  no: string
  kind: string
  bodyIndex: string
  bodySealed: string
  account: string
  sentMs: number
  atMs: number
}

/** False: a message stands there already, or one of that number is known. */
export async function insertInbound(tx: Executor, one: NewInbound): Promise<boolean> {
  await tx.run(sql`
    insert into exchange.thread (id, begun_at) values (${one.thread}, to_timestamp(${one.atMs / 1000}))
    on conflict do nothing`)
  return (
    (await tx.run(sql`
      insert into exchange.inbound
        (thread, seq, message_no, kind, body_index, body_sealed, account, state, next_try_at, sent_at, received_at)
      values (${one.thread}, ${one.seq}, ${one.no}, ${one.kind}, ${one.bodyIndex}, ${one.bodySealed}, ${one.account},
        'waiting', to_timestamp(${one.atMs / 1000}), to_timestamp(${one.sentMs / 1000}),
        to_timestamp(${one.atMs / 1000}))
      on conflict do nothing`)) === 1
  )
}

export interface StoredInbound {
  thread: string
  seq: number
  no: string
  kind: string
  bodyIndex: string
  state: string
}

/** What stands at that place, or has that number: at most two rows. */
export function inboundLike(tx: Executor, thread: string, seq: number, no: string): Promise<StoredInbound[]> {
  return tx.many<StoredInbound>(sql`
    select thread, seq, message_no as no, kind, body_index as "bodyIndex", state from exchange.inbound
     where (thread = ${thread} and seq = ${seq}) or message_no = ${no}`)
}

export async function takeNonce(tx: Executor, nonce: string, atMs: number): Promise<boolean> {
  const taken = await tx.run(sql`
    insert into exchange.nonce (nonce, at) values (${nonce}, to_timestamp(${atMs / 1000})) on conflict do nothing`)
  return taken === 1
}

export async function dropNonces(db: Executor, beforeMs: number): Promise<void> {
  await db.run(sql`delete from exchange.nonce where at < to_timestamp(${beforeMs / 1000})`)
}

export interface DueInbound {
  thread: string
  seq: number
  no: string
  kind: string
  bodyIndex: string
  bodySealed: string
  account: string
  tries: number
  caseId: string | null
}

/** The next message of each thread that is due, locked until the transaction ends; what others hold is left to them. */
export function takeDueInbound(tx: Executor, nowMs: number, limit: number): Promise<DueInbound[]> {
  return tx.many<DueInbound>(sql`
    select i.thread, i.seq, i.message_no as no, i.kind, i.body_index as "bodyIndex", i.body_sealed as "bodySealed",
      i.account, i.tries, (select t.case_id from exchange.thread t where t.id = i.thread) as "caseId"
    from exchange.inbound i
    where i.state = 'waiting' and i.next_try_at <= to_timestamp(${nowMs / 1000})
      and i.seq = (select t.down_done + 1 from exchange.thread t where t.id = i.thread)
    order by i.next_try_at limit ${limit} for update skip locked`)
}

export async function settleInbound(
  tx: Executor,
  one: { thread: string; seq: number; state: 'done' | 'refused'; note: string | null; caseId: string | null },
  atMs: number,
): Promise<void> {
  await tx.run(sql`
    update exchange.inbound set state = ${one.state}, note = ${one.note}, settled_at = to_timestamp(${atMs / 1000}),
      body_sealed = null, last_error = null, last_code = null
     where thread = ${one.thread} and seq = ${one.seq}`)
  await tx.run(sql`
    update exchange.thread set down_done = ${one.seq}, case_id = coalesce(case_id, ${one.caseId}::uuid),
      look_again = look_again or (case_id is null and ${one.caseId}::uuid is not null)
     where id = ${one.thread}`)
  await passSkipped(tx, one.thread)
}

/** Numbers that a person has skipped need no carrying out. */
async function passSkipped(tx: Executor, thread: string): Promise<void> {
  for (;;) {
    const passed = await tx.run(sql`
      update exchange.thread t set down_done = t.down_done + 1
       where t.id = ${thread} and exists (select from exchange.inbound i
         where i.thread = t.id and i.seq = t.down_done + 1 and i.state = 'skipped')`)
    if (passed === 0) return
  }
}

export async function deferInbound(
  tx: Executor,
  one: { thread: string; seq: number; code: string; error: string; nextMs: number },
): Promise<void> {
  await tx.run(sql`
    update exchange.inbound set tries = tries + 1, last_code = ${one.code}, last_error = ${one.error.slice(0, 500)},
      next_try_at = to_timestamp(${one.nextMs / 1000})
     where thread = ${one.thread} and seq = ${one.seq}`)
}

/** The number is filled, whether a message stands there or never came. False: it has been carried out. */
export async function skipInbound(
  tx: Executor,
  one: { thread: string; seq: number; no: string; reason: string; account: string },
  atMs: number,
): Promise<boolean> {
  const changed = await tx.run(sql`
    insert into exchange.inbound as i (thread, seq, message_no, kind, body_index, account, state, next_try_at, sent_at,
      received_at, settled_at, note)
    select id, ${one.seq}, ${one.no}, 'skipped', '', ${one.account}, 'skipped', to_timestamp(${atMs / 1000}),
      to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000}), to_timestamp(${atMs / 1000}), ${one.reason}
    from exchange.thread where id = ${one.thread} and down_done < ${one.seq}
    on conflict (thread, seq) do update set state = 'skipped', note = excluded.note, settled_at = excluded.settled_at,
      body_sealed = null where i.state = 'waiting'`)
  if (changed === 1) await passSkipped(tx, one.thread)
  return changed === 1
}

export function retryInbound(tx: Executor, thread: string, seq: number, nowMs: number): Promise<number> {
  return tx.run(sql`
    update exchange.inbound set next_try_at = to_timestamp(${nowMs / 1000})
     where thread = ${thread} and seq = ${seq} and state = 'waiting'`)
}
