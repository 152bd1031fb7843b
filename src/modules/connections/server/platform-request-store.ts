import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface PlatformRequest {
  id: string
  dataset: string
  fromUnit: string
  purpose: string
  basis: string
  dueMs: number
  askedMs: number
  no: string | null
  tries: number
}

export async function insertRequest(
  tx: Executor,
  row: { id: string; dataset: string; basis: string; simulated: boolean; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into connections.platform_request (sharing, dataset, basis, simulated, next_at)
    values (${row.id}, ${row.dataset}, ${row.basis}, ${row.simulated}, to_timestamp(${row.nowMs} / 1000.0))`)
}

/** Locked: the one whose turn it is, to be sent or to be asked after. */
export async function takeRequest(tx: Executor, nowMs: number): Promise<PlatformRequest | null> {
  return tx.maybeOne<PlatformRequest>(sql`
    with held as (
      select sharing, dataset, basis, no, tries from connections.platform_request
      where not is_over and next_at <= to_timestamp(${nowMs} / 1000.0) order by next_at limit 1 for update skip locked
    )
    select s.id, h.dataset, s.from_unit as "fromUnit", s.purpose, h.basis, h.no, h.tries,
      (extract(epoch from s.due_at) * 1000)::float8 as "dueMs", (extract(epoch from s.asked_at) * 1000)::float8 as "askedMs"
    from held h join connections.sharing s on s.id = h.sharing`)
}

/** Sent, or asked after without an answer yet: again at that time. */
export async function putOff(
  tx: Executor,
  { id, no, trouble, nextMs }: { id: string; no: string | null; trouble: string | null; nextMs: number },
): Promise<void> {
  await tx.run(sql`
    update connections.platform_request set no = ${no}::text, trouble = ${trouble}::text,
      tries = case when ${trouble}::text is null then 0 else tries + 1 end, next_at = to_timestamp(${nextMs} / 1000.0)
    where sharing = ${id}`)
}

export async function endRequest(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`update connections.platform_request set is_over = true, trouble = null where sharing = ${id}`)
}

/** How many have not been sent or asked after as they should, and since when. */
export async function requestHealth(db: Executor) {
  return db.one<{ waiting: number; trouble: string | null; lastOkMs: number | null }>(sql`
    select count(*) filter (where not p.is_over and p.no is null)::int as waiting,
      max(p.trouble) filter (where not p.is_over) as trouble,
      (extract(epoch from max(s.answered_at)) * 1000)::float8 as "lastOkMs"
    from connections.platform_request p join connections.sharing s on s.id = p.sharing`)
}
