import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { at } from './call-store.ts'

/** Older cases of a demonstration keep no call. */
const DAYS = 30

/**
 * One call before each invented case of a hotline, and every twentieth time one that was served by itself or given up. All
 * is drawn from the case's number, so the same cases have the same calls.
 */
export async function addDemoCalls(
  tx: Executor,
  system: string,
  numbers: readonly { number: string; channel: string; lines: readonly string[] }[],
  nowMs: number,
): Promise<number> {
  const known = numbers.map(({ number, channel, lines }) => ({ number, channel, line: lines[0] ?? null }))
  return tx.run(sql`
    with known as (
      select * from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as n (number text, channel text, line text)
    ), told as (
      select k.id, k.case_no, k.reported_at, n.number, n.line, ('x' || substr(md5(k.case_no), 1, 7))::bit(28)::int as h
      from cases.v_case k join known n on n.channel = k.channel
      where k.external_no like 'DEMO-%' and k.reported_at > ${at(nowMs)} - make_interval(days => ${DAYS}) and k.reported_at <= ${at(nowMs)}
    ), calls as (
      select 'demo-' || case_no as external_id, number, line, reported_at - interval '95 seconds' as began, h, 'answered' as course, id, case_no
      from told
      union all
      select 'demo-' || case_no || '-x', number, line, reported_at - interval '7 minutes', h,
        case when h % 3 = 0 then 'abandoned' else 'selfServed' end, null, null
      from told where h % 20 = 0
    )
    insert into hotline.call (id, system, external_id, simulated, number, line, agent, caller_masked, offered_at, queued_at, answered_at,
      self_served_at, abandoned_at, ended_at, case_id, case_no, heard_at)
    select gen_random_uuid(), ${system}, external_id, true, number, line, case course when 'answered' then 'operator' || (h % 12 + 1) end,
      '199****' || lpad((h % 10000)::text, 4, '0'), began, began,
      case course when 'answered' then began + make_interval(secs => case when h % 60 = 1 then 17.5 else 2 + h % 110 / 10.0 end) end,
      case course when 'selfServed' then began + interval '40 seconds' end,
      case course when 'abandoned' then began + interval '22 seconds' end,
      began + case course when 'answered' then interval '80 seconds' when 'abandoned' then interval '22 seconds' else interval '40 seconds' end,
      id, case_no, ${at(nowMs)}
    from calls on conflict (system, external_id) do nothing`)
}

/** All lines up, of the second one a gap of twelve minutes three days ago. */
export async function addDemoLines(tx: Executor, lines: readonly string[], nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into hotline.line_event (line, at, is_up)
    select line, ${at(nowMs)} - interval '40 days', true from unnest(${[...lines]}::text[]) as line
    union all
    select ${lines[1] ?? lines[0] ?? ''}, ${at(nowMs)} - make_interval(days => 3, mins => 12 * no), no = 0
    from generate_series(0, 1) as no where ${lines.length > 0}
    on conflict do nothing`)
}
