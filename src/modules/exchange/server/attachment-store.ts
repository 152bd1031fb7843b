import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Attachment } from '../domain/attachments.ts'

export async function insertAttachments(
  tx: Executor,
  message: { thread: string; seq: number; account: string },
  attachments: readonly Attachment[],
  atMs: number,
): Promise<void> {
  const rows = JSON.stringify(attachments.map((one, at) => ({ ...one, place: at + 1 })))
  await tx.run(sql`
    insert into exchange.attachment (thread, seq, place, attachment_id, mime, bytes, sha256, account, state, next_try_at)
    select ${message.thread}, ${message.seq}, r.place, r.id, r.mime, r.bytes, r.sha256, ${message.account}, 'waiting',
      to_timestamp(${atMs / 1000})
    from jsonb_to_recordset(${rows}::jsonb) as r(place int, id text, mime text, bytes int, sha256 text)
    on conflict do nothing`)
}

export interface DueAttachment extends Attachment {
  thread: string
  seq: number
  place: number
  account: string
  tries: number
  /** Of all that the message names. */
  total: number
  caseId: string
}

/** The one that is due first, locked until the transaction ends; what others hold is left to them. */
export function takeDueAttachment(tx: Executor, nowMs: number): Promise<DueAttachment | null> {
  return tx.maybeOne<DueAttachment>(sql`
    select a.thread, a.seq, a.place, a.attachment_id as id, a.mime, a.bytes, a.sha256, a.account, a.tries,
      (select count(*)::int from exchange.attachment o where o.thread = a.thread and o.seq = a.seq) as total,
      (select t.case_id from exchange.thread t where t.id = a.thread) as "caseId"
    from exchange.attachment a
    where a.state = 'waiting' and a.next_try_at <= to_timestamp(${nowMs / 1000})
      and exists (select from exchange.thread t where t.id = a.thread and t.case_id is not null)
    order by a.next_try_at, a.thread, a.seq, a.place limit 1 for update skip locked`)
}

type Place = Pick<DueAttachment, 'thread' | 'seq' | 'place'>
const at = ({ thread, seq, place }: Place) => sql`thread = ${thread} and seq = ${seq} and place = ${place}`

export async function settleAttachment(
  tx: Executor,
  one: Place,
  result: { state: 'done' | 'failed'; error: string | null },
  atMs: number,
): Promise<void> {
  await tx.run(sql`
    update exchange.attachment set state = ${result.state}, last_error = ${result.error},
      settled_at = to_timestamp(${atMs / 1000}) where ${at(one)}`)
}

export async function deferAttachment(tx: Executor, one: Place, error: string, nextMs: number): Promise<void> {
  await tx.run(sql`
    update exchange.attachment set tries = tries + 1, last_error = ${error.slice(0, 500)},
      next_try_at = to_timestamp(${nextMs / 1000}) where ${at(one)}`)
}

/** Only what a message up of that thread names goes out. */
export async function isToldOf(db: Executor, thread: string, id: string): Promise<boolean> {
  const named = JSON.stringify([{ id }])
  const { told } = await db.one<{ told: boolean }>(sql`
    select exists (select from exchange.outbound o
      where o.thread = ${thread} and o.body->'attachments' @> ${named}::jsonb) as told`)
  return told
}
