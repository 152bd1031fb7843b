import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Older cases of a demonstration keep no message. */
const DAYS = 30

/** One message for each invented case that came by one of these sources; answers the cases. */
export async function addDemoMessages(
  tx: Executor,
  sources: readonly { id: string; channel: string }[],
  nowMs: number,
): Promise<string[]> {
  const known = JSON.stringify(sources.map(({ id, channel }) => ({ id, channel })))
  const rows = await tx.many<{ id: string }>(sql`
    insert into messages.message (id, source, external_no, channel, confidential, title, link, published_at, received_at, case_id, case_no,
      registered_by_name, registered_at)
    select gen_random_uuid(), s.id, k.external_no, k.channel, false, t.title, 'https://board.example.cn/' || lower(k.external_no),
      k.reported_at - interval '20 minutes', k.reported_at, k.id, k.case_no, '系统', k.reported_at
    from cases.v_case k
    join cases.v_case_text t on t.case_id = k.id
    join jsonb_to_recordset(${known}::jsonb) as s (id text, channel text) on s.channel = k.channel
    where k.external_no like 'DEMO-%' and k.reported_at > to_timestamp(${nowMs / 1000}::float8) - make_interval(days => ${DAYS})
    on conflict (source, external_no) do nothing returning case_id as id`)
  return rows.map(({ id }) => id)
}
