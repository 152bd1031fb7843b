import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Direction } from '../contract.ts'

export interface WaitingCount {
  up: number
  upSinceMs: number | null
  down: number
  downSinceMs: number | null
}

export function countWaiting(db: Executor): Promise<WaitingCount> {
  return db.one<WaitingCount>(sql`
    select u.n as up, u.since as "upSinceMs", d.n as down, d.since as "downSinceMs"
    from (select count(*)::int as n, extract(epoch from min(made_at))::float8 * 1000 as since
            from exchange.outbound where state = 'waiting') u,
         (select count(*)::int as n, extract(epoch from min(received_at))::float8 * 1000 as since
            from exchange.inbound where state = 'waiting') d`)
}

export interface StoredWaiting {
  direction: Direction
  thread: string
  seq: number
  kind: string
  caseId: string | null
  caseNo: string | null
  sinceMs: number
  nextSeq: number
  tries: number
  nextTryMs: number
  lastCode: string | null
  lastError: string | null
}

/** Those that stop others first: the longest waiting at the top. */
export function listWaitingRows(
  db: Executor,
  query: { direction?: Direction; thread?: string; limit: number },
): Promise<StoredWaiting[]> {
  const { direction = null, thread = null, limit } = query
  return db.many<StoredWaiting>(sql`
    select w.*, c.id as "caseId", c.case_no as "caseNo" from (
      (select 'up' as direction, o.thread, o.seq, o.kind, extract(epoch from o.made_at)::float8 * 1000 as "sinceMs",
        (select min(e.seq) from exchange.outbound e where e.thread = o.thread and e.state = 'waiting') as "nextSeq",
        o.tries, extract(epoch from o.next_try_at)::float8 * 1000 as "nextTryMs", null as "lastCode",
        o.last_error as "lastError"
      from exchange.outbound o
      where o.state = 'waiting' and (${direction}::text is null or ${direction} = 'up')
        and (${thread}::text is null or o.thread = ${thread})
      order by o.made_at, o.thread, o.seq limit ${limit})
      union all
      (select 'down', i.thread, i.seq, i.kind, extract(epoch from i.received_at)::float8 * 1000, t.down_done + 1, i.tries,
        extract(epoch from i.next_try_at)::float8 * 1000, i.last_code, i.last_error
      from exchange.inbound i join exchange.thread t on t.id = i.thread
      where i.state = 'waiting' and (${direction}::text is null or ${direction} = 'down')
        and (${thread}::text is null or i.thread = ${thread})
      order by i.received_at, i.thread, i.seq limit ${limit})
    ) w join exchange.thread h on h.id = w.thread left join cases.v_case c on c.id = h.case_id
    order by "sinceMs", w.thread, w.direction, w.seq limit ${limit}`)
}

export interface StoredMessage {
  direction: Direction
  seq: number
  kind: string
  state: string
  atMs: number
  settledMs: number | null
  note: string | null
}

/** The newest of a thread, in both directions. */
export function messagesOf(db: Executor, thread: string, limit: number): Promise<StoredMessage[]> {
  return db.many<StoredMessage>(sql`
    select * from (
      select 'up' as direction, seq, kind, state, extract(epoch from made_at)::float8 * 1000 as "atMs",
        extract(epoch from settled_at)::float8 * 1000 as "settledMs", coalesce(note, last_error) as note
      from exchange.outbound where thread = ${thread}
      union all
      select 'down', seq, kind, state, extract(epoch from received_at)::float8 * 1000,
        extract(epoch from settled_at)::float8 * 1000, coalesce(note, last_error)
      from exchange.inbound where thread = ${thread}
      order by "atMs" desc, seq desc limit ${limit}) newest
    order by "atMs", seq`)
}
